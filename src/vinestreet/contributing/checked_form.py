"""What somebody found out who asked a place: that all of it is still true, that something changed, or nobody at all.

A check is only recorded when everything they said has found its field: what is left as words may say otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinestreet.contributing.suspicious_text import name_alone
from vinestreet.core.messages import Messages
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.site.site import Site

STILL_TRUE, CHANGED, NOBODY = "still_true", "changed", "nobody"  # names of sentences under `checked_form`
_WAYS = ("phone", "visit", "owner", "website")
_NAME = "by"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was `found` (STILL_TRUE, CHANGED, NOBODY), `how` (one of WAYS_TO_CHECK) and by whom; empty is not told."""

    found: str
    how: str
    by: str

    def as_fields(self, listing: Listing, on: date) -> Entry:
        """Give the check, or one more try; nothing where it isn't told what was found, or how."""
        if self.found == NOBODY:
            tries = [{"on": one.on, "by": one.by} for one in listing.tries]
            now = {"on": on, "by": self.by}
            # Forms are taken in any order.
            return {"tried": tries if now in tries else sorted([*tries, now], key=lambda one: one["on"])}
        if not (self.found and self.how):
            return {}
        # Who checked everything has not said that what was uncertain is certain now.
        doubt = {"doubt": listing.checked.doubt} if listing.checked and listing.checked.doubt else {}
        return {"checked": {"on": on, "by": self.by, "how": self.how, **doubt}}


def latest_day(entry: Any, today: date) -> date:
    """Give `today`, or the latest day on which something in `entry` was: a form may be taken in after later ones, and
    what was there before it is not in the future.
    """
    if isinstance(entry, Mapping):
        days = [day for name, day in entry.items() if name in {"on", "since"} and isinstance(day, date)]
        return max([today, *days, *(latest_day(each, today) for each in entry.values())])
    return max([today, *(latest_day(each, today) for each in entry)]) if isinstance(entry, list) else today


def tries_after(listing: Listing, on: date) -> Entry:
    """Give what a check on that day leaves of the tries, as a field that changes; nothing where nothing does."""
    left = [{"on": one.on, "by": one.by} for one in listing.tries if one.on > on]
    return {"tried": left or None} if len(left) < len(listing.tried) else {}


def finding_in(texts: Mapping[str, str], t: Messages, called: str) -> Finding:
    """Read the choices among `texts`, answers by the id of their question; who gives no name is `called` this."""
    found = _chosen(texts.get("found", ""), (STILL_TRUE, CHANGED, NOBODY), t)
    by = name_alone(" ".join(texts.get(_NAME, "").split()))
    return Finding(found, _chosen(texts.get("how", ""), _WAYS, t), by or called or t("checked_form.volunteer"))


def check_of(listing: Listing, site: Site) -> Entry:
    """Give the check that `listing` has, as it stands in the file: with the mark of what was checked where it needs
    one, which is over an entry of upstream's, and where there was one before.
    """
    entry: Entry = dict(to_entry(listing)["checked"])
    before, overlay = site.directory.listings[listing.id].checked, site.directory.overlay
    over_upstream = bool(overlay.file) and overlay.own.get(listing.id, True)
    if over_upstream or (before and before.of):
        entry["of"] = mark_of(replace(listing, checked=None))
    return entry


def _chosen(text: str, names: tuple[str, ...], t: Messages) -> str:
    return next((name for name in names if text.strip().casefold() == str(t(f"checked_form.{name}")).casefold()), "")
