"""A change of a place is told in the words that its readers see."""

import pytest

from tests.changes.comparing import NOT_SINCE, told, told_of_one
from tests.directory.reading import WORDS
from tests.maintenance.project import listing, project, site_of
from vinestreet.changes import place_facts
from vinestreet.changes.place_facts import Fact, facts_of
from vinestreet.directory.checked_values import mark_of

CONSENT = "consent: {{may-call-police-without-you: {}, source: The person at the desk, on: 2026-11-01{}}}"
NO, YES = CONSENT.format("no", ""), CONSENT.format("yes", "")
NOTE = "notes:\n  - {{say: {}, by: {}, on: 2026-10-01, connected: none}}"

CASES = {
    "a number": (
        'phone: "+1 413 732 3069"',
        'phone: "+1 413 732 3096"',
        ["Phone: was (413) 732-3069, is now (413) 732-3096."],
    ),
    "a second number": (
        'phone: "+1 413 732 3069"',
        'phone: ["+1 413 732 3069", {number: "+1 413 732 3096", say: ask for Jo}]',
        ["Phone: now also (413) 732-3096 (ask for Jo)."],
    ),
    "numbers that changed places, for the first is the large button": (
        'phone: ["+1 413 732 3069", "+1 413 732 3096"]',
        'phone: ["+1 413 732 3096", "+1 413 732 3069"]',
        ["Phone: the same, in another order: (413) 732-3096, (413) 732-3069."],
    ),
    "a number that went": (
        'phone: "+1 413 732 3069"',
        "",
        ["Phone: was (413) 732-3069, and now it doesn't say."],
    ),
    "a day more": (
        "hours: Mo-Fr 11:30-13:30",
        "hours: Mo-Fr 11:30-13:30; Sa 10:00-14:00",
        ["Opens on Saturday now: 10 AM to 2 PM."],
    ),
    "a day less": (
        "hours: Mo-Fr 11:30-13:30",
        "hours: Mo-Th 11:30-13:30",
        ["Isn't open on Friday anymore; it was 11:30 AM to 1:30 PM."],
    ),
    "other times": (
        "hours: Mo-Fr 09:00-17:00",
        "hours: Mo-Fr 10:00-17:00",
        ["The hours on Monday to Friday: was 9 AM to 5 PM, is now 10 AM to 5 PM. It opens an hour later."],
    ),
    "every day": (
        "hours: 09:00-17:00",
        "hours: 24/7",
        ["The hours every day: was 9 AM to 5 PM, is now all day and all night."],
    ),
    "a holiday": (
        "hours: Mo-Fr 09:00-17:00",
        "hours: Mo-Fr 09:00-17:00; PH off",
        ["New about the hours: Closed public holidays."],
    ),
    "hours that nobody knew": (
        "",
        "hours: Mo 09:00-17:00",
        ["Hours: we didn't know, and now it's: Monday, 9 AM to 5 PM."],
    ),
    "a pause": (
        "",
        "status: {is: paused, since: 2026-11-10, words: The roof leaks.}",
        ["It was open. Now: Paused since November 10, 2026. “The roof leaks.”"],
    ),
    "a pause that ends by itself": (
        "",
        "status: {is: paused, until: 2026-12-14, words: The roof leaks.}",
        ["It was open. Now: Paused through December 14, 2026. “The roof leaks.”"],
    ),
    "open again": ("status: {is: paused, since: 2026-11-10}", "", ["It's open again. It was: Paused since November 10, 2026."]),
    "what is asked at the door": ("asks: {id: no}", "asks: {id: yes}", ["Asks for an ID: was No, is now Yes."]),
    "what nobody knows any more": (
        "asks: {id: no}",
        "",
        ["Asks for an ID: was No, and now it doesn't say."],
    ),
    "who there is room for": ("", "welcomes: {dogs: yes}", ["Room for dogs: we didn't know, and now it's Yes."]),
    "the cost": ("cost: free", "cost: {is: paid, words: $2}", ["What it costs: was Free, is now It costs money.", "About the cost: “$2”. We didn't say that before."]),
    "the languages": ("languages: [en]", "languages: [en, es]", ["Languages: now also Spanish."]),
    "ages": ('ages: "18+"', 'ages: "16-25"', ["Ages: was 18 and over, is now 16 to 25."]),
    "a point": ("at: [42.1, -72.6]", "at: [42.101, -72.6]", ["Its point on the map moved by 111 meters."]),
    "an address": ("address: 3 Depot Road", "address: 5 Depot Road",
                   ["Address: was “3 Depot Road”, is now “5 Depot Road”."]),
    "a part of town that is a country now": ("area: downtown", "area: canada", ["For people in: was Downtown, is now Canada."]),
    "the area": ("area: downtown", "area: hillside", ["Part of town: was Downtown, is now Hillside."]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_a_reader_is_told_otherwise_is_said_and_that_nobody_checked_it(name, tmp_path):
    before, now, said = CASES[name]
    assert told_of_one(tmp_path, before, now) == [*said, NOT_SINCE]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("hours: Mo,Tu,We 09:00-17:00", "hours: Mo-We 09:00-17:00"),
        ('phone: "+1 413 732 3069"', 'phone: "413-732-3069"'),
        ("asks: {id: unknown}", ""),
        ("not-the-same-as: [line]", ""),
    ],
)
def test_what_reads_the_same_is_named_and_said_to_change_nothing(tmp_path, before, now):
    (said,) = told_of_one(tmp_path, before, now)
    assert said.startswith("Nothing changes for readers; only the writing is different: ")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            NO,
            YES,
            "This says that The place called one may call the police or an ambulance without your agreement. Nobody has "
            "checked that. The answer to “Might they call the police or an ambulance without asking you?” "
            "was “No”, and is “Yes” now.",
        ),
        (
            NO,
            "",
            "This says that nobody knows whether The place called one may call the police or an ambulance without your "
            "agreement. The answer to “Might they call the police or an ambulance without asking you?” "
            "was “No”, and is “We don't know” now.",
        ),
        (
            NO,
            CONSENT.format("only-if", ", words: If a child is in danger"),
            "This says that The place called one may call the police or an ambulance without your agreement in some "
            "cases. Nobody has checked that. The answer to “Might they call the police or an ambulance without asking you?” "
            "was “No”, and is “In some cases” now.",
        ),
        (
            YES,
            NO,
            "This says that The place called one calls the police or an ambulance only if you agree. Nobody has checked "
            "that. The answer to “Might they call the police or an ambulance without asking you?” "
            "was “Yes”, and is “No” now.",
        ),
    ],
)
def test_what_may_happen_without_agreement_is_said_first_and_by_what_it_means(tmp_path, before, now, said):
    assert told_of_one(tmp_path, before, now)[0] == said


def test_a_secret_address_that_is_told_is_loud(tmp_path):
    before, now = 'confidential: true\nphone: "+1 413 732 3069"', 'address: 3 Depot Road\nphone: "+1 413 732 3069"'
    said = told_of_one(tmp_path, before, now)
    assert said[0] == WORDS("changes.secret_no_more")
    assert said[1] == "Address: it wasn't told, and now it is. It isn't repeated here."
    back = told_of_one(tmp_path, now, before)
    assert back[0] == WORDS("changes.secret_now")
    assert "Depot" not in str([*said, *back])


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("", NOTE.format("Go early", "Sunny"), "New note: “Go early” (Sunny, October 1, 2026. No tie to the place)."),
        (
            NOTE.format("Go early", "Sunny"),
            NOTE.format("Go never", "Sunny"),
            "A signed note was changed (Sunny, October 1, 2026. No tie to the place): it said “Go early” and now says "
            "“Go never”. Did the person who signed it agree?",
        ),
        (
            NOTE.format("Go early", "Sunny"),
            NOTE.format("Go early", "Rain"),
            "A note is signed differently: it was “Sunny, October 1, 2026. No tie to the place”, is now “Rain, "
            "October 1, 2026. No tie to the place”, under “Go early”",
        ),
        (
            NOTE.format("Go early", "Sunny"),
            "",
            "This note is gone: “Go early” (Sunny, October 1, 2026. No tie to the place).",
        ),
    ],
)
def test_a_note_is_whose_it_was(tmp_path, before, now, said):
    gone = [WORDS("changes.notes_none")] if said.startswith("This note is gone") else []
    assert told_of_one(tmp_path, before, now) == [said, *gone]


OLD, NEW = "checked: {on: 2026-10-01, by: Joan, how: phone}", "checked: {on: 2026-11-20, by: Al, how: visit}"
CHECKED = (
    "It was checked on November 20, 2026, by going there, by Al. "
    "The last check before that was on October 1, 2026, by phone, by Joan."
)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (OLD, NEW, [CHECKED, "None of the facts about it changed."]),
        (NEW, OLD, ["It names an older check than before: was on November 20, 2026, by going there, by Al, is now on "
                    "October 1, 2026, by phone, by Joan."]),
        (OLD, "checked: never", ["The check is gone; it was on October 1, 2026, by phone, by Joan."]),
        ("checked: never", "checked: never\ncost: free", ["What it costs: we didn't know, and now it's Free.",
                                                          "Nobody has checked this."]),
        (OLD, f"{NEW}\ncost: free", ["What it costs: we didn't know, and now it's Free.", CHECKED]),
    ],
)  # fmt: skip
def test_what_becomes_of_the_check(tmp_path, before, now, said):
    assert told_of_one(tmp_path, before, now) == said


def test_a_try_is_told_and_is_no_change_that_somebody_has_to_check(tmp_path):
    said = told_of_one(tmp_path, "", "tried: [{on: 2026-11-20, by: Sam}]")
    assert said == ["Asked, and nobody answered: we didn't know, and now it's Sam, November 20, 2026."]


def test_a_check_of_other_values_ends(tmp_path):
    number = 'phone: "+1 413 732 3069"'
    of = mark_of(site_of(project(tmp_path / "mark", listing("one", number))).directory.listings["one"])
    checked = f"checked: {{on: 2026-11-01, by: Joan, how: phone, of: {of}}}"
    assert told_of_one(tmp_path, f"{number}\n{checked}", f'phone: "+1 413 732 3096"\n{checked}') == [
        "Phone: was (413) 732-3069, is now (413) 732-3096.",
        "Its check doesn't count anymore, because it was of what stood there before (on November 1, 2026, by phone, "
        "by Joan). Nobody has checked it since.",
    ]


def test_long_words_are_told_where_they_differ(tmp_path):
    many = "one two three four five six seven eight nine ten " * 8
    before, now = f"more: {many}the side door {many}", f"more: {many}the front door {many}"
    (said, _) = told_of_one(tmp_path, before, now)
    assert said == (
        "More about it: was “… seven eight nine ten the side door one two three four …”, "
        "is now “… seven eight nine ten the front door one two three four …”."
    )


def test_a_new_place_is_told_whole_and_what_nobody_knows_of_it(tmp_path):
    new = listing("two", f'hours: Sa 10:00-14:00\nphone: "+1 413 732 3096"\nchecked: never\n{NOTE.format("Hi", "Al")}')
    assert told(tmp_path, [], [new]) == {
        "The place called two is new": [
            "Might they call the police or an ambulance without asking you? We don't know.",
            "What happens there: “A place”.",
            "Phone: (413) 732-3096.",
            "What it's for: Someone to talk to.",
            "Hours: Saturday, 10 AM to 2 PM.",
            "New note: “Hi” (Al, October 1, 2026. No tie to the place).",
            "Nobody has checked this.",
        ]
    }


def test_a_place_that_went_and_one_under_another_id(tmp_path):
    gone, moved = listing("one"), listing("two", "name: Kite")
    found = told(tmp_path, [gone, moved], [listing("three", "name: Kite")])
    assert found == {
        "The place called one": [
            "It isn't in the directory anymore. Its page directory/one.html is gone, and links to it lead nowhere.",
            WORDS("changes.gone_or_closed"),
        ],
        "Kite": [
            "Its page moved from directory/two.html to directory/three.html: links to the old one lead nowhere, and "
            "whoever kept it on a list loses it."
        ],
    }


def test_a_field_that_has_no_words_yet_is_told_as_it_stands_in_the_file(tmp_path, monkeypatch):
    site = site_of(project(tmp_path, listing("one")))
    monkeypatch.setattr(place_facts, "to_entry", lambda listing: {"kettle": [1, 2], "hours": "24/7"})
    assert Fact("kettle", "kettle", ("[1, 2]",)) in facts_of(site.directory.listings["one"], site.directory, site)
