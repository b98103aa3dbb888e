"""A sheet of ours that comes home by `vinestreet import`: only cells that changed change anything, and all is told."""

import csv
import io
from datetime import date

import pytest

from tests.exchange.sheet_folder import SOUP, come_home, edit, rows_of, text_of, told, write
from tests.maintenance.project import site_of
from vinestreet.cli import main
from vinestreet.directory.yaml_writer import to_entry


def test_a_sheet_that_nobody_touched_changes_nothing(folder, capsys):
    before = text_of(folder)
    capsys.readouterr()
    assert come_home("--write") == 0
    assert text_of(folder) == before
    assert "nothing to write" in capsys.readouterr().out


def test_each_change_is_told_and_nothing_is_written_before_somebody_says_so(folder, capsys):
    before = text_of(folder)
    edit(folder, {("soup", "phone 1"): "(413) 555-0177", ("soup", "hours_note"): "Come early."})
    capsys.readouterr()
    assert come_home() == 0
    said = capsys.readouterr().out
    assert "Soup (soup), row 3:\n" in said
    assert "(413) 555-0101" in said
    assert "(413) 555-0177" in said
    assert "“Come early”" in said
    assert "Nothing was written yet. To write this: vinestreet import sheet.csv --write" in said
    assert text_of(folder) == before


def test_every_other_line_and_every_comment_stays(folder):
    before = text_of(folder)
    edit(folder, {("soup", "phone 1"): "+1 413 555 0177", ("soup", "consent words"): "Never.", ("soup", "asks referral"): "yes",
                  ("soup", "notes 1 say"): "It gets very loud.", ("soup", "status words"): "The boiler again.",
                  ("soup", "name"): "Noon Soup", ("soup", "arrive door"): "The blue one."})  # fmt: skip
    assert come_home("--write", "--take", "soup/notes 1 say") == 0
    expected = before
    for old, new in (
        ('"+1 413 555 0101"', '"+1 413-555-0177"'),
        ("words: If someone is hurt.", "words: Never."),
        ("referral: no", 'referral: "yes"'),
        ("say: It gets loud.", "say: It gets very loud."),
        ("words: The boiler.", "words: The boiler again."),
        ("name: Soup  #", "name: Noon Soup  #"),
        ("The green one.", "The blue one."),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert text_of(folder) == expected


def test_a_check_stays_where_nothing_that_it_is_of_changed_and_is_renewed_where_the_row_says_so(folder, capsys):
    edit(
        folder,
        {
            ("soup", "for"): "Anyone.",
            ("place-10", "phone 1"): "413 555 0177",
            ("place-10", "checked on"): "11/20/2026",
            ("place-10", "checked by"): "Ana",
        },
    )
    assert come_home("--write") == 0
    listings = site_of(folder).directory.listings
    assert listings["soup"].checked.by == "Jo"
    # The mark of a check is that of the values that were checked: the new one holds.
    assert (listings["place-10"].phones[0].shown, listings["place-10"].checked.by) == ("(413) 555-0177", "Ana")


def test_a_place_that_opens_again_is_not_paused_since_any_day(folder):
    edit(folder, {("soup", "status"): "open"})
    assert come_home("--write") == 0
    assert "status" not in to_entry(site_of(folder).directory.listings["soup"])


def test_what_cannot_be_is_told_and_the_rest_of_the_row_counts(folder, capsys):
    before = to_entry(site_of(folder).directory.listings["soup"])
    edit(folder, {("soup", "name"): "", ("soup", "checked on"): "2027-05-01", ("soup", "cost"): "cheap", ("soup", "needs"): "tea",
                  ("soup", "access_note"): "A ramp.", ("soup", "ages"): "5-Mar", ("soup", "phone 1"): "4.14E+12"})  # fmt: skip
    answer = told(capsys, "--write")
    assert {(each["column"]) for each in answer["refused"]} == {"name", "needs"}
    assert {(each["column"]) for each in answer["unread"]} == {"ages", "phone 1", "checked on", "cost"}
    assert to_entry(site_of(folder).directory.listings["soup"]) == {**before, "access_note": "A ramp."}
    assert come_home() == 1


def test_what_was_changed_here_since_is_no_change_of_the_sheet(folder, capsys):
    text = (
        text_of(folder)
        .replace("hours: Mo-Fr 11:30-13:30", "hours: Mo-Fr 12:00-14:00")
        .replace("number: 2", "number: 2")
    )
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    edit(folder, {("soup", "for"): "Anyone."})
    answer = told(capsys, "--write")
    assert [(each["column"], each["sheet"]) for each in answer["changed"]] == [("for", "Anyone.")]
    assert site_of(folder).directory.listings["soup"].hours.expression == "Mo-Fr 12:00-14:00"


def test_what_both_sides_changed_is_told_and_stays_unless_somebody_chooses(folder, capsys):
    text = text_of(folder).replace("hours: Mo-Fr 11:30-13:30", "hours: Mo-Fr 12:00-14:00")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    edit(folder, {("soup", "hours"): "Mo-Fr 11:00-13:00"})
    capsys.readouterr()
    assert come_home("--write") == 1
    said = capsys.readouterr().out
    assert "Soup (soup), row 3: hours: the sheet says: Monday to Friday, 11 AM to 1 PM." in said
    assert "Here it's: Monday to Friday, noon to 2 PM." in said
    assert '--take "soup/hours"' in said
    assert text_of(folder) == text
    assert come_home("--write", "--take", "soup/hours") == 0
    assert site_of(folder).directory.listings["soup"].hours.expression == "Mo-Fr 11:00-13:00"


def test_a_note_that_moved_since_is_not_taken_for_another(folder, capsys):
    text = text_of(folder)
    first = text[text.index("      - say: It gets loud.") : text.index("      - {say: The bread")]
    (folder / "resources.yml").write_text(text.replace(first, ""), encoding="utf-8")
    edit(folder, {("soup", "notes 1 say"): "It gets very loud."})
    assert [each["column"] for each in told(capsys, "--write")["both"]] == ["notes 1 say"]
    assert [note.say for note in site_of(folder).directory.listings["soup"].notes] == ["The bread is good."]


def test_two_people_who_each_add_a_note_are_both_heard(folder, capsys):
    rows = rows_of(folder)
    note = {"say": "Quiet on Mondays.", "by": "Ana", "on": "2026-11-10"}
    edit(folder, {("soup", f"notes 3 {part}"): said for part, said in note.items()})
    assert come_home("--write") == 0
    note = {"say": "The soup was cold.", "by": "Ben", "on": "2026-11-11"}
    edit(folder, {("soup", f"notes 3 {part}"): said for part, said in note.items()}, rows)
    assert come_home("--write") == 0
    notes = [note.say for note in site_of(folder).directory.listings["soup"].notes]
    assert notes == ["It gets loud.", "The bread is good.", "Quiet on Mondays.", "The soup was cold."]


def test_the_same_sheet_twice_changes_nothing_more(folder):
    edit(
        folder,
        {("soup", "phone 2"): "+1 413 555 0177", ("soup", "phone 2 label"): "Nights", ("soup", "source"): "The door"},
    )
    assert come_home("--write") == 0
    text = text_of(folder)
    assert come_home("--write") == 0
    assert text_of(folder) == text


def test_rows_sorted_columns_moved_and_columns_of_ones_own_change_nothing(folder, capsys):
    rows = rows_of(folder)
    rows = [rows[0], *reversed(rows[1:])]
    moved = [
        [row[-1], "mine", *reversed(row[:-1])] if at else [row[-1], "My column", *reversed(row[:-1])]
        for at, row in enumerate(rows)
    ]
    write(folder, [["Our places"], [], *moved, []])
    answer = told(capsys, "--write")
    assert (answer["changed"], answer["new"], answer["faults"], answer["columns"]["not_ours"]) == (
        [],
        [],
        [],
        ["My column"],
    )


@pytest.mark.parametrize(
    ("encoding", "how"),
    [
        ("utf-8", {"delimiter": ";"}),
        ("utf-16", {"delimiter": "\t"}),
        ("cp1252", {"delimiter": ";", "quoting": csv.QUOTE_ALL}),
        ("utf-8-sig", {"delimiter": ",", "lineterminator": "\n"}),
    ],
)
def test_csv_in_other_letters_and_with_other_separators(folder, capsys, encoding, how):
    rows = rows_of(folder)
    rows[2][rows[0].index("organisation")] = "Café “Süd”; Vereinigung"
    write(folder, rows, encoding=encoding, **how)
    answer = told(capsys, "--write")
    assert [(each["id"], each["column"]) for each in answer["changed"]] == [("soup", "organisation")]
    assert site_of(folder).directory.listings["soup"].organisation == "Café “Süd”; Vereinigung"


@pytest.mark.parametrize(
    ("written", "read"), [("cp1252", "cp1252"), ("mac_roman", "cp1252"), ("ascii", "ascii"), ("utf-8", "cp1252")]
)
def test_letters_that_were_lost_on_the_way_change_nothing(folder, capsys, written, read):
    text = (
        text_of(folder)
        .replace("name: Soup  #", "name: Żółta Zupa — café ✓  #")
        .replace("The boiler.", "Łukasz mends it — soon")
    )
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    lost = [[cell.encode(written, "replace").decode(read, "replace") for cell in row] for row in rows_of(folder)]
    write(folder, lost)
    assert told(capsys, "--write")["changed"] == []
    at = lost[0].index("status words")
    row = next(row for row in lost if row[0] == "soup")
    row[at] = row[at].replace("soon", "today")
    write(folder, lost)
    answer = told(capsys, "--write")
    assert ([each["column"] for each in answer["unread"]], answer["changed"]) == (["status words"], [])
    assert text_of(folder) == text


def test_somebody_who_is_asked_says_yes_or_no(folder, monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    before = text_of(folder)
    edit(folder, {("soup", "source"): "The door"})
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert come_home() == 0
    assert "Write this? [y/N]" in capsys.readouterr().out
    assert text_of(folder) == before
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert come_home() == 0
    assert "source: The door" in text_of(folder)


def test_a_column_that_is_gone_renamed_or_there_twice_changes_nothing_and_is_told(folder, capsys):
    rows = rows_of(folder)
    head = rows[0]
    head[head.index("phone 1")] = "Telephone"
    head[head.index("hours_note")] = "hours"
    gone = head.index("what")
    write(folder, [row[:gone] + row[gone + 1 :] for row in rows])
    before = text_of(folder)
    answer = told(capsys, "--write")
    assert answer["columns"]["renamed"] == {"Telephone": "phone 1"}
    assert answer["columns"]["twice"] == ["hours"]
    assert "what" in answer["columns"]["missing"]
    assert text_of(folder) == before
    assert come_home() == 1
    assert "this looks like our column “phone 1” under another name" in capsys.readouterr().out


def test_without_the_last_column_every_difference_is_a_question(folder, capsys):
    edit(folder, {("soup", "for"): "Anyone."})
    write(folder, [row[:-1] for row in rows_of(folder)])
    before = text_of(folder)
    answer = told(capsys, "--write")
    assert [(each["id"], each["column"]) for each in answer["both"]] == [("soup", "for")]
    assert text_of(folder) == before
    assert come_home("--write", "--take", "all") == 1
    assert site_of(folder).directory.listings["soup"].who_for == "Anyone."


def test_a_row_that_is_gone_deletes_nothing(folder, capsys):
    write(folder, [row for row in rows_of(folder) if row[0] != "soup"])
    before = text_of(folder)
    answer = told(capsys, "--write")
    assert (answer["without_a_row"], text_of(folder)) == (["soup"], before)


def test_a_row_that_is_there_twice_is_told(folder, capsys):
    rows = rows_of(folder)
    write(folder, [*rows, rows[2]])
    assert [each["what"] for each in told(capsys, "--write")["faults"]] == ["row_twice_same"]
    other = [*rows[2]]
    other[rows[0].index("for")] = "Anyone."
    before = text_of(folder)
    write(folder, [*rows, other])
    assert [each["what"] for each in told(capsys, "--write")["faults"]] == ["row_twice"]
    assert text_of(folder) == before


def test_a_place_that_is_gone_does_not_come_back(folder, capsys):
    edit(folder, {("soup", "for"): "Anyone."})
    text = text_of(folder).replace(SOUP, "")
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    assert [(each["what"], each["id"]) for each in told(capsys, "--write")["faults"]] == [("gone", "soup")]
    assert text_of(folder) == text


def test_an_id_never_changes(folder, capsys):
    edit(folder, {("soup", "for"): "Anyone.", ("soup", "id"): "noon-soup"})
    assert [(each["what"], each["id"]) for each in told(capsys, "--write")["faults"]] == [("id_changed", "soup")]
    assert site_of(folder).directory.listings["soup"].who_for == "Anyone."
    edit(folder, {("place-10", "for"): "Women.", ("place-10", "id"): "place-11"}, rows_of(folder))
    answer = told(capsys, "--write")
    assert "row_of_two" in [each["what"] for each in answer["faults"]]
    assert {site_of(folder).directory.listings[f"place-{at}"].who_for for at in (10, 11)} == {""}


def test_a_row_without_an_id_is_a_new_place(folder, capsys):
    rows = rows_of(folder)
    new = dict.fromkeys(rows[0], "") | {
        "name": "Corner Books",
        "what": "Books.",
        "needs": "talk",
        "phone 1": "413 555 0150",
        "ages": "3 to 5",
    }
    short = dict.fromkeys(rows[0], "") | {"name": "No needs", "what": "Nothing yet."}
    write(folder, [*rows, [new[name] for name in rows[0]], [short[name] for name in rows[0]]])
    capsys.readouterr()
    assert come_home() == 1
    said = capsys.readouterr().out
    assert "New: Corner Books (corner-books), row 10:\n" in said
    assert "Row 11 (“No needs”, “Nothing yet.”) isn't a place" in said
    assert "corner-books" not in site_of(folder).directory.listings
    come_home("--write")
    listings = site_of(folder).directory.listings
    assert to_entry(listings["corner-books"]) == {
        "name": "Corner Books", "what": "Books.", "needs": ["talk"], "phone": "+1 413-555-0150", "ages": "3-5"}  # fmt: skip
    assert "no-needs" not in listings


def test_a_row_that_was_copied_brings_nothing_that_was_signed_elsewhere(folder, capsys):
    rows = rows_of(folder)
    copy = [*rows[2]]
    copy[0], copy[rows[0].index("name")], copy[rows[0].index("phone 1")] = "", "Another soup", "+1 413 555 0150"
    write(folder, [*rows, copy])
    assert [each["id"] for each in told(capsys, "--write")["new"]] == ["another-soup"]
    entry = to_entry(site_of(folder).directory.listings["another-soup"])
    assert entry.keys() == {"name", "what", "needs", "phone", "hours", "asks", "status"}


def test_a_column_sorted_by_itself_or_emptied_whole_is_left_alone(folder, capsys):
    rows = rows_of(folder)
    before = text_of(folder)
    at, site_at = rows[0].index("name"), rows[0].index("website")
    names = [row[at] for row in rows[1:]]
    for row, name in zip(rows[1:], reversed(names), strict=True):
        row[at], row[site_at] = name, ""
    write(folder, rows)
    assert [(each["what"], each["column"]) for each in told(capsys, "--write")["faults"]] == [
        ("column_sorted", "name"), ("column_emptied", "website")]  # fmt: skip
    assert text_of(folder) == before


def test_cells_cut_out_of_one_column_are_left_alone(folder, capsys):
    rows = rows_of(folder)
    at = rows[0].index("phone 1")
    for row, below in zip(rows[1:], [*rows[2:], [""] * len(rows[0])], strict=True):
        row[at] = below[at]
    before = text_of(folder)
    write(folder, rows)
    assert [(each["what"], each["column"]) for each in told(capsys, "--write")["faults"]] == [
        ("column_sorted", "phone 1")
    ]
    assert text_of(folder) == before


def test_many_answers_may_change_at_once(folder, capsys):
    edit(folder, {(f"place-{at}", "cost"): "free" for at in range(10, 16)})
    assert len(told(capsys, "--write")["changed"]) == 6
    edit(folder, {(f"place-{at}", "cost"): "paid" if at % 2 else "free" for at in range(10, 16)})
    assert len(told(capsys, "--write", "--take", "all")["changed"]) == 3


def test_a_row_that_was_emptied_is_left_alone(folder, capsys):
    rows = rows_of(folder)
    row = next(row for row in rows if row[0] == "soup")
    row[1:-1] = [""] * (len(row) - 2)
    write(folder, rows)
    before = text_of(folder)
    assert [(each["what"], each["id"]) for each in told(capsys, "--write")["faults"]] == [("row_emptied", "soup")]
    assert text_of(folder) == before


def test_what_the_program_wrote_anew_everywhere_is_no_change(folder, capsys):
    rows = rows_of(folder)
    for row in rows[1:]:
        for at, name in enumerate(rows[0]):
            if name.endswith(" on") and row[at]:
                year, month, day = row[at].split("-")
                row[at] = f"{int(month)}/{int(day)}/{year[2:]}"
            elif name.startswith("phone") and row[at].startswith("'+1"):
                row[at] = f"{float(row[at][2:].replace('-', '').replace(' ', '')):.2E}"
            elif row[at] in ("yes", "no"):
                row[at] = {"yes": "TRUE", "no": "FALSE"}[row[at]]
    row = next(row for row in rows if row[0] == "soup")
    row[rows[0].index("consent on")] = "3/4/26"  # here, the month is first
    write(folder, rows)
    answer = told(capsys, "--write")
    assert [(each["column"], each["sheet"]) for each in answer["changed"]] == [("consent on", "2026-03-04")]
    assert (answer["unread"], answer["refused"], answer["both"], answer["faults"]) == ([], [], [], [])


def test_a_fork_writes_into_its_own_file(folder, capsys):
    edit(folder, {("soup", "for"): "Anyone.", ("soup", "hours"): "", ("place-10", "for"): "Women."})
    before = text_of(folder)
    (folder / "local").mkdir()
    (folder / "local/resources.yml").write_text(
        "resources:\n  place-10:\n    # ours\n    organisation: Us\n", encoding="utf-8"
    )
    assert come_home("--write") == 0
    assert text_of(folder) == before
    own = (folder / "local/resources.yml").read_text(encoding="utf-8")
    assert "    # ours\n    organisation: Us\n    for: Women.\n" in own
    assert "  soup:\n    hours: null\n    for: Anyone.\n" in own
    listings = site_of(folder).directory.listings
    assert (listings["soup"].who_for, listings["soup"].hours) == ("Anyone.", None)


def test_a_secret_place_takes_no_address(folder, capsys):
    edit(folder, {("place-10", "confidential"): "yes", ("place-10", "address"): "1 Elm Street"})
    answer = told(capsys, "--write")
    assert len(answer["refused"]) == 1
    listing_ = site_of(folder).directory.listings["place-10"]
    assert not (listing_.confidential and listing_.address)


@pytest.mark.parametrize(
    ("text", "why"), [("<script>alert(1)</script>", "HTML"), ("a\u202eb", "U+202E"), ("x" * 7000, "6,000")]
)
def test_what_strangers_write_is_told_and_never_written(folder, capsys, text, why):
    before = text_of(folder)
    edit(folder, {("soup", "more"): text, ("soup", "what"): text})
    capsys.readouterr()
    come_home("--write")
    said = capsys.readouterr().out
    assert "\u202e" not in said
    assert text_of(folder) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "save it as .xlsx, .ods or .csv"),
        ("broken.xlsx", b"PK\x03\x04 no", "it's broken, or has a password"),
        ("locked.ods", b"no zip", "it's broken, or has a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(folder, capsys, name, content, said):
    (folder / name).write_bytes(content)
    before = text_of(folder)
    assert come_home("--write", name=name) == 1
    assert said in capsys.readouterr().err
    assert text_of(folder) == before


def test_a_sheet_of_an_older_version_is_told_and_nothing_lost(folder, capsys):
    head = "id,name,what,needs,phone,hours,hours_in_words,asks_id,status,checked_on,checked_how,source"
    (folder / "old.csv").write_text(
        f"{head}\nsoup,Soup,Soup.,talk,+1 413 555 0101,,,unknown,open,,,\n", encoding="utf-8"
    )
    before = text_of(folder)
    for options in ((), ("--own", "--replace")):
        assert come_home(*options, name="old.csv") == 1
        assert "exported by an older version" in capsys.readouterr().err
    assert text_of(folder) == before
    assert not (folder / "old.columns.yml").exists()


def test_a_table_of_somebody_else_still_gets_a_map(folder, capsys):
    (folder / "theirs.csv").write_text("id,name,phone\n1,Soup,413-555-0101\n", encoding="utf-8")
    assert come_home(name="theirs.csv") == 1
    assert "theirs.columns.yml" in capsys.readouterr().out


def test_places_with_files_of_their_own_are_changed_there(folder):
    (folder / "resources").mkdir()
    own = '# from Ana\nname: Bread  # real bread\nwhat: Bread.\nneeds: [talk]\nphone: "+1 413 555 0160"\n'
    (folder / "resources/bread.yml").write_text(own, encoding="utf-8")
    assert main(["export", "csv", "--out", "sheet.csv"]) == 0
    before = text_of(folder)
    edit(folder, {("bread", "name"): "Our bread", ("bread", "hours_note"): "Early.", ("soup", "source"): "The door"})
    assert come_home("--write") == 0
    assert (folder / "resources/bread.yml").read_text(encoding="utf-8") == own.replace(
        "Bread  #", "Our bread  #"
    ) + "hours_note: Early.\n"
    assert text_of(folder) == before.replace(
        "    checked: {on: 2026-11-02, by: Jo, how: visit}\n",
        "    checked: {on: 2026-11-02, by: Jo, how: visit}\n    source: The door\n",
    )


def test_a_pause_may_end_on_a_day_to_come(folder, capsys):
    edit(folder, {("soup", "status until"): "12/14/2026", ("soup", "status since"): "11/16/2026"})
    answer = told(capsys, "--write")
    assert (answer["refused"], answer["unread"]) == ([], [])
    assert to_entry(site_of(folder).directory.listings["soup"])["status"] == {
        "is": "paused", "since": date(2026, 11, 16), "until": date(2026, 12, 14), "words": "The boiler."}  # fmt: skip
    edit(folder, {("soup", "status until"): "1/12/2027"})
    assert [each["sheet"] for each in told(capsys)["both"]] == ["2027-01-12"]  # as Americans write it
