"""A fork of one's own: `mkdocs.local.yml` and `local/`, which lie over what upstream has. Upstream never touches them.

Who runs a copy for a place of their own writes only there. So `git merge` takes up whatever upstream improves, and the
two never change the same file.
"""

from pathlib import Path

SETTINGS = "mkdocs.local.yml"
FOLDER = "local"
OWN = (SETTINGS, f"{FOLDER}/")  # all that a fork changes, and all that upstream leaves alone
CHANGE_ME = "CHANGE ME"  # stands where something is left to fill in


def is_fork(root: Path) -> bool:
    """Whether the project in `root` is a copy that somebody made their own."""
    return (root / SETTINGS).is_file() or (root / FOLDER).is_dir()


def settings_file(root: Path) -> Path:
    """Give the settings to build with: the fork's where there are any, else upstream's."""
    own = root / SETTINGS
    return own if own.is_file() else root / "mkdocs.yml"


def resources_file(root: Path) -> Path:
    """Give the file that new places are written into: the fork's, else upstream's."""
    return root / FOLDER / "resources.yml" if is_fork(root) else root / "resources.yml"
