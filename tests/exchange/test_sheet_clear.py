"""What is told of cells that weren't taken, in the words of whoever fills in a sheet, with what to do next."""

import subprocess

from tests.exchange.sheet_folder import come_home, edit, rows_of, text_of, told, write
from vinestreet.cli import main


def said_of(capsys, *options):
    capsys.readouterr()
    come_home(*options)
    return capsys.readouterr().out


def test_parts_are_called_as_their_columns_are(folder, capsys):
    edit(folder, {("place-12", "consent may-call-police-without-you"): "only-if"})
    said = said_of(capsys)
    assert "`only-if` needs “consent words” that say when" in said
    assert "needs “consent source” and “consent on”" in said


def test_the_end_of_a_pause_alone_says_what_is_missing(folder, capsys):
    edit(folder, {("place-10", "status until"): "2026-12-14"})
    assert "If it's paused, write `paused` here, too." in said_of(capsys)


def test_hours_and_languages_that_are_not_understood_say_how_to_write_them(folder, capsys):
    edit(folder, {("place-10", "hours"): "mornings mostly", ("place-11", "languages"): "see above"})
    said = said_of(capsys)
    assert "“mornings mostly” can't be read for certain" in said
    assert "like Mon-Fri 9am-5pm" in said
    assert "we don't know a language called “see above”" in said


def test_a_dash_at_the_beginning_is_told_by_what_a_spreadsheet_makes_of_it(folder, capsys):
    edit(folder, {("place-10", "hours_note"): "#NAME?"})
    assert "don't begin with - or =" in said_of(capsys)


def test_two_rows_of_one_place_are_both_named(folder, capsys):
    rows = rows_of(folder)
    other = [*rows[2]]
    other[rows[0].index("name")] = "Soup, in the evening"
    write(folder, [*rows, other])
    said = said_of(capsys, "--write")
    assert "3 (“Soup”), 10 (“Soup, in the evening”)" in said
    assert "If one of them is a new place, empty its cell “id”" in said


def test_what_was_new_in_a_renamed_column_is_told_by_place(folder, capsys):
    edit(folder, {("place-10", "phone 1"): "413 555 0177"})
    rows = rows_of(folder)
    rows[0][rows[0].index("phone 1")] = "Tel."
    write(folder, rows)
    said = said_of(capsys, "--write")
    assert "In “Tel.”, 1 cell says something new, and that wasn't taken, either: The place called place-10" in said
    assert "every cell says what's here already" not in said


def test_dates_that_a_program_made_are_told_once(folder, capsys):
    text = text_of(folder).replace("hours: Mo-Fr 11:30-13:30", "hours: 24/7")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    edit(folder, {("soup", "hours"): "24-Jul"}, rows_of(folder))
    said = said_of(capsys, "--write")
    assert "The spreadsheet made a date of 1 cell, “24-Jul” of “24/7”. Nothing was changed there." in said
    assert text_of(folder) == text
    assert told(capsys)["made_dates"] == 1


def test_that_every_cell_says_what_is_here_is_told_only_where_it_does(folder, capsys):
    assert "every cell says what's here already" in said_of(capsys)
    edit(folder, {("place-10", "hours"): "mornings mostly"})
    said = said_of(capsys)
    assert "every cell says what's here already" not in said
    assert "none of it was taken" in said


def test_where_both_sides_changed_something_all_three_are_told(folder, capsys):
    def git(*words):
        subprocess.run(["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.com", *words], cwd=folder, check=True)

    git("init", "-q")
    git("add", "resources.yml")
    git("commit", "-q", "-m", "Before")
    text = text_of(folder).replace("Mo-Fr 11:30-13:30", "Mo-Fr 12:00-14:00").replace("The boiler.", "The roof.")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    edit(folder, {("soup", "hours"): "Mo-Fr 11:00-13:00", ("soup", "status words"): "The door."})
    said = said_of(capsys)
    assert "hours: it was: Monday to Friday, 11:30 AM to 1:30 PM. Now the sheet says: Monday to Friday, 11 AM" in said
    assert "Here it's: Monday to Friday, noon to 2 PM." in said
    assert "status words: it was “The boiler.”; the sheet says “The door.”; here it's “The roof.”" in said
