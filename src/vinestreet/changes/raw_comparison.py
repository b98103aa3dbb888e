"""What a change does to entries and files that cannot be read: told from their texts alone, loud and first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from vinestreet.changes.change_report import ChangedItem, ChangedSection
from vinestreet.changes.changed_files import FileChange, FileKind
from vinestreet.changes.check_changes import checked_how
from vinestreet.changes.raw_fields import changed_fields, changed_lines, fields_in, is_secret_text
from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem
from vinestreet.directory.checked_values import CHECKED_FIELDS
from vinestreet.directory.entry_lines import NotSplitError, cut_entries, is_listing_file
from vinestreet.site.site import Site

MOST_BYTES = 4_000_000
_ALIKE = 0.6  # of the fields that two entries have: so many in common are one place under another id


@dataclass(frozen=True, slots=True)
class RawEntries:
    """Entries of the project in a folder by id, each as its own YAML without the id, and the file that it stands in."""

    texts: dict[str, str]
    files: dict[str, str]

    @classmethod
    def of(cls, root: Path) -> "RawEntries":
        """Cut every file with places apart; what cannot be cut has none."""
        texts: dict[str, str] = {}
        files: dict[str, str] = {}
        for part in ("", "local/"):
            whole = root / part / "resources.yml"
            try:
                pieces = cut_entries(_text(whole))[1]
            except NotSplitError:
                pieces = []
            own = sorted((root / part / "resources").glob("*.yml"))
            found = [(id_, dedent(piece.partition("\n")[2])) for id_, piece in pieces if id_]
            for id_, text in found:
                texts[id_] = texts.get(id_, "") + text
                files.setdefault(id_, f"{part}resources.yml")
            for file in own:
                texts[file.stem] = texts.get(file.stem, "") + _text(file)
                files.setdefault(file.stem, f"{part}resources/{file.name}")
        return cls(texts, files)

    def name(self, id_: str) -> str:
        """Give the name that the entry has for readers, or its id."""
        return "".join((fields_in(self.texts.get(id_, "")) or {}).get("name", (id_,))) or id_


def renamed_ids(before: RawEntries, now: RawEntries) -> dict[str, str]:
    """Give the new id of each entry that stands under another one: most of its fields are those that it had."""
    found: dict[str, str] = {}
    new = {id_: fields_in(text) or {} for id_, text in now.texts.items() if id_ not in before.texts}
    for id_ in (each for each in before.texts if each not in now.texts):
        was = fields_in(before.texts[id_]) or {}
        alike = {
            other: sum(was[name] == fields.get(name) for name in was) / max(len(was), len(fields), 1)
            for other, fields in new.items()
        }
        best = max(alike, key=lambda other: alike[other], default="")
        if best and alike[best] >= _ALIKE and best not in found.values():
            found[id_] = best
    return found


@dataclass(frozen=True, slots=True)
class Unread:
    """Everything the reader refused of the project in `now`, which was in the folder `before`."""

    before: Path
    now: Path
    problems: Sequence[Problem]
    t: Messages

    def section(self, site: Site | None, *, everything: Sequence[FileChange] = ()) -> ChangedSection:
        """Tell it; `site` is the one before. With the files of `everything`, nothing else could be compared."""
        old, new = RawEntries.of(self.before), RawEntries.of(self.now)
        items = list(self._entries(old, new, site, bool(everything)))
        named = {problem.file for problem in self.problems}
        files = [change.path for change in everything if change.kind is not FileKind.CODE]
        for path in dict.fromkeys((*named, *files)):
            if item := self._file(
                path, entries_told={problem.entry for problem in self.problems} & {*old.texts, *new.texts}
            ):
                items.append(item)
        return ChangedSection("unread", items, loud=True)

    def _entries(self, old: RawEntries, new: RawEntries, site: Site | None, everything: bool) -> Iterator[ChangedItem]:
        t, moved = self.t, renamed_ids(old, new)
        refused = {problem.entry for problem in self.problems}
        back = {new_: old_ for old_, new_ in moved.items()}
        points = {str(problem.values.get("found")) for problem in self.problems if _points(problem)}
        ids = [id_ for id_ in new.texts if id_ in refused or everything or back.get(id_) in points]
        ids += [id_ for id_ in old.texts if id_ not in new.texts and id_ not in moved and (everything or id_ in points)]
        crisis = (*site.place.crisis, site.place.emergency) if site else ()
        # The lines for a crisis first.
        for id_ in sorted(dict.fromkeys(ids), key=lambda id_: back.get(id_, id_) not in crisis):
            was = back.get(id_, id_)
            own = [each for each in self.problems if each.entry == id_ and each.values.get("found") not in moved]
            said = [t("changes.crisis_line")] if was in crisis else []
            if id_ not in new.texts:
                said.append(t("changes.gone_place", url=f"directory/{id_}.html"))
                said += [*self._pointing(id_), t("changes.gone_or_closed")]
                yield ChangedItem(old.name(id_), said)
                continue
            if was != id_:
                said.append(t("changes.address_of_page", before=f"directory/{was}.html", now=f"directory/{id_}.html"))
                said += self._pointing(was)
            before, now = old.texts.get(was, ""), new.texts[id_]
            if was in crisis and _differs(before, now, ("phone", "text")):
                said.append(t("changes.ask_crisis"))
            changed = list(changed_fields(before, now, own, t))
            if before == now and not own and was == id_:
                continue
            listing = site.directory.listings.get(was) if site else None
            if changed and listing and listing.checked and site and _differs(before, now, CHECKED_FIELDS):
                changed.append(t("changes.not_checked_since", how=checked_how(listing.checked, site)))
            if was != id_:
                changed.append(t("changes.rest_stays"))
            name = old.name(was) if before else t("changes.new_place", name=new.name(id_))
            if changed or said:
                yield ChangedItem(name, [*said, *changed])

    def told_ids(self) -> set[str]:
        """Give the ids, now, of places that stand under another one, and of those that did not change."""
        old, new = RawEntries.of(self.before), RawEntries.of(self.now)
        same = {id_ for id_, text in new.texts.items() if old.texts.get(id_) == text}
        return same | set(renamed_ids(old, new).values())

    def _pointing(self, id_: str) -> Iterator[str]:
        """Say who still points to an id that is gone, as the reader found it."""
        new = RawEntries.of(self.now)
        pointing = [problem for problem in self.problems if _points(problem) and problem.values.get("found") == id_]
        if pointing:
            named = (new.name(each.entry) if each.entry in new.texts else each.file for each in pointing)
            yield self.t("changes.still_point", id=id_, names=", ".join(dict.fromkeys(named)))

    def _file(self, path: str, entries_told: set[str]) -> ChangedItem | None:
        """Tell of a file: of one with places, what stands above them."""
        t = self.t
        old, new = (_text(_inside(root, path)) for root in (self.before, self.now))
        own = [each for each in self.problems if each.file == path and each.entry not in entries_told]
        own = [each for each in own if not _points(each)]
        if path.endswith("resources.yml"):
            old, new = _above(old), _above(new)
        elif is_listing_file(Path(path)):
            return None
        if old == new and not own:
            return None
        if path.endswith(".yml"):
            said = list(changed_fields(old, new, own, t)) if old and new else list(_lines(old, new, t))
        else:
            said = [*_lines(old, new, t), *(t("changes.raw_refused", why=each.said(t)) for each in own)]
        return ChangedItem(path, said)


def _lines(old: str, new: str, t: Messages) -> Iterator[str]:
    if is_secret_text(old) or is_secret_text(new):
        yield t("changes.raw_lines_kept_back")
    else:
        yield from changed_lines(old, new, t)


def _differs(before: str, now: str, names: Iterable[str]) -> bool:
    """Whether any of the fields differs, or may."""
    old, new = fields_in(before), fields_in(now)
    if old is None or new is None:
        return before != now
    return any(old.get(name) != new.get(name) for name in (*old, *new) if name.partition(".")[0] in names)


def _points(problem: Problem) -> bool:
    return bool(re.match(r"unknown_|no_such_", problem.key)) and bool(problem.values.get("found"))


def _above(text: str) -> str:
    """What stands above the places, or all of it where they cannot be told apart."""
    try:
        return cut_entries(text)[0]
    except NotSplitError:
        return text


def _inside(root: Path, path: str) -> Path:
    file = root / path
    return file if root.resolve() in file.resolve().parents else root / "…"


def _text(file: Path) -> str:
    try:
        if file.is_symlink() or file.stat().st_size > MOST_BYTES:
            return ""
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
