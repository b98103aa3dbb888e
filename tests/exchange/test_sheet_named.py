"""What nobody may change by a sheet without naming it: crisis lines, and what keeps the address of a place secret."""

import pytest

from tests.exchange.sheet_folder import OTHERS, come_home, edit, rows_of, text_of, told, write
from tests.maintenance.project import site_of
from vinestreet.cli import main
from vinestreet.directory.yaml_writer import to_entry


@pytest.fixture
def safe_house(folder):
    """The same project with a place whose address is kept secret."""
    text = text_of(folder).replace(OTHERS[0], OTHERS[0] + "    confidential: true\n")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    return folder


def test_a_number_and_a_check_of_a_crisis_line_are_not_taken_by_a_plain_yes(folder, capsys):
    before = text_of(folder)
    edit(folder, {("line", "phone 1"): "1-800-273-8255", ("line", "checked on"): "2026-11-20", ("line", "checked by"): "Hank",
                  ("line", "consent may-call-police-without-you"): "no"})  # fmt: skip
    for options in (("--write",), ("--write", "--take", "all"), ("--write", "--take", "line")):
        capsys.readouterr()
        assert come_home(*options) == 1
        said = capsys.readouterr().out
        assert said.index("Not taken yet. Somebody may get hurt here") < said.index('--take "line/phone 1"')
        assert "A check of a crisis line isn't taken from a sheet" in said
        assert text_of(folder) == before


def test_of_a_crisis_line_only_the_cell_that_is_named_is_taken_and_never_a_check(folder, capsys):
    edit(folder, {("line", "phone 1"): "911", ("line", "for"): "Anyone.", ("line", "checked by"): "Hank"})
    told(capsys, "--write", "--take", "line/phone 1", "--take", "line/checked by")
    line = site_of(folder).directory.listings["line"]
    assert (line.phones[0].shown, line.who_for, "Hank" in text_of(folder)) == ("911", "", False)


def test_a_secret_address_is_not_taken_nor_told_and_the_mark_stays(safe_house, capsys):
    before = text_of(safe_house)
    edit(safe_house, {("place-10", "confidential"): "FALSE", ("place-10", "address"): "3 Alder Close", ("place-10", "at"): "42.17, -72.51",
                      ("place-11", "access_note"): "Ring twice."})  # fmt: skip
    for options in ((), ("--json",), ("--write", "--take", "all")):
        capsys.readouterr()
        assert come_home(*options) == 1
        said = capsys.readouterr().out
        assert "Alder" not in said
        assert "42.17" not in said
    assert "Delete it from the sheet, too, and don't send the sheet on" in said
    assert '--take "place-10/confidential"' in said
    assert text_of(safe_house) == before.replace(OTHERS[1], OTHERS[1] + "    access_note: Ring twice.\n")


def test_an_address_beside_the_mark_is_not_told_how_to_get_in(safe_house, capsys):
    edit(safe_house, {("place-10", "address"): "3 Alder Close"})
    capsys.readouterr()
    come_home("--write", "--take", "place-10/address")
    said = capsys.readouterr().out
    assert "don't send the sheet on" in said
    assert "--take" not in said
    assert "Alder" not in said + text_of(safe_house)


def test_the_mark_and_the_address_go_each_by_name(safe_house, capsys):
    edit(safe_house, {("place-10", "confidential"): "", ("place-10", "address"): "3 Alder Close"})
    capsys.readouterr()
    come_home("--write", "--take", "place-10/confidential")
    said = capsys.readouterr().out
    assert '--take "place-10/address"' in said
    assert "Alder" not in said
    listing = site_of(safe_house).directory.listings["place-10"]
    assert (listing.confidential, listing.address) == (False, "")


def test_a_new_row_that_is_secret_and_has_an_address_does_not_repeat_it(folder, capsys):
    rows = rows_of(folder)
    new = dict.fromkeys(rows[0], "") | {
        "name": "Heron",
        "what": "Rooms.",
        "needs": "talk",
        "confidential": "yes",
        "address": "3 Alder Close",
    }
    write(folder, [*rows, [new[name] for name in rows[0]]])
    for options in ((), ("--json",)):
        capsys.readouterr()
        come_home(*options)
        said = capsys.readouterr().out
        assert "Alder" not in said
        assert "don't send the sheet on" in said


def test_what_a_named_place_says_otherwise_stays_as_it_was(safe_house):
    edit(safe_house, {("place-10", "hours_note"): "Call first."})
    assert come_home("--write") == 0
    assert to_entry(site_of(safe_house).directory.listings["place-10"])["hours_note"] == "Call first."


def test_a_new_place_whose_address_says_that_it_is_a_secret_has_neither_address_nor_point(folder, capsys):
    rows = rows_of(folder)
    new = dict.fromkeys(rows[0], "") | {
        "name": "Alder House",
        "what": "Rooms.",
        "needs": "talk",
        "address": "CONFIDENTIAL (3 Alder Close) - call first",
        "at": "42.1090, -72.5800",
    }
    write(folder, [*rows, [new[name] for name in rows[0]]])
    capsys.readouterr()
    come_home("--write")
    said = capsys.readouterr().out
    assert "neither an address nor a point on the map came in" in said
    assert "Alder Close" not in said + text_of(folder)
    assert "42.109" not in said + text_of(folder)
    made = to_entry(site_of(folder).directory.listings["alder-house"])
    assert (made["confidential"], "address" in made, "at" in made) == (True, False, False)


def test_a_place_whose_address_becomes_such_words_is_a_secret_from_then_on(folder, capsys):
    text = text_of(folder).replace(OTHERS[0], OTHERS[0] + "    address: 9 Low Road\n    at: [42.11, -72.6]\n")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    edit(folder, {("place-10", "address"): "Confidential (3 Alder Close)", ("place-10", "at"): "42.1090, -72.5800"})
    capsys.readouterr()
    come_home("--write")
    said = capsys.readouterr().out
    assert "Its address is kept secret now" in said
    assert "Alder" not in said + text_of(folder)
    assert "42.1" not in said
    made = to_entry(site_of(folder).directory.listings["place-10"])
    assert (made["confidential"], "address" in made, "at" in made) == (True, False, False)


def test_every_line_for_people_in_a_crisis_is_changed_by_name_alone(folder, capsys):
    text = text_of(folder).replace(OTHERS[2], OTHERS[2].replace("needs: [talk]", "needs: [crisis]"))
    if "  crisis:" not in text:
        text = text.replace("  talk:", "  crisis: {label: Too much, icon: speech}\n  talk:", 1)
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    edit(folder, {("place-12", "phone 1"): "(413) 555-0177"})
    assert [each["column"] for each in told(capsys, "--write", "--take", "all")["held"]] == ["phone 1"]
    assert text_of(folder) == text
    told(capsys, "--write", "--take", "place-12/phone 1")
    assert "555-0177" in text_of(folder)


def test_words_that_somebody_signed_are_not_changed_by_a_plain_yes(folder, capsys):
    before = text_of(folder)
    edit(folder, {("soup", "notes 1 say"): "It gets very loud."})
    assert come_home("--write") == 1
    assert '--take "soup/notes 1 say"' in capsys.readouterr().out
    assert text_of(folder) == before
    assert come_home("--write", "--take", "soup/notes 1 say") == 0
    assert "say: It gets very loud." in text_of(folder)


def test_an_older_check_does_not_replace_a_newer_one_by_a_plain_yes(folder, capsys):
    before = text_of(folder)
    edit(folder, {("soup", "checked on"): "2026-10-01", ("soup", "checked by"): "Somebody"})
    assert come_home("--write") == 1
    assert "an older check than the one we have" in capsys.readouterr().out
    assert text_of(folder) == before
