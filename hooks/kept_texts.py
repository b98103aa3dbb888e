"""Keeps what Markdown made of each text from one rebuild to the next, while the site is served. No hook itself.

Markdown is a third of a rebuild's time, and at most one text changes at a save.
"""

import logging
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")  # by Page.render


class KeptTexts:
    """What was made of each text, by its path, and what it was made from."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, tuple[object, dict[str, Any]]] = {}

    def take_up(self, page: Page, markdown: str, beside: object) -> None:
        """Let `page` be as it was if its `markdown` and all `beside` it are the same; else keep what is made of it.

        What MkDocs warned of is made anew each time, so that it warns again.
        """
        name, made_from = page.file.src_uri, (markdown, beside)
        before, made = self._kept.get(name, (None, {}))
        render = page.render

        def keep(config: MkDocsConfig, files: Files) -> None:
            warnings = CountHandler(level=logging.WARNING)
            logger = logging.getLogger("mkdocs")
            logger.addHandler(warnings)
            render(config, files)
            logger.removeHandler(warnings)
            if not warnings.get_counts():
                self._kept[name] = made_from, {part: getattr(page, part) for part in MADE}

        def as_before(config: MkDocsConfig, files: Files) -> None:
            vars(page).update(made)

        page.render = as_before if before == made_from else keep  # type: ignore[method-assign]
