"""The settings of a place, as they stand under `extra: place:` in mkdocs.yml."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from vinestreet.directory.model import Area
from vinestreet.fields.groups import Many, Record, RecordsById, said
from vinestreet.fields.spot import Known, Spot
from vinestreet.fields.values import CountryCode, MailAddress, TimeZone, WebAddress, WholeNumber
from vinestreet.fields.words import Text, YesOnly, nearest
from vinestreet.problems import Report
from vinestreet.yamlreader import tree_of
from vinestreet.yamltree import Mapping, Node, Scalar, plain_tree

# What Material for MkDocs itself reads under `extra:`; our templates use none of it, and a fork's may.
MATERIALS_OWN = frozenset(
    "alternate analytics annotate consent generator homepage polyfills scope social status tags version".split()
)


@dataclass(frozen=True, slots=True)
class LocaleCode:
    """A language and a country, as Unicode's CLDR knows them: en_US."""

    def read(self, node: Node, spot: Spot) -> Locale | None:
        """Give the locale."""
        text = Text().read(node, spot)
        try:
            return Locale.parse(text) if text else None
        except (ValueError, UnknownLocaleError):
            return spot.wrong(node, "not_a_locale", found=text)


@dataclass(frozen=True, slots=True)
class AddressOrNone:
    """A web address, or `none` for something that is turned off."""

    def read(self, node: Node, spot: Spot) -> str | None:
        """Give the address, or an empty text for `none`."""
        if isinstance(node, Scalar) and node.text == "none":
            return ""
        return WebAddress().read(node, spot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The copy of the site that browsers keep for times without a connection.

    `name` stands below its icon on a phone, for whoever looks at that phone to see. A build with more `files` or
    `megabytes` (of 1,000,000 bytes, as they lie there) fails. With `remove`, browsers are told to delete the copy.
    """

    name: str = said(Text(30), required=True)
    files: int = said(WholeNumber(1, 100_000), required=True)
    megabytes: int = said(WholeNumber(1, 1000), required=True)
    remove: bool = said(YesOnly(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place that a copy of the site serves. `crisis` and `emergency` are ids of listings.

    A check counts as old after `check_every` days, a copy of the site after `copy_old_after` days. `exit` is where
    "Leave" goes, empty where there is no such control.
    """

    name: str = said(Text(60), required=True)
    demonstration: bool = said(YesOnly(), default=False)
    locale: Locale = said(LocaleCode(), required=True)
    timezone: ZoneInfo = said(TimeZone(), required=True)
    country: str = said(CountryCode(), required=True)
    areas: MappingType[str, Area] = said(RecordsById(Area), required=True)
    crisis: tuple[str, ...] = said(Many(Text(60)), required=True)
    emergency: str = said(Text(60), required=True)
    corrections: str = said(MailAddress(), required=True)
    check_every: int = said(WholeNumber(7, 1000), required=True)
    copy_old_after: int = said(WholeNumber(7, 1000), required=True)
    exit: str = said(AddressOrNone(), required=True)
    saved: Saved = said(Record(Saved), required=True)


def read_settings(extra: MappingType[str, Any], path: Path, today: date) -> Place:
    """Read the settings from `extra`, as MkDocs gives it; lines are looked up in the file at `path`.

    Raises ProblemsFoundError with everything that is wrong.
    """
    report = Report(path.name)
    lines = _lines(path)
    tree = plain_tree(dict(extra), lines)
    spot = Spot(report, Known(today=today), field="extra")
    for key in tree.items:
        if key != "place" and key not in MATERIALS_OWN:
            at = Scalar(key, True, tree.lines[key])
            spot.inside(key).wrong(at, "unknown_setting", found=key, near=nearest(key, ["place"]))
    if "place" not in tree.items:
        report.add(0, "missing", field="extra.place")
    report.stop_if_any()
    place = Record(Place).read(tree.items["place"], spot.inside("place"))
    report.stop_if_any()
    assert place is not None  # a record that could not be read has left a problem
    return place


def _lines(path: Path) -> Node | None:
    """The file as a tree, for its lines; MkDocs has read it already, so what is wrong in it is not said twice."""
    tree = tree_of(path.read_text(encoding="utf-8"), Report(path.name))
    return tree.items.get("extra") if isinstance(tree, Mapping) else None
