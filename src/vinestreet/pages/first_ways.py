"""The large buttons at the top of the crisis page: who can be called or written to, in the order in which it's read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vinestreet.directory.listing_parts import Phone, TextLine
from vinestreet.directory.model import Listing

MOST = 4  # with the emergency number, which comes last: so many stand in a phone's first screen
AT_HOME = "safety-at-home"


@dataclass(frozen=True, slots=True)
class FirstWay:
    """One number of a `line`, and why somebody takes it: write, home, emergency, or "" for the line's name."""

    line: Listing
    way: Phone | TextLine
    why: str = ""

    @property
    def is_call(self) -> bool:
        """Whether it calls; otherwise it writes."""
        return isinstance(self.way, Phone)


def first_ways(crisis: Sequence[Listing], emergency: Listing) -> list[FirstWay]:
    """Give the first number to call, the first to text, one for violence at home, and that of the `emergency`.

    They are those of the `crisis` lines; where one is missing, the next line takes its place.
    """
    found: list[FirstWay] = []
    for each in _wanted(crisis):
        if len(found) < MOST - 1 and all(each.way.href != other.way.href for other in found):
            found.append(each)
    return [*found, *(FirstWay(emergency, way, "emergency") for way in _ways(emergency)[:1])]


def _wanted(crisis: Sequence[Listing]) -> Iterator[FirstWay]:
    calls = [FirstWay(line, line.phones[0]) for line in crisis if line.phones][:1]
    yield from calls
    for line in [line for line in crisis if line.texts][:1]:
        yield FirstWay(line, line.texts[0], "write" if [call.line for call in calls] == [line] else "")
    yield from (FirstWay(line, _ways(line)[0], "home") for line in crisis if AT_HOME in line.needs and _ways(line))
    yield from (FirstWay(line, _ways(line)[0]) for line in crisis if _ways(line))


def _ways(line: Listing) -> tuple[Phone | TextLine, ...]:
    return (*line.phones, *line.texts)
