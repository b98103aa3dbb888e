"""Lines of resources.yml that got lost, went astray or became several: what is shown is what stood there before."""

import subprocess

import pytest

from tests.directory.reading import WORDS
from tests.directory.slips_mended import TODAY, mended, problems_of, town_text
from tests.directory.the_site import the_site
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.copied_words import copied_words
from vinestreet.directory.loader import read_directory

ENTRY = """\
  corner-laundry:
    name: Corner Laundry
    what: >-
      Two machines and a bench. Wednesday evenings
      are free if you ask at the counter.
    needs: [wash, talk]
    phone: ["+1 413 555 0102", "+1 413 555 0187"]
    address: 3 Depot Road
    area: depot
    at: [42.1015, -72.5898]
    hours: "Mo,Tu 09:00-17:00"
    asks:
      id: no
      words: A name to call out when it is your turn.
    notes:
      - say: The left machine eats coins.
        by: Sunny
        on: 2026-10-01
      - say: >-
          I folded a stranger's sheets and she
          folded mine.
        by: Petra L.
        on: 2026-10-12
        connected: none
    sample: true
"""
TEXT = town_text().replace("\n  mill-lane-fridge:", f"\n{ENTRY}\n  mill-lane-fridge:", 1)
WHAT = "      Two machines and a bench. Wednesday evenings\n      are free if you ask at the counter.\n"
HEADS = "    what: >-\n"
# What stands there, what is left of it, and what its message is called.
LOST = {
    "the name of a text": (HEADS, "", "slip_lost_name"),
    "the name of a text at the margin": (HEADS + WHAT, WHAT.replace("      ", "    "), "slip_lost_name"),
    "the name of a note's words": ("      - say: The left", "      - The left", "slip_lost_name"),
    "the line above a note's words": ("      - say: >-\n          I folded", "      - I folded", "slip_lost_name"),
    "a note's first line": ("      - say: >-\n          I folded", "          I folded", "slip_lost_name"),
    "a point with the longitude first": ("    at: [42.1015, -72.5898]", "    at: {lng: -72.5898, lat: 42.1015}", "not_a_position"),
    "the word before a name": ("    name: Corner", "    Corner", "slip_lost_name"),
    "an id": ("  corner-laundry:\n", "", "slip_no_id"),
    "an id and the empty line": ("\n\n  corner-laundry:\n", "\n", "slip_no_id"),
    "fields in the column of a text": ("    needs: [wash, talk]\n    phone", "      needs: [wash, talk]\n      phone", "slip_swallowed"),
    "one field in the column of a text": ("    needs", "      needs", "slip_swallowed"),
    "parts in the column of a text": (
        "        by: Petra L.\n        on: 2026-10-12\n        connected",
        "          by: Petra L.\n          on: 2026-10-12\n          connected",
        "slip_swallowed",
    ),
    "hours day by day": ('    hours: "Mo,Tu 09:00-17:00"', "    hours:\n      Monday: 9-5\n      Tuesday: 9-5", "hours_by_day"),
    "hours in a list": ('    hours: "Mo,Tu 09:00-17:00"', "    hours:\n      - Mon 9-5\n      - Tue 9-5", "hours_by_day"),
    "hours on several lines": ('    hours: "Mo,Tu 09:00-17:00"', "    hours: |\n      Mon 9-5\n      Tue 9-5", "hours_by_day"),
    "days as fields": ('    hours: "Mo,Tu 09:00-17:00"', "    monday: 9-5\n    tuesday: 9-5", "hours_by_day"),
    "days below hours": ('    hours: "Mo,Tu 09:00-17:00"', "    hours:\n    Mon: 9-5\n    Tue: 9-5", "hours_by_day"),
    "opening and closing": (
        '    hours: "Mo,Tu 09:00-17:00"',
        "    hours:\n      mon: {open: 9am, close: 5pm}\n      tue: {open: 9am, close: 5pm}",
        "hours_by_day",
    ),
    "two numbers": ('["+1 413 555 0102", "+1 413 555 0187"]', '"+1 413 555 0102 or +1 413 555 0187"', "phones_in_one"),
    "two numbers with a stroke": ('["+1 413 555 0102", "+1 413 555 0187"]', "+1 413 555 0102 / +1 413 555 0187", "phones_in_one"),
    "the last digits of a number": ('["+1 413 555 0102", "+1 413 555 0187"]', "+1 413 555 0102/0187", "phones_in_one"),
    "a number twice": (
        '    phone: ["+1 413 555 0102", "+1 413 555 0187"]',
        '    phone: "+1 413 555 0102"\n    phone: "+1 413 555 0187"',
        "slip_fields_apart",
    ),
    "a second number": (
        '    phone: ["+1 413 555 0102", "+1 413 555 0187"]',
        '    phone: "+1 413 555 0102"\n    phone2: "+1 413 555 0187"',
        "slip_fields_apart",
    ),
    "a point in two fields": ("    at: [42.1015, -72.5898]", "    lng: -72.5898\n    lat: 42.1015", "slip_point_apart"),
    "a point with names": ("    at: [42.1015, -72.5898]", "    at:\n      lat: 42.1015\n      lon: -72.5898", "not_a_position"),
    "no tie": ("connected: none", "connected: no", "not_a_no"),
    "a field that says nothing": ("    address: 3", "    website: n/a\n    address: 3", "says_nothing"),
    "a name in Spanish": ("    address", "    dirección", "misnamed_field"),
    "a name in German": ("    hours", "    Öffnungszeiten", "misnamed_field"),
    "a message out of a chat": ("say: The left", "say: [14/11/2026, 19:42] Rosa: The left", "slip_chat_stamp"),
    "a line drawn between places": ("  corner-laundry:\n", "---\n  corner-laundry:\n", "slip_drawn"),
}  # fmt: skip


@pytest.mark.parametrize(("there", "left", "key"), LOST.values(), ids=LOST.keys())
def test_what_is_shown_is_what_stood_there(there, left, key):
    assert problems_of(TEXT) == ()
    begin = TEXT.index("  corner-laundry:") - 2
    assert TEXT.count(there, begin, begin + len(ENTRY)) == 1
    slip = TEXT[:begin] + TEXT[begin:].replace(there, left, 1)
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == [key]
    assert _bare(mended(slip, problems)) == _bare(TEXT)


def _bare(text: str) -> list[str]:
    """The lines as far as they matter: neither how a text is broken into lines, nor empty ones."""
    joined = text.replace(">-\n", "").replace('"', "")
    return joined.split()


PLACE = "  tea:\n    name: Tea\n    what: Tea at four.\n    needs: [talk]\n"


@pytest.mark.parametrize(
    ("where", "key"),
    [("\n  talk:", "slip_among_needs"), ("\nresources:", "slip_among_needs"), ("needs:\n", "slip_among_nothing")],
)
def test_a_place_in_the_wrong_section_is_moved_to_the_places(where, key):
    slip = town_text().replace(where, f"{PLACE}\n{where}" if where == "needs:\n" else f"\n{PLACE}{where}", 1)
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == [key]
    whole = mended(slip, problems)
    assert problems_of(whole) == ()
    assert whole.index("\nresources:") < whole.index(PLACE) < whole.index("\n  vine-street-kitchen:")


def test_a_need_among_the_places_is_moved_to_the_needs():
    slip = town_text().replace(
        "\n  mill-lane-fridge:", "\n  sport:\n    label: Moving\n    icon: leaf\n\n  mill-lane-fridge:"
    )
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == ["slip_among_resources"]
    assert problems_of(mended(slip, problems)) == ()


@pytest.mark.parametrize("title", ["Resources:", "resource:", "places:", "resources", "  resources:"])
def test_the_title_of_a_section_is_told(title):
    slip = town_text().replace("\nresources:\n", f"\n{title}\n")
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == ["slip_section"]
    assert mended(slip, problems) == town_text()


def test_the_title_of_the_places_is_missed():
    problems = problems_of(town_text().replace("\nresources:\n", "\n"))
    assert [problem.key for problem in problems] == ["slip_no_section"]
    assert mended(town_text().replace("\nresources:\n", "\n"), problems) == town_text()


def test_a_copy_above_its_original_gets_an_id_of_its_own():
    copy = ENTRY.replace("corner-laundry", "vine-street-kitchen")
    slip = town_text().replace("\n  vine-street-kitchen:\n", f"\n{copy}\n  vine-street-kitchen:\n", 1)
    problems = problems_of(slip)
    assert [problem.key for problem in problems] == ["id_twice"]
    assert f"\n{ENTRY}" in mended(slip, problems)


def test_an_id_that_was_lost_is_the_one_of_the_last_commit(tmp_path):
    file = tmp_path / "resources.yml"
    file.write_text(TEXT.replace("  corner-laundry:", "  laundry-at-the-depot:"), encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], [*"-c user.name=x -c user.email=x@x.example commit -qm x".split()]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    file.write_text(TEXT.replace("  corner-laundry:\n", ""), encoding="utf-8")
    site = the_site()
    with pytest.raises(ProblemsFoundError) as found:
        read_directory(file, site.place.areas, site.place.country, TODAY)
    (problem,) = found.value.problems
    assert (problem.key, problem.entry) == ("slip_no_id_before", "laundry-at-the-depot")
    assert problem.mended.then[0] == "  laundry-at-the-depot:"


def test_words_of_a_text_that_look_like_a_field_stay():
    text = TEXT.replace(WHAT, "      Two machines for anybody who has\n      needs: we do not ask which.\n")
    assert text != TEXT
    assert problems_of(text) == ()


def test_signed_words_are_about_one_place(tmp_path):
    site = the_site()
    file = tmp_path / "resources.yml"
    copy = ENTRY.replace("corner-laundry", "ironing-room").replace("Corner Laundry", "The Ironing Room")
    file.write_text(TEXT.replace(f"\n{ENTRY}", f"\n{ENTRY}\n{copy}"), encoding="utf-8")
    directory = read_directory(file, site.place.areas, site.place.country, TODAY)
    (problem,) = copied_words(tmp_path, directory)
    assert (problem.entry, problem.key) == ("ironing-room", "copied_notes_along")
    assert problem.mended.now[:2] == ("    notes:", "      - say: The left machine eats coins.")
    assert "`asks`" in problem.told(WORDS)
    assert copied_words(tmp_path, site.directory) == []
