"""What holds for a while before and now: the banner on top of pages, and closures of many places at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.place_facts import listed
from vinestreet.site.banner import Banner
from vinestreet.site.closures import Closure, applied_to
from vinestreet.site.site import Site

MOST_NAMED = 12  # places of a closure


def compare_banners(both: ComparedSites) -> Iterator[ChangedItem]:
    """Give what changes on top of pages."""
    t, before, now = both.now.words, both.before.banner, both.now.banner
    if before == now:
        return
    said = []
    if before:
        said.append(t("changes.banner_was" if now else "changes.banner_gone", words=_banner(before, both.before)))
    if now:
        said.append(t("changes.banner_is" if before else "changes.banner_new", words=_banner(now, both.now)))
    yield ChangedItem(t("changes.banner"), said, "directory/index.html" if now and now.areas else "index.html")


def _banner(banner: Banner, site: Site) -> str:
    t = site.words
    areas = listed(site.directory.areas[id_].label for id_ in banner.areas if id_ in site.directory.areas)
    where = t("changes.banner_areas", areas=areas) if areas else ""
    link = t("changes.banner_link", link=banner.link) if banner.link else ""
    return " ".join(filter(None, (f"“{banner.words}”", banner.end_in_words(site.say), where, link)))


def compare_closures(before: Sequence[Closure], now: Sequence[Closure], both: ComparedSites) -> Iterator[ChangedItem]:
    """Give each closure that is new, gone or other than it was: its days, what holds then, and for whom."""
    t = both.now.words
    old, new = (
        [(replace(each, line=0), site) for each in some] for some, site in ((before, both.before), (now, both.now))
    )
    told = {key: [_closure(*each) for each in some] for key, some in (("gone", old), ("new", new))}
    for key, other in (("gone", "new"), ("new", "gone")):
        for days, what in (each for each in told[key] if each not in told[other]):
            yield ChangedItem(days, [t(f"changes.closure_{key}", what=what)])


def _closure(closure: Closure, site: Site) -> tuple[str, str]:
    """Give its days, and what holds then for whom."""
    t, say = site.words, site.say
    days = say.date(closure.first)
    if closure.until != closure.first:
        days = t("hours.date_range", first=days, last=say.date(closure.until))
    spans = listed(say.hours.span(span) for span in closure.spans)
    what = t("changes.closure_open", times=spans) if spans else t("hours.closed")
    places = [
        listing.name
        for listing in site.directory.listings.values()
        if any(applied_to(listing, [closure], site.place, site.directory))
    ]
    named = listed([*places[:MOST_NAMED], *(["…"] if places[MOST_NAMED:] else [])])
    words = f". {closure.words}" if closure.words else ""
    return days, t("changes.closure", what=what, count=len(places), places=named or "–") + words
