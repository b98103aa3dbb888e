"""What holds for a while on top of every page: what banner.yml takes, when it ends, and what is told of a slip in it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.directory.reading import WORDS
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.model import Overlay
from vinestreet.site.banner import Banner, ended_banner, read_banner

TODAY = date(2026, 11, 30)
WHOLE = "words: Supper is at the shelter tonight.\nuntil: 2026-12-04 18:00\n"
ZONE = ZoneInfo("America/New_York")


MEANT = {"untill": "until", "text": "words"}  # names of fields by what they were written as


def read(folder: Path, text: str, *, file: str = "banner.yml") -> Banner | None:
    """The banner of a project in `folder` that has this `text` in its `file`."""
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_banner(folder, the_site().place, the_site().directory, TODAY)


def told(folder: Path, text: str) -> list[str]:
    """What is told of a banner that is refused."""
    with pytest.raises(ProblemsFoundError) as caught:
        read(folder, text)
    return caught.value.told(WORDS).split("\n")


@pytest.mark.parametrize(
    ("until", "words", "instant"),
    [
        ("2026-12-04 18:00", "Until Fri, Dec 4, 6\xa0PM.", "2026-12-04T23:00Z"),
        ("2026-12-04T18:30", "Until Fri, Dec 4, 6:30\xa0PM.", "2026-12-04T23:30Z"),
        ("2026-12-04", "Through Fri, Dec 4.", "2026-12-05T05:00Z"),
        ("2026-12-04 24:00", "Through Fri, Dec 4.", "2026-12-05T05:00Z"),
        ("2027-03-14", "Through Sun, Mar 14.", "2027-03-15T04:00Z"),  # a day of 23 hours
    ],
)
def test_it_ends_on_the_clock_of_the_town(until: str, words: str, instant: str, tmp_path: Path):
    banner = read(tmp_path, f"words: Supper is at the shelter.\nuntil: {until}\n")
    assert banner
    assert banner.end_in_words(the_site().say) == words
    assert banner.ends(ZONE) == instant


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("vine-street-kitchen", "directory/vine-street-kitchen.html"),
        ("food", "directory/needs/food.html"),
        ("old-mill", "directory/areas/old-mill.html"),
        ("about/us.md", "about/us.html"),
        ("/about/us.html#who", "about/us.html#who"),
        ("https://example.org/storm", "https://example.org/storm"),
    ],
)
def test_it_leads_to_a_page_a_place_or_another_site(link: str, leads: str, tmp_path: Path):
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / "docs/about/us.md").write_text("# Us\n")
    banner = read(tmp_path, f"{WHOLE}link: {link}\n")
    assert banner
    assert banner.link == leads


def test_without_an_end_it_is_refused_with_the_line_to_write(tmp_path: Path):
    assert told(tmp_path, "words: Supper is at the shelter tonight.\n")[:6] == [
        "banner.yml:1: until: `until` is missing. Every banner has to end by itself, because nobody remembers to take it "
        "down. Until when does yours hold? Write a date, or a date and a time, such as `until: 2026-12-01 18:00`",
        "It says:",
        "words: Supper is at the shelter tonight.",
        "Copy this in its place:",
        "words: Supper is at the shelter tonight.",
        "until: YEAR-MONTH-DAY",
    ]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("until: 12/4/2026 6 pm", "until: 2026-12-04 18:00"),
        ("until: Dec 4, 2026 at 6:30 p.m.", "until: 2026-12-04 18:30"),
        ("until: 2026-12-04 18.00", "until: 2026-12-04 18:00"),
        ("until: 4 December 2026 noon", "until: 2026-12-04 12:00"),
        ("until: 2026-12-04T18:00:00", "until: 2026-12-04 18:00"),
        ("until: 2026-12-04T18:00:00Z", None),  # another clock than the town's
        ("link: vine-stret-kitchen", "link: vine-street-kitchen"),
        ("link: example.org/storm", "link: https://example.org/storm"),
        ("areas: Old Mill", "areas: old-mill"),
        ("until: tomorrow", None),
        ("until: 9999-12-31", None),
        ("text: Supper is at the shelter.", "words: Supper is at the shelter."),
        ("link: about/nobody.md#who", None),
        ("until: 2026-13-04", "until: 2026-04-13"),
        ("untill: 2026-12-04 18:00", "until: 2026-12-04 18:00"),
        ("words: <b>Tonight</b> at the shelter", "words: Tonight at the shelter"),
    ],
)
def test_a_slip_is_told_with_the_line_that_was_meant(line: str, meant: str | None, tmp_path: Path):
    name = line.partition(":")[0]
    kept = "\n".join(each for each in WHOLE.splitlines() if each.partition(":")[0] not in {MEANT.get(name, name)})
    said = told(tmp_path, f"{kept}\n{line}\n")
    assert said[0].startswith("banner.yml:")
    assert (meant in said[said.index("Copy this in its place:") :]) if meant else "Copy this in its place:" not in said


def test_it_may_stand_below_its_name(tmp_path: Path):
    assert read(tmp_path, "banner:\n  words: Supper.\n  until: 2026-12-04\n")


def test_nothing_in_it_or_null_is_no_banner(tmp_path: Path):
    assert read(tmp_path, "# words: nothing for now\n") is None
    assert read(tmp_path, "null\n") is None
    assert read(tmp_path, "{}\n") is None  # as form editors leave it


def test_once_it_has_ended_that_is_told(tmp_path: Path):
    banner = read(tmp_path, WHOLE)
    place = the_site().place
    assert ended_banner(tmp_path, banner, place, datetime(2026, 12, 4, 22, 59, tzinfo=UTC)) is None
    ended = ended_banner(tmp_path, banner, place, datetime(2026, 12, 4, 23, 0, tzinfo=UTC))
    assert ended
    assert ended.told(WORDS) == (
        "banner.yml:2: until: this ended on 2026-12-04 18:00, so nobody sees it anymore; delete the file, or write a new "
        "banner into it"
    )


def test_one_for_some_areas_is_on_their_pages_and_the_finder(tmp_path: Path):
    banner = read(tmp_path, f"{WHOLE}areas: [old-mill]\n")
    kitchen = the_site().directory.listings["vine-street-kitchen"]
    assert banner
    assert banner.is_on_place(kitchen)
    assert not banner.is_on_place(replace(kitchen, area="downtown"))
    assert [banner.is_on_area("old-mill"), banner.is_on_area("downtown")] == [True, False]
    assert [banner.is_on("directory/index.html"), banner.is_on("index.html")] == [True, False]


def test_a_fork_has_its_own_and_takes_upstreams_away(tmp_path: Path):
    assert read(tmp_path, WHOLE)
    own = read(tmp_path, WHOLE.replace("Supper", "Breakfast"), file="local/banner.yml")
    assert own
    assert own.words == "Breakfast is at the shelter tonight."
    assert read(tmp_path, "null\n", file="local/banner.yml") is None


def test_upstreams_banner_stops_no_fork_that_lacks_what_it_names(tmp_path: Path):
    (tmp_path / "local").mkdir()
    (tmp_path / "banner.yml").write_text(f"{WHOLE}link: gone-place\nareas: [gone-area, old-mill]\n", encoding="utf-8")
    site = the_site()
    gone = Overlay("local/resources.yml", gone={"resources": frozenset({"gone-place"})})
    place = replace(site.place, gone_areas={"gone-area": site.place.areas["downtown"]})
    banner = read_banner(tmp_path, place, replace(site.directory, overlay=gone), TODAY)
    assert banner
    assert (banner.link, banner.areas) == ("", ("old-mill",))
