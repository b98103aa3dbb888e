"""No text in the finder's data can end the script, or move the texts of others."""

from dataclasses import replace

from tests.pages.finder_columns import decoded, one, read_back, with_listings
from vinestreet.directory.model import Directory, Listing, Need

HOSTILE = "</script><!-- <script>\u2028\u2029 \t \\u003c \\ \" ' ` ${ran} {count} $& \u0085 \U0001f600"


def test_texts_that_try_to_end_the_script_come_back_as_they_were():
    words = {"name": HOSTILE, "what": HOSTILE, "organisation": HOSTILE, "who_for": HOSTILE, "address": HOSTILE}
    found = one(**words, hours_note=HOSTILE)
    assert {found[name] for name in ("name", "what", "organisation", "whoFor", "address", "hoursNote")} == {HOSTILE}


def test_needs_and_areas_that_try_to_end_the_script_come_back_as_they_were():
    site = with_listings()
    needs = {"food": Need(id="food", label=HOSTILE, icon="bowl")}
    areas = {id_: replace(area, label=HOSTILE) for id_, area in site.directory.areas.items()}
    hostile = replace(site, directory=Directory(needs, areas, {}))
    data = read_back(hostile)
    assert data["needs"] == [{"id": "food", "label": HOSTILE}]
    assert all(HOSTILE in area["label"] for area in data["areas"])


def test_a_line_break_in_a_text_does_not_move_the_texts_of_others():
    first = Listing(id="a", name="One\nline", what="\nBroken\n\n", needs=("food",), address="1\n2")
    second = Listing(id="b", name="Second", what="Whole.", needs=("food",), address="3")
    found = decoded(with_listings(first, second))
    assert [each["name"] for each in found] == ["One line", "Second"]
    assert [each["what"] for each in found] == [" Broken  ", "Whole."]
    assert [each["address"] for each in found] == ["1 2", "3"]
