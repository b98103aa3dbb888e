"""What the guide to urgent and temporary things shows is what happens: its files, its ends, and what stands over what."""

from datetime import date
from pathlib import Path

from tests.directory.reading import ROOT, entry, problems
from tests.directory.the_site import the_site
from tests.shown import blocks
from vinestreet.opening_hours.day_schedule import rule_on
from vinestreet.opening_hours.exceptions import DatedException, with_exceptions
from vinestreet.opening_hours.expression import parse
from vinestreet.opening_hours.rules import Rule, Span
from vinestreet.site.banner import read_banner
from vinestreet.site.clocks import in_words
from vinestreet.site.closures import read_closures, with_exceptions_of

GUIDE = (ROOT / "contributing/for-a-while.md").read_text(encoding="utf-8")
BLOCKS = {block.title: block.text for block in blocks(GUIDE)}
TODAY, CHRISTMAS = date(2026, 11, 30), date(2026, 12, 25)
NIGHT = (Span(1080, 1200),)


def test_the_banner_is_a_right_one_and_its_end_is_as_shown(tmp_path: Path):
    (tmp_path / "banner.yml").write_text(BLOCKS["banner.yml"], encoding="utf-8")
    site = the_site()
    banner = read_banner(tmp_path, site.place, site.directory, TODAY)
    assert banner
    assert f"“{banner.end_in_words(site.say)}”" in GUIDE.replace("6 PM", "6\xa0PM")
    assert len(banner.words) <= 100


def test_the_pause_is_a_right_one(tmp_path: Path):
    line = next(line for line in GUIDE.splitlines() if line.startswith("    status:"))
    assert problems(entry(line.strip()), tmp_path) == []


def test_the_closures_say_what_the_guide_says_of_them(tmp_path: Path):
    (tmp_path / "closures.yml").write_text(BLOCKS["closures.yml"], encoding="utf-8")
    site = the_site()
    closures = read_closures(tmp_path, site.place, site.directory, TODAY)
    directory = with_exceptions_of(site.directory, closures, site.place, TODAY)
    assert "11\xa0AM to 2\xa0PM (Christmas dinner)." in in_words(directory.listings["vine-street-kitchen"], site)
    assert "Closed December 24 to December 26, 2026. Christmas." in in_words(directory.listings["cafe-amelie"], site)


def test_what_stands_over_what_is_in_the_order_of_the_guide():
    of_all = DatedException(CHRISTMAS, CHRISTMAS, words="of all")
    of_this = DatedException(CHRISTMAS, CHRISTMAS, NIGHT, words="of this", named=True)
    pause = DatedException(None, date(2026, 12, 31), words="pause", pause=True)
    every_year, this_year = "Dec 25 10:00-11:00", "2026 Dec 25 12:00-13:00"

    def holds(hours: str, *exceptions: DatedException) -> Rule | None:
        return rule_on(with_exceptions(parse(hours), exceptions), CHRISTMAS, is_holiday=True)

    week = "Mo-Fr 09:00-17:00; PH off"
    assert holds(f"{week}; {this_year}", of_all, of_this, pause).comment == "pause"
    assert holds(f"{week}; {this_year}", of_all, of_this).text == this_year
    assert holds(f"{week}; {every_year}", of_all, of_this).comment == "of this"
    assert holds(f"{week}; {every_year}", of_all).text == every_year
    assert holds(week, of_all).comment == "of all"
