"""How entries stood in earlier commits, in the one file or in one of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from vinestreet.core.file_history import FileHistory
from vinestreet.directory.cut_entries import CutFile, cut_file
from vinestreet.directory.listing_folder import folder_beside
from vinestreet.directory.one_listing_text import as_entry


@dataclass(frozen=True, slots=True)
class FormerEntry:
    """The `text` of an entry in a commit, as a piece of the one file, and those that came `after` it there.

    It stood like that until a change on the day `until`; None is today's, which is in no commit.
    """

    text: str
    until: date | None
    after: tuple[tuple[str, str], ...] = ()

    @property
    def alone(self) -> str:
        """The text for a file of its own."""
        head, _, fields = self.text.partition("\n")
        value = head.partition(":")[2].strip()
        return f"{value}\n" if value and not value.startswith("#") else dedent(fields)


class EntryHistory:
    """What the `history` of files knows of places."""

    def __init__(self, history: FileHistory) -> None:
        """Ask nothing yet."""
        self._history = history
        self._text = cache(self._text_in)
        self._cut = cache(self._cut_in)

    def heads(self, main: str) -> Iterator[FormerEntry]:
        """Give what stood above the entries of the file `main`, the newest first."""
        until = None
        for commit, day in self._history.commits(main):
            if cut := self._cut(commit, main):
                yield FormerEntry(cut.head, until, cut.pieces)
            until = day

    def entries(self, main: str, id_: str) -> Iterator[FormerEntry]:
        """Give how the entry stood in the file `main` or in one of its own beside it, the newest first."""
        single = f"{folder_beside(Path(main)).as_posix()}/{id_}.yml"
        until = None
        for commit, day in self._history.commits(main, single):
            text = self._text(commit, single)
            cut = self._cut(commit, main)
            if text is not None:
                yield FormerEntry(as_entry(id_, text), until)
            elif cut and cut.ids.count(id_) == 1:
                at = cut.ids.index(id_)
                yield FormerEntry(cut.pieces[at][1], until, cut.pieces[at + 1 :])
            until = day

    def _text_in(self, commit: str, name: str) -> str | None:
        data = self._history.data(commit, name)
        return None if data is None else data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")

    def _cut_in(self, commit: str, name: str) -> CutFile | None:
        text = self._text(commit, name)
        return cut_file(text) if text else None
