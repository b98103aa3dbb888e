"""The drawing that stands for the site: beside its name, in tabs, and below it on a phone. A fork's own is one file."""

from pathlib import Path

from vinestreet.core.project_paths import LayeredFolder

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def own_icon(root: Path) -> str:
    """Give the path within the site of the icon that the fork in `root` has for its own: `local/assets/icon.svg`, or
    `icon.png` where there is none; empty where upstream's is shown.
    """
    assets = LayeredFolder(root / "assets")
    names = (f"icon{ending}" for ending in TYPES)
    return next((f"assets/{name}" for name in names if assets.is_own(name)), "")
