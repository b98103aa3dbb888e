"""Slips of form: each message names the line that is wrong, and the lines that it shows mend it."""

import pytest

from tests.directory.slips_made import slips
from tests.directory.slips_mended import mended, problems_of, told, town_text
from tests.directory.the_site import the_site
from vinestreet.core.mended_lines import MendedText
from vinestreet.directory.file_slips import mend_file
from vinestreet.directory.yaml_writer import entry_text, to_entry

# The line that is wrong, below `  corner-laundry:` on line 163.
LINES = {
    "01": 166, "02": 166, "03": 166, "04": 168, "05": 163, "06": 167, "07": 167, "08": 168, "09": 168, "10": 168,
    "12": 168, "13": 168, "15": 165, "16": 163, "17": 163, "18": 166, "19": 166, "20": 167, "21": 165, "22": 168,
    "23": 168, "24": 168, "25": 168, "26": 169, "27": 170, "28": 168, "29": 168, "30": 165, "31": 165, "32": 168,
    "33": 168, "34": 164, "35": 166, "36": 168, "37": 168, "38": 716, "39": 98, "40": 166, "41": 167, "42": 100,
    "43": 163, "46": 168, "48": 168, "49": 168, "50": 168,
}  # fmt: skip
TAKEN = {"11", "14", "44", "45", "47"}  # right as they are; the words of 47 are found by another check
NOBODY_KNOWS = {"42"}  # the digit that is missing
ALL = slips(town_text())


@pytest.mark.parametrize("name", [name for name in ALL if name[:2] not in TAKEN])
def test_a_slip_is_told_at_its_line_and_what_is_shown_mends_it(name):
    problems = problems_of(ALL[name])
    assert {problem.line for problem in problems} == {LINES[name[:2]]}
    assert "It says:" in told(problems) or "Take this out:" in told(problems)
    again = problems_of(mended(ALL[name], problems))
    assert again == () or name[:2] in NOBODY_KNOWS


@pytest.mark.parametrize("name", [name for name in ALL if name[:2] in TAKEN])
def test_what_is_no_slip_is_taken(name):
    assert problems_of(ALL[name]) == ()


ENTRY = """\
  corner-laundry:
    name: Corner Laundry
    what: Two machines and a bench.
    needs: [wash, talk]
    phone: "+1 413 555 0102"
    area: depot
    hours: "Mo-Fr 09:00-17:00"
    cost: {is: paid, words: "$2 a load"}
    asks:
      id: no
      booking: no
    notes:
      - say: The left machine eats coins.
        by: Sunny
        on: 2026-10-01
"""
# What stands there, what is written instead, and the line of it that is wrong, from 0 for the id.
KINDS = {
    "a field too far in": ("    needs", "      needs", 3),
    "a field at the edge": ("    needs", "needs", 3),
    "two fields too far in": ("    phone: \"+1 413 555 0102\"\n    area", "     phone: \"+1 413 555 0102\"\n     area", 4),
    "tabs for all spaces": ("    name: Corner Laundry\n    what", "\tname: Corner Laundry\n\twhat", 1),
    "an id too far left": ("  corner-laundry:", " corner-laundry:", 0),
    "an id in capitals without a colon": ("  corner-laundry:", "  Corner Laundry", 0),
    "an id with its name behind it": ("  corner-laundry:", "  corner-laundry: Corner Laundry", 0),
    "a wide colon": ("area: depot", "area： depot", 5),
    "a semicolon": ("area: depot", "area; depot", 5),
    "an arrow": ("area: depot", "area -> depot", 5),
    "a hard space behind the colon": ("area: depot", "area:\u00a0depot", 5),
    "a hard space among the spaces": ("    area", "  \u00a0 area", 5),
    "a name in stars": ("    area:", "    **area:**", 5),
    "a bullet": ("    area:", "    • area:", 5),
    "a dash before a field": ("    area:", "    - area:", 5),
    "a part at the edge of the fields": ("      booking: no", "    booking: no", 10),
    "a part too far in": ("      booking: no", "        booking: no", 10),
    "a part without its colon": ("      booking: no", "      booking no", 10),
    "a note without its dash": ("      - say", "        say", 12),
    "a note with a long dash": ("      - say", "      – say", 12),
    "a note whose parts are too far left": ("        by: Sunny\n        on", "      by: Sunny\n      on", 13),
    "a bracket of the wrong kind": ("[wash, talk]", "[wash, talk)", 3),
    "a bracket that nobody opened": ("[wash, talk]", "wash, talk]", 3),
    "round brackets": ("[wash, talk]", "(wash, talk)", 3),
    "a brace that is open": ('"$2 a load"}', '"$2 a load"', 7),
    "no space inside braces": ("{is: paid, words", "{is:paid, words", 7),
    "a quote without its end": ('0102"', "0102", 4),
    "a quote without its beginning": ('"+1 413', "+1 413", 4),
    "two kinds of quotes": ('"+1 413 555 0102"', '“+1 413 555 0102"', 4),
    "a comma behind the quotes": ('0102"', '0102",', 4),
    "quotes inside quotes": ("Two machines and a bench.", '"Two "big" machines."', 2),
    "an apostrophe in single quotes": ("Two machines and a bench.", "'It's two machines.'", 2),
    "a quoted word first": ("Two machines and a bench.", '"Two" machines and a bench.', 2),
    "a colon in the text": ("Two machines and a bench.", "Inside: two machines.", 2),
    "a colon at the end of the text": ("Two machines and a bench.", "Two machines, and this:", 2),
    "a number with its sign": ("Two machines and a bench.", "Ask at window #2 for the key.", 2),
    "a number first": ("Corner Laundry", "#1 Laundry", 1),
    "an at first": ("Two machines and a bench.", "@home with two machines.", 2),
    "a percent first": ("Two machines and a bench.", "%50 off on Mondays.", 2),
    "an ampersand first": ("Two machines and a bench.", "& two machines.", 2),
    "an exclamation mark first": ("Two machines and a bench.", "!Two machines.", 2),
    "a backtick first": ("Two machines and a bench.", "`Two machines.", 2),
    "a bracket first": ("Two machines and a bench.", "[Two] machines.", 2),
    "a brace first": ("Two machines and a bench.", "{Two} machines.", 2),
    "a greater-than first": ("Two machines and a bench.", "> Two machines.", 2),
    "a bar first": ("Two machines and a bench.", "| Two machines.", 2),
    "a dash first": ("Two machines and a bench.", "- Two machines.", 2),
    "a question mark first": ("Two machines and a bench.", "? Two machines.", 2),
    "text beside its sign": ("Two machines", ">- Two machines", 2),
    "text at the edge below its sign": ("Two machines and a bench.", ">-\nTwo machines and a bench.", 3),
    "text in the column of fields": ("and a bench.", "and\n    a bench.", 3),
    "a marker of a merge alone": ("    needs", ">>>>>>> other\n    needs", 3),
    "a fence of code": ("  corner-laundry:", "```yaml\n  corner-laundry:", 0),
    "a field twice": ("    area: depot\n", "    area: depot\n    area: depot\n", 6),
    "another word for a field": ("    hours", "    opening hours", 6),
    "a capital": ("    area", "    Area", 5),
    "a label for an id": ("area: depot", "area: The Depot", 5),
    "dates in words": ("2026-10-01", "October 1st, 2026", 14),
}  # fmt: skip


@pytest.mark.parametrize(("there", "instead", "line"), KINDS.values(), ids=KINDS.keys())
def test_other_slips_of_every_kind_are_told_at_their_line_too(there, instead, line):
    assert ENTRY.count(there) == 1
    slip = town_text().replace(
        "\n  mill-lane-fridge:", "\n" + ENTRY.replace(there, instead) + "\n  mill-lane-fridge:", 1
    )
    begin = slip[: slip.index("Two machines" if "Two machines" in slip else "wash, talk")].rindex("\n\n")
    first = slip.count("\n", 0, begin) + 3
    problems = problems_of(slip)
    assert [problem.line for problem in problems][:1] == [first + line]
    assert problems_of(mended(slip, problems)) == ()


def test_slips_hide_nothing_else():
    slip = town_text().replace("area: depot", "area depot", 1).replace("cost: free", "cost: cheap", 1)
    problems = problems_of(slip)
    assert sorted(problem.key for problem in problems) == ["not_a_choice", "slip_no_colon"]


def test_a_place_pasted_between_fields_is_found_where_yaml_would_give_it_the_other_ones_fields():
    pasted = "  tea:\n    name: Tea\n    what: Tea at four.\n    needs: [talk]\n    welcomes: {dogs: yes}\n"
    slip = town_text().replace(
        "    address: 12 Vine Street, upstairs\n", f"{pasted}    address: 12 Vine Street, upstairs\n", 1
    )
    assert slip != town_text()
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == ["slip_inside"]
    assert problems_of(mended(slip, problems)) == ()


def test_nothing_is_found_in_files_that_are_right():
    written = "needs: {}\nresources:\n" + "\n".join(
        entry_text(id_, to_entry(listing)) for id_, listing in the_site().directory.listings.items()
    )
    for text in (town_text(), written, written.replace("\n", "\r\n").replace("\r\n", "\n")):
        source, problems = mend_file(MendedText.as_it_stands(text), "resources.yml", range(1, text.count("\n") + 1))
        assert problems == []
        assert source.text == text


CONFLICT = """
<<<<<<< HEAD
  soup:
    name: Soup
    what: Soup at six.
    needs: [food]
=======
  tea:
    name: Tea
    what: Tea at four.
    needs: [talk]
>>>>>>> theirs
    area: depot
    sample: true
"""


def test_of_two_places_in_a_conflict_both_are_kept_with_the_lines_that_git_saw_once():
    slip = town_text() + CONFLICT
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == ["merge_both"]
    whole = mended(slip, problems)
    assert problems_of(whole) == ()
    assert "    needs: [food]\n    area: depot\n    sample: true\n\n  tea:\n" in whole
    assert whole.endswith("    needs: [talk]\n    area: depot\n    sample: true\n")
