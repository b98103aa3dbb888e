"""What is asked of whoever changed a cell: what stands beside it, and days that count up from row to row."""

from tests.exchange.sheet_folder import come_home, edit, rows_of, text_of, told
from tests.maintenance.project import site_of
from vinestreet.directory.yaml_writer import to_entry


def said_of(capsys, *options):
    capsys.readouterr()
    come_home(*options)
    return capsys.readouterr().out


def test_an_answer_that_changes_says_what_beside_it_stays(folder, capsys):
    edit(folder, {("soup", "consent may-call-police-without-you"): "no"})
    said = said_of(capsys)
    assert (
        "consent words “If someone is hurt.”, consent source “They said so”, consent on “2026-10-01”. Does it still fit?"
        in said
    )
    edit(
        folder,
        {
            ("soup", "consent words"): "Never.",
            ("soup", "consent source"): "They said so in May",
            ("soup", "consent on"): "2026-11-20",
        },
        rows_of(folder),
    )
    assert "Does it still fit?" not in said_of(capsys)


def test_what_goes_along_when_a_place_opens_again_is_told(folder, capsys):
    edit(folder, {("soup", "status"): "open"})
    said = said_of(capsys, "--write")
    assert "These go along" in said
    assert "status since “2026-11-01”, status words “The boiler.”" in said
    assert "status" not in to_entry(site_of(folder).directory.listings["soup"])


def test_what_was_emptied_with_it_is_not_told_again(folder, capsys):
    edit(folder, {("soup", "status"): "open", ("soup", "status since"): "", ("soup", "status words"): ""})
    assert "These go along" not in said_of(capsys)


def test_a_new_day_of_a_check_asks_whether_the_name_is_right(folder, capsys):
    edit(folder, {("soup", "checked on"): "2026-11-20"})
    assert "“checked by” still says “Jo”. Was it them?" in said_of(capsys)
    edit(folder, {("soup", "checked by"): "Ana"}, rows_of(folder))
    assert "Was it them?" not in said_of(capsys)


def test_days_that_count_up_are_asked_about_and_not_taken(folder, capsys):
    before = text_of(folder)
    edit(folder, {(f"place-{10 + at}", "checked on"): f"2026-11-{20 + at}" for at in range(5)})
    edit(folder, {("place-10", "checked by"): "Ana"}, rows_of(folder))
    said = said_of(capsys, "--write")
    assert "count up by one, from 2026-11-20 to 2026-11-24" in said
    assert '--take "place-10/checked on"' in said
    assert text_of(folder) == before
    names = [word for at in range(3) for word in ("--take", f"place-{10 + at}/checked on")]
    told(capsys, "--write", *names)
    assert [str(site_of(folder).directory.listings[f"place-{at}"].checked.on) for at in (10, 11, 12)] == [
        "2026-11-20", "2026-11-21", "2026-11-22"]  # fmt: skip


def test_one_day_for_many_or_days_apart_are_no_question(folder, capsys):
    edit(folder, {(f"place-{10 + at}", "checked on"): "2026-11-20" for at in range(5)})
    assert len(told(capsys)["changed"]) == 5
    edit(folder, {(f"place-{10 + at}", "checked on"): f"2026-11-{20 - 2 * at}" for at in range(5)})
    assert len(told(capsys)["changed"]) == 5
