"""Directory pages → HTML, with the theme's templates.

The shell that all pages of a folder share is rendered once with marks in the places of what differs, then filled; a
listing's card is rendered once and used in many lists. Compiled templates outlive a rebuild.
"""

import re
from dataclasses import dataclass, field, replace
from functools import partial
from types import CodeType, SimpleNamespace
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from vinestreet.directory.listing_parts import WELCOMES
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.sentences import HoursSentence
from vinestreet.pages.assets import as_attribute
from vinestreet.pages.contact_links import directions, issue_form, mail
from vinestreet.pages.correction_message import correction_message
from vinestreet.pages.finder_data import known_facets
from vinestreet.pages.folded_groups import folded
from vinestreet.pages.page_list import DirectoryPage
from vinestreet.pages.schema_org import as_json
from vinestreet.pages.share_text import message, text_it
from vinestreet.pages.sharing_card import SharingCards
from vinestreet.site.clocks import (
    clock_key,
    closures_soon,
    ending,
    far_off,
    hours_sentences,
    in_words,
    own_clock,
    pause,
    their_time,
)
from vinestreet.site.site import Site

# Letters of Unicode's private use: no one writes them, and escaping leaves them alone.
MARKS = {name: f"\ue000{name}\ue001" for name in ("title", "description", "robots", "card", "content", "name")}
_MARK = re.compile("\ue000([a-z]+)\ue001")

_NOINDEX = Markup('<meta name="robots" content="noindex">')


@dataclass(slots=True)
class PageShell:
    """HTML of a whole page with MARKS in it."""

    html: str
    _parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Cut the HTML at its marks: text, mark, text, mark, …, text."""
        self._parts = _MARK.split(_without_indents(self.html))

    def fill(self, page: DirectoryPage, content: Markup, card: Markup) -> str:
        """Give the whole page with its sharing `card`; invented places ask search engines to leave them out."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "robots": _NOINDEX if page.invented else "",
            "card": card,
            "content": content,
            "name": escape(page.url.rpartition("/")[2].removesuffix(".html")),
        }
        texts, marks = self._parts[::2], self._parts[1::2]
        return "".join(
            part for text, mark in zip(texts, [*marks, ""], strict=True) for part in (text, values.get(mark, ""))
        )


class Renderer:
    """Renders fragments of `site` with the templates of `env`, which must escape what it prints."""

    def __init__(self, env: Environment, site: Site, repository: str = "") -> None:
        """Give the templates what they need beside the page itself; `repository` is the project's address, if any."""
        self._site = site
        self._cards: dict[tuple[str, str], Markup] = {}
        self._templates = {name: env.get_template(f"directory/{name}.html") for name in ("listing", "need", "area")}
        self._card = env.get_template("directory/card.html")
        env.globals.update(
            card=self.card,
            directions=directions,
            in_few_rows=partial(folded, areas=site.directory.areas),
            was_old=self.was_old,
            changed_since={each.id: each.since for each in site.stand_ins}.get,
            live_hours=self.live_hours,
            mail=mail,
            message=partial(message, site=site),
            report=self.report,
            report_words=partial(correction_message, words=site.words),
            corrections=site.place.corrections,
            corrections_phone=site.place.corrections_phone,
            schema_org=schema_org,
            text_it=text_it,
            welcomes=tuple(WELCOMES),
            known_facets=known_facets,
            issue_form=partial(issue_form, repository=repository),
            hours_in_words=partial(in_words, site=site),
            hours_sentences=partial(hours_sentences, site=site),
            ending=self.ending,
            pause=partial(pause, site=site),
            closures_soon=partial(closures_soon, site=site),
            far_off=partial(far_off, site=site),
            their_time=partial(their_time, site=site),
        )

    def fragment(self, page: DirectoryPage) -> Markup:
        """Give the article of `page`, without the frame."""
        up = "../" * page.url.count("/")
        return Markup(_without_indents(self._templates[page.template].render(page.shows, up=up)))

    def card(self, listing: Listing, up: str) -> Markup:
        """Give a listing as it stands in lists; `up` leads from the page to the root of the site."""
        key = (listing.id, up)
        if key not in self._cards:
            self._cards[key] = Markup(self._card.render(listing=listing, up=up))
        return self._cards[key]

    def was_old(self, listing: Listing) -> bool:
        """Whether its check was old when this copy was made: then the page says when it was from the first moment."""
        site = self._site
        return not listing.checked or (site.made - listing.checked.on).days > site.place.check_every

    def live_hours(self, listing: Listing) -> Markup:
        """Give the attributes from which scripts say what is open now; none without hours, or for what has ended."""
        if not listing.told_hours or not listing.is_open:
            return Markup()
        place = self._site.place
        key = clock_key(listing, self._site.directory, place)
        clock = Markup("") if key == own_clock(place) else Markup(' data-clock="{}"').format(key)
        return as_attribute("data-hours", as_data(listing.told_hours)) + clock

    def ending(self, listing: Listing, sentence: HoursSentence | None = None) -> Markup:
        """Give the attribute that names the sentences, or that one, which scripts take out of its hours once past."""
        ends = [each for each in ending(listing, self._site) if sentence is None or each[1] == sentence.text]
        return as_attribute("data-ends", ends) if ends else Markup()

    def report(self, listing: Listing) -> str:
        """Give the link that begins a letter about what is wrong with `listing`."""
        t = self._site.words
        subject = t("listing.report_subject", name=listing.name, id=listing.id)
        return mail(self._site.place.corrections, subject, correction_message(listing, t))


class DirectoryWriter:
    """Writes whole pages: the shell of a folder once, and the fragment of each page into it."""

    def __init__(self, env: Environment, site: Site, config: Any) -> None:
        """`config` is the site's settings as templates ask for them."""
        self._env, self._config = env, config
        self._renderer = Renderer(env, site, config.repo_url or "")
        self._cards = SharingCards(site, config.site_name, config.site_url or "")
        self._banner = site.banner
        self._shells: dict[tuple[str, bool], PageShell] = {}

    def page(self, page: DirectoryPage) -> str:
        """Give the HTML of `page`."""
        key = page.folder, self._has_banner(page)
        if key not in self._shells:
            url = f"{page.folder}/{MARKS['name']}.html"
            shell = SimpleNamespace(**MARKS, url=url, meta={}, is_homepage=False, folded=True)
            base = "/".join([".."] * url.count("/"))
            context = {"config": self._config, "page": shell, "base_url": base, "banner_here": key[1]}
            html = self._env.get_template("directory/frame.html").render(context)
            self._shells[key] = PageShell(html)
        return self._shells[key].fill(page, self._renderer.fragment(page), self._cards.of_directory(page))

    def _has_banner(self, page: DirectoryPage) -> bool:
        """Whether the banner stands on this page; one for some areas, only where their places are told."""
        if self._banner is None:
            return False
        if "listing" in page.shows:
            return self._banner.is_on_place(page.shows["listing"])
        return self._banner.is_on_area(page.shows["area"].id if "area" in page.shows else "")


def _without_indents(html: str) -> str:
    """Give `html` without empty lines and what stands before a line, which are a quarter of a page of templates."""
    return re.sub(r"\s*\n\s*", "\n", html)


def schema_org(listing: Listing) -> Markup:
    """Give the data for programs; an invented number is not among them, for some would offer to call it."""
    return as_json(replace(listing, phones=(), texts=()) if listing.sample else listing)


class TemplateCache(BytecodeCache):
    """Keeps the code of each template until its text changes, for environments that are set up alike."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code if the text is the one that it was made from."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was just made."""
        self._kept[bucket.key] = bucket.checksum, bucket.code
