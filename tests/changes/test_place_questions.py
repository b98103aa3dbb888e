"""What has to be asked about a changed place: what stayed behind, what slipped in, and what somebody should not miss."""

import pytest

from tests.changes.comparing import NOT_SINCE, report_of, told, told_of_one
from tests.directory.reading import WORDS
from tests.maintenance.project import listing

CHECK = "checked: {{on: {}, by: Joan, how: phone{}}}"
DOUBT = ", doubt: Nobody asked about the dog."


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("09:00-17:00", "09:00-16:00", "It closes an hour earlier."),
        ("09:00-17:00", "08:15-17:00", "It opens 45 minutes earlier."),
        ("20:00-07:00", "21:30-09:00", "It opens an hour and a half later. It closes 2 hours later."),
        ("Mo 09:00-12:00,13:00-17:00", "Mo 09:00-12:00,13:00-17:30", "It closes half an hour later."),
        ("Mo 09:00-17:00; Dec 24 off", "Mo 09:00-16:00; Dec 24 off", "It closes an hour earlier."),
        ("Mo 09:00-12:00,13:00-17:00", "Mo 09:00-12:30,13:00-17:00", ""),
        ("Mo 09:00-17:00", "Mo 09:00-12:00,13:00-16:00", ""),
        ("09:00-17:00", "24/7", ""),
        ("Mo 09:00+", "Mo 09:00-17:00", ""),
    ],
)
def test_how_much_earlier_or_later_it_opens_and_closes_is_said(before, now, said, tmp_path):
    (found, *_) = told_of_one(tmp_path, f'hours: "{before}"', f'hours: "{now}"')
    assert found.endswith(said)
    assert found.count("It ") == said.count("It ")


def test_a_new_address_leaves_a_point_an_area_and_a_door_behind(tmp_path):
    kept = "area: downtown\nat: [42.1, -72.6]\narrive: {door: The blue one, by: Al, on: 2026-10-01}"
    assert told_of_one(tmp_path, f"address: 3 Depot Road\n{kept}", f"address: 5 Hill Street\n{kept}") == [
        "Address: was “3 Depot Road”, is now “5 Hill Street”.",
        NOT_SINCE,
        "Its point on the map (42.1, -72.6) stays where it was. Is that where the new address is?",
        "The part of town stays Downtown. Is the new address there?",
        "The door, as it was: “The blue one” Does that still fit?",
    ]


@pytest.mark.parametrize(("latitude", "asked"), [("42.11", True), ("42.1002", False)])
def test_a_point_that_moved_far_from_its_address_is_asked_about(latitude, asked, tmp_path):
    said = told_of_one(
        tmp_path, "address: 3 Depot Road\nat: [42.1, -72.6]", f"address: 3 Depot Road\nat: [{latitude}, -72.6]"
    )
    assert ("Address, as it was: “3 Depot Road” Does that still fit?" in said) is asked


def test_words_about_hours_that_stay_while_the_hours_change_are_asked_about(tmp_path):
    note = "hours_note: Everybody is out by 7"
    said = told_of_one(tmp_path, f'hours: "20:00-07:00"\n{note}', f'hours: "20:00-06:00"\n{note}')
    assert said[-1] == "More about the hours, as it was: “Everybody is out by 7” Does that still fit?"


def test_hours_do_not_hold_while_a_place_is_paused_and_a_doubt_that_stays_is_asked_about(tmp_path):
    said = told_of_one(
        tmp_path,
        f"hours: Mo 09:00-17:00\n{CHECK.format('2026-02-01', DOUBT)}",
        f"hours: Mo 09:00-17:00\nstatus: {{is: paused, since: 2026-11-10}}\n{CHECK.format('2026-11-20', DOUBT)}",
    )
    assert said == [
        "It was open. Now: Paused since November 10, 2026.",
        "While it's paused, its hours don't hold: Monday, 9 AM to 5 PM.",
        "It was checked on November 20, 2026, by phone, by Joan. The last check before that was on February 1, 2026, "
        "by phone, by Joan.",
        "The doubt below the check stays as it was: “Nobody asked about the dog.” Does it still fit?",
    ]


def test_a_check_that_clears_a_doubt_is_the_ordinary_good_case(tmp_path):
    before, now = CHECK.format("2026-02-01", DOUBT), CHECK.format("2026-11-20", "")
    sections = report_of(tmp_path, [listing("one", before)], [listing("one", now)])
    assert list(sections) == ["places"]
    (said,) = sections["places"].values()
    assert said[1:] == [
        "It doesn't say this doubt anymore: “Nobody asked about the dog.”",
        "None of the facts about it changed.",
    ]


COST = "cost: {{is: paid, words: The board says $4 for soup{}. Take a ticket off the string}}"


@pytest.mark.parametrize(
    ("slipped", "asked"),
    [
        (" or order at https://bit.ly/soup", "There's a short web address in its words now: bit.ly/soup."),
        (" or order at bit.ly/soup", "There's a short web address in its words now: bit.ly/soup."),
        (" or see www.soup.example/x", "There's a web address in its words now: www.soup.example/x."),
        (" or text 413-555-0199", "There's a number in its words now: 413-555-0199. Whose is it?"),
        (" or write to bob@soup.example", "There's an e-mail address in its words now: bob@soup.example. Whose is it?"),
    ],
)
def test_what_slips_into_words_is_named_and_the_rest_is_said_to_stay(slipped, asked, tmp_path):
    said = told_of_one(tmp_path, COST.format(""), COST.format(slipped))
    assert said[0] == f"About the cost: these words are new: “{slipped.strip()}”. The rest stays as it was."
    assert said[-1].startswith(asked)


def test_a_number_that_is_somebody_elses_is_asked_about_and_those_that_stay_are_named(tmp_path):
    other = listing("two", 'phone: "+1 413 732 3069"')
    before = 'phone: ["+1 413 732 3096", {number: "+1 413 732 3097", label: Spanish}]'
    found = told(
        tmp_path,
        [other, listing("one", before)],
        [other, listing("one", before.replace("3096", "3069"))],
    )
    assert found["The place called one"] == [
        "Phone: was (413) 732-3096, is now (413) 732-3069.",
        "Still the same: (413) 732-3097 (Spanish).",
        NOT_SINCE,
        "(413) 732-3069 is also the number of The place called two. Is that right?",
    ]


def test_a_new_place_with_somebody_elses_number_is_asked_about_first(tmp_path):
    old, new = (listing(id_, 'phone: "+1 413 732 3069"') for id_ in ("two", "one"))
    found = report_of(tmp_path, [old], [old, new])
    assert list(found) == ["unsure"]
    asked = "(413) 732-3069 is also the number of The place called two. Is that right?"
    assert asked in found["unsure"]["The place called one is new"]


def test_an_answer_about_the_police_with_the_old_source_is_asked_about(tmp_path):
    consent = "consent: {{may-call-police-without-you: {}, source: The person at the desk, on: 2026-11-01}}"
    said = told_of_one(tmp_path, consent.format("yes"), consent.format("no"))
    assert said[-1] == WORDS("changes.ask_consent", words="The person at the desk, November 1, 2026")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("more: The soup is served at noon by neighbors", "more: The soup is served at noon, by neighbours"),
        ("more: We're here, and its allways warm", "more: We are here, and its always warm"),
        ("hours_note: Ring the bell on the left", "hours_note: Ring the bell, on the left"),
    ],
)
def test_a_mended_spelling_is_no_alarm(before, now, tmp_path):
    sections = report_of(tmp_path, [listing("one", before)], [listing("one", now)])
    assert list(sections) == ["places"]
    assert NOT_SINCE not in str(sections)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("hours_note: Everybody is out by 7", "hours_note: Everybody is out by 6"),
        ("hours_note: You can come in at night", "hours_note: You can't come in at night"),
        ('phone: "+1 413 732 3069"', 'phone: "+1 413 732 3096"'),
        ("", "status: closed"),
        ("notes: [{say: Go early, by: Al, on: 2026-10-01}]", "notes: [{say: Go never, by: Al, on: 2026-10-01}]"),
    ],
)
def test_what_nobody_checked_stands_where_it_is_asked_about(before, now, tmp_path):
    assert list(report_of(tmp_path, [listing("one", before)], [listing("one", now)])) == ["unsure"]


def test_a_place_that_moves_into_a_file_of_its_own_is_no_change(tmp_path):
    entry = listing("two", 'phone: "+1 413 732 3069"\nhours: Mo 09:00-17:00')
    own = tmp_path / "now/resources"
    own.mkdir(parents=True)
    lines = [line.removeprefix("    ") for line in entry.splitlines()[1:]]
    (own / "two.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert told(tmp_path, [listing("one"), entry], [listing("one")]) == {
        "The place called two": [WORDS("changes.nothing_but", what="it stands in `resources/two.yml` now")]
    }


@pytest.mark.parametrize(
    ("before", "now", "stays"),
    [
        ("asks: {id: no, words: Only your name}", "asks: {id: yes, words: Only your name}", "Only your name"),
        ("cost: {is: free, words: Nobody pays}", "cost: {is: paid, words: Nobody pays}", "Nobody pays"),
    ],
)
def test_words_beside_an_answer_that_stay_are_asked_about(before, now, stays, tmp_path):
    assert WORDS("changes.words_stay", words=stays) in told_of_one(tmp_path, before, now)


def test_sentences_elsewhere_that_speak_of_the_answer_are_asked_about(tmp_path):
    more = "\nmore: They cook. They don't ask about status. Come hungry."
    said = told_of_one(tmp_path, f"asks: {{immigration-status: no}}{more}", f"asks: {{immigration-status: yes}}{more}")
    assert said[-1] == WORDS("changes.sentence_stays", words="They don't ask about status.")


@pytest.mark.parametrize("kind", ["no", "unknown"])
def test_recording_has_its_words_its_source_and_its_day_asked_about(kind, tmp_path):
    consent = "consent: {{records-calls: {}, records-words: Kept a week, source: Their promise, on: 2026-11-01}}"
    said = told_of_one(tmp_path, consent.format("yes"), consent.format(kind))
    assert said[0].startswith(WORDS(f"changes.recorded_{kind}", name="The place called one"))
    assert said[1] == WORDS("changes.words_stay", words="Kept a week")
    assert said[-1] == WORDS("changes.ask_consent", words="Their promise, November 1, 2026")


@pytest.mark.parametrize(("before", "now", "key"), [("no", "unknown", "list_left"), ("yes", "no", "list_joined")])
def test_a_place_that_leaves_or_joins_the_list_of_those_that_call_nobody_is_said_to(before, now, key, tmp_path):
    consent = "consent: {{may-call-police-without-you: {}, source: The desk, on: 2026-11-01}}"
    said = told_of_one(tmp_path, consent.format(before), consent.format(now))
    assert said[1] == WORDS(f"changes.{key}", list="Places that said they won't call the police without you")


def test_hours_that_stay_are_said_to_count_by_another_clock(tmp_path):
    said = told_of_one(tmp_path, "hours: Mo 17:00-24:00\ntimezone: Europe/London", "hours: Mo 17:00-24:00")
    assert said[0] == (
        "The hours stay as they're written, “Monday, 5 PM to midnight”, but count by another clock: was Europe/London, "
        "is now the clock here (America/New_York)."
    )
    assert "doesn't say" not in str(said)


def test_an_example_made_real_is_said_to_have_nothing_that_anybody_checked(tmp_path):
    said = told_of_one(tmp_path, "sample: true\nchecked: never", "checked: never")
    assert said[:3] == [
        WORDS("changes.real"),
        "There's no number, no address, no hours.",
        WORDS("changes.real_unchecked"),
    ]


def test_notes_that_go_with_a_place_and_those_that_stay_are_named(tmp_path):
    notes = "notes:\n  - {say: Go early, by: Al B., on: 2026-10-01}\n  - {say: Go late, by: Kit, on: 2026-10-02}"
    (gone,) = told(tmp_path, [listing("one", notes)], []).values()
    assert gone[1].startswith("2 notes of peers go with it: “Go early” (Al B., October 1, 2026")
    fewer = notes.partition("\n  - {say: Go late")[0]
    (said,) = told(tmp_path / "b", [listing("one", notes)], [listing("one", fewer)]).values()
    assert said[1] == "1 note stays, by Al B."


def test_what_may_turn_somebody_away_comes_before_a_number(tmp_path):
    number, asked = 'phone: "+1 413 732 3069"', "asks: {immigration-status: no}"
    found = report_of(
        tmp_path,
        [listing("one", number), listing("two", asked)],
        [listing("one", number.replace("3069", "3096")), listing("two", asked.replace("no", "yes"))],
    )
    assert list(found["unsure"]) == ["The place called two", "The place called one"]
