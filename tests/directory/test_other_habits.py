"""Slips that come from elsewhere: from mails, spreadsheets, Markdown, JSON, other directories' fields."""

import pytest

from tests.directory.slips_mended import TODAY, mended, problems_of, told, town_text
from vinestreet.core.placeholders import placeholders_in

ENTRY = """\
  corner-laundry:
    name: Corner Laundry
    what: Two machines and a bench, and a kettle that everybody may use.
    needs: [wash, talk]
    organisation: The Depot Trust
    run_by: peer-run
    phone: "+1 413 555 0102"
    email: hello@corner.example
    website: https://corner.example/renters/heat-and-repairs
    address: 3 Depot Road, behind the long green fence
    area: depot
    at: [42.1041, -72.5752]
    hours: "Mo,Tu 09:00-17:00"
    timezone: America/New_York
    cost: {is: paid, words: "$2 a load"}
    languages: [en, es, ht]
    access: [step-free]
    asks:
      id: no
      words: "Proof of address: no"
    notes:
      - say: The left machine eats coins.
        by: Sunny
        on: 2026-10-01
      - say: I folded a stranger's sheets.
        by: Petra L.
        on: 2026-10-12
        connected: none
    status: {is: paused, since: 2026-11-02}
    sample: true
"""
WEB = "    website: https://corner.example/renters/heat-and-repairs\n"
MAIL = "    email: hello@corner.example\n"
NOTE = "      - say: I folded a stranger's sheets.\n        by: Petra L.\n        on: 2026-10-12\n        connected: none\n"
POINT = "    at: [42.1041, -72.5752]\n"
# What stands there, what was written instead, and how it is told.
MEANT = {
    "plus signs": (ENTRY, "".join(f"+{line}\n" for line in ENTRY.splitlines()), "slip_signs"),
    "signs of a mail": (ENTRY, "".join(f"> {line}\n" for line in ENTRY.splitlines()), "slip_signs"),
    "signs without a space": (ENTRY, "".join(f">{line}\n" for line in ENTRY.splitlines()), "slip_signs"),
    "one line with a plus sign": (MAIL, f"+{MAIL}", "slip_signs"),
    "an old and a new line": (MAIL, f"-{MAIL.replace('hello', 'old')}+{MAIL}", "slip_signs"),
    "an address on two lines": (WEB, WEB.replace("heat-", "\n      heat-"), "slip_address_broken"),
    "an address whose rest is at the margin": (WEB, WEB.replace("heat-", "\n    heat-"), "slip_address_broken"),
    "an address whose rest is in the first column": (WEB, WEB.replace("and-", "\nand-"), "slip_address_broken"),
    "an address on three lines": (WEB, WEB.replace("heat", "\nheat").replace("and-", "\n  and-"), "slip_address_broken"),
    "a mail address on two lines": (MAIL, MAIL.replace("@", "@\n    "), "slip_address_broken"),
    "a mail address broken behind its host": (MAIL, MAIL.replace(".example", "\n.example"), "slip_address_broken"),
    "a signed line further in": (MAIL, f"  > {MAIL.strip()}\n", "slip_signs"),
    "a Markdown link": (WEB, WEB.replace("https:", "[The laundry's page](https:").rstrip() + ")\n", "slip_link"),
    "a Markdown link in quotes": (WEB, WEB.replace("https:", "'[The laundry's page](https:").rstrip() + ")'\n", "slip_link"),
    "a link in HTML": (WEB, WEB.replace("https:", '<a href="https:').rstrip() + '">It\'s here</a>\n', "slip_link"),
    "an address in angles": (WEB, WEB.replace("https:", "<https:").rstrip() + ">\n", "slip_link"),
    "an address with words": (WEB, WEB.rstrip() + " (our page)\n", "not_a_web_address"),
    "a scheme twice": (WEB, WEB.replace("https://", "https://https://"), "not_a_web_address"),
    "two schemes": (WEB, WEB.replace("https://", "http://https://"), "not_a_web_address"),
    "a mail address as a link": (MAIL, "    email: [hello@corner.example](mailto:hello@corner.example)\n", "slip_link"),
    "a mail address that begins with mailto": (MAIL, MAIL.replace("hello@", "mailto:hello@"), "not_a_mail_address"),
    "ways in each other's field": (
        MAIL + WEB,
        WEB.replace("website", "email") + MAIL.replace("email", "website"),
        "ways_swapped",
    ),
    "a web address for mail": (WEB, WEB.replace("website", "text"), "way_elsewhere"),
    "a comma missing in braces": ("is: paid, words", "is: paid words", "slip_no_comma"),
    "a comma missing behind a date": ("{is: paused, since: 2026-11-02}", "{is: paused since: 2026-11-02}", "slip_no_comma"),
    "two lists on one line": ("[en, es, ht]", "[en, es] [en, ht]", "slip_lists_beside"),
    "two lists with the name again": ("[en, es, ht]", "[en, es] languages: [en, ht]", "slip_lists_beside"),
    "two fields on one line": ("    area: depot\n    at", "    area: depot at", "slip_fields_beside"),
    "two quoted fields on one line": ('0102"\n    email', '0102" email', "slip_fields_beside"),
    "a list twice": ("    languages: [en, es, ht]\n", "    languages: [en, es]\n    languages: [es, ht]\n", "slip_list_above"),
    "a list of notes twice": (NOTE, f"    notes:\n{NOTE}", "slip_list_again"),
    "a record twice": ("      words: \"Proof", "    asks:\n      words: \"Proof", "slip_list_again"),
    "each line of a note with a dash": (NOTE, NOTE.replace("        ", "      - "), "slip_one_item"),
    "some lines of a note with a dash": (NOTE, NOTE.replace("        on", "      - on"), "slip_one_item"),
    "decimal commas": (POINT, "    at: [42,1041, -72,5752]\n", "not_a_position"),
    "decimal commas in quotes": (POINT, '    at: "42,1041; -72,5752"\n', "not_a_position"),
    "decimal commas with points of the compass": (POINT, "    at: 42,1041° N, 72,5752° W\n", "not_a_position"),
    "a zone in words": ("America/New_York", "Eastern time", "not_a_timezone"),
    "a zone by its city": ("America/New_York", "New York", "not_a_timezone"),
    "hours in quotes that stay": ("Mo,Tu 09:00", "Mon,Tue 09:00", "not_hours"),
    "a field of another directory": ("access: [step-free]", "wheelchair: yes", "answer_for_list"),
    "a field for one answer": ("access: [step-free]", "step_free_access: true", "answer_for_list"),
    "something else that they ask for": ('words: "Proof of address: no"', "proof-of-address: no", "unknown_field_in_words"),
    "a name for who runs it": ("organisation: The Depot Trust\n    run_by: peer-run", "run_by: The Depot Trust", "name_for_choice"),
    "doubled quotes": ('"+1 413 555 0102"', '""+1 413 555 0102""', "quotes_doubled"),
    "a second list in another form": ("[en, es, ht]", "[en, es]\n    languages:\n      - ht", "slip_list_above"),
    "numbers beside each other": ('"+1 413 555 0102"', '"+1 413 555 0102" "+1 413 555 0187"', "slip_values_beside"),
    "a point in braces": ("[42.1041, -72.5752]", "{lat: 42,1041, lng: -72,5752}", "not_a_position"),
    "a comma in words without quotes": ('"$2 a load"', "$2, a load", "comma_in_text"),
    "a word of a list that is there": ("    access: [step-free]", "    access: [remote]\n    wheelchair: yes", "answer_for_list_taken"),
    "an example that was left": ("2026-11-02}", "2026-11-02, words: …}", "placeholder_to_leave_out"),
    "an example as the only words": ('{is: paid, words: "$2 a load"}', "{words: …, is: paid}", "placeholder_to_leave_out"),
}  # fmt: skip
ONCE = {
    "numbers beside each other": ('"+1 413 555 0102"', '["+1 413 555 0102", "+1 413 555 0187"]'),
    "a comma in words without quotes": ("$2 a", "$2, a"),
    "a word of a list that is there": ("[step-free]", "[remote, step-free]"),
    "a name for who runs it": ("    run_by: peer-run\n", ""),
    "an example as the only words": (', words: "$2 a load"', ""),
}


def in_town(entry: str) -> str:
    return town_text().replace("\n  mill-lane-fridge:", f"\n{entry}\n  mill-lane-fridge:", 1)


@pytest.mark.parametrize("name", MEANT)
def test_what_is_shown_is_what_was_meant(name):
    there, instead, key = MEANT[name]
    assert ENTRY.count(there) == 1
    slip = in_town(ENTRY.replace(there, instead))
    problems = problems_of(slip)
    assert key in {problem.key for problem in problems}, told(problems)
    lines = [line for problem in problems if problem.mended for line in problem.mended.then or ()]
    assert placeholders_in(lines) == []
    whole = mended(slip, problems)
    assert problems_of(whole) == ()
    assert whole == in_town(ENTRY.replace(*ONCE.get(name, ("", ""))) if name in ONCE else ENTRY), told(problems)


def test_entry_without_slips():
    assert problems_of(in_town(ENTRY)) == ()


NO_VALUES = [
    "checked: 2026-11-01",
    "checked: yes",
    "checked: {by: Jo}",
    "notes: Nice.",
    "arrive: {door: red}",
    "cost: {words: x}",
]


@pytest.mark.parametrize("field", NO_VALUES)
def test_no_value_that_could_be_true_is_filled_in_and_what_stands_for_it_is_refused(field):
    slip = in_town(ENTRY.replace("    cost: {is: paid", f"    {field}\n    for: {{is: paid").split("    for:")[0])
    problems = problems_of(slip)
    shown = [line for problem in problems if problem.mended for line in problem.mended.then or ()]
    assert placeholders_in(shown) != []
    assert TODAY.isoformat() not in "".join(shown)
    lines = slip.split("\n")
    for problem in reversed([each for each in problems if each.mended and each.mended.then]):
        at = problem.mended.line - 1
        lines[at : at + len(problem.mended.now)] = problem.mended.then
    assert {problem.key for problem in problems_of("\n".join(lines))} == {"placeholder_here"}


def test_a_place_that_lost_its_id_gets_the_one_by_which_others_name_it():
    text = in_town(ENTRY).replace("since: 2026-11-02}", "since: 2026-11-02, instead: mill-lane-fridge}")
    problems = problems_of(text.replace("  mill-lane-fridge:\n", ""))
    (lost,) = [problem for problem in problems if problem.key == "slip_no_id_named"]
    assert lost.mended.then[0] == "  mill-lane-fridge:"


def test_a_word_below_an_address_is_no_part_of_it():
    slip = in_town(ENTRY.replace("/renters/heat-and-repairs", "\n      upstairs"))
    assert "slip_address_broken" not in {problem.key for problem in problems_of(slip)}


def test_signs_in_a_text_stay_where_another_line_is_wrong():
    text = in_town(
        ENTRY.replace(
            "what: Two machines and a bench, and", "what: >-\n      + tea: free,\n      > soup: a dollar,\n      and"
        )
    )
    assert problems_of(text) == ()
    assert {problem.key for problem in problems_of(text.replace("area: depot", "area depot"))} == {"slip_no_colon"}
