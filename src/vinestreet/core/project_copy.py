"""A copy of a project, in which something can be put right for a while."""

import shutil
from pathlib import Path

from vinestreet.core.build_date import ask_git

_NOT_NEEDED = frozenset("node_modules site site.new site.old dist tests src bench tools contributing".split())


def copy_project(root: Path, into: Path) -> Path:
    """Copy what a site is made of from the folder `root` into the new folder `into`, and say where it is.

    Its history is there as well, to ask git of. Links stay links: nobody reads through them.
    """
    copy = into / (ask_git(root, "rev-parse", "--show-prefix") or "")
    copy.mkdir(parents=True)
    for path in root.iterdir():
        if path.name.startswith(".") or path.name in _NOT_NEEDED:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy / path.name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, copy / path.name, follow_symlinks=False)
    if history := ask_git(root, "rev-parse", "--absolute-git-dir"):
        (into / ".git").write_text(f"gitdir: {history}\n", encoding="utf-8", newline="\n")
    return copy
