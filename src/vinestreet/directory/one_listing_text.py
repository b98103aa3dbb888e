"""The text of a file of one place, as it would stand below `resources:`, and back, without another letter changed."""

import re
from collections.abc import Callable

from vinestreet.directory.yaml_writer import Entry, field_text
from vinestreet.schema.flow_text import key_text

_SECTION = "resources:"
_COLUMN, _FIELDS = 2, 4  # of ids, and of their fields
_REMARKS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
# The line with which a file of YAML may begin: what stands above it stands above the id, where there is one.
PARTED = re.compile(r"(?m)^---[ \t]*\r?\n")


def fields_text(entry: Entry) -> str:
    """Give the text of a new file: the fields, each in the first column."""
    return "".join(field_text(name, value, 0) for name, value in entry.items())


def as_file(id_: str, text: str, edit: Callable[[str], str]) -> str:
    """Give the `text` of the file of the place `id_` after an `edit` of it as an entry of a whole resources.yml."""
    above, below = apart(text)
    end = "\r\n" if "\r\n" in text else "\n"
    head = f"{_SECTION}{end}  {key_text(id_)}:{end}"
    return above + dedented(edit(head + indented(below)).removeprefix(head))


def as_entry(id_: str, text: str) -> str:
    """Give the `text` of the file of the place `id_` as an entry below its id, with the remarks right above that."""
    above, below = apart(text)
    end = "\r\n" if "\r\n" in text else "\n"
    remarks = PARTED.sub("", above).strip("\r\n")
    return (indented(remarks, _COLUMN) + end if remarks else "") + f"  {key_text(id_)}:{end}" + indented(below)


def apart(text: str) -> tuple[str, str]:
    """Give what stands above the fields of a file, with the line that parts the two if there is one, and the rest."""
    at = _REMARKS.match(text).end()  # type: ignore[union-attr]
    if parted := PARTED.match(text, at):
        at = parted.end()
    return text[:at], text[at:]


def indented(text: str, by: int = _FIELDS) -> str:
    """Give the `text` with so many spaces more before each line that something stands on."""
    return re.sub(r"(?m)^(?=[^\n]*\S)", " " * by, text)


def dedented(text: str, by: int = _FIELDS) -> str:
    """Give the `text` with up to so many spaces less before each line that something stands on."""
    return re.sub(rf"(?m)^ {{1,{by}}}(?=[^\n]*\S)", "", text) if by else text
