"""Writes the search index as a script: a page opened from a folder may not fetch JSON."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Move search_index.json, which Material's plugin has written by now, into `var __index`."""
    written = Path(config.site_dir) / "search/search_index.json"
    index = written.read_text(encoding="utf-8")
    written.with_suffix(".js").write_text(f"var __index = {index};\n", encoding="utf-8")
    written.unlink()
