"""What becomes of the check of a place that changed: a check is of the values that somebody saw, and of no others."""

from collections.abc import Iterator

from vinestreet.changes.place_facts import bare
from vinestreet.directory.listing_parts import Check
from vinestreet.directory.model import Listing
from vinestreet.site.site import Site


def changed_check(before: Listing, now: Listing, sites: tuple[Site, Site], *, anything: bool) -> Iterator[str]:
    """Tell of the check of a place of which `anything` that can be checked has changed; `sites` are before and now."""
    site = sites[1]
    t = site.words
    ended_before, ended = (each.directory.overlay.ended for each in sites)
    old = ended_before.get(before.id) or before.checked
    new = ended.get(now.id) or now.checked
    if now.id in ended and before.id not in ended_before:
        yield t("changes.check_ends", how=checked_how(ended[now.id], site))
    elif new and old and new.on < old.on:
        yield t("changes.check_older", before=checked_how(old, site), now=checked_how(new, site))
    elif new and (old is None or _told(old) != _told(new)):
        yield check_said(new, site, old)
        if old and old.doubt and not new.doubt:
            yield t("changes.doubt_gone", words=old.doubt)
        elif old and old.doubt == new.doubt and new.doubt:
            yield t("changes.doubt_stays", words=new.doubt)
        elif new.doubt:
            yield t("changes.doubt_new", words=new.doubt)
        if not anything:
            yield t("changes.facts_stay")
    elif old and not new:
        yield t("changes.check_gone", how=checked_how(old, site))
    elif anything:
        yield t("changes.not_checked_since", how=checked_how(new, site)) if new else t("changes.never_checked")


def is_newly_checked(before: Listing, now: Listing) -> bool:
    """Whether somebody has checked it for this change."""
    if now.checked is None:
        return False
    return before.checked is None or now.checked.on > before.checked.on


def check_said(check: Check, site: Site, old: Check | None = None) -> str:
    """Say when, how and by whom it was checked, and when it was before."""
    said = site.words("changes.checked_now", how=checked_how(check, site))
    return f"{said} {site.words('changes.checked_before', how=checked_how(old, site))}" if old else said


def checked_how(check: Check, site: Site) -> str:
    """Say when, how and by whom: `on November 1, 2026, by phone, by Joan`."""
    said = bare(site.words(f"checked.{check.how}", on=site.say.date(check.on), by=check.by))
    return said[:1].lower() + said[1:]


def _told(check: Check) -> tuple[object, ...]:
    return check.on, check.by, check.how, check.doubt
