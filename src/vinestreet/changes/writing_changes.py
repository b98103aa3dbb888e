"""Entries that are written in another way and say the same to readers."""

from collections.abc import Iterator
from pathlib import Path

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.place_facts import listed
from vinestreet.changes.raw_comparison import RawEntries
from vinestreet.changes.raw_fields import fields_in, label_of
from vinestreet.core.messages import Messages


def compare_writing(before: Path, now: Path, both: ComparedSites, told: set[str]) -> Iterator[ChangedItem]:
    """Give each place whose text differs in the two folders, and of which nothing is `told`, by their pages."""
    t, old, new = both.now.words, RawEntries.of(before), RawEntries.of(now)
    for id_, line in both.now.directory.listings.items():
        was, is_ = old.texts.get(id_, ""), new.texts.get(id_, "")
        moved = old.files.get(id_) != new.files.get(id_)
        if not (was and is_) or line.url in told or (was.strip() == is_.strip() and not moved):
            continue
        what = [t("changes.written_file", file=new.files[id_])] if moved else []
        what += _written(was, is_, t)
        said = listed(what) or t("changes.written_marks")
        yield ChangedItem(both.now.say.title(line), [t("changes.nothing_but", what=said)])


def _written(before: str, now: str, t: Messages) -> Iterator[str]:
    old, new = fields_in(before), fields_in(now)
    if old is None or new is None:
        return
    other = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    if other:
        yield t("changes.written_fields", fields=listed(label_of(name, t) for name in other))
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield t("changes.written_order")
    if _remarks(before) != _remarks(now):
        yield t("changes.written_remarks")
    elif sorted(map(str.strip, before.splitlines())) != sorted(map(str.strip, now.splitlines())) and not other:
        yield t("changes.written_marks")


def _remarks(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
