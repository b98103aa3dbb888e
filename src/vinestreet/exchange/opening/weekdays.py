"""Weekdays that were written as numbers: tables before HSDS 2 do not say which day is 1."""

from collections import Counter

from vinestreet.exchange.opening.gathering import Row
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood

_DAYS = "MO TU WE TH FR SA SU".split()
# How programs count, as the number of Monday: ISO 8601 and the old standard's users; databases that begin with Sunday
# as 1; scripts that begin with Sunday as 0 (Monday is 1, so Sunday as 0 or 7 is one way); Python, with Monday as 0.
_MONDAYS = (1, 2, 0)
_ENOUGH = 50  # rows from which the two days on which least is open can be trusted to be the weekend


def name_weekdays(rows: list[Row], understood: Understood) -> None:
    """Put names in the place of numbers in `weekday` of all `rows` of one table, as `byday` and `freq`.

    Where at least 50 rows show two days next to each other on which clearly less is open, these are Saturday and
    Sunday. Fewer rows count from Monday as 1, unless there is a 0; then nobody knows, and they become words.
    """
    numbers = Counter(number for row in rows if (number := _number(row)) is not None)
    monday = _monday(numbers)
    for row in rows:
        number = _number(row)
        if number is None:
            continue
        if monday is None:
            row["weekday"] = f"weekday {number}"  # which nothing takes for Monday
            understood.kept(str(row[ROW]), "hours", f"weekday {number}", "weekday_unclear")
            continue
        row.pop("weekday")
        row |= {"freq": "WEEKLY", "byday": _DAYS[(number - monday) % 7]}


def _number(row: Row) -> int | None:
    text = str(row.get("weekday", "")).strip().removesuffix(".0")
    return int(text) if len(text) == 1 and text in "01234567" else None


def _monday(numbers: Counter[int]) -> int | None:
    """The number that Monday has, or None where that cannot be told."""
    if 0 in numbers and 7 in numbers:
        return None
    if numbers.total() >= _ENOUGH:
        weekend = {monday: sum(numbers[n] for n in numbers if (n - monday) % 7 >= 5) for monday in _MONDAYS}
        least, second = sorted(weekend, key=lambda monday: weekend[monday])[:2]
        if weekend[least] * 2 < weekend[second]:
            return least
        return None if 0 in numbers else 1
    return None if 0 in numbers else 1
