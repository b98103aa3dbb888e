"""Putting an entry or a change into the file that new places are written into, in a fork too."""

from contextlib import suppress
from pathlib import Path

from vinestreet.contributing.proposal import Proposal
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.yaml_edit import with_added, with_changed, with_entry

_EMPTY = "resources:\n"  # what a fork begins with


def text_of(path: Path) -> str:
    """Give the text of the file at `path` with its own line ends, or of an empty one; raises as read_text."""
    if not path.is_file() or not read_text(path).strip():
        return _EMPTY
    return path.read_bytes().decode("utf-8-sig")


def with_proposal(text: str, made: Proposal) -> str:
    """Give `text` with what was proposed; a change to a place that only upstream has lies over it by the same id."""
    if made.is_new:
        return with_entry(text, made.id, made.fields)
    try:
        if made.note and made.fields.keys() == {"notes"}:
            with suppress(KeyError):  # a list that stands there in another way is written anew
                return with_added(text, made.id, "notes", made.note)
        return with_changed(text, made.id, made.fields)
    except KeyError:
        return with_entry(text, made.id, made.fields)
