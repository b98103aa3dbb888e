"""Many places closed at once, and pauses that end by themselves: who is meant, what is told of slips and of what is past."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.listing_parts import Status
from vinestreet.directory.model import Directory, Overlay
from vinestreet.exchange.exporting.geojson import geojson_text, properties_of
from vinestreet.exchange.hsds.listing_to_service import brief_of
from vinestreet.pages.finder_data import finder_data
from vinestreet.pages.share_text import message
from vinestreet.site.clocks import in_words, pause
from vinestreet.site.closures import Closure, ended_closures, ended_pauses, read_closures, with_exceptions_of
from vinestreet.site.crisis_lines import check_crisis_lines
from vinestreet.site.site import Site

TODAY = date(2026, 11, 30)
CHRISTMAS = "- from: 2026-12-24\n  to: 2026-12-26\n"
KITCHEN = "vine-street-kitchen"
LINE = "us-988-lifeline"


def read(folder: Path, text: str, today: date = TODAY) -> tuple[Closure, ...]:
    """The closures of a project in `folder` whose file has this `text`."""
    (folder / "closures.yml").write_text(text, encoding="utf-8")
    return read_closures(folder, the_site().place, the_site().directory, today)


def closed(folder: Path, text: str, today: date = TODAY) -> Directory:
    """The town's directory with these closures."""
    return with_exceptions_of(the_site().directory, read(folder, text, today), the_site().place, today)


def told(folder: Path, text: str) -> list[str]:
    """What is told of closures that are refused."""
    with pytest.raises(ProblemsFoundError) as caught:
        read(folder, text)
    return caught.value.told(WORDS).split("\n")


def meant(directory: Directory) -> set[str]:
    """The ids of the places that have exceptions."""
    return {id_ for id_, listing in directory.listings.items() if listing.exceptions}


def test_all_of_a_need_are_closed_and_the_kitchen_is_open_at_noon(tmp_path: Path):
    directory = closed(
        tmp_path,
        f"{CHRISTMAS}  needs: food\n  words: Christmas\n- from: 2026-12-25\n  places: {KITCHEN}\n  hours: 11:00-14:00\n",
    )
    food = {id_ for id_, listing in the_site().directory.listings.items() if "food" in listing.needs}
    assert meant(directory) == food
    fridge, kitchen = (directory.listings[id_] for id_ in ("mill-lane-fridge", KITCHEN))
    assert in_words(fridge, the_site()).endswith("Closed December 24 to December 26, 2026. Christmas.")
    assert in_words(kitchen, the_site()).replace("\xa0", " ").endswith("Open Friday, December 25, 2026, 11 AM to 2 PM.")


@pytest.mark.parametrize(
    ("who", "ids"),
    [
        ("needs: food\n  areas: old-mill", {KITCHEN, "mill-lane-fridge"}),
        (f"needs: [food]\n  areas: [old-mill]\n  except: [{KITCHEN}]", {"mill-lane-fridge"}),
        (f"places: [{KITCHEN}, {LINE}]", {KITCHEN, LINE}),
    ],
)
def test_who_is_meant(who: str, ids: set[str], tmp_path: Path):
    assert meant(closed(tmp_path, f"{CHRISTMAS}  {who}\n")) == ids


@pytest.mark.parametrize("who", ["all: yes", "needs: [crisis, talk]", "areas: [united-states, anywhere]"])
def test_crisis_lines_and_lines_of_the_country_are_closed_by_nobody_who_does_not_name_them(who: str, tmp_path: Path):
    site = the_site()
    directory = closed(tmp_path, f"{CHRISTMAS}  {who}\n")
    areas = {id_ for id_, area in site.directory.areas.items() if area.is_far}
    far = {id_ for id_, listing in site.directory.listings.items() if listing.area in areas}
    assert not meant(directory) & {*site.place.crisis, site.place.emergency, *far}


def test_the_list_may_stand_below_its_name(tmp_path: Path):
    assert meant(closed(tmp_path, f"closures:\n{CHRISTMAS}  places: {KITCHEN}\n")) == {KITCHEN}


def test_one_alone_needs_no_dash_and_no_last_day(tmp_path: Path):
    assert meant(closed(tmp_path, f"from: 2026-12-24\nplaces: {KITCHEN}\n")) == {KITCHEN}


def test_a_place_whose_hours_are_not_known_says_so_and_when_it_is_closed(tmp_path: Path):
    soup = closed(tmp_path, f"{CHRISTMAS}  places: grange-saturday-soup\n").listings["grange-saturday-soup"]
    said = "We don't know the hours: ask first. Closed December 24 to December 26, 2026."
    assert soup.hours is None
    assert in_words(soup, the_site()) == said
    noted = replace(soup, hours_note="Saturdays, around noon.")
    assert in_words(noted, the_site()) == "Saturdays, around noon. Closed December 24 to December 26, 2026."


REFUSED = {
    "an unknown need": ("  needs: fod", "found `fod`; did you mean `food`?"),
    "another name of a field": ("  needs: food\n  why: Christmas", "unknown field `why`; did you mean `words`?"),
    "an unknown place": (f"  places: {KITCHEN[:-1]}", f"did you mean `{KITCHEN}`?"),
    "nobody": (
        "  words: Christmas",
        "who is closed? Expected `needs:`, `areas:` or `places:` with their ids, or `all: yes`",
    ),
    "no times": ("  needs: food\n  hours: whenever", "hours: expected `closed`, or the times on those days, such as"),
    "days in the times": (
        "  needs: food\n  hours: Mo 11:00-14:00",
        "hours: expected `closed`, or the times on those days",
    ),
}


@pytest.mark.parametrize(("who", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_slip_is_told_with_its_line(who: str, said: str, tmp_path: Path):
    lines = told(tmp_path, f"{CHRISTMAS}{who}\n")
    assert any(line.startswith("closures.yml:") and said in line for line in lines), lines


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            "- from: 2026-12-26\n  to: 2026-12-24",
            "closures.yml:2: to: this ends before it begins, on 2026-12-26; found `2026-12-24`",
        ),
        ("- from: 2026-12-26\n  to: 2027-12-27", "closures.yml:2: to: this is longer than a year (from 2026-12-26)"),
        ("- to: 2026-12-24", "closures.yml:1: from: `from` is missing, and it's required"),
        ("- from: 9999-12-31", "closures.yml:1: from: this date is more than 10 years away; is the year right?"),
        ("- from: Christmas", "closures.yml:1: from: not a date on the calendar"),
        ("all: food", "closures.yml:1: expected a list of closures, each of which begins with `- from:`"),
    ],
)
def test_slips_in_the_days_are_told(dates: str, said: str, tmp_path: Path):
    assert told(tmp_path, f"{dates}\n  needs: food\n".replace("all: food\n  needs: food", "all: food"))[0].startswith(
        said
    )


def test_twelve_hours_are_offered_as_times(tmp_path: Path):
    assert "  hours: 11:00-14:00" in told(tmp_path, f"{CHRISTMAS}  needs: food\n  hours: 11 AM to 2 PM\n")


def test_two_that_contradict_each_other_are_told(tmp_path: Path):
    lines = told(
        tmp_path,
        f"{CHRISTMAS}  needs: food\n- from: 2026-12-26\n  to: 2026-12-27\n  areas: old-mill\n  hours: 10:00-12:00\n",
    )
    assert lines[0] == (
        f"closures.yml:4: this says something else about `{KITCHEN}` than the one on line 1 does, for 2026-12-26; take it "
        f"out of one of them with `except: {KITCHEN}`, or name it in one of them below `places`, which stands over the others"
    )
    assert read(tmp_path, f"{CHRISTMAS}  needs: food\n- from: 2026-12-26\n  places: {KITCHEN}\n  hours: 10:00-12:00\n")
    assert read(tmp_path, f"{CHRISTMAS}  needs: food\n{CHRISTMAS}  areas: old-mill\n")  # both say the same


def test_what_is_past_is_told_and_nobody_is_shown_it(tmp_path: Path):
    text = f"{CHRISTMAS}  needs: food\n- from: 2027-01-01\n  places: {KITCHEN}\n"
    today = date(2026, 12, 27)
    assert [each.told(WORDS) for each in ended_closures(tmp_path, read(tmp_path, text, today), today)] == [
        "closures.yml:1: 1 closure has ended, so nobody sees it anymore; delete it (line 1)"
    ]
    today = date(2027, 1, 3)
    assert [each.told(WORDS) for each in ended_closures(tmp_path, read(tmp_path, text, today), today)] == [
        "closures.yml:1: 2 closures have ended, so nobody sees them anymore; delete them (lines 1, 4)"
    ]
    assert meant(closed(tmp_path, text, today)) == set()


def test_upstreams_closures_stop_no_fork_that_lacks_what_they_name(tmp_path: Path):
    (tmp_path / "local").mkdir()
    (tmp_path / "closures.yml").write_text(f"{CHRISTMAS}  places: [gone-place, {LINE}]\n", encoding="utf-8")
    gone = Overlay("local/resources.yml", gone={"resources": frozenset({"gone-place"})})
    site, directory = the_site(), replace(the_site().directory, overlay=gone)
    closures = read_closures(tmp_path, site.place, directory, TODAY)
    assert meant(with_exceptions_of(directory, closures, site.place, TODAY)) == {LINE}
    (tmp_path / "local/closures.yml").write_text("null\n", encoding="utf-8")
    assert read_closures(tmp_path, site.place, directory, TODAY) == ()


def paused(status: Status, today: date = TODAY) -> Site:
    """The town in which the kitchen has this status."""
    site = the_site()
    kitchen = replace(site.directory.listings[KITCHEN], status=status)
    directory = replace(site.directory, listings={**site.directory.listings, KITCHEN: kitchen})
    return replace(site, directory=with_exceptions_of(directory, (), site.place, today), made=today)


def test_a_pause_with_an_end_is_told_by_every_output():
    site = paused(
        Status(kind="paused", since=date(2026, 11, 1), until=date(2026, 12, 14), words="The boiler is broken.")
    )
    kitchen = site.directory.listings[KITCHEN]
    said = "Paused through December 14, 2026. The boiler is broken."
    assert kitchen.is_open  # it runs, and is closed for a while
    assert pause(kitchen, site).text == said
    assert in_words(kitchen, site).startswith(f"{said} Monday to Friday, ")
    assert "Paused through December 14, 2026." in message(kitchen, site)
    assert (brief_of(kitchen, site)["status"], brief_of(kitchen, site)["alert"]) == ("temporarily closed", said)
    columns = properties_of(kitchen, site)
    assert (columns["status"], columns["status_until"]) == ("paused", "2026-12-14")
    on_the_map = json.loads(geojson_text([kitchen], site))["features"][0]["properties"]
    assert on_the_map["hours"].endswith('; 2000 Jan 01-2026 Dec 14 off "The boiler is broken"')
    data = finder_data(site)
    index = data["id"].split("\n").index(KITCHEN)
    assert not data["mark"][index] & 1 << data["marks"].index("paused")
    schedule = data["schedules"][data["scheduleOf"][index]]
    assert schedule["words"].startswith(said)
    assert schedule["ends"][0] == (20261214, said)
    assert schedule["rules"][-1] == {
        "dates": [[20000101, 20261214]],
        "state": "closed",
        "comment": "The boiler is broken",
    }


def test_once_it_is_over_the_place_counts_as_open_and_somebody_is_told():
    site = paused(Status(kind="paused", until=date(2026, 11, 28)))
    kitchen = site.directory.listings[KITCHEN]
    assert (kitchen.is_open, kitchen.exceptions, pause(kitchen, site)) == (True, (), None)
    assert brief_of(kitchen, site)["status"] == "active"
    assert properties_of(kitchen, site)["status"] == "open"
    assert [each.told(WORDS) for each in ended_pauses(site.directory, TODAY)] == [
        f"resources.yml: {KITCHEN}: status: the pause ended on 2026-11-28, so the place counts as open. Has anybody asked? "
        "Take the line with `status` out, or write a new `until`"
    ]


def test_one_that_is_still_to_come_says_when_it_begins():
    site = paused(Status(kind="paused", since=date(2026, 12, 20), until=date(2027, 1, 4)))
    kitchen = site.directory.listings[KITCHEN]
    assert pause(kitchen, site).text == "Paused from December 20, 2026, through January 4, 2027."
    assert brief_of(kitchen, site)["status"] == "active"


def test_a_crisis_line_that_is_paused_is_none():
    site = the_site()
    line = replace(site.directory.listings[LINE], status=Status(kind="paused", until=date(2026, 12, 14)))
    directory = replace(site.directory, listings={**site.directory.listings, LINE: line})
    directory = with_exceptions_of(directory, (), site.place, TODAY)
    with pytest.raises(ProblemsFoundError):
        check_crisis_lines(site.place, directory, "mkdocs.yml")
