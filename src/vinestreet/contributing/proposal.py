"""What somebody proposes: a new place, a change or a note; and how it gets into resources.yml, a fork's too."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from vinestreet.core.project_paths import resources_file
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.yaml_edit import with_added, with_changed, with_entry
from vinestreet.directory.yaml_writer import Entry

_EMPTY = "resources:\n"  # what a fork begins with


@dataclass(slots=True)
class Proposal:
    """The entry `id`: all its `fields` if it `is_new`, else those that change, None for what goes; `note` is what is
    new among the notes.

    `warnings` must not be overlooked, `remarks` are the rest of what there is to say; `unparsed` are words that became
    no field, each with its question before it. With `on_hold`, it is not to be written before somebody made sure.
    """

    id: str = ""
    is_new: bool = False
    fields: Entry = field(default_factory=dict)
    note: Entry | None = None
    warnings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unparsed: list[tuple[str, str]] = field(default_factory=list)
    on_hold: bool = False


def read_resources_text(path: Path) -> str:
    """Give the text of the file at `path` with its own line ends, or of an empty one; raises as read_text."""
    if not path.is_file() or not read_text(path).strip():
        return _EMPTY
    return path.read_bytes().decode("utf-8-sig")


def proposed_files(root: Path, proposal: Proposal) -> dict[str, str]:
    """Give the text of each file in the project at `root` that `proposal` changes, by its path from there."""
    path = resources_file(root)
    return {path.relative_to(root).as_posix(): apply_proposal(read_resources_text(path), proposal)}


def apply_proposal(text: str, proposal: Proposal) -> str:
    """Give `text` with what was proposed; a change to a place that only upstream has lies over it by the same id."""
    if proposal.is_new:
        return with_entry(text, proposal.id, proposal.fields)
    try:
        if proposal.note and proposal.fields.keys() == {"notes"}:
            with suppress(KeyError):  # a list that stands there in another way is written anew
                return with_added(text, proposal.id, "notes", proposal.note)
        return with_changed(text, proposal.id, proposal.fields)
    except KeyError:
        return with_entry(
            text, proposal.id, {name: value for name, value in proposal.fields.items() if value is not None}
        )
