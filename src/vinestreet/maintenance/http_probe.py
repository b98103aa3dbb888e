"""Visits a link as a reader would: follows where it is sent on to, and says in one word how it ended.

Asked with HEAD first, which costs a host least; where that is not answered well, with GET, for many hosts know no HEAD
or turn it down. A host that is broken or asks for patience is asked once more after a while. Nobody is asked a third
time, and how an answer is worded (the body) is not looked at: a page that says "not found" with status 200 is well.
"""

import asyncio
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from aiohttp import ClientResponse

from vinestreet.maintenance.http_client import HttpClient, WebError

MOST_HOPS = 10
AGAIN_AFTER = 5.0  # seconds, where a host does not say itself
LONGEST_WAIT = 30.0  # a host that asks for more is left alone
FOR_GOOD = {301, 308}
SENT_ON = {301, 302, 303, 307, 308}
UNREACHED = {"no_host", "no_connection", "no_answer"}  # as all are where there is no internet
BROKEN = {"no_answer", "closed", "garbled"}  # may have been a moment's weakness, or a dislike of HEAD


@dataclass(frozen=True, slots=True)
class Probe:
    """How a visit ended: `outcome` is a key below `links:` in messages/, `status` that of the last answer.

    It is 0 where there was none. `to` is where it led in the end if it was elsewhere, and for `moved` the address to
    write instead; `detail` is what was met on the way.
    """

    outcome: str
    status: int = 0
    to: str = ""
    detail: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be told."""
        return self.outcome == "well"


async def probe(web: HttpClient, address: str, again_after: float = AGAIN_AFTER) -> Probe:
    """Ask for `address` and give how that ended; raises nothing but what stops the program."""
    here, seen, moved, downgraded = urldefrag(address).url, set[str](), True, ""
    instead = ""
    while True:
        if here in seen:
            return Probe("loop", to=here)
        if len(seen) > MOST_HOPS:
            return Probe("too_many", to=here)
        seen.add(here)
        try:
            head = await _answer(web, here, again_after)
        except WebError as error:
            return Probe(error.outcome, to=here if len(seen) > 1 else "", detail=error.detail)
        if head.status not in SENT_ON:
            break
        there = _sent_to(here, head)
        if there is None:
            return Probe("lost", head.status, here if len(seen) > 1 else "", _location(head)[:200])
        scheme = urlsplit(there).scheme
        if scheme not in {"http", "https"}:
            return Probe("not_web", head.status, there[:200])
        if scheme == "http" and here.startswith("https:"):
            downgraded = there
        moved = moved and head.status in FOR_GOOD
        instead = there if moved else instead
        here = there
    outcome = _outcome(head.status)
    if outcome == "well" and downgraded:
        return Probe("to_http", head.status, downgraded)
    if outcome == "well" and instead:
        return Probe("moved", head.status, instead)
    return Probe(outcome, head.status, here if len(seen) > 1 else "")


async def _answer(web: HttpClient, address: str, again_after: float) -> ClientResponse:
    """The head of the best answer that there is to be had; raises WebError."""
    wait = 0.0
    try:
        head = await web.ask("HEAD", address)
        if head.status < 400:
            return head
        if head.status == 429:
            wait = _asked_to_wait(head, again_after)
    except WebError as error:
        if error.outcome not in BROKEN:
            raise
    if wait > LONGEST_WAIT:
        return head
    await asyncio.sleep(wait)
    try:
        head = await web.ask("GET", address)
        if head.status != 429 and head.status < 500:
            return head
        wait = _asked_to_wait(head, again_after)
        if wait > LONGEST_WAIT:
            return head
    except WebError as error:
        if error.outcome not in BROKEN - {"no_answer"}:  # two times its patience is enough
            raise
        wait = again_after
    await asyncio.sleep(wait)
    return await web.ask("GET", address)


def _sent_to(here: str, head: ClientResponse) -> str | None:
    """Where an answer sends on to; None where it does not say so in a way that leads anywhere."""
    location = _location(head)
    try:
        there = urldefrag(urljoin(here, location)).url
        parts = urlsplit(there)
        is_web, _ = parts.scheme in {"http", "https"}, parts.port  # which is looked at when it is asked for
    except ValueError:
        return None
    return there if location and (parts.hostname or not is_web) else None


def _location(head: ClientResponse) -> str:
    """Fields should be ASCII; aiohttp reads them as UTF-8 and marks what is none, which is mostly Latin-1."""
    raw = head.headers.get("Location", "").encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _asked_to_wait(head: ClientResponse, otherwise: float) -> float:
    """Seconds, from `Retry-After` (RFC 9110, 10.2.3). A date there is a long time; nobody waits for that."""
    asked = head.headers.get("Retry-After", "")
    if not asked:
        return otherwise
    return float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else LONGEST_WAIT + 1


def _outcome(status: int) -> str:
    if status < 400:
        return "well"
    if status in {404, 410}:
        return "gone"
    return "failing" if status >= 500 else "refused"
