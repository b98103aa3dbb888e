"""The page about our data says of each field what the export does with it.

When a change is meant, `pytest --regen-all` with this file writes the table anew; look at the difference.
"""

import re

from tests.directory.reading import ROOT
from vinestreet.exchange.exporting.formats import FORMATS
from vinestreet.exchange.exporting.hsds_files import MOST_WITH_FILES, PAGE
from vinestreet.exchange.hsds.field_mapping import HELD, NEEDS, PLACES

FILE = ROOT / "docs/about/exchange.md"
HEAD = "| field | in HSDS | how much |\n|---|---|---|\n"


def row(field: str) -> str:
    places = [f"`{place.removeprefix('service_at_locations.')}`" for place in PLACES[field]]
    if field == "needs":
        return f"| `{field}` | `attributes`, taxonomy `{NEEDS}` | whole |"
    how = "whole" if field in HELD else "in part" if places else "attribute"
    return f"| `{field}` | {', '.join(places)} | {how} |"


def test_the_table_of_fields_is_that_of_the_code(pytestconfig):
    page = FILE.read_text(encoding="utf-8")
    table = "".join(f"{row(field)}\n" for field in PLACES)
    if pytestconfig.getoption("regen_all"):
        start = page.index(HEAD) + len(HEAD)
        rest = re.sub(r"\A(?:\|.*\n)*", "", page[start:])
        FILE.write_text(page[:start] + table + rest, encoding="utf-8")
        page = FILE.read_text(encoding="utf-8")
    assert f"{HEAD}{table}\n" in page


def test_every_format_is_told_of_and_numbers_are_right():
    page = FILE.read_text(encoding="utf-8")
    assert [name for name in FORMATS if not re.search(rf"^\|[^|]*`{name}`", page, re.MULTILINE)] == []
    assert f"; {PAGE} in each" in page
    assert f"more than {MOST_WITH_FILES:,} listings" in page
