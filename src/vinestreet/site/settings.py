"""The settings of a place, as they stand under `extra: place:` in mkdocs.yml."""

import dataclasses
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from vinestreet.core.problems import Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import DEEPEST, parse_yaml
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, is_null, merge_mappings, plain_tree
from vinestreet.directory.model import Area
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf, Record, RecordsById, field
from vinestreet.schema.scalars import CountryCode, MailAddress, Number, PhoneNumber, TimeZone, WebAddress, WholeNumber
from vinestreet.schema.text import Id, Text, YesOnly, nearest
from vinestreet.site.checkers import Checker
from vinestreet.site.holidays import HolidayDates

# What Material for MkDocs itself reads under `extra:`; our templates use none of it, and a fork's may.
MATERIALS_OWN = frozenset(
    "alternate analytics annotate consent generator homepage polyfills scope social status tags version".split()
)


@dataclass(frozen=True, slots=True)
class LocaleCode:
    """A language and a country, as Unicode's CLDR knows them: en_US."""

    def read(self, node: Node, context: ReadContext) -> Locale | None:
        """Give the locale."""
        text = Text().read(node, context)
        try:
            return Locale.parse(text) if text else None
        except (ValueError, UnknownLocaleError):
            return context.wrong(node, "not_a_locale", found=text)


@dataclass(frozen=True, slots=True)
class AddressOrNone:
    """A web address, or `none` for something that is turned off."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the address, or an empty text for `none`."""
        if isinstance(node, Scalar) and node.text == "none":
            return ""
        return WebAddress().read(node, context)


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """`true` or `false`: for what a fork may have to turn off."""

    def read(self, node: Node, context: ReadContext) -> bool | None:
        """Give which of the two."""
        found = node.text if isinstance(node, Scalar) else ""
        if found in {"true", "yes"}:
            return True
        return False if found in {"false", "no"} else context.wrong(node, "not_true_or_false", found=found[:60])


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The copy of the site that browsers keep for times without a connection.

    `name` stands below its icon on a phone, for whoever looks at that phone to see. Where there would be more `files`
    or `megabytes` (of 1,000,000 bytes, as they lie there), places' own pages stay out of it; a build that has more
    all the same fails. With `remove`, browsers are told to delete the copy.
    """

    name: str = field(Text(30), required=True)
    files: int = field(WholeNumber(1, 100_000), required=True)
    megabytes: int = field(WholeNumber(1, 1000), required=True)
    remove: bool = field(YesOnly(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A page of the place's own in its menu: the file below `docs/`, such as `about/us.md`, and the words for it."""

    page: str = field(Id("pages"), required=True)
    label: str = field(Text(20), required=True)

    @property
    def url(self) -> str:
        """Its address within the site."""
        return self.page.removesuffix(".md") + ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place that a copy of the site serves. `crisis` and `emergency` are ids of listings; `holidays` are those that
    it keeps beside its country's.

    Whoever finds something wrong writes to `corrections`, or calls or texts `corrections_phone` where there is one.
    What `checkers` send by a form becomes a pull request; upstream's are not a fork's.

    A check counts as old after `check_every` days, a copy of the site after `copy_old_after` days. `volunteer_hours`
    are what people give to checking in a week, None where nobody has said. `exit` is where "Leave" goes, empty where
    there is no such control. `menu` has pages beside the four ways that every site has. With `publish_with_faults`, a
    place or a page that has a fault is published as it last was.

    Where the settings lie over others (`INHERIT`), `own` are those that stand in the upper file, `upstream_country` is
    the country of the lower one, and `gone_areas` are areas of the lower one that this place does not have: it took
    them away, or they are samples. `idle` are settings and areas that the upper file takes away and nobody has.
    """

    name: str = field(Text(60), required=True)
    demonstration: bool = field(YesOrNo(), default=False)
    locale: Locale = field(LocaleCode(), required=True)
    timezone: ZoneInfo = field(TimeZone(), required=True)
    country: str = field(CountryCode(), required=True)
    holidays: tuple[str, ...] = field(ListOf(HolidayDates()), default=())
    areas: MappingType[str, Area] = field(RecordsById(Area), required=True)
    crisis: tuple[str, ...] = field(ListOf(Text(60)), required=True)
    emergency: str = field(Text(60), required=True)
    corrections: str = field(MailAddress(), required=True)
    corrections_phone: Number | None = field(PhoneNumber())
    checkers: tuple[Checker, ...] = field(ListOf(Record(Checker, short=True)), default=())
    check_every: int = field(WholeNumber(7, 1000), required=True)
    volunteer_hours: int | None = field(WholeNumber(1, 1000))
    minutes_a_check: int = field(WholeNumber(1, 480), default=20)
    copy_old_after: int = field(WholeNumber(7, 1000), required=True)
    publish_with_faults: bool = field(YesOrNo(), default=False)
    exit: str = field(AddressOrNone(), required=True)
    menu: tuple[MenuEntry, ...] = field(ListOf(Record(MenuEntry)), default=())
    saved: Saved = field(Record(Saved), required=True)
    own: frozenset[str] | None = None
    upstream_country: str = ""
    gone_areas: MappingType[str, Area] = dataclasses.field(default_factory=dict)
    idle: tuple[str, ...] = ()


def read_settings(extra: MappingType[str, Any], path: Path, today: date) -> Place:
    """Read the settings from `extra`, as MkDocs gives it; lines are looked up in the file at `path`, or below it.

    Raises ProblemsFoundError with everything that is wrong.
    """
    report = Report(path.name)
    above, below = _files(path, report)
    seen = merge_mappings(below, above, DEEPEST) if below else above
    tree = plain_tree(_without_null(extra) if below else dict(extra), seen)
    country = _inside(tree, "place").items.get("country")
    region = country.text if isinstance(country, Scalar) else ""
    pages = LayeredFolder(path.parent / "docs").files(".md")
    areas = _inside(_inside(tree, "place"), "areas").items
    options = ReadOptions(today=today, region=region, ids={"pages": pages, "areas": areas})
    context = ReadContext(report, options, field="extra")
    for key in tree.items:
        if key != "place" and key not in MATERIALS_OWN:
            at = Scalar(key, True, tree.lines[key])
            context.inside(key).wrong(at, "unknown_setting", found=key, near=nearest(key, ["place"]))
    if "place" not in tree.items:
        report.add(0, "missing", field="extra.place", name="place")
    report.stop_if_any()
    place = Record(Place).read(tree.items["place"], context.inside("place"))
    report.stop_if_any()
    assert place is not None  # a record that could not be read has left a problem
    return _over(place, _inside(below, "place"), _inside(above, "place")) if below else place


def published_address(environ: MappingType[str, str]) -> str:
    """Give the site's address from VINESTREET_SITE_URL, with a slash at its end; an empty text where it isn't set.

    Whoever publishes the site knows it: a code host, say. Raises ValueError for what is no address.
    """
    address = environ.get("VINESTREET_SITE_URL", "")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("https", "http") or not parts.netloc):
        expected = "expected an address such as https://example.org/help/"
        raise ValueError(f"VINESTREET_SITE_URL: {expected}; found {address}")
    return address.rstrip("/") + "/" if address else ""


def _over(place: Place, below: Mapping, above: Mapping) -> Place:
    """The place with the areas that are its own, or real."""
    own = _inside(above, "areas").items
    unheard = ReadContext(Report(""), ReadOptions(today=date.min))
    inherited = RecordsById(Area).read(_inside(below, "areas"), unheard) or {}
    areas = dict(place.areas)
    for id_, area in inherited.items():
        if id_ in own and id_ in areas:
            marked = _inside(_inside(above, "areas"), id_).items
            areas[id_] = replace(areas[id_], sample="sample" in marked)  # a name that both chose is the upper one's
        elif area.sample and not place.demonstration:
            areas.pop(id_, None)
    gone = {id_: area for id_, area in inherited.items() if id_ not in areas}
    country = CountryCode().read(below.items.get("country", Scalar("", True, 0)), unheard) or ""
    pairs = ((above, below), (_inside(above, "areas"), _inside(below, "areas")))
    known = {item.name for item in dataclasses.fields(Place)}
    idle = [
        key for own_, theirs in pairs for key, node in own_.items.items() if is_null(node) and key not in theirs.items
    ]
    return replace(
        place,
        areas=areas,
        checkers=place.checkers if "checkers" in above.items else (),
        own=frozenset(above.items),
        upstream_country=country,
        gone_areas=gone,
        idle=tuple(key for key in idle if key not in known),
    )


def _files(path: Path, report: Report) -> tuple[Mapping, Mapping | None]:
    """`extra:` of the file, and of the one that it inherits from if it does, as trees whose lines `report` can tell."""
    text = path.read_text(encoding="utf-8")
    tree = _tree(text)
    inherit = tree.items.get("INHERIT")
    under = path.parent / inherit.text if isinstance(inherit, Scalar) else path
    if under == path or not under.is_file():
        return _inside(tree, "extra"), None
    lines = text.count("\n") + 1
    report.goes_on(under.name, lines)
    return _inside(tree, "extra"), _inside(_tree(under.read_text(encoding="utf-8"), lines), "extra")


def _tree(text: str, lines_above: int = 0) -> Mapping:
    """The file as a tree, for its lines; MkDocs has read it already, so what is wrong in it is not said twice."""
    tree = parse_yaml(text, Report(""), lines_above=lines_above)
    return tree if isinstance(tree, Mapping) else Mapping({}, {}, 0)


def _inside(tree: Mapping, key: str) -> Mapping:
    found = tree.items.get(key)
    return found if isinstance(found, Mapping) else Mapping({}, {}, 0)


def _without_null(settings: MappingType[str, Any]) -> dict[str, Any]:
    """The settings without those that the upper file takes away."""
    kept = {key: value for key, value in settings.items() if value is not None}
    return {key: _without_null(value) if isinstance(value, dict) else value for key, value in kept.items()}
