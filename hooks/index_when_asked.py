"""Material's index of what there is to read, made when somebody searches, while the site is served. No hook itself.

To take all texts apart is a quarter of a rebuild's time, and most saves are looked at without a search.
"""

from copy import copy
from functools import cached_property
from typing import Any

from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page


class IndexWhenAsked(SearchIndex):  # type: ignore[misc] # Material has no types
    """The index, which takes its pages apart at the first look at its entries."""

    def __init__(self, index: SearchIndex) -> None:
        """Begin without pages, in the place of an `index` that has none yet."""
        self.config = index.config
        self._pages: list[Page] = []

    def add_entry_from_context(self, page: Page) -> None:
        """Take up `page` as it is now; its content is changed for its template later."""
        self._pages.append(copy(page))

    @cached_property
    def entries(self) -> list[dict[str, Any]]:
        """Every section of the pages."""
        index = SearchIndex(**self.config)
        for page in self._pages:
            index.add_entry_from_context(page)
        entries: list[dict[str, Any]] = index.entries
        return entries

    def generate_search_index(self, prev: object) -> str:
        """Give nothing for Material's own search, which no page loads."""
        return "{}"
