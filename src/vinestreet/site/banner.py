"""banner.yml: a few words on top of every page for a while, such as where there is room tonight.

It has to end by itself: nobody remembers to take it away. A page that is built after its end has none, and one that was
built before hides it by the reader's clock (overrides/assets/js/start/banner.js).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.directory.model import Area, Directory, Listing, Need
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.moments import End, Moment
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.scalars import WebAddress
from vinestreet.schema.text import Id, Text, nearest
from vinestreet.site.own_files import file_in_force, read_own_file
from vinestreet.site.settings import Place

FILE = "banner.yml"
FINDER = "directory/index.html"
_ELSEWHERE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)")
# Our pages that no file in docs/ is.
_OTHER_PAGES = ("everything.html", "directory/my-list.html")


@dataclass(frozen=True, slots=True)
class SiteLink:
    """Where something leads: the id or name of a place, a need or an area, a page of the site, or a web address."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the address, that of a page relative to the site."""
        text = node.text.strip() if isinstance(node, Scalar) else ""
        known = context.options.ids["links"]
        name, mark, part = text.removeprefix("/").partition("#")
        name = name if name in known else name.casefold()
        if name in known:
            return f"{known[name]}{mark}{part}" if known[name] else ""
        if text.startswith("http") or (_ELSEWHERE.match(text) and not name.endswith((".md", ".html"))):
            return WebAddress().read(node, context)  # which knows what is meant without its https://
        near = nearest(name, known)
        return context.wrong(node, "link_to_nowhere", found=text[:80], near=near, instead=near or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What stands on top of pages until an end; with `areas`, only where their places are found."""

    words: str = field(Text(100), required=True)
    until: End = field(Moment(), required=True)
    link: str = field(SiteLink(), default="")
    areas: tuple[str, ...] = field(ListOf(Id("areas"), or_one=True), default=())

    def is_on(self, url: str) -> bool:
        """Whether it stands on the page at `url` that is none of a place, a need or an area."""
        return not self.areas or url == FINDER

    def is_on_place(self, listing: Listing) -> bool:
        """Whether it stands on the page of `listing`."""
        return not self.areas or listing.area in self.areas

    def is_on_area(self, id_: str) -> bool:
        """Whether it stands on the page of the area `id_`."""
        return not self.areas or id_ in self.areas

    def ends(self, zone: ZoneInfo) -> str:
        """Give the moment of its end as browsers read it (ISO 8601, UTC)."""
        return f"{self.until.instant(zone):%Y-%m-%dT%H:%MZ}"

    def end_in_words(self, say: FactPhrasing) -> str:
        """Give until when it holds, for whoever reads it on paper or without scripts."""
        day = format_skeleton("MMMEd", self.until.day, locale=say.t.locale)
        if self.until.clock is None:
            return say.t("banner.through", day=day)
        clock = say.hours.clock(self.until.clock.hour * 60 + self.until.clock.minute)
        return say.t("banner.until", day=day, time=clock)


def read_banner(root: Path, place: Place, directory: Directory, today: date) -> Banner | None:
    """Read the banner of the project in `root`; raises ProblemsFoundError.

    A fork that has none of its own shows upstream's, without what that says of things which the fork has not.
    """
    file = file_in_force(root, FILE)
    if not (root / file).is_file():
        return None
    inherits = bool(directory.overlay.file) and not file.startswith(FOLDER)
    areas = {**place.areas, **(place.gone_areas if inherits else {})}
    gone = directory.overlay.gone.get("resources", ()) if inherits else ()
    links = {**dict.fromkeys(gone, ""), **_links(root, directory)}
    options = ReadOptions(today=today, region=place.country, ids={"areas": areas, "links": links})
    banner = read_own_file(root, file, options, _read)
    if banner is None or not inherits or not banner.areas:
        return banner
    here = tuple(area for area in banner.areas if area in place.areas)
    return replace(banner, areas=here) if here else None


def _read(tree: Node, context: ReadContext) -> Banner | None:
    banner = Record(Banner).read(tree, context)
    tomorrow = context.options.today + timedelta(days=1)
    for at, problem in enumerate(context.report.problems):
        if problem.field == "until" and problem.key == "missing":
            values: dict[str, object] = {"example": f"{tomorrow} 18:00"}
            context.report.problems[at] = replace(problem, key="banner_without_end", values=values)
    return banner


def _links(root: Path, directory: Directory) -> Mapping[str, str]:
    """What a link may name, and where each leads."""
    links = {page: page for page in _OTHER_PAGES}
    for name in LayeredFolder(root / "docs").files(".md"):
        url = name.removesuffix(".md") + ".html"
        links |= {name: url, url: url}
    every: tuple[Area | Need | Listing, ...] = (*directory.areas.values(), *directory.needs.values())
    for one in (*every, *directory.listings.values()):
        links |= {one.url: one.url, one.id: one.url}
    names: dict[str, str] = {}
    for one in directory.listings.values():
        name = one.name.casefold()
        names[name] = "" if name in names else one.url
    return {name: url for name, url in names.items() if url} | links  # not a name that several places have


def ended_banner(root: Path, banner: Banner | None, place: Place, now: datetime) -> Problem | None:
    """Tell of a banner whose end is past: it is shown nowhere, and its file is in the way of the next one."""
    if banner is None or banner.until.instant(place.timezone) > now:
        return None
    file = file_in_force(root, FILE)
    lines = (root / file).read_text(encoding="utf-8-sig").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.lstrip().startswith("until")), 0)
    said = f"{banner.until.day}" + (f" {banner.until.clock:%H:%M}" if banner.until.clock else "")
    return Problem(file, line, "", "until", "banner_ended", {"found": said})
