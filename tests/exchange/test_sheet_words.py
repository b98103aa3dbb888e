"""What people write into a sheet in words of their own: taken where it's certain, else told with what to write."""

import pytest
import time_machine

from tests.exchange.sheet_folder import come_home, edit, rows_of, text_of, told, write
from tests.maintenance.project import site_of
from vinestreet.cli import main
from vinestreet.directory.yaml_writer import to_entry


def entry_of(folder, id_="soup"):
    return to_entry(site_of(folder).directory.listings[id_])


def said_of(capsys, *options):
    capsys.readouterr()
    come_home(*options)
    return capsys.readouterr().out


@pytest.fixture
def with_hours(folder):
    """The project, with a place whose hours have holidays and a single day."""
    hours = "hours: Mo-Fr 11:30-13:30; PH off; 2026 Dec 24-2027 Jan 01 off"
    (folder / "resources.yml").write_text(text_of(folder).replace("hours: Mo-Fr 11:30-13:30", hours), encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    return folder


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("Mon-Fri 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Monday and Wednesday 10am to 2pm", "Mo,We 10:00-14:00"),
        ("Mondays 2pm-4:30pm", "Mo 14:00-16:30"),
    ],
)
def test_hours_in_words_are_read_and_keep_holidays_and_single_days(with_hours, capsys, cell, hours):
    edit(with_hours, {("soup", "hours"): cell})
    said = said_of(capsys, "--write")
    assert f"“{cell}” was read as: Monday" in said
    assert "so it stays. Does it still hold?" in said
    assert entry_of(with_hours)["hours"] == f"{hours}; PH off; 2026 Dec 24-2027 Jan 01 off"


def test_hours_in_words_replace_what_they_speak_of(with_hours):
    edit(with_hours, {("soup", "hours"): "Mon-Fri 9am-5pm, closed holidays"})
    come_home("--write")
    assert entry_of(with_hours)["hours"].count("PH off") == 1


def test_hours_that_a_program_bent_are_the_same_as_typed(with_hours, capsys):
    before = text_of(with_hours)
    edit(with_hours, {("soup", "hours"): "Mo–Fr 11:30–13:30; PH off; 2026 Dec 24–2027 Jan 01 off"})
    assert told(capsys, "--write")["changed"] == []
    assert text_of(with_hours) == before
    edit(with_hours, {("soup", "hours"): "Mo–Fr 11:30–14:00 “call first”; PH off"})
    assert come_home("--write") == 0
    assert entry_of(with_hours)["hours"] == 'Mo-Fr 11:30-14:00 "call first"; PH off'


def test_what_says_more_than_a_choice_is_told_with_the_cells_for_it(folder, capsys):
    before = text_of(folder)
    edit(
        folder,
        {
            ("place-10", "status"): "closed till after New Year",
            ("soup", "cost"): "$2 a load",
            ("place-11", "status"): "closed for now",
        },
    )
    said = said_of(capsys, "--write")
    assert "“closed till after New Year” isn't one of the words for this cell: open, paused, closed" in said
    assert "the words into “status words”, the first day into “status since”" in said
    assert "“$2 a load” isn't one of the words for this cell. Write one of these: free, sliding, paid, unknown" in said
    assert "it goes into “cost words”" in said
    assert text_of(folder) == before


def test_a_word_that_means_a_choice_is_taken_and_told(folder, capsys):
    edit(folder, {("soup", "checked on"): "2026-11-20", ("soup", "checked how"): "rang"})
    assert "checked how: “rang” was read as phone." in said_of(capsys, "--write")
    assert entry_of(folder)["checked"]["how"] == "phone"


def test_a_pause_with_an_end_that_is_not_understood_is_not_written_at_all(folder, capsys):
    before = text_of(folder)
    edit(
        folder,
        {
            ("place-10", "status"): "paused",
            ("place-10", "status until"): "Friday",
            ("place-10", "status words"): "The boiler.",
        },
    )
    said = said_of(capsys, "--write")
    assert "status until: “Friday” isn't a whole date" in said
    assert "status words: “The boiler.” goes with the cell beside it, so it waits" in said
    assert text_of(folder) == before
    edit(folder, {("place-10", "status until"): "12/4/26"}, rows_of(folder))
    assert "“12/4/26” was read as 2026-12-04" in said_of(capsys, "--write")
    assert str(entry_of(folder, "place-10")["status"]["until"]) == "2026-12-04"


def test_half_a_check_is_no_check(folder, capsys):
    before = text_of(folder)
    edit(folder, {("soup", "checked on"): "last week", ("soup", "checked by"): "Ana", ("soup", "checked how"): "phone"})
    assert {each["column"] for each in told(capsys, "--write")["refused"]} == {"checked by", "checked how"}
    assert text_of(folder) == before


def test_a_check_of_tomorrow_is_none_on_the_day_of_the_town(folder, capsys):
    edit(folder, {("soup", "checked on"): "2026-11-23"})
    with time_machine.travel("2026-11-23T03:00:00Z", tick=False):  # still the day before, there
        assert "2026-11-23 hasn't come yet: here, today is 2026-11-22" in said_of(capsys, "--write")
    assert str(entry_of(folder)["checked"]["on"]) == "2026-11-02"


def test_a_new_place_keeps_the_rest_where_one_cell_says_too_much(folder, capsys):
    rows = rows_of(folder)
    new = dict.fromkeys(rows[0], "") | {
        "name": "Corner Laundry",
        "what": "Machines.",
        "needs": "talk",
        "cost": "$2 a load",
    }
    write(folder, [*rows, [new[name] for name in rows[0]]])
    assert "$2 a load" in said_of(capsys, "--write")
    assert "cost" not in entry_of(folder, "corner-laundry")
