"""resources.yml without most of what was read well at the last save: a mistake in ten thousand places is told at once.

The reading of what is left tells the same as that of the whole file, for all that a problem may depend on is kept: what
stands before the entries; the first entry, by which the column is known; from the first that is new or changed to the
last, and one on either side; and the ids of all others, which may be named. An entry counts as changed, too, where
another has its id, or where it names one that is not among the others. So do those that have a file each, and of these
nothing else is kept.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from vinestreet.core.mended_lines import MendedText
from vinestreet.directory.entry_lines import NotSplitError, cut_entries
from vinestreet.directory.listing_folder import ListingFolder


@dataclass(frozen=True, slots=True)
class Shortened:
    """What is left of a file and of a folder, and the `ids` of all their entries, in their order."""

    source: MendedText
    folder: ListingFolder
    ids: tuple[str, ...]


def without_known(
    text: str, folder: ListingFolder, known: Mapping[str, frozenset[str]], before: str
) -> Shortened | None:
    """Give the `text` and the `folder` without entries that are `known`: by their own text, the ids that they name.

    None where what stands before the entries is not as it was `before`, or where there are none.
    """
    try:
        start, entries = cut_entries(text)
    except NotSplitError:
        if not folder.files:
            return None
        start, entries = text, []
    if start != before:
        return None
    times = Counter([*(id_ for id_, _ in entries), *folder.files])
    same = {id_ for id_, piece in entries if piece in known and times[id_] == 1}
    same |= {id_ for id_, file in folder.files.items() if file.piece in known and times[id_] == 1}
    changed = [at for at, (id_, piece) in enumerate(entries) if id_ not in same or not known[piece] <= same]
    files = {id_: it for id_, it in folder.files.items() if id_ not in same or not known[it.piece] <= same}
    if not changed and not files and not folder.problems:
        return None
    pieces = [piece for _, piece in entries]
    source = _shortened(text, start, pieces, changed) if pieces else MendedText.as_it_stands(text)
    return Shortened(source, replace(folder, files=files), tuple(times))


def _shortened(text: str, start: str, pieces: list[str], changed: list[int]) -> MendedText:
    lines = [1 + start.count("\n"), *(piece.count("\n") for piece in pieces)]
    first_lines = list(accumulate(lines))
    begin, end = (max(changed[0] - 1, 0), min(changed[-1] + 2, len(pieces))) if changed else (0, 1)
    kept, numbers = start, list(range(1, lines[0]))
    if begin:
        kept += pieces[0] + "\n"  # an empty line, for the next one stood below another
        numbers += [*range(first_lines[0], first_lines[1]), first_lines[begin] - 1]
    kept += "".join(pieces[begin:end])
    original = tuple(text.split("\n"))
    numbers += range(first_lines[begin], first_lines[begin] + kept.count("\n") + 1 - len(numbers))
    return MendedText(original, kept, tuple(numbers))
