"""The outside links of a site: websites and chats of listings, and links in texts, with where each stands."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from vinestreet.core.markdown_text import line_of
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.entry_lines import Where, places_of
from vinestreet.directory.model import Directory
from vinestreet.lint.text_links import addresses_in

# Names that belong to nobody, kept for examples and trials: RFC 2606, RFC 6761.
_RESERVED = frozenset("example test invalid localhost".split())
_RESERVED_BELOW = frozenset("example.com example.net example.org".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a link stands; `entry` and `field` only in a listing."""

    where: Where
    entry: str = ""
    field: str = ""


def outside_links(directory: Directory, root: Path) -> dict[str, list[Mention]]:
    """Give each outside address of the project in `root`, and where it stands. Closed places are left out."""
    places = places_of(directory, root)
    found: dict[str, list[Mention]] = {}
    for listing in directory.listings.values():
        if listing.status.kind != "closed":
            for field, addresses in (("website", listing.websites), ("chat", listing.chats)):
                for address in addresses:
                    found.setdefault(address, []).append(Mention(places[listing.id], listing.id, field))
    docs = LayeredFolder(root / "docs")
    for name, file in docs.files(".md").items():
        source = file.read_text(encoding="utf-8")
        for at, address in addresses_in(source):
            if address.lower().startswith(("http://", "https://")):
                where = Where(docs.shown(name), line_of(source, at))
                found.setdefault(address, []).append(Mention(where))
    return found


def is_reserved(address: str) -> bool:
    """Whether the name in `address` is kept for examples, so that nobody can answer there."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    labels = host.split(".")
    return labels[-1] in _RESERVED or ".".join(labels[-2:]) in _RESERVED_BELOW
