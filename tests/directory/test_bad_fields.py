"""Entries with one thing wrong: what is told names the line, the id, the field, what was expected and found."""

import pytest

from tests.directory.reading import FIRST_FIELD, entry, problems

BAD_FIELDS = [
    # words that YAML tools would read as something else
    ("organisation: NO", "organisation: a field is left out where there's none, or where nobody knows; delete the line "
     "(if it really is a word of theirs, put it in quotes); found `NO`"),
    ("website: n/a", "website: a field is left out where there's none, or where nobody knows; delete the line"),
    ("phone: none", "phone: a field is left out where there's none, or where nobody knows; delete the line"),
    ("hours: '?'", "hours: a field is left out where there's none, or where nobody knows; delete the line"),
    ("organisation: on", "organisation: without quotes, YAML tools read `on` as yes or no; expected text; write "
     '"on" in quotes'),
    ("languages: [no]", "languages: without quotes, YAML tools read `no` as yes or no; expected text; write "
     '"no" in quotes'),
    ("phone: 0123", "phone: a phone number needs quotes, or it's read as one large number; found `0123`"),
    ("source: 2026-11-01", "source: without quotes, YAML tools read `2026-11-01` as a date; expected text; write "
     '"2026-11-01" in quotes'),
    ("hours_note: 12:30", "hours_note: without quotes, YAML tools read `12:30` as a number of seconds; expected "
     'text; write "12:30" in quotes'),
    ("source: null", "source: a field is left out where there's none, or where nobody knows; delete the line"),
    ("source: who told you", "source: this is still the example from a line to copy; if there's nothing to say here"),
    ("source:", "source: the text is empty; delete the field, or write something in it"),
    ("source: '   '", "source: the text is empty; delete the field, or write something in it"),
    (f"source: {'x' * 401}", "source: the text is too long; expected at most 400 characters; found 401"),
    ("source: [a, b]", "source: a list or several fields, and one text is expected; put the text in double quotes"),
    # unknown fields and values
    ("adress: 12 Vine Street", "unknown field `adress`; did you mean `address`?"),
    ("cost: cheap", "cost: unknown value; expected one of free, sliding, paid, unknown; found `cheap`"),
    ("cost: {is: free, note: x}", "cost: unknown field `note`; did you mean `words`?"),
    ("cost: {words: x}", "cost.is: `is` is missing, and it's required"),
    ("run_by: peers", "run_by: unknown value; expected one of peer-run, mixed, employs-peers, not-peer-run, unknown; "
     "found `peers`"),
    ("sample: maybe", "sample: expected `true`, or leave the field out; found `maybe`"),
    ("needs: [foood]", "needs: unknown need; expected an id from `needs:` at the top of resources.yml; found `foood`; did you mean `food`?"),
    ("needs: []", "needs: the list is empty; delete the field, or put something in it"),
    ("needs: [food, food]", "needs: `food` is in the list twice; delete one"),
    ("area: oldmill", "area: unknown area; expected an id from `extra: place: areas:` in mkdocs.yml (in a fork: mkdocs.local.yml); found `oldmill`; "
     "did you mean `old-mill`?"),
    ("asks: {id: perhaps}", "asks.id: unknown value; expected one of yes, no, unknown; found `perhaps`"),
    ("asks: no", "asks: just one value, and this needs several, each with its name: id, referral, insurance, "
     "immigration-status, booking, words"),
    ("access: ramp", "access: this has to be a list, even for a single thing; a list goes in brackets, with commas: `[step-free, accessible-toilet]`"),
    ("languages: [english]", "languages: not a language code; expected ISO 639, for example en, es, so; found "
     "`english`"),
    # dates, ages, positions
    ("checked: {on: 2026-02-30, by: Jo, how: phone}", "checked.on: not a date on the calendar; expected "
     "year-month-day, for example 2026-11-21; found `2026-02-30`"),
    ("checked: {on: 3 May 2026, by: Jo, how: phone}", "checked.on: not a date on the calendar; expected "
     "year-month-day, for example 2026-11-21; found `3 May 2026`"),
    ("checked: {on: 2027-01-01, by: Jo, how: phone}", "checked.on: this date is in the future; expected 2026-11-21 "
     "or earlier; found `2027-01-01`"),
    ("checked: {on: 2026-11-01, how: phone}", "checked.by: `by` is missing, and it's required"),
    ("ages: grown-ups", 'ages: not an age range; expected all, "18+", "under 18" or "16-25"; found `grown-ups`'),
    ('ages: "25-16"', 'ages: not an age range; expected all, "18+", "under 18" or "16-25"; found `25-16`'),
    ("at: [42.1]", "at: not a point on the map; expected [latitude, longitude] in degrees, for example [42.10, -72.59]; found "
     "`42.1`"),
    ("at: [142.1, 7]", "at: not a point on the map; expected [latitude, longitude] in degrees, for example [42.10, -72.59]; "
     "found `142.1, 7`"),
    # ways to reach someone
    ("website: javascript:alert(1)", "website: not a web address; expected one that starts with https:// or http:// "
     "and names a host; found `javascript:alert(1)`"),
    ("website: data:text/html,x", "website: not a web address; expected one that starts with https:// or http:// and "
     "names a host; found `data:text/html,x`"),
    ("website: https://soup.example/\"onclick=x", "website: not a web address; expected one that starts with https:// "
     'or http:// and names a host; found `https://soup.example/"onclick=x`'),
    ("website: https://bank.example@evil.example", "website: not a web address; expected one that starts with https://"
     " or http:// and names a host; found `https://bank.example@evil.example`"),
    ("chat: www.soup.example", "chat: not a web address; expected one that starts with https:// or http:// and names "
     "a host; found `www.soup.example`"),
    ("email: soup at vine", "email: not an e-mail address; expected one such as hello@vine-street.example; found "
     "`soup at vine`"),
    ("email: a@b.example?bcc=x@y.example", "email: not an e-mail address; expected one such as "
     "hello@vine-street.example; found `a@b.example?bcc=x@y.example`"),
    ('phone: "555-0101"', 'phone: not a phone number in US: it has 7 digits without the country\'s code, and one there '
     'has 10; look it up again, or take the line out; found `555-0101`'),
    ('phone: "988 press 1"', 'phone: not a phone number in US; expected a full number in quotes, for example "+1 413 '
     '555 0101", with words in `say`; found `988 press 1`'),
    ('phone: {number: "988", ask: Jo}', "phone: unknown field `ask`; known here: number, label, "
     "say"),
    # opening hours
    ("hours: Mo-Fr 9am-5pm", "hours: not opening hours; expected OpenStreetMap's way of writing them, for example "
     "`Mo-Fr 09:00-17:00; PH off`; found `Mo-Fr 9am-5pm`; did you mean `Mo-Fr 09:00-17:00`?"),
    ("hours: when Jo is there", "hours: not opening hours; expected OpenStreetMap's way of writing them, for example "
     "`Mo-Fr 09:00-17:00; PH off`; found `when Jo is there`"),
    ("hours: sunrise-sunset", "hours: this site can't put these hours into words; expected weekdays, months, dates "
     "and times, with `; ` between rules; say the rest in `hours_note`; found `sunrise-sunset`"),
    ("timezone: Europe/Londn", "timezone: unknown time zone; expected one such as America/New_York; found "
     "`Europe/Londn`; did you mean `Europe/London`?"),
    # fields that do not fit together
    ("confidential: true\naddress: 12 Vine Street", "address: a confidential place can't have this, or anyone could find it. Is it "
     "really a place nobody may find?"),
    ("address: CONFIDENTIAL - call first", "address: these words say that the address is a secret, and readers would see "
     "them as an address, with a map beside them. Write `confidential: true` instead, and take out `at`"),
    ("confidential: true\nat: [42.1, -72.6]", "at: a confidential place can't have this, or anyone could find it. Is it really "
     "a place nobody may find?"),
    ("consent: {may-call-police-without-you: only-if, source: Jo, on: 2026-10-01}", "consent: `only-if` needs `words` "
     "that say when; expected a sentence"),
    ("consent: {may-call-police-without-you: no}", "consent: how do we know? A yes, no or only-if needs `source` "
     "and `on`; if you can't say, write unknown"),
    ("status: {is: closed, instead: stew}", "status.instead: no such listing; expected the id of another listing; "
     "found `stew`"),
    ("status: {is: closed, instead: soup}", "status: this says that the place was replaced by itself; expected "
     "another id"),
    ("status: {is: open, since: 2026-10-01}", "status: an open place has no `since`, `until` or `instead`; expected `is: "
     "closed` or `is: paused`"),
    ("status: {is: open, until: 2026-12-14}", "status: an open place has no `since`, `until` or `instead`; expected `is: "
     "closed` or `is: paused`"),
    ("status: {is: closed, until: 2026-12-14}", "status.until: `closed` means closed for good, so it has no end. Will it "
     "open again? Then write `is: paused`, and keep `until`, the last day of the pause"),
    ("status: {is: paused, since: 2026-12-20}", "status.since: this date is in the future; expected 2026-11-21 or earlier; "
     "found `2026-12-20`"),
    ("status: {is: paused, since: 2026-12-20, until: 2026-12-14}", "status.until: a pause that ended before it began; "
     "expected 2026-12-20 or later; found `2026-12-14`"),
    ("status: {is: paused, until: soon}", "status.until: not a date on the calendar; expected year-month-day, "
     "for example 2026-11-21; found `soon`"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), BAD_FIELDS, ids=[fields[:40] for fields, _ in BAD_FIELDS])
def test_a_bad_field_is_told_with_line_id_field_expected_and_found(fields, expected, tmp_path):
    told = problems(entry(fields), tmp_path)
    assert len(told) == 1
    place, _, sentence = told[0].partition(": soup: ")
    assert place.startswith("resources.yml:")
    assert abs(int(place.split(":")[1]) - FIRST_FIELD) <= 1
    assert sentence.startswith(expected)


def test_words_of_a_need_are_told_their_new_place(tmp_path):
    text = 'needs:\n  food:\n    label: Food\n    words: [hungry, "24/7"]\n    icon: bowl\nresources: {}\n'
    assert problems(text, tmp_path) == [
        "resources.yml:4: food: words: what people type for a need has a file of its own, one for each language; delete `words` "
        "here, and in lexicon/en.yml (in a copy of your own: local/lexicon/en.yml), below `needs:`, write "
        "`food: {any: [hungry, 24/7]}`"
    ]


def test_what_must_be_there_is_missed(tmp_path):
    told = problems("needs:\n  food: {icon: pan}\nresources:\n  soup: {cost: free}\n", tmp_path)
    assert told == [
        "resources.yml:2: food: icon: unknown value; expected one of bowl, bed, house, shower, speech, lifebelt, "
        "circle, ear, leaf, ward, bus, coin, book, scales, cross, card, shield, star, sprout, family, work, phone, "
        "moon, heart; found `pan`",
        "resources.yml:2: food: label: `label` is missing, and it's required",
        "resources.yml:4: soup: name: `name` is missing, and it's required",
        "resources.yml:4: soup: what: `what` is missing, and it's required",
        "resources.yml:4: soup: needs: `needs` is missing, and it's required; choose one or more of food",
    ]


@pytest.mark.parametrize(
    "id_", ["Soup", "soup kitchen", "soup_kitchen", "-soup", "soup/../x", "index", "my-list", "s" * 61, "é"]
)
def test_an_id_must_fit_into_an_address(id_, tmp_path):
    told = problems(entry("cost: free", id_), tmp_path)
    assert len(told) == 1
    assert "can't be used as an id; expected lowercase letters a to z, digits and single hyphens" in told[0]


def test_an_entry_that_is_not_indented_is_told_how_far(tmp_path):
    told = problems(entry("cost: free") + "stew:\n  name: Stew\n  what: Stew at six.\n  needs: [food]\n", tmp_path)
    assert told == [
        "resources.yml:10: stew: this place is too far left; each of its lines needs 2 more spaces before it"
    ]
