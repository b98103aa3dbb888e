"""Puts places as they last were in the place of those that have a fault, in what is read of the directory.

Crisis lines never are: a number that somebody corrected isn't shown again as it was. What was the last good reading is
in the history of the file; where that isn't known, the place is left out.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath

from vinestreet.core.file_history import FileHistory
from vinestreet.core.problems import Problem
from vinestreet.directory.cut_entries import CutFile, cut_file
from vinestreet.directory.entry_history import EntryHistory, FormerEntry
from vinestreet.directory.entry_lines import is_listing_file
from vinestreet.directory.stand_ins import Repair, StandIn

_MAINS = ("resources.yml", "local/resources.yml")
_OF_CRISIS = re.compile(r"needs:[^\n]*\bcrisis\b|^ *- +crisis *$", re.MULTILINE)


def is_of_places(file: str) -> bool:
    """Whether places and needs are in the file of that name."""
    return file in _MAINS or _is_alone(file)


def _is_alone(file: str) -> bool:
    return is_listing_file(PurePath(file))


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines()[1:] if line.strip()}


class PlaceMender:
    """Puts what was there before in the place of what has a fault, round by round.

    Its `repair` is what to read then; `stand_ins` says of what, by file and id. The `lines` are ids that never give
    way, nor does any other crisis line; with None for them, everything does.
    """

    def __init__(self, root: Path, history: FileHistory, lines: Iterable[str] | None, today: date) -> None:
        """Begin with the files in the folder `root` as they stand."""
        self.repair = Repair()
        self.stand_ins: dict[tuple[str, str], StandIn] = {}
        self._root = root
        self._lines = None if lines is None else frozenset(lines)
        self._today = today
        self._history = EntryHistory(history)
        self._before: dict[tuple[str, str], Iterator[FormerEntry]] = {}
        self._mended: set[tuple[str, str]] = set()  # in this round

    def mend(self, problems: Iterable[Problem]) -> bool:
        """Whether each of the problems belongs to something that has given way."""
        found: dict[tuple[str, str, int], list[Problem]] = {}
        for problem in problems:
            where = self._where(problem)
            if where is None:
                return False
            found.setdefault(where, []).append(problem)
        found = self._to_blame(found)
        # From the end, so that the numbers of pieces stay true.
        self._mended.clear()
        order = sorted(found, key=lambda each: -each[2])
        return all(self._give_way(*where, found[where]) for where in order if where[:2] not in self._mended)

    def _to_blame(self, found: dict[tuple[str, str, int], list[Problem]]) -> dict[tuple[str, str, int], list[Problem]]:
        """What gives way: where pieces can't be read by themselves, they alone, for others were only read wrongly."""
        for file in {file for file, _, _ in found if file in _MAINS}:
            cut = self._cut(file)
            broken = [at for at in range(len(cut.pieces)) if not cut.is_whole(at)] if cut else []
            if not cut or not broken:
                continue
            told = {at: problems for (name, _, at), problems in found.items() if name == file}
            near = {min(broken, key=lambda piece: (piece > at, abs(piece - at))) for at in told}
            found = {where: problems for where, problems in found.items() if where[0] != file}
            for at in sorted(near):
                found[file, cut.ids[at], at] = told.get(at) or [each for problems in told.values() for each in problems]
        return found

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
        if cut and at >= 0 and not former and (stood := self._stood_there(cut, main, at)):
            id_, former = stood
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
        older = self._before[key]  # spaces in front count: they may be what is wrong
        return next((it for it in older if text.rstrip() not in (it.text.rstrip(), it.alone.rstrip())), None)

    def _stood_there(self, cut: CutFile, main: str, at: int) -> tuple[str, FormerEntry] | None:
        """The place that the piece at `at` was before its id broke: it came after the same one, and says the same."""
        says = _lines(cut.pieces[at][1])
        for above in self._history.entries(main, cut.ids[at - 1]) if at else self._history.heads(main):
            for id_, text in self._lost(cut, above)[:1]:
                was = _lines(text)
                if len(was & says) * 2 > len(was):
                    return id_, FormerEntry(text, above.until)
        return None

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
        return self._lines is not None and (id_ in self._lines or bool(_OF_CRISIS.search(text)))

    def _put(self, file: str, text: str | None) -> None:
        left = frozenset(each.id for each in self.stand_ins.values() if each.is_left_out and each.id)
        self.repair = Repair({**self.repair.texts, file: text}, left)

    def _note(self, id_: str, file: str, former: FormerEntry | None, problems: list[Problem]) -> None:
        known = self.stand_ins.get((file, id_))
        self._mended.add((file, id_))
        since = (former.until or self._today) if former else None
        told = known.problems if known else tuple(problems)
        self.stand_ins[file, id_] = StandIn(id_, file, since, former is None, told)
