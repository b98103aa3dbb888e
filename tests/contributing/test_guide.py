"""What the guides say of the fields comes from the model and the messages; what `vinestreet new` asks is shown as it is.

When a change of the fields is meant, `pytest --regen-all` with this file writes the table anew; look at the difference.
"""

import re
import sys
from itertools import groupby

from tests.directory.reading import ROOT, WORDS
from tests.shown import LEFT_OUT
from tests.terminal import terminal
from tests.without_texts import copy_without_texts
from vinestreet.directory.model import Listing
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.text import Choice

FIELDS = ROOT / "contributing/fields.md"
ON_YOUR_MACHINE = ROOT / "contributing/on-your-machine.md"
BEGIN = "| field | what to write |\n|---|---|\n"


def table() -> str:
    """The table of fields: what is said of each, and the words or parts that it has."""
    rows = (f"| `{name}` | {about(name, part.metadata['kind'])} |\n" for name, part in fields_of(Listing).items())
    return BEGIN + "".join(rows)


def about(name, kind) -> str:
    said = WORDS(f"field.{name}")
    kind = kind.kind if isinstance(kind, ListOf) else kind
    if isinstance(kind, Choice):
        return f"{said}: {listed(kind.options)}"
    if isinstance(kind, Record) and not kind.short:
        return f"{said}: {parts(kind)}"
    return said


def parts(kind) -> str:
    """The parts of a record; neighbours that take the same words stand together."""
    kinds = [(name, part.metadata["kind"]) for name, part in fields_of(kind.of).items()]
    said = []
    for options, group in groupby(kinds, lambda part: part[1].options if isinstance(part[1], Choice) else ()):
        names = listed([name for name, _ in group])
        said.append(f"{names} ({listed(options)})" if options else names)
    return ", ".join(said)


def listed(words) -> str:
    return ", ".join(f"`{word}`" for word in words)


def test_the_table_of_fields_is_made_from_the_model(pytestconfig):
    text = FIELDS.read_text(encoding="utf-8")
    start = text.index(BEGIN)
    end = text.index("\n\n", start) + 1
    if pytestconfig.getoption("regen_all"):
        text = text[:start] + table() + text[end:]
        FIELDS.write_text(text, encoding="utf-8")
        end = start + len(table())
    assert text[start:end] == table()


def test_the_first_table_has_rows_of_the_whole_one():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = text.partition(BEGIN)[2].partition("\n\n")[0].splitlines()
    assert len(rows) == 8
    assert [row for row in rows if row not in table().splitlines()] == []


def test_the_conversation_with_new_is_what_happens(tmp_path):
    shown = re.search(r"```text\n\$ vinestreet new\n(.*?)```", ON_YOUR_MACHINE.read_text("utf-8"), re.DOTALL)[1]
    answers = [line[1:].strip() for line in shown.splitlines() if line.startswith(">")]
    project = copy_without_texts(tmp_path / "copy")
    with terminal([sys.executable, "-m", "vinestreet", "new"], project) as screen:
        for answer in answers:
            screen.expect("\n> ")
            screen.answer(answer)
        assert screen.status() == 0
    happened = "".join(f"{line.rstrip()}\n" for line in screen.screen.splitlines())
    happened = happened.partition("Added corner-laundry")[0]
    lines = ("(?:.*\n)*?" if line == LEFT_OUT else re.escape(f"{line.rstrip()}\n") for line in shown.splitlines())
    assert re.fullmatch("".join(lines), happened), f"shown:\n{shown}\nhappened:\n{happened}"
