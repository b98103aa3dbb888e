"""Files of spreadsheet programs: what ours says comes back, from LibreOffice too; what is no sheet, or a trap, is told.

`sheets/from-calc.*` were saved by LibreOffice 7.4: cells with dates, numbers, formulas and an error, and a column more.
"""

import json
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
import time_machine

from tests.exchange.listings import made_listings, site_with
from tests.exchange.sheet_folder import OTHERS, SOUP
from tests.maintenance.project import project, site_of
from vinestreet.cli import main
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.exchange.importing.csv_reader import CannotOpenError
from vinestreet.exchange.sheet.own_sheet import own_sheet
from vinestreet.exchange.sheet.sheet_grid import grids_in
from vinestreet.exchange.sheet.three_way import compare

SHEETS = Path(__file__).with_name("sheets")
MADE = made_listings(60)
SITE = site_with(MADE)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_value_of_every_field_comes_back_as_it_was(kind, tmp_path):
    path = tmp_path / f"sheet.{kind}"
    export(SITE.directory.listings.values(), FORMATS[kind], SITE, path)
    sheet = own_sheet(next(iter(grids_in(path))), "US")
    found = compare(sheet, SITE, SITE.made)
    assert (found.changes, found.new, found.faults, found.absent) == ({}, [], [], [])
    assert found.same == len(SITE.directory.listings)
    assert (sheet.missing, sheet.foreign, sheet.renamed, sheet.doubled) == ((), (), {}, ())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    here = project(tmp_path / "ashbury", SOUP, *OTHERS[:2])
    monkeypatch.chdir(here)
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield here


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_saved_comes_home(kind, folder, capsys):
    main(["import", str(SHEETS / f"from-calc.{kind}"), "--write", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert {each["column"]: each["sheet"] for each in answer["changed"]} == {
        "phone 2": "+14135550177", "arrive on": "2026-10-05", "source": "The door"}  # fmt: skip
    assert [each["column"] for each in answer["unread"]] == ["access_note"]
    assert (answer["refused"], answer["both"], answer["faults"], answer["new"]) == ([], [], [], [])
    assert answer["columns"]["not_ours"] == ["Mine"]
    soup = site_of(folder).directory.listings["soup"]
    assert [phone.shown for phone in soup.phones] == ["(413) 555-0101", "(413) 555-0177"]
    assert (soup.source, soup.arrive.on.isoformat()) == ("The door", "2026-10-05")


def book(path, rows, **parts):
    """An .xlsx file as other programs write it: with shared strings, styles, and cells left out."""
    strings = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    cells = [
        [f'<c t="s"><v>{strings.index(cell)}</v></c>' if isinstance(cell, str) else cell[0] for cell in row]
        for row in rows
    ]
    made = "".join(f"<row>{''.join(row)}</row>" for row in cells)
    main_ = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    contents = {
        "xl/workbook.xml": f'<workbook {main_} xmlns:r="{links}"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="x"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="x" Target="/xl/worksheets/s.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {main_}>" + "".join(f"<si><r><t>{escape(each[:1])}</t></r><r><t>{escape(each[1:])}</t></r></si>" for each in strings) + "</sst>",
        "xl/styles.xml": f'<styleSheet {main_}><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>',
        "xl/worksheets/s.xml": f"<worksheet {main_}><sheetData>{made}</sheetData></worksheet>",
    }  # fmt: skip
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in (contents | parts).items():
            archive.writestr(name, text)


def test_cells_of_every_kind_are_texts(tmp_path):
    book(tmp_path / "b.xlsx", [
        ["id", "name & more", ('<c s="1"><v>44890</v></c>',), ('<c s="2"><v>0.5</v></c>',), ('<c t="b"><v>1</v></c>',)],
        [('<c r="C2"><v>4135550101</v></c>',), ('<c t="str"><f>A1</f><v>made</v></c>',), ("<c><f>A1</f></c>",), ('<c t="e"><v>#REF!</v></c>',), ("<c><v>1.5</v></c>",)],
    ])  # fmt: skip
    assert list(grids_in(tmp_path / "b.xlsx")) == [
        [
            ["id", "name & more", "2026-11-26", "12:00", "TRUE"],
            ["", "", "4135550101", "made", "=A1", "#REF!", "1.5"],
        ]
    ]


def test_a_sheet_that_would_fill_the_machine_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("vinestreet.exchange.sheet.sheet_grid.MOST_BYTES", 50_000)
    book(tmp_path / "b.xlsx", [["x" * 60_000]])
    assert (tmp_path / "b.xlsx").stat().st_size < 5_000
    with pytest.raises(CannotOpenError, match="sheet_too_large"):
        list(grids_in(tmp_path / "b.xlsx"))


def test_a_book_whose_names_stand_for_others_is_refused(tmp_path):
    laughs = (
        "<!DOCTYPE a [<!ENTITY a 'ha'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else '&a;'}'>" for n in range(12))
        + "]>"
    )
    book(tmp_path / "b.xlsx", [["id"]], **{"xl/sharedStrings.xml": f"{laughs}<sst><si><t>&a11;</t></si></sst>"})
    with pytest.raises(CannotOpenError, match="sheet_broken"):
        list(grids_in(tmp_path / "b.xlsx"))


@pytest.mark.parametrize(
    "cell", ['<c t="s"><v>99</v></c>', '<c s="99"><v>1</v></c>', "<c><v>one</v></c>", "<c><v>1</c>"]
)
def test_a_book_that_is_broken_inside_is_told(cell, tmp_path):
    book(tmp_path / "b.xlsx", [["id", (cell,)]])
    with pytest.raises(CannotOpenError, match="sheet_broken"):
        list(grids_in(tmp_path / "b.xlsx"))


def ods(path, rows):
    """An .ods file with these rows, in XML, and no more than the format asks for."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    text = f"<office:document-content{names}><table:table>{rows}</table:table></office:document-content>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", text)


def test_empty_rows_between_places_are_counted_and_those_below_are_not(tmp_path):
    empty = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    full = '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>'
    ods(tmp_path / "a.ods", empty.format(3) + full + empty.format(2) + full + empty.format(1_048_569))
    assert list(grids_in(tmp_path / "a.ods")) == [[[], [], [], ["a"], ["a"], [], [], ["a"], ["a"]]]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_file_that_is_none_has_a_password_or_ends_too_soon_is_told(kind, tmp_path):
    whole, path = (SHEETS / f"from-calc.{kind}").read_bytes(), tmp_path / f"a.{kind}"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)  # how .xls begins, and .xlsx with a password
    for content in (b"", b"id,name\n", old, whole[:-400], whole[:4000], whole[4000:]):
        path.write_bytes(content)
        with pytest.raises(CannotOpenError, match="sheet_broken"):
            list(grids_in(path))


@pytest.mark.parametrize("compression", [ZIP_BZIP2, ZIP_LZMA])
def test_a_book_packed_as_no_program_packs_one_is_told(compression, tmp_path):
    with ZipFile(tmp_path / "a.ods", "w", compression) as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(CannotOpenError, match="sheet_broken"):
        list(grids_in(tmp_path / "a.ods"))


def test_numbers_without_end_are_texts(tmp_path):
    book(tmp_path / "b.xlsx", [[("<c><v>1e999</v></c>",), ('<c s="1"><v>-5</v></c>',), ('<c s="1"><v>1e300</v></c>',)]])
    assert list(grids_in(tmp_path / "b.xlsx")) == [[["inf", "-5", "1e+300"]]]


def test_a_book_of_somebody_else_is_a_table_with_a_map(folder, capsys):
    book(folder / "theirs.xlsx", [["Name", "Phone"], ["Soup", "413-555-0101"]])
    assert main(["import", "theirs.xlsx"]) == 1
    assert "theirs.columns.yml" in capsys.readouterr().out
    assert main(["import", "theirs.xlsx", "--dry-run"]) == 0
    assert "1 listing came in." in capsys.readouterr().out


def test_two_sheets_of_ours_in_one_book_that_differ_are_told(folder, capsys):
    with ZipFile(SHEETS / "from-calc.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    first, about = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
    for second, status in ((parts[first], 0), (parts[first].replace('r="H', 'r="ZZ'), 1)):
        with ZipFile(folder / "two.xlsx", "w", ZIP_DEFLATED) as archive:
            for name, text in (parts | {about: second}).items():
                archive.writestr(name, text)
        main(["import", "two.xlsx", "--json"])
        assert ("two sheets in it are ours, and they differ" in capsys.readouterr().err) == bool(status)
