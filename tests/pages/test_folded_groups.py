"""Long rows of places fold by area, so that a page stays short, also in a town with fifty lines."""

from types import SimpleNamespace

from vinestreet.directory.model import Area
from vinestreet.pages.folded_groups import MOST_CARDS, MOST_ROWS, MOST_WHOLE, FoldedGroup, folded
from vinestreet.pages.page_list import PageGroup

STATES = {f"state-{number}": Area(id=f"state-{number}", label=f"State {number}") for number in range(27)}
AREAS = {id_: Area(id=id_, label=id_.title()) for id_ in ("downtown", "hillside", "canada", "ireland")} | STATES


def group(name: str, *areas: str) -> PageGroup:
    return PageGroup(name, [SimpleNamespace(area=area, id=f"{name}-{at}") for at, area in enumerate(areas)])


def made(*groups: PageGroup) -> list[FoldedGroup]:
    found = list(folded(groups, AREAS))
    for before, after in zip(groups, found, strict=True):
        rows = [listing.id for row in after.rows for listing in row.listings]
        assert sorted(listing.id for listing in before.listings) == sorted(
            [listing.id for listing in after.shown] + rows
        )
    return found


def lengths(groups: list[FoldedGroup]) -> list[tuple[int, int]]:
    return [(len(group.shown), group.count) for group in groups]


def test_a_page_of_few_places_folds_none():
    assert lengths(made(group("here", *["downtown"] * 9), group("abroad", "canada", "ireland"))) == [(9, 0), (2, 0)]
    assert made() == []


def test_the_first_group_shows_most_and_people_abroad_find_their_country():
    here = ["downtown", "hillside"] * 6
    found = made(group("here", *here), group("by_phone", *[""] * 5), group("abroad", *["canada", "ireland"] * 4))
    assert lengths(found) == [(6, 6), (3, 2), (0, 8)]
    assert [row.area.label for row in found[0].rows if row.area] == ["Downtown", "Hillside"]
    assert [row.area.label for row in found[2].rows if row.area] == ["Canada", "Ireland"]
    assert not found[2].opened_together


def test_the_page_of_another_country_shows_its_lines():
    assert lengths(made(group("abroad", *["canada"] * 20))) == [(MOST_CARDS, 20 - MOST_CARDS)]


def test_nothing_folds_to_hide_a_single_place():
    assert lengths(made(group("here", *["downtown"] * 7), group("by_phone", *[""] * 10))) == [(7, 0), (3, 7)]
    assert lengths(made(group("here", *["downtown"] * 10), group("not_open", "downtown", ""))) == [(7, 3), (2, 0)]


def test_a_town_with_fifty_lines_has_one_more_line_to_open_and_each_state_its_name_below_it():
    found = made(group("by_phone", *["downtown"] * 23, *STATES))
    assert lengths(found) == [(MOST_CARDS, 50 - MOST_CARDS)]
    assert found[0].opened_together
    assert len(found[0].rows) == 28 > MOST_ROWS
    assert [row.area.label for row in found[0].rows if row.area][1:] == [area.label for area in STATES.values()]


def test_single_places_of_several_areas_are_opened_together():
    found = made(group("here", *["downtown"] * MOST_WHOLE, "hillside", "canada", ""))
    assert not made(group("here", *["downtown"] * MOST_WHOLE, *["hillside"] * 3))[0].opened_together
    assert lengths(found) == [(9, 5)]
    assert found[0].opened_together
    assert [row.area and row.area.id for row in found[0].rows] == ["downtown", "hillside", "canada", None]
