"""Writes the search index a second time, as a script: a page opened from a folder may not fetch JSON."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Copy search_index.json, which Material's plugin has written by now, into `var __index`."""
    folder = Path(config.site_dir) / "search"
    index = (folder / "search_index.json").read_text(encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index = {index};\n", encoding="utf-8")
