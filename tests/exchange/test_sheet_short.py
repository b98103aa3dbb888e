"""The short sheet, and what of the directory goes out: the daily columns first, those nobody filled in folded away."""

import csv
import io
import json
import re
from zipfile import ZipFile

import pytest
import time_machine

from tests.exchange.listings import made_listings, site_with
from tests.exchange.sheet_folder import OTHERS, SOUP, rows_of, write
from tests.maintenance.project import listing, project, site_of
from vinestreet.cli import main
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.exchange.sheet.own_sheet import own_sheet
from vinestreet.exchange.sheet.sheet_grid import grids_in
from vinestreet.exchange.sheet.three_way import compare

DAILY = [
    "id", "name", "phone 1", "hours", "hours_note", "status", "checked on", "checked by", "checked how", "tried 1 on",
    "tried 1 by", "status since", "status until", "status instead", "status words", "vinestreet",
]  # fmt: skip
SHOP = listing("shop", 'phone: {number: "+1 413 555 0120", label: The till}\narea: downtown')
NORTH = listing("north", 'phone: "+1 613 555 0101"\narea: canada')


@pytest.fixture
def folder(tmp_path, monkeypatch):
    here = project(tmp_path / "ashbury", SOUP, SHOP, NORTH, *OTHERS[:2])
    monkeypatch.chdir(here)
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield here


def ids_of(folder, *options):
    assert main(["export", "csv", "--out", "some.csv", *options]) == 0
    return [row[0] for row in rows_of(folder, "some.csv")[1:]]


def changed(rows, cells):
    for (id_, column), text in cells.items():
        next(row for row in rows[1:] if row[0] == id_)[rows[0].index(column)] = text
    return rows


def answer_to(name, capsys, *options):
    capsys.readouterr()
    main(["import", name, "--json", *options])
    return json.loads(capsys.readouterr().out)


def test_it_has_what_changes_from_day_to_day_in_a_file_of_its_own(folder, capsys):
    assert main(["export", "csv", "--short"]) == 0
    assert "Wrote dist/directory-short.csv: 6 listings." in capsys.readouterr().out
    assert rows_of(folder, "dist/directory-short.csv")[0] == DAILY


def test_the_whole_sheet_begins_with_the_short_one_and_ends_with_what_no_place_has(folder):
    assert main(["export", "csv", "--out", "all.csv"]) == 0
    heads, *rows = rows_of(folder, "all.csv")
    assert heads[: len(DAILY) - 1] == DAILY[:-1]
    rest = [any(cells) for cells in list(zip(*rows, strict=True))[len(DAILY) - 1 : -1]]
    assert rest == sorted(rest, reverse=True)
    assert heads[len(DAILY) - 1 :][:4] == ["area", "needs", "asks referral", "what"]


def test_what_changed_in_it_changes_and_what_it_leaves_out_stays(folder, capsys):
    assert main(["export", "csv", "--short", "--out", "short.csv"]) == 0
    rows = rows_of(folder, "short.csv")
    write(folder, changed(rows, {
        ("shop", "phone 1"): "413 555 0177", ("soup", "status until"): "2026-12-14", ("shop", "checked on"): "2026-11-21",
    }), "short.csv")  # fmt: skip
    before = site_of(folder).directory.listings
    answer = answer_to("short.csv", capsys, "--write")
    assert {(each["id"], each["column"]) for each in answer["changed"]} == {
        ("shop", "phone 1"), ("shop", "checked on"), ("soup", "status until")}  # fmt: skip
    assert (answer["both"], answer["refused"], answer["faults"], answer["new"]) == ([], [], [], [])
    after = site_of(folder).directory.listings
    assert [(phone.shown, phone.label) for phone in after["shop"].phones] == [("(413) 555-0177", "The till")]
    assert (after["soup"].notes, after["soup"].arrive) == (before["soup"].notes, before["soup"].arrive)


def test_a_number_that_is_emptied_goes_with_the_label_that_it_leaves_out(folder, capsys):
    assert main(["export", "csv", "--short", "--out", "short.csv"]) == 0
    write(folder, changed(rows_of(folder, "short.csv"), {("shop", "phone 1"): ""}), "short.csv")
    answer = answer_to("short.csv", capsys, "--write")
    assert (answer["refused"], site_of(folder).directory.listings["shop"].phones) == ([], ())


def test_what_changed_here_since_is_known_where_it_leaves_the_column_out(folder, capsys):
    assert main(["export", "csv", "--short", "--out", "short.csv"]) == 0
    file = folder / "resources.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("The till", "The office"), encoding="utf-8")
    write(folder, changed(rows_of(folder, "short.csv"), {("shop", "phone 1"): "413 555 0177"}), "short.csv")
    assert [(each["id"], each["column"]) for each in answer_to("short.csv", capsys)["both"]] == [("shop", "phone 1")]


def test_without_its_last_column_it_is_still_ours_and_everything_is_a_question(folder, capsys):
    assert main(["export", "csv", "--short", "--out", "short.csv"]) == 0
    rows = changed(rows_of(folder, "short.csv"), {("shop", "phone 1"): "413 555 0177"})
    write(folder, [row[:-1] for row in rows], "short.csv")
    assert [(each["id"], each["column"]) for each in answer_to("short.csv", capsys)["both"]] == [("shop", "phone 1")]


def test_a_new_place_comes_in_with_two_columns_more(folder, capsys):
    assert main(["export", "csv", "--short", "--out", "short.csv"]) == 0
    heads, *rows = rows_of(folder, "short.csv")
    new = ["", "The Bike Shed", *[""] * (len(heads) - 2), "Bikes, mended.", "talk"]
    write(folder, [[*heads, "what", "needs"], *([*row, "", ""] for row in rows), new], "short.csv")
    answer = answer_to("short.csv", capsys, "--write")
    assert ([each["id"] for each in answer["new"]], answer["refused"]) == (["the-bike-shed"], [])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_comes_home_as_it_went_whatever_a_place_has(kind, tmp_path):
    site = site_with(made_listings(60))
    path, again = tmp_path / f"sheet.{kind}", tmp_path / f"again.{kind}"
    for each in (path, again):
        export(site.directory.listings.values(), FORMATS[kind].short, site, each)
    assert path.read_bytes() == again.read_bytes()
    found = compare(own_sheet(next(iter(grids_in(path))), "US"), site, site.made)
    assert (found.changes, found.new, found.faults, found.absent) == ({}, [], [], [])


def test_a_format_that_is_no_sheet_is_told(folder, capsys):
    assert main(["export", "vcard", "--short"]) == 2
    assert "expected csv or xlsx, found vcard" in capsys.readouterr().err


def test_places_are_chosen_as_for_set(folder, capsys):
    assert ids_of(folder, "--area", "downtown") == ["shop"]
    assert ids_of(folder, "--area", "downtown,canada", "--need", "talk") == ["shop", "north"]
    assert ids_of(folder, "--id", "soup", "--area", "downtown") == ["soup", "shop"]
    capsys.readouterr()
    assert ids_of(folder, "--town") == ["soup", "shop", "place-10", "place-11"]
    assert "Left out 2 crisis lines and lines for more than this town." in capsys.readouterr().out
    assert ids_of(folder, "--town", "--id", "line") == ["line"]
    assert main(["export", "csv", "--area", "dowtown", "--out", "none.csv"]) == 2
    assert "found `dowtown`; did you mean `downtown`?" in capsys.readouterr().err
    assert not (folder / "none.csv").exists()


def test_on_paper_it_is_a_page_wide_with_its_head_on_each(folder):
    for options, last in (((), "K"), (("--short",), "K")):
        assert main(["export", "xlsx", "--out", "a.xlsx", *options]) == 0
        with ZipFile("a.xlsx") as archive:
            places, about = (archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
            book, styles = (archive.read(f"xl/{name}.xml").decode() for name in ("workbook", "styles"))
        for sheet in (places, about):
            assert '<pageSetUpPr fitToPage="1"/>' in sheet
            assert re.search(
                '<pageSetup [^>]*orientation="landscape"[^>]*fitToHeight="0"|<pageSetup [^>]*fitToHeight="0"[^>]*orientation="landscape"',
                sheet,
            )
        assert f"Places!$A$1:${last}$7" in book
        assert "Places!$1:$1" in book
        assert 'wrapText="1"' in styles
        assert max(float(height) for height in re.findall(r' ht="([\d.]+)"', places)) <= 150
        assert ('outlineLevel="1"' in places) == (not options)


def test_the_page_beside_it_says_each_thing_of_a_list_once(folder):
    assert main(["export", "xlsx", "--out", "a.xlsx"]) == 0
    _, about = grids_in(folder / "a.xlsx")
    names = [row[0] for row in about if row]
    assert names.count("phone 1") == 1
    assert "phone 2" not in names
    assert [line for line in names if line.startswith("Columns with nothing in them yet are folded away")]


def test_a_csv_of_a_part_is_the_rows_of_the_whole(folder):
    assert main(["export", "csv", "--short", "--id", "shop", "--out", "part.csv"]) == 0
    text = (folder / "part.csv").read_text(encoding="utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text))] == ["id", "shop"]
