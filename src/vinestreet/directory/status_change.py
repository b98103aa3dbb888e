"""What becomes of a place's status when somebody says no more than that it's paused, or closed for good."""

from datetime import date
from typing import Any

from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry


def changed_status(listing: Listing, kind: str, until: date | None = None) -> Any:
    """Give the status `kind` as it stands in the file, with what is known already: since when, why, what came instead.

    A day `until` is one that somebody told now. What is closed for good has no end; and who says that it's paused, when
    the end of the pause is past, tells that it was another one.
    """
    before = to_entry(listing).get("status")
    known = before if isinstance(before, dict) else {}
    goes_on = kind == "paused" and listing.is_paused
    kept = {name: value for name, value in known.items() if name != "is" and (name != "until" or goes_on)}
    if until:
        kept["until"] = until
    return {"is": kind, **kept} if kept else kind
