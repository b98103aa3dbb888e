"""What somebody is told of a sheet that comes home: places by name, the loudest first, and what programs did once."""

import pytest

from tests.exchange.sheet_folder import SOUP, come_home, edit, rows_of, text_of, told, write
from tests.maintenance.project import listing, site_of
from vinestreet.cli import main
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.sheet.cell_readings import has_lost_zeros
from vinestreet.exchange.sheet.sheet_columns import column_called


def test_a_check_stays_and_whoever_changed_facts_is_told_that_it_was_before(folder, capsys):
    edit(folder, {("soup", "phone 1"): "(413) 555-0177", ("soup", "consent words"): "Never."})
    before = to_entry(site_of(folder).directory.listings["soup"])["checked"]
    capsys.readouterr()
    assert come_home("--write") == 0
    assert "November 2, 2026" in capsys.readouterr().out
    assert to_entry(site_of(folder).directory.listings["soup"])["checked"] == before


def test_what_may_happen_without_agreement_is_told_first_and_with_what_follows(folder, capsys):
    edit(folder, {("place-10", "for"): "Anyone.", ("soup", "consent may-call-police-without-you"): "no"})
    capsys.readouterr()
    come_home()
    said = capsys.readouterr().out
    assert said.index("Please read these twice") < said.index("Soup (soup)") < said.index("What changes:")
    assert said.index("What changes:") < said.index("place-10")
    assert "now among the places said not to call the police" in said


def test_a_crisis_line_and_an_example_that_turns_real_are_told_first(folder, capsys):
    edit(folder, {("line", "phone 1"): "911", ("place-10", "sample"): "yes"})
    capsys.readouterr()
    come_home()
    said = capsys.readouterr().out
    assert "It's a crisis line" in said
    assert said.index("(place-10)") > said.index("Please read these twice")
    assert "What changes:" not in said


def test_without_the_column_of_ids_or_with_empty_ones_the_last_column_says_which_place_it_is(folder, capsys):
    edit(folder, {("soup", "for"): "Anyone."})
    rows = rows_of(folder)
    write(folder, [row[1:] for row in rows])
    capsys.readouterr()
    assert come_home() == 1
    said = capsys.readouterr().out
    assert said.count("“id”") == 1
    assert "Soup (soup)" in said
    write(folder, [rows[0], *(["", *row[1:]] for row in rows[1:])])
    assert told(capsys, "--write")["faults"] == [{"what": "ids_empty", "count": 8}]
    assert site_of(folder).directory.listings["soup"].who_for == "Anyone."
    assert len(site_of(folder).directory.listings) == 8


def test_a_row_that_was_deleted_is_told_by_name_and_a_place_that_is_new_here_is_not_taken_for_one(folder, capsys):
    text = text_of(folder) + listing("corner", "")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    answer = told(capsys, "--write")
    assert (answer["without_a_row"], answer["new_here"]) == ([], ["corner"])
    write(folder, [row for row in rows_of(folder) if row[0] != "soup"])
    capsys.readouterr()
    come_home()
    assert "stay just as they are: Soup, " in capsys.readouterr().out


def test_a_place_that_is_gone_is_told_by_name(folder, capsys):
    (folder / "resources.yml").write_text(text_of(folder).replace(SOUP, ""), encoding="utf-8")
    capsys.readouterr()
    come_home()
    assert (
        "Soup is in the sheet (row 3) and isn't in the directory anymore. It wasn't added again."
        in capsys.readouterr().out
    )


def test_what_is_newer_here_than_an_old_sheet_stays_and_is_told(folder, capsys):
    text = text_of(folder).replace("Mo-Fr 11:30-13:30", "Mo-Fr 12:00-14:00")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert told(capsys, "--write")["changed_here"] == {"soup": ["hours"]}
    assert text_of(folder) == text
    come_home()
    assert "What's newer here stays: Soup (hours)" in capsys.readouterr().out


def test_letters_that_were_lost_are_told_once_with_an_example(folder, capsys):
    text = (
        text_of(folder).replace("name: Soup  #", "name: Café Amélie à la carte  #").replace("The boiler.", "Déjà vu.")
    )
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    write(folder, [[cell.encode().decode("cp1252", "replace") for cell in row] for row in rows_of(folder)])
    capsys.readouterr()
    assert come_home("--write") == 0
    said = capsys.readouterr().out
    assert said.count("CafÃ©") == 1
    assert "for “Café Amélie à la carte”. 2 cells like that" in said
    assert text_of(folder) == text


def test_zeros_in_front_of_numbers_that_a_spreadsheet_dropped_are_told_once(folder, capsys):
    text = (
        text_of(folder)
        .replace('"+1 413 555 0101"', '"0800 068 4141"')
        .replace("name: Soup  #", "area: canada\n    name: Soup  #")
    )
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("country: CA", "country: GB"), encoding="utf-8")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    edit(folder, {("soup", "phone 1"): "8000684141"}, rows_of(folder))
    capsys.readouterr()
    assert come_home("--write") == 0
    assert (
        "took the zeros in front of phone numbers away. The numbers stay as they were, for: Soup"
        in capsys.readouterr().out
    )
    assert text_of(folder) == text


@pytest.mark.parametrize(
    ("was", "now", "lost"),
    [("000", "0", True), ("0800 068 4141", "8000684141", True), ("0800 58 58 58", "800585858.0", True),
     ("000", "911", False), ("0800 58 58 58", "800585859", False), ("+1 413 555 0101", "14135550101", False),
     ("011", "11 or ask", False), ("0800", "", False)],
)  # fmt: skip
def test_zeros_are_lost_where_all_else_is_the_same(was, now, lost):
    assert has_lost_zeros(column_called("phone 1"), was, now) is lost


def test_a_note_without_signature_says_what_it_waits_for_and_keeps_its_words(folder, capsys):
    edit(folder, {("soup", "notes 3 say"): "The tea was hot.", ("soup", "notes 3 on"): "yesterday"})
    before = text_of(folder)
    capsys.readouterr()
    assert come_home("--write") == 1
    said = capsys.readouterr().out
    assert "notes 3 by: it's empty, and this has to be there: your name" in said
    assert "notes 3 on: “yesterday” is another day for everybody who reads it. If you mean 2026-11-21" in said
    assert said.count("“The tea was hot.”") == 1
    assert text_of(folder) == before


def test_a_line_that_counts_places_is_no_place(folder, capsys):
    rows = rows_of(folder)
    write(folder, [*rows, ["8 places", "checked with Priya"]])
    capsys.readouterr()
    come_home("--write")
    said = capsys.readouterr().out
    assert "Row 10 (“8 places”, “checked with Priya”) isn't a place, so it's left out." in said
    assert said.count("Row 10") == 1
    assert len(site_of(folder).directory.listings) == 8


def test_the_words_of_the_site_are_taken_for_those_of_the_file(folder, capsys):
    labels = {id_: need.label for id_, need in site_of(folder).directory.needs.items()}
    edit(folder, {("soup", "needs"): f" {labels['talk'].upper()} ,", ("soup", "area"): "CANADA", ("soup", "languages"): "English, Spanish",
                  ("soup", "access"): "accessible toilet, large print", ("soup", "run_by"): "Peer run"})  # fmt: skip
    assert come_home("--write") == 0
    entry = to_entry(site_of(folder).directory.listings["soup"])
    assert (entry["needs"], entry["area"]) == (["talk"], "canada")
    assert (entry["languages"], entry["access"], entry["run_by"]) == (
        ["en", "es"], ["accessible-toilet", "large-print"], "peer-run")  # fmt: skip
    edit(folder, {("soup", "needs"): "tea"}, rows_of(folder))
    assert "we don't have “tea” on our list" in told(capsys)["refused"][0]["why"]


def test_a_number_that_was_emptied_takes_its_label_along(folder):
    text = text_of(folder).replace('"+1 413 555 0101"  #', '{number: "+1 413 555 0101", label: Maria}  #')
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    edit(folder, {("soup", "phone 1"): ""}, rows_of(folder))
    assert come_home("--write") == 0
    assert "phone" not in to_entry(site_of(folder).directory.listings["soup"])
