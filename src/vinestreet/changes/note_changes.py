"""What peers say of a place, before and now: whose note is new, gone, or says something else under the same name."""

from collections.abc import Iterator, Sequence

from vinestreet.changes.changed_words import differing_part
from vinestreet.changes.place_facts import bare, listed, signed
from vinestreet.directory.listing_parts import Note
from vinestreet.site.site import Site


def changed_notes(before: Sequence[Note], now: Sequence[Note], site: Site) -> Iterator[str]:
    """Give a sentence for each note that is other than it was, and say which stay where one went."""
    t = site.words
    gone = [note for note in before if note not in now]
    for note in (note for note in now if note not in before):
        same = next((other for other in gone if (other.by, other.on) == (note.by, note.on)), None)
        same = same or next((other for other in gone if other.say == note.say), None)
        if same is None:
            yield t("changes.note_new", words=note.say, signed=bare(signed(note, site)))
            continue
        gone.remove(same)
        if same.say != note.say:
            was, is_ = differing_part(same.say, note.say)
            yield t("changes.note_changed", signed=bare(signed(note, site)), before=bare(was), now=bare(is_))
        else:
            values = {"before": bare(signed(same, site)), "now": bare(signed(note, site))}
            yield t("changes.note_signed", words=note.say, **values)
    for note in gone:
        yield t("changes.note_gone", words=note.say, signed=bare(signed(note, site)))
    if gone:
        stay = [bare(note.by) for note in now if note in before]
        yield t("changes.notes_stay", count=len(stay), names=listed(stay)) if stay else t("changes.notes_none")
    if [*before] != [*now] and sorted(map(repr, before)) == sorted(map(repr, now)):
        yield t("changes.note_order", signed=bare(signed(now[0], site)))


def gone_with_it(notes: Sequence[Note], site: Site) -> Iterator[str]:
    """Say which notes go with their place."""
    if notes:
        named = listed(f"“{note.say}” ({bare(signed(note, site))})" for note in notes)
        yield site.words("changes.notes_go_too", count=len(notes), notes=named)
