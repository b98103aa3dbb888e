"""closures.yml: many places at once that are closed, or open at other times, on some days, such as over Christmas.

A closure and a pause become exceptions of each place's hours (opening_hours/exceptions.py), and nothing else knows of
them. One that names a place by its id stands over those for a need, an area or everybody. Nobody closes a crisis line,
or one that serves more than this town, without naming it: those who run it decide.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar, Sequence
from vinestreet.directory.model import Directory, Listing
from vinestreet.opening_hours.exceptions import DatedException
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.field_type import suggestion
from vinestreet.opening_hours.rules import Rule, Span
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.scalars import Day
from vinestreet.schema.text import Id, Text, YesOnly
from vinestreet.site.own_files import file_in_force, read_own_file
from vinestreet.site.settings import Place

FILE = "closures.yml"
MOST_DAYS = 366
CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class TimesOrClosed:
    """`closed`, or the times of those days: `11:00-14:00`, `09:00-12:00,14:00-16:00`."""

    def read(self, node: Node, context: ReadContext) -> tuple[Span, ...] | None:
        """Give the spans; none of them is closed."""
        text = Text(60).read(node, context)
        if text is None:
            return None
        if text.casefold() in {CLOSED, "off"}:
            return ()
        if spans := _spans(text):
            return spans
        return context.wrong(node, "not_closure_hours", found=text, instead=closure_hours_meant(text) or None)


def closure_hours_meant(text: str) -> str:
    """Give the times that `text` wholly means, as a closure has them (`11am to 2pm` is `11:00-14:00`), or nothing."""
    if _spans(text):
        return text
    meant = suggestion(f"daily {text}").removeprefix("Mo-Su ")
    return meant if _spans(meant) else ""


def _spans(text: str) -> tuple[Span, ...]:
    """The spans of times without days; nothing for anything else."""
    try:
        rules = parse(text).rules if text else ()
    except HoursError:
        return ()
    return rules[0].spans if len(rules) == 1 and replace(rules[0], spans=(), text="") == Rule() else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """From the day `first` to the day `last`, for everybody or some, closed or open at other times.

    Who is meant has one of the `needs`, is in one of the `areas` (both, where both are named), or is among `places`.
    """

    first: date = field(Day(ahead=True), name="from", required=True)
    last: date | None = field(Day(ahead=True), name="to")
    needs: tuple[str, ...] = field(ListOf(Id("needs"), or_one=True), default=())
    areas: tuple[str, ...] = field(ListOf(Id("areas"), or_one=True), default=())
    places: tuple[str, ...] = field(ListOf(Id("resources"), or_one=True), default=())
    everybody: bool = field(YesOnly(), name="all", default=False)
    besides: tuple[str, ...] = field(ListOf(Id("resources"), or_one=True), name="except", default=())
    spans: tuple[Span, ...] = field(TimesOrClosed(), name="hours", default=())
    words: str = field(Text(120), default="")
    line: int = 0

    @property
    def until(self) -> date:
        """Its last day."""
        return self.last or self.first

    def is_of(self, listing: Listing) -> bool:
        """Whether it means `listing` by its need, its area or with everybody."""
        if listing.id in self.besides or not (self.everybody or self.needs or self.areas):
            return False
        by_need = not self.needs or any(need in self.needs for need in listing.needs)
        return by_need and (not self.areas or listing.area in self.areas)

    def exception(self, listing: Listing) -> DatedException:
        """What it says of the hours of `listing`."""
        return DatedException(self.first, self.until, self.spans, self.words, named=listing.id in self.places)


def read_closures(root: Path, place: Place, directory: Directory, today: date) -> tuple[Closure, ...]:
    """Read the closures of the project in `root`, in the order of the file; raises ProblemsFoundError.

    A fork that has none of its own keeps to upstream's, which may name what the fork has not.
    """
    file = file_in_force(root, FILE)
    inherits = bool(directory.overlay.file) and not file.startswith(FOLDER)
    gone: Mapping[str, Iterable[str]] = directory.overlay.gone if inherits else {}
    ids: dict[str, dict[str, object]] = {
        "needs": {**dict.fromkeys(gone.get("needs", ())), **directory.needs},
        "areas": {**(place.gone_areas if inherits else {}), **directory.areas},
        "resources": {**dict.fromkeys(gone.get("resources", ())), **directory.listings},
    }
    options = ReadOptions(today=today, region=place.country, ids=ids)

    def read(tree: Node, context: ReadContext) -> tuple[Closure, ...]:
        return _read(tree, context, place, directory)

    return read_own_file(root, file, options, read) or ()


def _read(tree: Node, context: ReadContext, place: Place, directory: Directory) -> tuple[Closure, ...]:
    if isinstance(tree, Tree) and "from" in tree.items:
        tree = Sequence([tree], tree.line)  # one alone, without its dash
    if not isinstance(tree, Sequence):
        return context.wrong(tree, "not_closures") or ()
    found = []
    for node in tree.items:
        closure = Record(Closure).read(node, context)
        if closure is None or not isinstance(node, Tree):
            continue
        told = len(context.report.problems)
        _check(closure, node, context)
        if len(context.report.problems) == told:
            found.append(replace(closure, line=node.line))
    if not context.report.problems:
        _tell_contradictions(found, place, directory, context)
    return tuple(found)


def _check(closure: Closure, node: Tree, context: ReadContext) -> None:
    """What is right field by field and does not fit together."""
    first, last = closure.first, closure.until
    if last < first:
        context.inside("to").wrong(node.items["to"], "closure_backwards", first=first, found=last)
    elif (last - first).days >= MOST_DAYS:
        context.inside("to").wrong(node.items["to"], "closure_too_long", first=first, found=last)
    if not (closure.everybody or closure.needs or closure.areas or closure.places):
        context.wrong(Scalar("", True, node.line), "closure_of_nobody")


def applied_to(listing: Listing, closures: Iterable[Closure], place: Place, directory: Directory) -> Iterator[Closure]:
    """Give the closures that mean `listing`, those that name it last."""
    closures = tuple(closures)
    if not goes_by_name_alone(listing, place, directory):
        yield from (each for each in closures if listing.id not in each.places and each.is_of(listing))
    yield from (each for each in closures if listing.id in each.places)


def goes_by_name_alone(listing: Listing, place: Place, directory: Directory) -> bool:
    """Whether nobody means `listing` who does not name it: a crisis line, or one that serves more than this town."""
    area = directory.areas.get(listing.area)
    return listing.id in {*place.crisis, place.emergency} or bool(area and area.is_far)


def _tell_contradictions(found: list[Closure], place: Place, directory: Directory, context: ReadContext) -> None:
    """Tell of two that say different things of one place and day, neither of which stands over the other."""
    for listing in directory.listings.values() if len(found) > 1 else ():
        mine = list(applied_to(listing, found, place, directory))
        for at, one in enumerate(mine):
            for other in mine[at + 1 :]:
                alike = (listing.id in one.places) == (listing.id in other.places)
                meet = one.first <= other.until and other.first <= one.until
                if alike and meet and one.spans != other.spans:
                    day = max(one.first, other.first)
                    at_line = Scalar("", True, max(one.line, other.line))
                    first = min(one.line, other.line)
                    context.wrong(at_line, "closures_differ", first=first, on=day, found=listing.id)
                    return


def with_exceptions_of(directory: Directory, closures: Iterable[Closure], place: Place, today: date) -> Directory:
    """Give `directory` with what closures and pauses say of each place's hours; not what is past anywhere."""
    first = today - timedelta(days=1)  # clocks west of UTC may still show the day before
    ahead = [closure for closure in closures if closure.until >= first]
    listings = {}
    for id_, listing in directory.listings.items():
        found = [each.exception(listing) for each in applied_to(listing, ahead, place, directory)] if ahead else []
        status = listing.status
        if status.kind == "paused" and status.until and status.until >= first:
            since = status.since if status.since and status.since > today else None  # told where it is to come
            found.append(DatedException(since, status.until, words=status.words, pause=True))
        if found:
            listings[id_] = replace(listing, exceptions=tuple(found))
    return replace(directory, listings={**directory.listings, **listings}) if listings else directory


def ended_closures(root: Path, closures: Iterable[Closure], today: date) -> Iterator[Problem]:
    """Tell of closures that are past: nobody is shown them."""
    past = [closure for closure in closures if closure.until < today]
    if past:
        lines = ", ".join(str(closure.line) for closure in past)
        values: dict[str, object] = {"count": len(past), "lines": lines}
        yield Problem(file_in_force(root, FILE), past[0].line, "", "", "closures_ended", values)


def ended_pauses(directory: Directory, today: date) -> Iterator[Problem]:
    """Tell of pauses that are over: these places count as open."""
    for listing in directory.listings.values():
        until = listing.status.until
        if until and until < today:
            yield Problem(directory.file_of(listing.id), 0, listing.id, "status", "pause_ended", {"found": until})
