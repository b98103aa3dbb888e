"""Rows of any table with a map of its columns: what becomes of each cell, and that none is lost."""

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.directory.reading import AREAS, TODAY, WORDS
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.model import Directory, Need
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.importing.column_guess import guess_columns, map_text
from vinestreet.exchange.importing.column_map import read_map
from vinestreet.exchange.importing.csv_reader import read_table
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext
from vinestreet.exchange.importing.table_rows import listing_from_row

NEEDS = {
    "food": Need(id="food", label="Something to eat", icon="bowl"),
    "talk": Need(id="talk", label="Someone to talk to", icon="speech"),
}
DIRECTORY = Directory(NEEDS, AREAS, {})
PHRASES = {"food": ("food pantry", "meal"), "talk": ("lonely", "warm line")}
HERE = ImportContext(replace(the_site(), directory=DIRECTORY, phrases=PHRASES), TODAY)


def proposed(table: str | bytes, folder: Path) -> str:
    """The map that is proposed for a table."""
    path = folder / "list.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    read = read_table(path, ImportReport())
    return map_text(guess_columns(read.columns, read.rows, DIRECTORY, PHRASES, "US"), path.name, WORDS)


def fields_of(text: str) -> str:
    """A map without its comments."""
    lines = (re.sub(r"(?:^|  )# .*", "", line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def entries(table: str | bytes, folder: Path, columns: str = "", understood: ImportReport | None = None):
    """What becomes of a table with the map that is given, else with the one that is proposed."""
    columns = columns or proposed(table, folder)
    path = folder / "list.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    (folder / "list.columns.yml").write_text(columns, encoding="utf-8")
    understood = understood or ImportReport()
    read = read_table(path, understood)
    chosen = read_map(folder / "list.columns.yml", read.columns, DIRECTORY, TODAY)
    found = (listing_from_row(row, chosen, understood, HERE) for row in read.rows)
    return [each.entry for each in found if each]


USUAL = """\
Agency,Program Name,Type of Service,Street,City,State,Zip Code,Main Phone,Toll-Free,Fax,URL,Hours,Eligibility,Fees,\
Languages Spoken,Intake,Services Provided,Last Verified,OBJECTID,Contact Name,County,Y,X,Column 9,Empty
St. Mark's,Pantry,Food Pantry,12 Vine St,Riverton,MA,01099,(413) 555-0142,800-555-0199,413-555-0143,stmarks.org,\
"Mon, Wed 9am-noon",Anyone,Free,"English, Spanish",Walk in,Groceries.,3/4/2026,17,Maria,Hampden,42.1,-72.5,3 rooms,
"""


def test_usual_columns_are_known_by_their_names(tmp_path):
    assert fields_of(proposed(USUAL, tmp_path)) == (
        "name: Program Name\n"
        "what: Services Provided\n"
        "needs:\n  column: Type of Service\n  Food Pantry: food\n"
        "organisation: Agency\n"
        "phone: [Main Phone, Toll-Free]\n"
        "website: URL\n"
        "address: [Street, City, State, Zip Code]\n"
        'at: ["Y", X]\n'
        "hours: Hours\n"
        "cost: Fees\n"
        "for: Eligibility\n"
        "languages: Languages Spoken\n"
        "asks: Intake\n"
        "checked: Last Verified\n"
        "more:\n  - County\n"
        "leave_out:\n  - Fax\n  - OBJECTID\n  - Contact Name\n  - Column 9\n  - Empty"
    )


def test_the_map_says_why_a_value_means_what_it_does(tmp_path):
    table = "Name,Category,Area\n" + "".join(
        f"Place,{category},{area}\n"
        for category, area in {
            "Food": "Old Mill",
            "SNAP": '"Old Mill, MA"',
            "Residential Meals on Wheels Center": "West Old Mill",
            "Animal Shelter": "Nowhere",
        }.items()
    )
    lines = proposed(table, tmp_path).splitlines()
    assert lines[lines.index("  column: Category") + 1 :][:4] == [
        "  Food: food  # like the label",
        "  SNAP: food  # by our list of names",
        "  Residential Meals on Wheels Center: food  # by words in it",
        "  Animal Shelter: not-sorted",
    ]
    assert lines[lines.index("  column: Area") + 1 :][:3] == ["  Old Mill: old-mill", "  Old Mill, MA: old-mill", ""]


def test_a_row_with_usual_columns_becomes_an_entry(tmp_path):
    assert entries(USUAL, tmp_path) == [
        {
            "name": "Pantry",
            "what": "Groceries.",
            "more": "County: Hampden.",
            "needs": ["food"],
            "organisation": "St. Mark's",
            "phone": ["+1 413-555-0142", {"number": "+1 800-555-0199", "label": "Toll-Free"}],
            "website": "http://stmarks.org",
            "address": "12 Vine St, Riverton, MA 01099",
            "at": [42.1, -72.5],
            "hours": "Mo,We 09:00-12:00",
            "cost": "free",
            "for": "Anyone",
            "languages": ["en", "es"],
            "asks": {"booking": "no", "words": "Intake: Walk in."},
        }
    ]


# The column, what stands in it, what becomes of it.
CELLS = [
    ("Hours", "whenever the lamp is lit", {"hours_note": "whenever the lamp is lit"}),
    ("Hours", "Mo-Fr 09:00-17:00; PH off", {"hours": "Mo-Fr 09:00-17:00; PH off"}),
    ("Hours", "Mo-Fr 00:00-00:00", {"hours_note": "Mo-Fr 00:00-00:00"}),
    ("Hours", "6pmGÇô7:30pm, Tue", {"hours": "Tu 18:00-19:30"}),
    (
        "Hours",
        "Office:\n9am-5pm, Mon-Fri\n\nHotline:\n24 hours",
        {"hours": "Mo-Fr 09:00-17:00", "hours_note": "Office; Hotline: 24 hours"},
    ),
    ("Phone", "555-0101", {"more": "Phone: 555-0101."}),
    ("Crisis Line", "413-555-0101", {"phone": {"number": "+1 413-555-0101", "label": "Crisis Line"}}),
    ("Website", "ask Joan", {"more": "Website: ask Joan."}),
    ("Fees", "None", {"cost": "free"}),
    ("Fees", "$5 per visit", {"cost": {"is": "paid", "words": "$5 per visit"}}),
    ("Fees", "Sliding fee scale", {"cost": {"is": "sliding", "words": "Sliding fee scale"}}),
    ("Fees", "ask", {"cost": {"is": "unknown", "words": "ask"}}),
    ("Ages", "18 years and older", {"ages": "18+"}),
    ("Ages", "over 18", {"more": "Ages: over 18."}),
    ("Coordinates", "POINT (-72.5 42.1)", {"at": [42.1, -72.5]}),
    ("Coordinates", "0, 0", {}),
    ("Coordinates", "behind the mill", {"more": "Coordinates: behind the mill."}),
    ("Languages", "English & Klingonese", {"languages": ["en"], "more": "Languages: Klingonese."}),
    ("Category", "food; Legal", {"needs": ["food"]}),
    ("Category", "Legal", {"needs": ["not-sorted"]}),
    ("Neighborhood", "Old Mill", {"area": "old-mill"}),
    ("Status", "Permanently closed", {"status": "closed"}),
    ("Status", "Active", {}),
    ("Status", "Inactive", {"status": "paused"}),
    ("Address", "Confidential", {"confidential": True}),
    ("Confidential", "Yes", {"confidential": True}),
    ("Bus", "<b>4</b> & 7", {"more": "Bus: 4 & 7."}),
    ("Phone", "'+44 20 7946 0958", {"phone": "+44 20 7946 0958"}),
]


@pytest.mark.parametrize(("column", "cell", "becomes"), CELLS, ids=[f"{column}-{cell}" for column, cell, _ in CELLS])
def test_a_cell_becomes_a_field_or_stays_as_words(column, cell, becomes, tmp_path):
    (entry,) = entries(f'Name,{column}\nSoup,"{cell}"\n', tmp_path)
    assert entry == {"name": "Soup", "needs": ["not-sorted"], **becomes}


def test_a_column_for_each_weekday_is_put_together(tmp_path):
    table = "Name,Mon Hours,Tuesday,wed\nSoup,9am-5pm,closed,10am-2pm\nBread,9am-5pm,when the bell rings,\n"
    soup, bread = entries(table, tmp_path)
    assert soup["hours"] == "Mo 09:00-17:00; We 10:00-14:00"
    assert bread["hours_note"] == "Monday: 9am-5pm; Tuesday: when the bell rings"
    assert "hours" not in bread


def test_a_column_for_opening_and_one_for_closing_are_put_together(tmp_path):
    (soup,) = entries("Name,monday_open,monday_close\nSoup,9:00 AM,5:00 PM\n", tmp_path)
    assert soup["hours"] == "Mo 09:00-17:00"


def test_of_a_secret_place_no_report_tells_where_it_is(tmp_path):
    understood = ImportReport()
    table = "Name,Address,Lat,Lng,Confidential\nRefuge,9 Hidden Way,42.1,-72.5,yes\n"
    (entry,) = entries(table, tmp_path, understood=understood)
    assert entry == {"name": "Refuge", "needs": ["not-sorted"], "confidential": True}
    assert [(told.field, told.words, told.why) for told in understood.all()] == [
        ("Address", "", "confidential"),
        ("Lat", "", "confidential"),
        ("Lng", "", "confidential"),
        ("Confidential", "", "confidential"),
    ]


def test_phones_are_those_of_the_country_of_the_area(tmp_path):
    (entry,) = entries("Name,Area,Phone\nShout,United Kingdom,0800 1111\n", tmp_path)
    assert entry["phone"] == "0800 1111"


@pytest.mark.parametrize(
    "table",
    [
        "Name\tPhone\nSoup\t413-555-0101\n".encode("utf-16"),
        "\ufeffName;Phone\r\nSoup;413-555-0101\r\n".encode(),
        b'\n\n"Name","Phone"\n"Soup","413-555-0101"\n',
    ],
    ids=["utf-16 with tabs", "semicolons and a mark", "empty lines before"],
)
def test_tables_come_in_all_dialects(table, tmp_path):
    assert entries(table, tmp_path) == [{"name": "Soup", "needs": ["not-sorted"], "phone": "+1 413-555-0101"}]


def test_columns_that_tell_nothing_are_known_by_their_values(tmp_path):
    table = "Name,A,B,C,D,E\n" + "".join(
        f"Place {n},a{n}@x.org,www.x{n}.org,413-555-01{n}0,Mon-Fri 9am-{n}pm,BD-1800.200{n}\n" for n in range(1, 6)
    )
    text = proposed(table, tmp_path)
    assert fields_of(text) == "name: Name\nphone: C\nemail: A\nwebsite: B\nhours: D\nleave_out:\n  - E"
    assert "BD-1800" not in text


BAD_MAPS = {
    "what: Phone\n": ["list.columns.yml:1: name: `name` is missing, and it's required"],
    "name: Nmae\n": [
        "list.columns.yml:1: name: no such column in the first row of the table; found `Nmae`; did you mean `Name`?"
    ],
    "name: Name\nphon: Phone\n": ["list.columns.yml:2: unknown field `phon`; did you mean `phone`?"],
    "name: Name\nneeds: {column: Category, Soup: foot}\n": [
        "list.columns.yml:2: needs.Soup: unknown need; expected an id from `needs:` at the top of resources.yml; found"
        " `foot`; did you mean `food`?"
    ],
    "name: Name\nneeds: {Soup: food}\n": ["list.columns.yml:2: needs.column: `column` is missing, and it's required"],
    "name: [Name, Phone\n": ["list.columns.yml:2: this line can't be read"],
    "": ["list.columns.yml: the file is empty"],
}


@pytest.mark.parametrize("columns", BAD_MAPS)
def test_what_is_wrong_in_a_map_is_told_with_its_line(columns, tmp_path):
    path = tmp_path / "list.columns.yml"
    path.write_text(columns, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        read_map(path, ["Name", "Phone", "Category"], DIRECTORY, TODAY)
    told = caught.value.told(WORDS).splitlines()[:-1]
    assert len(told) == len(BAD_MAPS[columns])
    assert all(line.startswith(begin) for line, begin in zip(told, BAD_MAPS[columns], strict=True)), told


def test_every_map_that_is_proposed_can_be_read(tmp_path):
    odd = ["Name", "a: b", "#1", "Yes", "2021", "x, y", "[z]", 'say "hi"', "*", "-", "é", "tab\there", "null", "a" * 90]
    header = ",".join(f'"{each.replace(chr(34), chr(34) * 2)}"' for each in odd)
    rows = "\n".join(",".join(f'"v{n}: [x] {m} ""q"" #"' for n in range(len(odd))) for m in range(4))
    (first, *_) = entries(f"{header}\n{rows}\n", tmp_path)
    assert first["name"].startswith("v0: [x] 0")


DIRT = [
    "555-0101 ext 9", "call 413-555-0102 or 988", "www.x.org; info@x.org", "M-F 9-5pm closed lunch", "<p>Two</p><p>lines</p>",
    "Anyone, 18+ only", "Free / $5", "English, Elvish", "12 Main St\nSuite 4", "2026-01-02", "3/4/21", "~~**odd**~~",
    "word " * 140, "A sentence. " * 80, "confusing; values, in/one", "42.1", "-72.5", "NULL", "", "", "No ID needed", "&lt;b&gt;",
]  # fmt: skip
HEADER = "Name,Agency,Description,Category,Address,City,Phone,Text,Email,Web,Hours,Monday,Fees,For,Ages,Languages,Intake,Status,Lat,Lng,Updated,Odd"  # fmt: skip


def test_no_word_of_any_cell_is_lost(tmp_path):
    dice = random.Random(6)
    columns = HEADER.split(",")
    rows = [dice.choices(DIRT, k=len(columns)) for _ in range(150)]
    quoted = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    plan = (
        "name: Name\norganisation: Agency\nwhat: Description\nneeds: Category\naddress: [Address, City]\nphone: Phone\n"
        "text: Text\nemail: Email\nwebsite: Web\nhours: [Hours, Monday]\ncost: Fees\nfor: For\nages: Ages\n"
        "languages: Languages\nasks: Intake\nstatus: Status\nat: [Lat, Lng]\nchecked: Updated\n"
    )
    understood = ImportReport()
    made = entries(f"{HEADER}\n{quoted}", tmp_path, plan, understood)
    told_by_line: dict[int, str] = {}
    for told in understood.all():
        line = int(told.row.rpartition(":")[2])
        told_by_line[line] = f"{told_by_line.get(line, '')} {told.words}"
    rows = [row for row in rows if any(plain_text(cell) for cell in row)]
    assert len(made) == len(rows)
    line = 2
    for row, entry in zip(rows, made, strict=True):
        found = words_in(f"{entry} {told_by_line.get(line, '')}")
        for cell in row:
            missing = words_in(plain_text(cell)) - found - SAID_OTHERWISE
            assert not missing, (cell, missing, entry)
        line += 1 + sum(cell.count("\n") for cell in row)


def words_in(text: str) -> set[str]:
    """The words and numbers of a text, with numbers of phones and times as digits."""
    digits = set(re.findall(r"\d+", text))
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)} | digits


# What a field says in its own way: languages and weekdays as codes, an extension in words, `www` with its scheme.
SAID_OTHERWISE = frozenset("english ext call or m f pm closed 9 5".split())


def test_the_day_of_their_check_is_kept_for_the_source(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,Last Updated\nSoup,3/4/2026\nBread,last spring\n", encoding="utf-8")
    (tmp_path / "m.yml").write_text("name: Name\nchecked: Last Updated\n", encoding="utf-8")
    read = read_table(path, ImportReport())
    chosen = read_map(tmp_path / "m.yml", read.columns, DIRECTORY, TODAY)
    checks = [listing_from_row(row, chosen, ImportReport(), HERE).checks for row in read.rows]
    assert checks == [(("Last Updated", date(2026, 3, 4).isoformat()),), (("Last Updated", "last spring"),)]
