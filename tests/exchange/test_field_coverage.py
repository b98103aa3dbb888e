"""The page on exchange tells of each field of HSDS what the import makes of it, from the table that the import uses."""

import re
from itertools import groupby

from tests.directory.reading import ROOT, WORDS
from vinestreet.exchange.importing.field_coverage import COVERAGE

FILE = ROOT / "docs/about/exchange.md"
HEAD = "| in HSDS | what becomes of it | here |\n|---|---|---|\n"


def lines():
    """A line for the fields of an object that share a fate; what only joins rows is told in words."""
    told = [(field.split(".")[0], fate, here, field) for field, (fate, here) in COVERAGE.items() if fate != "joins"]
    for (_, fate, here), group in groupby(sorted(told, key=lambda each: each[0]), key=lambda each: each[:3]):
        fields = ", ".join(f"`{field}`" for *_, field in group)
        yield f"| {fields} | {fate} | {here if fate == 'left out' else ', '.join(f'`{each}`' for each in here.split(', '))} |\n"


def test_the_page_tells_what_becomes_of_each_field(pytestconfig):
    page = FILE.read_text(encoding="utf-8")
    table = "".join(lines())
    if pytestconfig.getoption("regen_all"):
        start = page.index(HEAD) + len(HEAD)
        FILE.write_text(page[:start] + table + re.sub(r"\A(?:\|.*\n)*", "", page[start:]), encoding="utf-8")
        page = FILE.read_text(encoding="utf-8")
    assert f"{HEAD}{table}\n" in page


def test_every_label_and_every_reason_that_has_words_is_used():
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("src/vinestreet/exchange/**/*.py"))
    made = ("import.why_name_from_", "import.why_no_")
    for group in ("record.", "import.why_"):
        keys = [key for key in sorted(WORDS.keys()) if key.startswith(group) and not key.startswith(made)]
        assert [
            key for key in keys if f'"{key}"' not in sources and f'"{key.removeprefix(group)}"' not in sources
        ] == []
