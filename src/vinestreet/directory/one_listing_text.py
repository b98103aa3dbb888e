"""The text of a file of one place, as it would stand below `resources:`, and back, without another letter changed."""

import re
from collections.abc import Callable

from vinestreet.directory.yaml_writer import Entry, field_text

_SECTION = "resources:"
_FIELDS = 4  # the column of fields below an id in the second one
# What may stand above the fields: remarks, and the line with which a file of YAML may begin.
_ABOVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*\r?\n")


def fields_text(entry: Entry) -> str:
    """Give the text of a new file: the fields, each in the first column."""
    return "".join(field_text(name, value, 0) for name, value in entry.items())


def as_file(id_: str, text: str, edit: Callable[[str], str]) -> str:
    """Give the `text` of the file of the place `id_` after an `edit` of it as an entry of a whole resources.yml."""
    above, below = _apart(text)
    end = "\r\n" if "\r\n" in text else "\n"
    head = f"{_SECTION}{end}  {id_}:{end}"
    return above + dedented(edit(head + indented(below)).removeprefix(head))


def as_entry(id_: str, text: str) -> str:
    """Give the `text` of the file of the place `id_` as an entry, below its id and the remarks that began the file."""
    above, below = _apart(text)
    remarks = re.match(r"(?:#[^\n]*\n)*", below)[0]  # type: ignore[index]
    above = re.sub(r"(?m)^(?:---)?[ \t]*\r?\n", "", above) + remarks
    below = below[len(remarks) :]
    end = "\r\n" if "\r\n" in text else "\n"
    return re.sub(r"(?m)^(?=#)", "  ", above) + f"  {id_}:{end}" + indented(below)


def indented(text: str, by: int = _FIELDS) -> str:
    """Give the `text` with so many spaces more before each line that isn't empty."""
    return re.sub(r"(?m)^(?=[^\n])", " " * by, text)


def dedented(text: str, by: int = _FIELDS) -> str:
    """Give the `text` with up to so many spaces less before each line."""
    return re.sub(rf"(?m)^ {{1,{by}}}", "", text)


def _apart(text: str) -> tuple[str, str]:
    match = _ABOVE.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)
