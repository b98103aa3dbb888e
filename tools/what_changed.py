"""Say whether a change is of content alone, so that a workflow can leave the program's tests out.

usage: python3 tools/what_changed.py

Runs before anything is installed. In a workflow, it compares what is checked out with what was there before: of a pull
request that is the first parent of the commit that the code host makes of both, of a push what the host says. It prints
one sentence, and writes `kind=content` or `kind=code` for the jobs after it. Where anything is not as it expects, all
tests run. Which file is what: src/vinestreet/changes/changed_files.py.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from vinestreet.changes.changed_files import FileKind, changed_files

MOST_NAMED = 3


def main() -> None:
    """Print why, and hand the kind on."""
    kind, why = kind_of_change(Path.cwd())
    print(why)
    for name, text in (("GITHUB_OUTPUT", f"kind={kind}"), ("GITHUB_STEP_SUMMARY", why)):
        if file := os.environ.get(name):
            with Path(file).open("a", encoding="utf-8") as opened:
                opened.write(f"{text}\n")


def kind_of_change(root: Path) -> tuple[str, str]:
    """Give `content` or `code`, and why, in a sentence."""
    base = _base(root)
    if not base:
        return "code", "It isn't known what this was before, so the program's tests run too."
    try:
        files = changed_files(root, base, "HEAD")
    except subprocess.CalledProcessError:
        return "code", "Git can't compare this with what was before, so the program's tests run too."
    others = [file.path for file in files if file.kind is not FileKind.CONTENT]
    if others:
        # A name is somebody's words, and what a workflow prints may be a command.
        names = [path for path in others if re.fullmatch(r"[\w./-]+", path, re.ASCII)][:MOST_NAMED]
        more = f" ({', '.join(names)}{', …' if len(others) > len(names) else ''})" if names else ""
        return "code", f"More than content changes{more}, so the program's tests run too."
    return "content", "Only content changes: places, texts or pictures. So the program's tests don't have to run."


def _base(root: Path) -> str:
    """The commit before the change; nothing where it cannot be told."""
    event = os.environ.get("GITHUB_EVENT_NAME", "")
    if event == "pull_request":
        parents = _git(root, "rev-list", "--parents", "--max-count=1", "HEAD").split()[1:]
        return parents[0] if len(parents) == 2 else ""
    if event == "push":
        try:
            before = str(json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["before"])
        except (KeyError, OSError, ValueError, TypeError):
            return ""
        is_there = re.fullmatch("[0-9a-f]{40}", before) and _git(root, "cat-file", "-t", before) == "commit"
        return before if is_there else ""
    return ""


def _git(root: Path, *asked: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *asked], capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    main()
