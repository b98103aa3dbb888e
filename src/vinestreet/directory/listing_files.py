"""The files of a project in which places stand, to write into: the one for many, and those of one place each.

Whoever writes into the directory does it here, and need not know where a place stands: it is changed there, and every
other line stays as it is. A new one goes where most of them are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from vinestreet.core.atomic_files import write_all
from vinestreet.core.project_paths import is_fork, resources_file
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory import yaml_edit
from vinestreet.directory.entry_lines import entry_lines
from vinestreet.directory.listing_folder import (
    ENDINGS,
    NO_FOLDER,
    ORDER,
    ListingFile,
    ListingFolder,
    folder_beside,
    in_order,
    order_text,
    read_listing_folder,
    read_order,
)
from vinestreet.directory.one_listing_text import as_entry, as_file, fields_text
from vinestreet.directory.yaml_writer import Entry

_EMPTY = "resources:\n"  # what a fork begins with

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ListingFiles:
    """Where the places of the project in `root` stand: in the file `main`, or in one of `files`, by id.

    Files are named by their paths from `root`. Whatever changes them gives a new object; `changed` are the texts that
    `write` would write, None for a file that goes. `below` is what a fork lies over: its places are changed by an entry
    of the fork's with the fields that change.
    """

    root: Path
    main: str
    files: Mapping[str, str]
    below: "ListingFiles | None" = None
    changed: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> "ListingFiles":
        """Give the files that people of this copy write into: a fork's own lie over upstream's."""
        upstream = cls.in_file(root, root / "resources.yml")
        return replace(cls.in_file(root, resources_file(root)), below=upstream) if is_fork(root) else upstream

    @classmethod
    def in_file(cls, root: Path, main: Path) -> "ListingFiles":
        """Give the file `main` in the folder `root`, and those beside it."""
        folder = folder_beside(main)
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
        found = {path.stem: path for path in paths if path.suffix in ENDINGS and not path.name.startswith(".")}
        names = {id_: path.relative_to(root).as_posix() for id_, path in found.items()}
        return cls(root, main.relative_to(root).as_posix(), names)

    def text(self, name: str) -> str:
        """Give the text of a file with its own line ends, and what was changed of it; raises as read_text."""
        if name in self.changed:
            return self.changed[name] or ""
        path = self.root / name
        if not path.is_file() or not read_text(path).strip():
            return _EMPTY if name == self.main else ""
        return path.read_bytes().decode("utf-8-sig")

    def before(self, name: str) -> str | None:
        """Give the text of a file before anything was changed; None for one that was not there."""
        return replace(self, changed={}).text(name) if (self.root / name).is_file() else None

    def file_of(self, id_: str) -> str:
        """Give the file in which the entry stands; empty for none, of a fork's where only upstream has it."""
        if id_ in self.files:
            return self.files[id_]
        return self.main if id_ in entry_lines(self.text(self.main)) else ""

    def file_for(self, id_: str) -> str:
        """Give the file that a change of this entry, or a new one, goes into."""
        if found := self.file_of(id_):
            return found
        return self.main if self.new_in == self.main else f"{self.new_in}{id_}{ENDINGS[0]}"

    @property
    def new_in(self) -> str:
        """The file or the folder that a new place goes into: where most are."""
        in_files = len(self.files) > len(entry_lines(self.text(self.main)))
        return f"{folder_beside(Path(self.main)).as_posix()}/" if in_files else self.main

    def with_entry(self, id_: str, entry: Entry) -> "ListingFiles":
        """Give the files with a new entry: in the one file, among those like it; see yaml_edit."""
        name = self.file_for(id_)
        if name == self.main:
            return self._with(name, yaml_edit.with_entry(self.text(name), id_, entry))
        return self._with_file(id_, name, fields_text(entry))

    def with_entries(self, new: Iterable[tuple[str, Entry]]) -> "ListingFiles":
        """Give the files with many new entries, in the one file after all others."""
        files, into_main = self, []
        for id_, entry in new:
            name = self.file_for(id_)
            if name == self.main:
                into_main.append((id_, entry))
            else:
                files = files._with_file(id_, name, fields_text(entry))
        return files._with(self.main, yaml_edit.with_entries(self.text(self.main), into_main)) if into_main else files

    def with_changed(self, id_: str, fields: Fields) -> "ListingFiles":
        """Give the files with single `fields` of an entry replaced or added; the value None takes a field away.

        Raises KeyError if there is no such entry, in a fork upstream neither, and ProblemsFoundError if a file cannot
        be read.
        """
        return self.with_all_changed({id_: fields})

    def with_all_changed(self, changes: Mapping[str, Fields]) -> "ListingFiles":
        """Give the files with fields of many entries replaced, as `with_changed` does with one."""
        files, in_main = self, {}
        for id_, fields in changes.items():
            name = self.file_of(id_)
            if not name and self.below and self.below.file_of(id_):
                files = files.with_entry(id_, {field: value for field, value in fields.items() if value is not None})
            elif not name:
                raise KeyError(id_)
            elif name == self.main:
                in_main[id_] = fields
            else:
                files = files._edited(id_, name, partial(yaml_edit.with_changed, id_=id_, fields=fields))
        if not in_main:
            return files
        return files._with(self.main, yaml_edit.with_all_changed(files.text(self.main), in_main))

    def with_added(self, id_: str, field_: str, item: Any) -> "ListingFiles":
        """Give the files with one more `item` below the others of the list `field_` of an entry.

        Raises KeyError if there is no such entry, or its list is not one with an item a line; and ProblemsFoundError.
        """
        name = self.file_of(id_)
        if not name:
            raise KeyError(id_)
        return self._edited(id_, name, partial(yaml_edit.with_added, id_=id_, field=field_, item=item))

    def taken_out(self, ids: Iterable[str]) -> tuple["ListingFiles", dict[str, str]]:
        """Give the files without the entries `ids`, and each of these as it stands below `resources:`, with comments.

        Raises KeyError if one of them is not there, and ProblemsFoundError if a file cannot be read.
        """
        ids = list(ids)
        single = [id_ for id_ in ids if id_ in self.files]
        rest = [id_ for id_ in ids if id_ not in self.files]
        text, pieces = yaml_edit.taken_out(self.text(self.main), rest) if rest else (self.text(self.main), [])
        gone = dict(zip(rest, pieces, strict=True))
        gone |= {id_: as_entry(id_, self.text(self.files[id_])) for id_ in single}
        changed = {**self.changed, **({self.main: text} if rest else {}), **{self.files[id_]: None for id_ in single}}
        files = {id_: name for id_, name in self.files.items() if id_ not in gone}
        return replace(self, files=files, changed=changed), {id_: gone[id_] for id_ in ids}

    @property
    def written_in(self) -> str:
        """The one file, the folder or both, as far as something there was changed."""
        folder = folder_beside(self.root / self.main)
        places = (self.root / self.main if name == self.main else folder for name in self.changed)
        return ", ".join(dict.fromkeys(place.as_posix() for place in places))

    def folder(self) -> ListingFolder:
        """Give the places of one file each as if all that was changed were written."""
        if not self.files:
            return NO_FOLDER
        main = folder_beside(Path(self.main))
        folder = read_listing_folder(self.root / main, main.as_posix())
        texts = {id_: self.changed.get(name) for id_, name in self.files.items() if name in self.changed}
        made = {id_: ListingFile.of(id_, self.files[id_], text) for id_, text in texts.items() if text is not None}
        kept = {id_: file for id_, file in folder.files.items() if id_ in self.files}
        return in_order(replace(folder, files={**kept, **made}), self.gaps())

    def gaps(self) -> dict[str, int]:
        """Give the ids of places in files in their order, and how many empty lines stood above each in the one file."""
        folder = folder_beside(Path(self.main))
        name = f"{folder.as_posix()}/{ORDER}"
        return read_order((self.changed[name] or "") if name in self.changed else order_text(self.root / folder))

    def with_main(self, text: str) -> "ListingFiles":
        """Give the files with another text of the one file."""
        return self._with(self.main, text)

    def write(self) -> None:
        """Write all that was changed, or nothing; raises OSError."""
        write_all({self.root / name: text for name, text in self.changed.items()})

    def _edited(self, id_: str, name: str, edit: Callable[[str], str]) -> "ListingFiles":
        text = self.text(name)
        return self._with(name, edit(text) if name == self.main else as_file(id_, text, edit))

    def _with_file(self, id_: str, name: str, text: str) -> "ListingFiles":
        return replace(self._with(name, text), files={**self.files, id_: name})

    def _with(self, name: str, text: str) -> "ListingFiles":
        return replace(self, changed={**self.changed, name: text})
