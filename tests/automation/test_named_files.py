"""Comments lead to modules that are there: a file moves, and its name in a comment far away does not."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.frozen_town import PROJECT

NAME = re.compile(r"(?<![\w/.*{}<-])((?:[\w-]+/)*[\w-]+\.py)(?![\w*])")
READ = ("src", "hooks", "overrides", "tools", "ARCHITECTURE.md", "CONTRIBUTING.md", "contributing/decisions")
ELSEWHERE = {"material/templates/__init__.py", "mkdocs/utils/meta.py"}  # of other packages


def tracked() -> set[str]:
    said = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False).stdout
    return set(said.split())


COMMENTS = {
    ".py": r'"""(.*?)"""|(?m:(?<!\S)#(.*)$)',
    ".js": r"/\*(.*?)\*/|(?m:(?<!\S)//(.*)$)",
    ".ts": r"/\*(.*?)\*/|(?m:(?<!\S)//(.*)$)",
    ".css": r"/\*(.*?)\*/()",
    ".html": r"\{#(.*?)#\}()",
    ".md": r"(.*)()",
}


def comments(path: Path) -> str:
    pattern = COMMENTS.get(path.suffix)
    found = re.findall(pattern, path.read_text(encoding="utf-8"), flags=re.DOTALL) if pattern else []
    return "\n".join(one or other for one, other in found)


def test_every_module_that_a_comment_names_is_there():
    files = tracked()
    if not files:
        pytest.skip("no repository, so nobody says which files there are")
    missing = [
        f"{name}: {found}"
        for name in sorted(files)
        if name.startswith(READ) and (PROJECT / name).is_file()
        for found in NAME.findall(comments(PROJECT / name))
        if found not in ELSEWHERE and not any(f"/{file}".endswith(f"/{found}") for file in files)
    ]
    assert not missing, "\n".join(missing)
