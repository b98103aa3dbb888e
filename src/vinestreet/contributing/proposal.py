"""What somebody proposes: a new place, a change or a note; and how it gets into resources.yml, a fork's too."""

from contextlib import suppress
from dataclasses import dataclass, field

from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.yaml_writer import Entry


@dataclass(slots=True)
class Proposal:
    """The entry `id`: all its `fields` if it `is_new`, else those that change, None for what goes; `note` is what is
    new among the notes.

    `warnings` must not be overlooked, `remarks` are the rest of what there is to say; `unparsed` are words that became
    no field, each with its question before it, and `hints` what in them may be meant. With `on_hold`, it is not to be
    written before somebody made sure.
    """

    id: str = ""
    is_new: bool = False
    fields: Entry = field(default_factory=dict)
    note: Entry | None = None
    warnings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unparsed: list[tuple[str, str]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    on_hold: bool = False


def apply_proposal(files: ListingFiles, proposal: Proposal) -> ListingFiles:
    """Give the `files` with what was proposed; a change to a place that only upstream has lies over it."""
    if proposal.is_new:
        return files.with_entry(proposal.id, proposal.fields)
    if proposal.note and proposal.fields.keys() == {"notes"}:
        with suppress(KeyError):  # a list that stands there in another way is written anew
            return files.with_added(proposal.id, "notes", proposal.note)
    return files.with_changed(proposal.id, proposal.fields)
