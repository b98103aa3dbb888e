"""Places that say they are invented, and don't look it: most often a real one, whose entry was copied from an example.

An invented place shows that it is one: by a number that is kept for stories, by an address that nobody can have
(RFC 2606), or by sharing a street, a house or people with a place that does.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.problems import Mended, Problem
from vinestreet.directory.entry_lines import field_line
from vinestreet.directory.model import Directory, Listing
from vinestreet.schema.invented_numbers import is_invented

_NOBODYS = re.compile(r"[@.](?:example|test|invalid)(?![\w.-])|[@/.]example\.(?:com|org|net)\b")
# Words that real and invented places have alike.
_COMMON = frozenset(
    "street road avenue lane court hill place square house room hall center centre club group circle night morning "
    "evening saturday sunday monday tuesday wednesday thursday friday community church parish library school food "
    "kitchen pantry soup breakfast lunch dinner cafe coffee laundry shower clothes shelter health clinic peer peers "
    "support line free open door upstairs basement floor window back front north south east west upper lower new old "
    "city town county river people friends family women young with from that this".split()
)


def check_samples(root: Path, directory: Directory, country: str) -> Iterator[Problem]:
    """Give the samples of the project in `root` that look like real places, each with its line."""
    samples = [listing for listing in directory.listings.values() if listing.sample]
    marked = [listing for listing in samples if _is_marked(listing, country)]
    names = {word for listing in marked for word in _names(listing)}
    for listing in samples:
        if listing in marked or names & _names(listing):
            continue
        where = field_line(directory, root, listing.id, "sample")
        now = (root / where.file).read_text(encoding="utf-8-sig").splitlines()[where.line - 1 : where.line]
        mended = Mended(where.line, tuple(now), ()) if "sample" in "".join(now) else None
        yield Problem(where.file, where.line, listing.id, "sample", "sample_unlike", mended=mended)


def _is_marked(listing: Listing, country: str) -> bool:
    numbers = [line.number.dialled for line in (*listing.phones, *listing.texts)]
    addresses = " ".join((*listing.websites, *listing.emails, *listing.chats))
    return any(is_invented(number, country) for number in numbers) or bool(_NOBODYS.search(addresses))


def _names(listing: Listing) -> set[str]:
    said = f"{listing.name} {listing.organisation} {listing.address}"
    words = {word.casefold() for word in re.findall(r"\b[A-Z][\w]{3,}", said)}
    return words - _COMMON
