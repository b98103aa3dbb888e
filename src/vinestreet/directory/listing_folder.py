"""Places in a file each: `resources/<id>.yml` beside resources.yml, and a fork's own in `local/resources/`.

Such a file holds the fields of one place, and its name is the place's id. What lies in the folder and can be no such
file is told: a place that nobody sees would be lost. Passed over in silence are what editors keep beside a file, hidden
files, and Markdown, which may say what the folder is for.
"""

import os
import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from types import MappingProxyType

from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.sections import TAKEN
from vinestreet.schema.text import ID, LONGEST_ID, slug

FOLDER = "resources"
ENDINGS = (".yml", ".yaml")
ORDER = ".order"  # which place comes after which, as they stood in one file; those it doesn't name come last, by id
_BESIDE = (".md", "~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".rej")
_TAKES_AWAY = re.compile(r"(?:[ ]*(?:#[^\n]*|---)?\n)*null *(?:#[^\n]*)?\s*")
_ORDERED = re.compile(r"([a-z0-9-]+)(?: +(\d+))?")

Stamp = tuple[int, int, int]  # nanoseconds of its last change, bytes, which file it is


@dataclass(frozen=True, slots=True)
class ListingFile:
    """The file called `name` (seen from the project) with the `text` of the place `id`.

    `piece` is what incremental_loader remembers it by; see `parse_entry` in entry_lines.py.
    """

    id: str
    name: str
    text: str
    piece: str

    @classmethod
    def of(cls, id_: str, name: str, text: str) -> "ListingFile":
        """Give the file; one that says `null` and nothing else takes upstream's place away."""
        piece = f"  {id_}: null\n" if takes_away(text) else f"{id_}:\n{text}"
        return cls(id_, name, text, piece)


@dataclass(frozen=True, slots=True)
class ListingFolder:
    """The files of one folder by their ids, in order, and what is wrong with the names of others."""

    files: Mapping[str, ListingFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def pieces(self) -> dict[str, str]:
        """What each of its places is remembered by."""
        return {id_: file.piece for id_, file in self.files.items()}

    @property
    def names(self) -> dict[str, str]:
        """The file of each place."""
        return {id_: file.name for id_, file in self.files.items()}


NO_FOLDER = ListingFolder()


def takes_away(text: str) -> bool:
    """Whether the text of a file says `null` and nothing else."""
    return "null" in text and bool(_TAKES_AWAY.fullmatch(text))


def folder_beside(file: Path) -> Path:
    """Give the folder whose places belong to those in `file`: `local/resources` for `local/resources.yml`."""
    return file.with_suffix("")


def read_listing_folder(
    folder: Path,
    shown: str,
    memory: MutableMapping[str, tuple[Stamp, ListingFile]] | None = None,
    texts: Mapping[str, str | None] = MappingProxyType({}),
) -> ListingFolder:
    """Read the files in `folder`, which people know as `shown`; one that is not there is empty.

    With a `memory`, only those are read that changed since. In the place of some, `texts` are read, or None.
    """
    if not folder.is_dir():
        return ListingFolder()
    memory = {} if memory is None else memory
    files: dict[str, ListingFile] = {}
    problems: list[Problem] = []
    root = os.path.realpath(folder)
    with os.scandir(folder) as found:
        entries = sorted(found, key=_well_named_first)
    for entry in entries:
        name = f"{shown}/{entry.name}"
        if entry.name.startswith((".", "#")) or entry.name.endswith(_BESIDE):
            continue
        if name in texts:
            text, id_ = texts[name], entry.name.rpartition(".")[0]
            files |= {} if text is None else {id_: ListingFile.of(id_, name, text)}
            continue
        problem = _name_problem(entry, name, root, files)
        if problem:
            problems.append(problem)
            continue
        try:
            stat = entry.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            known = memory.get(name)
            if not known or known[0] != stamp:
                id_ = entry.name.rpartition(".")[0]
                known = memory[name] = stamp, ListingFile.of(id_, name, read_text(Path(entry.path)))
            files[known[1].id] = known[1]
        except ProblemsFoundError as error:
            problems += [replace(each, file=name) for each in error.problems]
    return in_order(ListingFolder(files, tuple(problems)), read_order(order_text(folder)))


def order_text(folder: Path) -> str:
    """Give what stands in the file ORDER of the folder; nothing where there is none."""
    try:
        return (folder / ORDER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def read_order(text: str) -> dict[str, int]:
    """Give the ids in the order that the `text` of a file ORDER says, and how many empty lines stood above each."""
    found = (match for line in text.split("\n") if (match := _ORDERED.fullmatch(line.strip())))
    return {match[1]: int(match[2] or 1) for match in found}


def in_order(folder: ListingFolder, order: Mapping[str, int]) -> ListingFolder:
    """Give the folder with its files in that order, and those that it doesn't name after all others."""
    files = folder.files
    ids = [*(id_ for id_ in order if id_ in files), *(id_ for id_ in sorted(files) if id_ not in order)]
    return replace(folder, files={id_: files[id_] for id_ in ids})


def _well_named_first(entry: "os.DirEntry[str]") -> tuple[bool, str, bool]:
    """Of two files for one place, the one that is named as most are is the other one's `other`."""
    stem, _, ending = entry.name.rpartition(".")
    return not ID.fullmatch(stem), stem, ending != "yml"


def _name_problem(entry: "os.DirEntry[str]", name: str, root: str, files: Mapping[str, ListingFile]) -> Problem | None:
    """What is wrong with a file, seen from outside; `root` is where the folder really is."""
    report = Report(name)
    stem, dot, ending = entry.name.rpartition(".")
    if entry.is_symlink() and not (entry.is_file() and Path(os.path.realpath(entry.path)).is_relative_to(root)):
        report.add(0, "file_elsewhere")
    elif entry.is_dir():
        report.add(0, "listing_folder_inside")
    elif not entry.is_file() or f"{dot}{ending.casefold()}" not in ENDINGS:
        report.add(0, "listing_file_ending", expected=f"{_made(PurePath(stem or ending).stem)}{ENDINGS[0]}")
    elif not ID.fullmatch(stem) or len(stem) > LONGEST_ID or stem in TAKEN or ending != ending.casefold():
        made = _made(stem)
        same = next((files[id_].name for id_ in (made, stem) if id_ in files), "")
        if same:
            report.add(0, "listing_file_twice", other=same)
        else:
            report.add(0, "listing_file_name", near=f"{made}{ENDINGS[0]}" if made not in TAKEN else "")
    elif stem in files:
        report.add(0, "listing_file_twice", other=files[stem].name)
    return report.problems[0] if report.problems else None


def _made(stem: str) -> str:
    """An id made of a name."""
    return slug(re.sub(r"['’]", "", stem))[:LONGEST_ID].strip("-") or "place"
