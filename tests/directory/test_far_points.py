"""Points that lead to another continent: exchanged, without their sign, or far from all others for no known reason."""

import pytest

from tests.directory.reading import AREAS
from vinestreet.directory.point_checks import distance, far_newcomers, far_points

TOWN = {f"p{n}": ("old-mill", (42.1 + n / 100, -72.59 - n / 100)) for n in range(6)}
MIDDLE = (42.1, -72.6)


def found(point, area: str = "old-mill", places=TOWN):
    return {far.id: far for far in far_points({**places, "new": (area, point)})}


@pytest.mark.parametrize("area", ["old-mill", "", "county"])
@pytest.mark.parametrize("places", [TOWN, dict(list(TOWN.items())[:2])], ids=["six", "two"])
@pytest.mark.parametrize(
    "slip", [(-72.6, 42.1), (42.1, 72.6), (-42.1, -72.6), (-42.1, 72.6), (72.6, 42.1), (72.6, -42.1), (-72.6, -42.1)]
)
def test_a_point_with_its_numbers_or_signs_exchanged_is_certain_and_mended(slip, places, area):
    far = found(slip, area, places)
    assert list(far) == ["new"]
    assert far["new"].meant == MIDDLE
    assert far["new"].certain


@pytest.mark.parametrize("point", [(43.1, -72.6), (42.1, -71.6), (0.0, 0.0), (51.5, -0.1)])
def test_a_point_far_from_all_others_is_only_told(point):
    far = found(point)
    assert list(far) == ["new"]
    assert (far["new"].meant, far["new"].certain) == (None, False)


@pytest.mark.parametrize("point", [(42.1, -72.6), (42.2, -72.4), (42.3, -72.6)])
def test_a_point_near_the_others_is_fine(point):
    assert found(point) == {}


def test_places_of_a_wide_country_are_compared_by_how_far_apart_they_are():
    wide = {f"p{n}": ("", (42.0 + n, -72.0 - 4 * n)) for n in range(6)}
    assert found((40.0, -100.0), "", wide) == {}
    assert found((-72.6, 42.1), "", wide)["new"].certain


def test_a_place_alone_or_of_two_is_not_accused():
    assert far_points({"one": ("", (-72.6, 42.1))}) == []
    assert far_points({"one": ("", (42.1, -72.6)), "other": ("", (40.7, -74.0))}) == []
    both = far_points({"one": ("", (42.1, -72.6)), "other": ("", (-72.6, 42.1))})
    assert [far.certain for far in both] == [False, False]


def test_a_whole_area_with_exchanged_numbers_is_seen_from_the_rest():
    county = {f"c{n}": ("county", (-72.6 - n / 100, 42.1)) for n in range(4)}
    far = far_points({**TOWN, **county})
    assert {each.id for each in far if each.certain} == set(county)


def test_newcomers_are_compared_with_those_that_are_here_however_many_they_are():
    swapped = {f"n{n}": ("", (-72.6, 42.1 + n / 1000)) for n in range(50)}
    assert {far.id for far in far_newcomers(swapped, TOWN) if far.certain} == set(swapped)
    assert far_newcomers({"n": ("", MIDDLE)}, TOWN) == []


def test_a_distance_is_that_along_the_globe():
    assert distance((40.7128, -74.0060), (51.5074, -0.1278)) == pytest.approx(5570, abs=5)
    assert AREAS["united-kingdom"].is_far
