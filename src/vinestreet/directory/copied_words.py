"""Words that somebody signed about one place and that stand in another too: left over from an entry that was copied.

Two places may share a phone, a door, a sentence about the price. Nobody was in two places with one note.
"""

from collections.abc import Iterator
from pathlib import Path, PurePath

from vinestreet.core.problems import Mended, Problem
from vinestreet.directory.entry_lines import SourceLine, entry_lines_of, is_listing_file
from vinestreet.directory.model import Directory, Listing

# Fields that may well be the same in two places, and are probably not where signed words are.
_ALONG = ("asks", "access_note", "who_for", "phones", "at", "address", "consent", "cost", "checked")
_WRITTEN = {"who_for": "for", "phones": "phone"}


def copied_words(root: Path, directory: Directory) -> list[Problem]:
    """Give the notes, and the accounts of an arrival, that an earlier place of the project in `root` has too."""
    seen: dict[object, str] = {}
    found: list[Problem] = []
    for id_, listing in directory.listings.items():
        shared = [(field, words, seen[said]) for field, words, said in _signed(listing) if said in seen]
        if shared:
            found += _Copy(root, directory, listing).problems(shared)
        seen |= {said: id_ for _, _, said in _signed(listing) if said not in seen}
    return found


def _signed(listing: Listing) -> Iterator[tuple[str, str, object]]:
    """The field, the words by which to find it, and all that is the same in a copy."""
    for note in listing.notes:
        yield "notes", note.say, ("note", note.say.casefold(), note.by.casefold(), note.on)
    if arrive := listing.arrive:
        said = (arrive.door, arrive.greeting, arrive.wait, arrive.asked, arrive.quiet, arrive.leaving)
        if any(said):
            yield "arrive", "", ("arrive", said, arrive.by.casefold(), arrive.on)


class _Copy:
    """A listing with words that stand in another too, and its lines."""

    def __init__(self, root: Path, directory: Directory, listing: Listing) -> None:
        self.listing, self._root, self._directory = listing, root, directory
        self._file = directory.file_of(listing.id)
        self._lines = (root / self._file).read_text(encoding="utf-8-sig").splitlines()
        self._begin = self._line_of(listing.id)

    def _line_of(self, id_: str) -> int:
        return entry_lines_of(self._root / self._directory.file_of(id_)).get(id_, 0)

    def problems(self, shared: list[tuple[str, str, str]]) -> Iterator[Problem]:
        """Tell of each field, or of each note where others are its own; `shared` says the field, words, and whose."""
        notes = [each for each in shared if each[0] == "notes"]
        if len(notes) == len(self.listing.notes):
            shared = [*notes[:1], *(each for each in shared if each[0] != "notes")]
        for field, words, other in shared:
            whole = field != "notes" or len(notes) == len(self.listing.notes)
            lines = self._lines_with(field, "" if whole else words)
            line = lines.start + 1 if lines else self._begin
            shown = Mended(line, tuple(self._lines[lines.start : lines.stop])) if lines else None
            along = ", ".join(f"`{name}`" for name in self._same(other))
            there = SourceLine(self._directory.file_of(other), self._line_of(other))
            values: dict[str, object] = {"other": other, "on": str(there), "along": along}
            key = f"copied_{field}_along" if along else f"copied_{field}"
            yield Problem(self._file, line, self.listing.id, field, key, values, mended=shown)

    def _same(self, other: str) -> list[str]:
        """The fields with the same value in the listing `other`, by their names in the file."""
        theirs, blank = self._directory.listings[other], Listing(id="", name="", what="", needs=())
        same = [name for name in _ALONG if getattr(self.listing, name) == getattr(theirs, name) != getattr(blank, name)]
        return [_WRITTEN.get(name, name) for name in same]

    def _lines_with(self, field: str, words: str) -> range:
        """The lines, from 0, of a field, or of the one in its list that holds the `words`."""
        lines, begin = self._lines, self._begin
        end = self._end(begin - 1) if begin else 0
        if is_listing_file(PurePath(self._file)):
            begin, end = 0, len(lines)
        at = next((index for index in range(begin, end) if lines[index].strip() == f"{field}:"), end)
        if at == end:
            return range(0)
        end = self._end(at)
        if not words:
            return range(at, end)
        starts = [index for index in range(at + 1, end) if lines[index].lstrip().startswith("- ")]
        beginning = " ".join(words.split())[:30]
        for start, stop in zip(starts, [*starts[1:], end], strict=True):
            if beginning in " ".join(" ".join(lines[start:stop]).split()):
                return range(start, stop)
        return range(at, end)

    def _end(self, at: int) -> int:
        """The first line that does not belong to the one at `at` any more."""
        column = _indent(self._lines[at])
        rest = range(at + 1, len(self._lines))
        end = next((each for each in rest if self._lines[each].strip() and _indent(self._lines[each]) <= column), None)
        end = len(self._lines) if end is None else end
        while not self._lines[end - 1].strip():
            end -= 1
        return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
