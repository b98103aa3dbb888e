"""Entries of resources.yml that stand where they do not belong: inside another one, or in the wrong section."""

from collections.abc import Mapping, Sequence
from typing import Any

from vinestreet.directory.entry_heads import Entry, Rows
from vinestreet.directory.entry_layout import STEP
from vinestreet.directory.line_shapes import Row
from vinestreet.directory.model import Listing, Need
from vinestreet.directory.slips import Slip
from vinestreet.schema.records import fields_of

SECTIONS: Mapping[str, Any] = {"needs": Need, "resources": Listing}
_REQUIRED = {name for name, part in fields_of(Listing).items() if part.metadata["required"]}
_SMALL = 6  # rows; an entry of the needs has no more


def cuts_another(above: str, piece: str) -> bool:
    """Whether the entry in `piece`, directly below the text of another, was pasted between that one's fields."""
    outer, entry = (
        Entry("", rows[0], rows[1:], Listing)
        for rows in ([Row(0, line) for line in text.split("\n")] for text in (above, piece))
    )
    return cut_at(outer, entry, len(piece) - len(piece.lstrip(" "))) is not None


def _known(entry: Entry, column: int) -> list[tuple[int, str]]:
    return [(at, name) for at, name in entry.fields(column) if name in fields_of(entry.of)]


def cut_at(outer: Entry, entry: Entry, header: int) -> int | None:
    """Give where in an entry that cut another in two the rest of that begins; None where nothing speaks for it."""
    if outer.of is not Listing or not outer.gap:
        return None
    above = [name for _, name in _known(outer, header + STEP)]
    inside = _known(entry, header + STEP)
    order = list(fields_of(Listing))
    lacks = not set(above) >= _REQUIRED
    names = [name for _, name in inside]
    for split in range(1, len(inside)):
        own, rest = names[:split], names[split:]
        if len(set(own)) < len(own) or len(set(above + rest)) < len(above + rest):
            continue
        if not set(own) >= _REQUIRED or not set(above + rest) >= _REQUIRED:
            continue
        doubled = len(set(names)) < len(names)
        backward = order.index(rest[0]) < order.index(own[-1])
        if above and order.index(above[-1]) > order.index(rest[0]):
            continue
        if doubled or lacks or backward:
            return inside[split][0]
    return None


def without_end(rows: Rows) -> Rows:
    """Give the rows without the empty ones at their end."""
    last = next((at for at in range(len(rows), 0, -1) if rows[at - 1].text.strip()), 0)
    return rows[:last]


def with_lost_title(parts: Sequence[Entry | Row], column: int) -> tuple[list[Entry | Row], list[Slip]]:
    """Give entries, and rows between them, with the title of the places above the first, where the file has none."""
    if any(isinstance(part, Row) and part.text.startswith("resources:") for part in parts):
        return list(parts), []
    places = [
        at for at, part in enumerate(parts) if isinstance(part, Entry) and _other_kind(part, column) == "resources"
    ]
    if not places:
        return list(parts), []
    first = parts[places[0]]
    assert isinstance(first, Entry)
    for part in parts[places[0] :]:
        if isinstance(part, Entry):
            part.of = Listing
    number = first.head.number
    slip = Slip(number, number, "slip_no_section", values={"found": f"{first.id}:"})
    return [*parts[: places[0]], Row(number, "resources:"), *parts[places[0] :]], [slip]


def in_their_sections(parts: Sequence[Entry | Row], column: int) -> tuple[list[Entry | Row], list[Slip]]:
    """Give entries, and rows between them, with each entry in the section of its kind, and what had to be moved.

    It is moved above the first that belongs there. An entry above all sections is one of nothing yet.
    """
    wrong = {id(part): kind for part in parts if isinstance(part, Entry) and (kind := _other_kind(part, column))}
    kept, slips = list(parts), []
    for entry in [part for part in parts if isinstance(part, Entry) and id(part) in wrong]:
        kind = wrong[id(entry)]
        there = [
            part for part in kept if isinstance(part, Entry) and part.of is SECTIONS[kind] and id(part) not in wrong
        ]
        among, entry.of = _title_of(entry.of), SECTIONS[kind]
        if not there:
            continue
        target = there[0].head.number
        kept.remove(entry)
        entry.rows = without_end(entry.rows)
        at = kept.index(there[0])
        kept[at:at] = [entry, Row(target, "")]
        values: dict[str, object] = {
            "to": target,
            "section": f"{kind}:",
            "other": f"{there[0].id}:",
        }
        slips.append(Slip(entry.head.number, entry.last, f"slip_among_{among}", entry.id, values=values))
    return kept, slips


def _title_of(of: Any) -> str:
    return next((name for name, kind in SECTIONS.items() if kind is of), "nothing")


def _other_kind(entry: Entry, column: int) -> str:
    """The section that an entry belongs to by its fields, where it stands in another."""
    if entry.of is Listing and len(entry.rows) > _SMALL:
        return ""
    names = {name for _, name in entry.fields(column + STEP)}
    need = names >= {"label", "icon"} and not names & {"name", "what"}
    place = not need and len(names & set(fields_of(Listing))) > 1
    if entry.of is Listing:
        return "needs" if need else ""
    return "resources" if place else ""
