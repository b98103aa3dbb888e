"""The crisis lines of a place: what is missing always stops; what is doubtful is told, and stops a publication."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from tests.frozen_town import the_town
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.checked_values import end_changed_checks, in_short, mark_of
from vinestreet.directory.listing_parts import Check, Status
from vinestreet.directory.model import Directory
from vinestreet.site.crisis_lines import check_crisis_lines, old_crisis_lines
from vinestreet.site.site import load_site

TODAY = date(2027, 3, 1)
LINE, EMERGENCY = "us-988-lifeline", "emergency-us-ca-911"
CHECKED = Check(on=TODAY - timedelta(days=90), by="Sam", how="owner")
MARK, NOW = mark_of(the_site().directory.listings[LINE]), in_short(the_site().directory.listings[LINE])


def directory(**changes: object) -> Directory:
    """The two lines below, checked 90 days ago, and the first of them changed."""
    listings = {id_: replace(the_site().directory.listings[id_], checked=CHECKED) for id_ in (LINE, EMERGENCY)}
    for id_, line in listings.items():
        listings[id_] = replace(line, checked=replace(CHECKED, of=mark_of(line)))
    listings[LINE] = replace(listings[LINE], **changes)
    return replace(the_site().directory, listings=listings)


def told(found: Directory, **settings: object) -> list[str]:
    """What is told."""
    place = replace(the_site().place, **{"crisis": (LINE,)} | settings)
    return [problem.told(WORDS) for problem in check_crisis_lines(place, found, "mkdocs.yml")]


def test_lines_that_were_asked_in_the_last_90_days_are_well():
    assert told(directory()) == []


DOUBTFUL = {
    "invented": (
        {"sample": True},
        f"resources.yml: {LINE}: sample: a crisis line that's invented, and it's on every page; put a real line in its "
        "place, or take it out of `crisis` or `emergency` in the settings",
    ),
    "never checked": (
        {"checked": None},
        f"resources.yml: {LINE}: checked: a crisis line nobody has checked; ask the people who run it, or read their "
        f"website. If this is right: {NOW}, then write `checked: {{on: (the day), by: (your name), how: owner, of: {MARK}}}`",
    ),
    "checked, and nobody says what": (
        {"checked": CHECKED},
        f"resources.yml: {LINE}: checked: the check of a crisis line doesn't say which values were checked, so a different "
        f"number could end up under the same name later. Compare these with what they say themselves: {NOW}. If they're "
        f"right, write `checked: {{on: 2026-12-01, by: Sam, how: owner, of: {MARK}}}`",
    ),
    "never asked": (
        {"checked": Check(on=TODAY, by="Sam", how="stored-copy")},
        f"resources.yml: {LINE}: checked: a crisis line we only read about in stored copies, and nobody has asked; ask the "
        "people who run it, or read their website today, then write that in `checked`; found `how: stored-copy`",
    ),
}


@pytest.mark.parametrize("doubt", DOUBTFUL)
def test_what_is_doubtful_is_told(doubt: str):
    changes, expected = DOUBTFUL[doubt]
    assert told(directory(**changes)) == [expected]


def test_a_check_ends_when_a_value_of_an_entry_of_ones_own_changes():
    before = directory()
    line = before.listings[LINE]
    changed = replace(line, phones=before.listings[EMERGENCY].phones)
    found = end_changed_checks(replace(before, listings={**before.listings, LINE: changed}))
    assert found.listings[LINE].checked is None
    assert found.listings[EMERGENCY].checked
    assert found.overlay.ended == {LINE: line.checked}
    (said,) = told(found)
    assert said.startswith(
        f"resources.yml: {LINE}: checked: what Sam checked on 2026-12-01 has changed since then, so that check doesn't count anymore. "
        "Now it says: 911, "
    )
    assert f"how: owner, of: {mark_of(changed)}}}`" in said


def test_a_check_that_says_nothing_of_its_values_stays_with_a_place_that_is_no_crisis_line():
    before = directory(checked=CHECKED, address="1 Other Street")
    assert end_changed_checks(before) is before


def test_words_that_were_not_checked_may_change():
    assert end_changed_checks(directory(what="Someone answers.", name="The line")).overlay.ended == {}


def test_a_check_of_91_days_ago_is_told_and_stops_nothing():
    found = directory(checked=Check(on=TODAY - timedelta(days=91), by="Sam", how="phone", of=MARK))
    assert told(found) == []
    place = replace(the_site().place, crisis=(LINE,))
    assert [problem.told(WORDS) for problem in old_crisis_lines(place, found, TODAY)] == [
        f"resources.yml: {LINE}: checked: a crisis line that was last checked more than 90 days ago, and its page says so; "
        "ask the people who run it or read their website, then write the new day in `checked`; found `2026-11-30`"
    ]
    assert old_crisis_lines(place, directory(), TODAY) == ()


def test_the_emergency_number_is_a_crisis_line_too_and_each_line_is_told_once():
    found = directory()
    unchecked = {id_: replace(line, checked=None) for id_, line in found.listings.items()}
    lines = told(replace(found, listings=unchecked), crisis=(LINE, EMERGENCY))
    assert [line.split(": ")[1] for line in lines] == [LINE, EMERGENCY]


@pytest.mark.parametrize("demonstration", [True, False])
@pytest.mark.parametrize(
    "changes",
    [{"status": Status(kind="paused")}, {"status": Status(kind="closed")}, {"phones": (), "texts": ()}],
)
def test_a_line_that_cannot_be_reached_stops_the_demonstration_too(changes: dict[str, object], demonstration: bool):
    place = replace(the_site().place, crisis=(LINE,), demonstration=demonstration)
    with pytest.raises(ProblemsFoundError, match="1 problems"):
        check_crisis_lines(place, directory(**changes), "mkdocs.yml")


def test_a_line_that_is_not_in_the_directory_is_told_with_its_setting():
    place = replace(the_site().place, crisis=("us-899-lifeline",), emergency="112")
    with pytest.raises(ProblemsFoundError) as raised:
        check_crisis_lines(place, directory(), "mkdocs.yml")
    assert raised.value.told(WORDS).splitlines() == [
        "mkdocs.yml: extra.place.crisis: no such listing; expected the id of an open listing that can be called or "
        "texted; found `us-899-lifeline`; did you mean `us-988-lifeline`?",
        "mkdocs.yml: extra.place.emergency: no such listing; expected the id of an open listing that can be called or "
        "texted; found `112`",
        "2 problems found.",
    ]


def test_the_lines_of_the_demonstration_are_real_and_say_that_nobody_asked_them():
    site = the_site()
    assert [problem.entry for problem in site.doubtful] == [*site.place.crisis, site.place.emergency]
    assert {problem.key for problem in site.doubtful} == {"crisis_stored_copy"}


def test_a_copy_that_is_no_demonstration_cannot_be_published_with_its_lines_and_places():
    extra = yaml.safe_load((the_town() / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    del extra["place"]["demonstration"]
    site = load_site(the_town() / "mkdocs.yml", extra)
    assert not site.can_be_published
    found = Counter(problem.key for problem in site.doubtful)
    samples = sum(listing.sample for listing in site.directory.listings.values())
    areas = sum(area.sample for area in site.place.areas.values())
    assert found == {"crisis_stored_copy": 5, "sample_left": samples + areas, "address_invented": 1}
    assert {problem.line for problem in site.doubtful if problem.entry}.isdisjoint({0})
    assert the_site().can_be_published
