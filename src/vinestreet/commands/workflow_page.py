"""The page of a workflow's run, onto which a step writes Markdown.

What is printed there is read for commands; what is written onto the page is not.
"""

import os
from pathlib import Path

SUMMARY = "GITHUB_STEP_SUMMARY"  # names the file: https://docs.github.com/en/actions/reference/workflows-and-actions


def write_on_page(markdown: str) -> bool:
    """Add `markdown` to the page; gives whether there is one."""
    file = os.environ.get(SUMMARY)
    if not file:
        return False
    with Path(file).open("a", encoding="utf-8") as page:
        page.write(markdown.rstrip("\n") + "\n\n")
    return True
