"""Everything that the site can keep on a reader's device. Scripts take the names from here, and so does the page about
privacy: nothing can be kept that is not on that page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoredItem:
    """Something kept: where (the browser's own name for it), under which name, and its key below `kept:` in messages/.

    Scripts add the site's path to the name, so that several sites on one host never touch each other's.
    """

    id: str
    where: str
    name: str


STORED_ITEMS = (
    StoredItem("list", "localStorage", "vine-street.my-list"),
    StoredItem("said", "localStorage", "vine-street.said"),
    StoredItem("copy", "Cache Storage", "vine-street.copy"),
    StoredItem("left", "sessionStorage", "vine-street.left"),
    StoredItem("forget", "localStorage", "vine-street.forget"),
    StoredItem("words", "window.name", "vine-street.words"),
    StoredItem("search", "sessionStorage", "vine-street.search"),
)


def storage_keys() -> dict[str, str]:
    """Give the names by id, for scripts."""
    return {kept.id: kept.name for kept in STORED_ITEMS}
