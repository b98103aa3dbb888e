"""What every page of the built site must have, whichever templates a fork wrote anew: our content policy, exactly and
before all else; and before what is read, Leave and the way to the crisis page.

Only what a reader meets counts: no comment, no template, nothing in a dialog that is closed.
"""

import re
from functools import lru_cache

from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.security.html_tags import is_of_this_site, start_tags, taken_apart

CRISIS_PAGE = "help-now.html"
DISGUISE = (
    "measures.html"  # where Leave leads without a connection: it names nothing of this site, and links to nothing
)

_POLICY = re.compile(
    r"\s*<!doctype html>\s*<html\b[^<>]*>\s*<head>\s*(?:<meta charset=\"utf-8\">\s*)?"
    rf"<meta http-equiv=\"Content-Security-Policy\" content=\"{re.escape(CONTENT_POLICY)}\">",
    re.IGNORECASE,
)
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_READ = re.compile(r"<main\b", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(template|noscript|dialog|script)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


def missing(html: str, name: str, exit_address: str) -> list[str]:
    """Say what the page called `name` (its path in the site) lacks, as keys of sentences under `problems:`.

    `exit_address` is where Leave goes, empty for a site that has no such control.
    """
    keys = [] if _POLICY.match(html) else ["page_no_policy"]
    if name == DISGUISE:
        return keys
    body = _BODY.search(html)
    start = body.start() if body else 0
    read = _READ.search(html, start)
    return keys + _missing_above(html[start : read.start() if read else len(html)], exit_address)


# What stands above is the same on most pages of a folder.
@lru_cache(maxsize=200)
def _missing_above(html: str, exit_address: str) -> list[str]:
    tags = [taken_apart(tag) for tag in start_tags(_UNSEEN.sub("", html))]
    links = [dict(reversed(attributes)) for name, attributes in tags if name == "a"]
    seen = [link for link in links if "hidden" not in link]
    keys = []
    if exit_address and not any(_leaves(link, exit_address) for link in seen):
        keys.append("page_no_leave")
    if not any(_leads_to_crisis_page(link.get("href", "")) for link in seen):
        keys.append("page_no_crisis")
    return keys


def _leaves(link: dict[str, str], exit_address: str) -> bool:
    """Whether `link` is Leave: scripts know it by its class, and without them its address is the way."""
    return "leave" in link.get("class", "").split() and link.get("href") == exit_address


def _leads_to_crisis_page(address: str) -> bool:
    return is_of_this_site(address) and re.split(r"[?#]", address)[0].rpartition("/")[2] == CRISIS_PAGE
