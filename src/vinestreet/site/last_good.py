"""Publishing goes on although a place has a fault: it's shown as it last was, and everybody is told.

Crisis lines never are: a number that somebody corrected isn't shown again as it was. Nor is anything else put in the
place of a setting. What was the last good reading is in the history of the file; where that isn't known, the place is
left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.cut_entries import CutFile, cut_file
from vinestreet.directory.entry_history import EntryHistory, FormerEntry
from vinestreet.directory.entry_lines import is_listing_file
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.directory.stand_ins import Repair, StandIn
from vinestreet.site.settings import Place, read_settings
from vinestreet.site.site import Site, load_site

MOST_ROUNDS = 20  # each may bring to light what another fault has hidden
_MAINS = ("resources.yml", "local/resources.yml")
_OF_CRISIS = re.compile(r"needs:[^\n]*\bcrisis\b|^ *- +crisis *$", re.MULTILINE)
_LEFT = {"placeholder_left", "sample_left"}  # what only stops publishing


def load_for_publishing(
    config_file: Path, extra: Mapping[str, Any], today: date | None = None, memory: EntryCache | None = None
) -> Site:
    """Load the site as `load_site` does, with each place that has a fault as it last was, where the settings want it.

    Raises ProblemsFoundError with all that is wrong where that cannot be.
    """
    original: ProblemsFoundError | None = None
    site: Site | None = None
    day = today or date.today()
    try:
        site = load_site(config_file, extra, today, memory)
        place, problems = site.place, _stopping(site)
    except ProblemsFoundError as error:
        original = error
        place, problems = read_settings(extra, config_file, day), list(error.problems)
    if problems and place.publish_with_faults:
        mender = _Mender(config_file.parent, place, day)
        for _ in range(MOST_ROUNDS):
            if not mender.mend(problems):
                break
            try:
                mended = load_site(config_file, extra, today, memory, mender.repair)
            except ProblemsFoundError as error:
                problems = list(error.problems)
                continue
            problems = _stopping(mended)
            if not problems:
                return replace(mended, stand_ins=tuple(mender.stand_ins.values()))
    if original:
        raise original
    assert site is not None
    return site


def _stopping(site: Site) -> list[Problem]:
    """What is left to do in places that are no crisis lines, before the site can be published."""
    if site.can_be_published:
        return []
    return [each for each in site.doubtful if each.key in _LEFT and (each.file in _MAINS or _is_alone(each.file))]


def _is_alone(file: str) -> bool:
    return is_listing_file(PurePath(file))


class _Mender:
    """Puts what was there before in the place of what has a fault, round by round."""

    def __init__(self, root: Path, place: Place, today: date) -> None:
        self.repair = Repair()
        self.stand_ins: dict[tuple[str, str], StandIn] = {}
        self._root = root
        self._lines = frozenset((*place.crisis, place.emergency))
        self._today = today
        self._history = EntryHistory(root)
        self._before: dict[tuple[str, str], Iterator[FormerEntry]] = {}

    def mend(self, problems: Iterable[Problem]) -> bool:
        """Whether each of the problems belongs to something that has given way."""
        found: dict[tuple[str, str, int], list[Problem]] = {}
        for problem in problems:
            where = self._where(problem)
            if where is None:
                return False
            found.setdefault(where, []).append(problem)
        # From the end, so that the numbers of pieces stay true.
        return all(self._give_way(*where, found[where]) for where in sorted(found, key=lambda each: -each[2]))

    def _where(self, problem: Problem) -> tuple[str, str, int] | None:
        """The file, the id and the number of the piece that a problem is in; None where it's in none."""
        if _is_alone(problem.file):
            return problem.file, PurePath(problem.file).stem, 0
        cut = self._cut(problem.file) if problem.file in _MAINS else None
        if cut is None:
            return None
        if cut.ids.count(problem.entry) == 1:
            return problem.file, problem.entry, cut.ids.index(problem.entry)
        at = cut.piece_at(problem.line) if problem.line else None
        return None if at is None else (problem.file, cut.ids[at] if at >= 0 else "", at)

    def _cut(self, name: str) -> CutFile | None:
        text = self.repair.texts.get(name)
        if text is None:
            data = (self._root / name).read_bytes() if (self._root / name).is_file() else b""
            text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        return cut_file(text)

    def _give_way(self, file: str, id_: str, at: int, problems: list[Problem]) -> bool:
        """Put the next older text in its place, or leave it out; false for what belongs to a crisis line."""
        alone = _is_alone(file)
        main = f"{PurePath(file).parent.as_posix()}.yml" if alone else file
        cut = None if alone else self._cut(file)
        text = self._text(file) if alone else cut.head if cut and at < 0 else cut.pieces[at][1] if cut else ""
        twice = cut is not None and at >= 0 and cut.ids.count(id_) > 1
        former = None if twice else self._next(main, id_, at, text)
        if (at >= 0 and self._is_crisis(id_, text)) or (former and at >= 0 and self._is_crisis(id_, former.text)):
            return False
        if at < 0 and not former:
            return False
        self._note(id_, file, former, problems)
        if alone:
            self._put(file, former.alone if former else None)
            return True
        assert cut is not None
        lost = self._lost(cut, former) if former else []
        if any(self._is_crisis(*piece) for piece in lost):
            return False
        for other, _ in lost:
            self._note(other, file, former, problems)
        if at < 0 and former:
            cut = CutFile(former.text, (*lost, *cut.pieces), cut.tail, cut.column)
        else:
            cut = cut.with_pieces(at, [(id_, former.text), *lost] if former else [])
            whole = self._whole_above(cut, at, main, problems)
            if whole is None:
                return False
            cut = whole
        self._put(file, cut.text)
        return True

    def _whole_above(self, cut: CutFile, at: int, main: str, problems: list[Problem]) -> CutFile | None:
        """The file with the piece above one that gave way as it was, where that one was pasted into the middle of it.

        None where that's a crisis line.
        """
        if at < 1:
            return cut
        above, text = cut.pieces[at - 1]
        said = " ".join(text.split())
        older = (it for it in self._history.entries(main, above) if " ".join(it.text.split()) != said)
        former = next(older, None)
        if not former or not " ".join(former.text.split()).startswith(f"{said} "):
            return cut
        if self._is_crisis(above, former.text):
            return None
        self._note(above, main, former, problems)
        return cut.with_pieces(at - 1, [(above, former.text)])

    def _text(self, file: str) -> str:
        text = self.repair.texts.get(file)
        path = self._root / file
        return text or (path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else "")

    def _next(self, main: str, id_: str, at: int, text: str) -> FormerEntry | None:
        key = main, id_ if at >= 0 else ""
        if key not in self._before:
            self._before[key] = self._history.entries(main, id_) if at >= 0 else self._history.heads(main)
        said = " ".join(text.split())
        older = self._before[key]
        return next((it for it in older if said not in (" ".join(it.text.split()), " ".join(it.alone.split()))), None)

    @staticmethod
    def _lost(cut: CutFile, former: FormerEntry) -> list[tuple[str, str]]:
        """What stood right after it, and nowhere now: a place whose first line is lost is read as more of another."""
        there, lost = set(cut.ids), []
        for id_, piece in former.after:
            if not id_ or id_ in there:
                break
            lost.append((id_, piece))
        return lost

    def _is_crisis(self, id_: str, text: str) -> bool:
        return id_ in self._lines or bool(_OF_CRISIS.search(text))

    def _put(self, file: str, text: str | None) -> None:
        left = frozenset(each.id for each in self.stand_ins.values() if each.is_left_out and each.id)
        self.repair = Repair({**self.repair.texts, file: text}, left)

    def _note(self, id_: str, file: str, former: FormerEntry | None, problems: list[Problem]) -> None:
        known = self.stand_ins.get((file, id_))
        since = (former.until or self._today) if former else None
        told = known.problems if known else tuple(problems)
        self.stand_ins[file, id_] = StandIn(id_, file, since, former is None, told)
