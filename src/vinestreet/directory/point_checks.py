"""Points on the map that cannot be right: far from all others, most often because two numbers changed places or a sign
is missing. `Find the way` would lead to another continent.

What is far depends on how far apart the places lie: ten times their usual distance from the middle of all, and never
less than thirty kilometres. The middle is the median, which a wrong point hardly moves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median

from vinestreet.core.problems import Mended, Problem
from vinestreet.directory.entry_lines import SourceLine, field_line
from vinestreet.directory.model import Area, Directory, Listing

Point = tuple[float, float]  # latitude and longitude in degrees

EARTH = 6371.0  # kilometres, its mean radius (IUGG)
LEAST_FAR = 30.0  # kilometres
TIMES_FAR = 10
CERTAIN = 1000.0  # kilometres; a point so far off, which an exchange brings to the others, is a slip and no place
ENOUGH = 3  # others of the area; with fewer, the place is compared with all
MANY = 20  # of so many, one more or less moves the middle by nothing, and all are compared with the same


@dataclass(frozen=True, slots=True)
class FarPoint:
    """The point of the listing `id`, so many kilometres from the middle of the others; `meant` is what brings it there.

    It is `certain` that it is wrong where the distance and `meant` leave no doubt.
    """

    id: str
    point: Point
    kilometres: float
    meant: Point | None
    certain: bool


Placed = Mapping[str, tuple[str, Point]]  # by id: the area and the point


def placed(listings: Iterable[Listing], areas: Mapping[str, Area]) -> dict[str, tuple[str, Point]]:
    """Give where each of the listings lies; those that serve a country from wherever they are, are none."""
    near = (each for each in listings if not (each.area in areas and areas[each.area].is_far))
    return {each.id: (each.area, each.at) for each in near if each.at}


def far_points(places: Placed) -> list[FarPoint]:
    """Give each point that lies far from the others of its area, or from all where these are few."""
    by_area: defaultdict[str, dict[str, Point]] = defaultdict(dict)
    for id_, (area, at) in places.items():
        by_area[area][id_] = at
    everything = _Group({id_: at for id_, (_, at) in places.items()})
    groups = {area: _Group(of) if area and len(of) > ENOUGH else everything for area, of in by_area.items()}
    found = []
    for id_, (area, at) in places.items():
        # A whole area whose points are all exchanged lies together, but far from the rest.
        if far := groups[area].far(id_, at) or everything.far(id_, at, only_meant=True):
            found.append(far)
    return found


def far_newcomers(new: Placed, here: Placed) -> list[FarPoint]:
    """Give each of the `new` points that lies far from those that are `here`, or from all where these are few."""
    if len(here) < ENOUGH:
        return [far for far in far_points({**here, **new}) if far.id in new]
    group = _Group({id_: at for id_, (_, at) in here.items()})
    return [far for id_, (_, at) in new.items() if (far := group.far(id_, at))]


def point_problems(root: Path, directory: Directory) -> tuple[list[Problem], list[Problem]]:
    """Give what is certainly wrong with points of the project in `root`, and what is only told, with their lines."""
    wrong: list[Problem] = []
    told: list[Problem] = []
    for far in far_points(placed(directory.listings.values(), directory.areas)):
        values: dict[str, object] = {"found": _written(far.point), "kilometres": round(far.kilometres)}
        if far.meant:
            values["expected"] = _written(far.meant)
        where = field_line(directory, root, far.id, "at")
        mended = _mended(root, where, far)
        key = "point_slip" if far.meant else "point_far"
        problem = Problem(where.file, where.line, far.id, "at", key, values, mended=mended)
        (wrong if far.certain else told).append(problem)
    return wrong, told


_POINT = re.compile(r"(?<=at: )\[.*?\]")


def _mended(root: Path, where: SourceLine, far: FarPoint) -> Mended | None:
    """The line of a point, and what was meant."""
    if not where.line or not far.meant:
        return None
    now = (root / where.file).read_text(encoding="utf-8-sig").splitlines()[where.line - 1]
    then = _POINT.sub(_written(far.meant), now, count=1)
    return Mended(where.line, (now,), (then,) if then != now else None)


class _Group:
    """Points that lie together, by id."""

    def __init__(self, points: Mapping[str, Point]) -> None:
        self.points = points
        self._of_all = _middle(points.values()) if len(points) >= MANY else None

    def far(self, id_: str, point: Point, *, only_meant: bool = False) -> FarPoint | None:
        """The `point` of `id_` if it lies far from the others; with `only_meant`, if a slip explains it."""
        others = [at for each, at in self.points.items() if each != id_] if self._of_all is None else ()
        if self._of_all is None and not others:
            return None
        middle, limit = self._of_all or _middle(others)
        away = distance(point, middle)
        if away <= limit:
            return None
        meant = next((other for other in _slips(point) if distance(other, middle) <= limit), None)
        alone = self._of_all is None and len(others) == 1  # of two points, nobody knows which is wrong
        if meant is None and (only_meant or alone):
            return None
        return FarPoint(id_, point, away, meant, bool(meant) and away > CERTAIN and not alone)


def _written(point: Point) -> str:
    return f"[{point[0]}, {point[1]}]"


def _middle(points: Iterable[Point]) -> tuple[Point, float]:
    """The median of the points, and how far from it counts as far, in kilometres."""
    points = list(points)
    middle = median(at[0] for at in points), median(at[1] for at in points)
    return middle, max(LEAST_FAR, TIMES_FAR * median(distance(at, middle) for at in points))


def _slips(point: Point) -> list[Point]:
    """What may have been meant: the two numbers exchanged, a sign more or less, both."""
    first, second = point
    signs = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    found = [(a * x, b * y) for x, y in ((second, first), (first, second)) for a, b in signs]
    return [each for each in found if each != point and abs(each[0]) <= 90]


def distance(one: Point, other: Point) -> float:
    """Give the kilometres between two points, along the globe (the haversine formula)."""
    (north, east), (north_2, east_2) = ((radians(degrees) for degrees in point) for point in (one, other))
    half = sin((north_2 - north) / 2) ** 2 + cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
