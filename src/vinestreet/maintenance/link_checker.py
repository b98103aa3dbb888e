"""The outside links of a site, and whether what they lead to is still there.

Several hosts are asked at once; what is known is kept on the way, so that a round can be broken off.
"""

import asyncio
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.markdown_text import line_of
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.entry_lines import SourceLine, listing_lines
from vinestreet.directory.model import Directory
from vinestreet.lint.text_links import addresses_in
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.maintenance.http_probe import AGAIN_AFTER, UNREACHED, Probe, probe
from vinestreet.texts.text_bounds import read_bounded

# Names that belong to nobody, kept for examples and trials: RFC 2606, RFC 6761.
_RESERVED = frozenset("example test invalid localhost".split())
_RESERVED_BELOW = frozenset("example.com example.net example.org".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a link stands; `entry` and `field` only in a listing."""

    where: SourceLine
    entry: str = ""
    field: str = ""


def outside_links(directory: Directory, root: Path) -> dict[str, list[Mention]]:
    """Give each outside address of the project in `root`, and where it stands. Closed places are left out."""
    places = listing_lines(directory, root)
    found: dict[str, list[Mention]] = {}
    for listing in directory.listings.values():
        if listing.status.kind != "closed":
            for field, addresses in (("website", listing.websites), ("chat", listing.chats)):
                for address in addresses:
                    found.setdefault(address, []).append(Mention(places[listing.id], listing.id, field))
    docs = LayeredFolder(root / "docs")
    for name, file in docs.files(".md").items():
        source = read_bounded(file, docs.shown(name))
        for at, address in addresses_in(source):
            if address.lower().startswith(("http://", "https://")):
                where = SourceLine(docs.shown(name), line_of(source, at))
                found.setdefault(address, []).append(Mention(where))
    return found


def is_reserved(address: str) -> bool:
    """Whether the name in `address` is kept for examples, so that nobody can answer there."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    labels = host.split(".")
    return labels[-1] in _RESERVED or ".".join(labels[-2:]) in _RESERVED_BELOW


KEEP_EVERY = 20  # answers
# So many, none of which came from a host, tell of this machine and not of them.
NOBODY = 3


@dataclass(frozen=True, slots=True)
class LinkResult:
    """How a visit ended, and when it was (UTC)."""

    visit: Probe
    asked: datetime


class LinkCache:
    """The answers of this round and of earlier ones, by address; they are kept in a file that git leaves alone."""

    def __init__(self, file: Path, addresses: Collection[str]) -> None:
        """Read what `file` says of `addresses`; one that is not there, or makes no sense, says nothing."""
        self._file = file
        self.answers: dict[str, LinkResult] = {}
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))["answers"]
            for address in stored.keys() & set(addresses):
                asked = datetime.fromisoformat(stored[address].pop("asked"))
                self.answers[address] = LinkResult(Probe(**stored[address]), asked.astimezone(UTC))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.answers.clear()

    def asked_within(self, days: int) -> set[str]:
        """Give the addresses that were asked within so many `days`."""
        since = datetime.now(UTC) - timedelta(days=days)
        return {address for address, answer in self.answers.items() if answer.asked > since}

    def forget_if_nobody_answered(self, addresses: Collection[str]) -> bool:
        """Forget what came of asking for `addresses` if no host answered at all; gives whether that was so."""
        alone = len(addresses) >= NOBODY and not any(
            address in self.answers and self.answers[address].visit.outcome not in UNREACHED for address in addresses
        )
        if alone:
            self.answers = {address: answer for address, answer in self.answers.items() if address not in addresses}
            self.keep()
        return alone

    def keep(self) -> None:
        """Write down what is known."""
        answers = {
            address: {**asdict(answer.visit), "asked": answer.asked.isoformat(timespec="seconds")}
            for address, answer in sorted(self.answers.items())
        }
        write_atomically(self._file, json.dumps({"answers": answers}, ensure_ascii=False, indent=1) + "\n")


async def check_links(
    web: HttpClient,
    addresses: Collection[str],
    known: LinkCache,
    step: Callable[[], object],
    again_after: float = AGAIN_AFTER,
) -> None:
    """Visit `addresses` and note each answer in `known`, which is kept now and then; calls `step` after each.

    What is known is kept when this is broken off, too.
    """

    async def one(address: str) -> None:
        known.answers[address] = LinkResult(await probe(web, address, again_after), datetime.now(UTC))
        step()

    tasks = [asyncio.create_task(one(address)) for address in addresses]
    try:
        for number, task in enumerate(asyncio.as_completed(tasks), 1):
            await task
            if number % KEEP_EVERY == 0:
                known.keep()
    finally:
        for unfinished in tasks:
            unfinished.cancel()
        known.keep()


# What may be met on the way has words of its own, where people can make something of it (http_client.py).
WORDS_FOR = frozenset("expired not_yet self_signed other_host unknown_issuer".split())

LinkResults = Mapping[str, LinkResult]
Mentions = Mapping[str, Sequence[Mention]]


def as_text(answers: LinkResults, mentions: Mentions, left_out: int, t: Messages) -> str:
    """A line for each place where a link stands that is not well, and how many are."""
    well = sum(answer.visit.is_well for answer in answers.values())
    said = t("links.well", count=well) + (t("links.left_out", count=left_out) if left_out else "")
    return "\n".join([*_lines(answers, mentions, t), said])


def as_data(answers: LinkResults, mentions: Mentions, left_out: int) -> dict[str, Any]:
    """Every link with its outcome and its places; times are ISO 8601."""
    links = [_datum(address, answer, mentions[address]) for address, answer in answers.items()]
    return {"links": links, "left_out": left_out}


def _lines(answers: LinkResults, mentions: Mentions, t: Messages) -> Iterator[str]:
    for address, answer in answers.items():
        seen = answer.visit
        if not seen.is_well:
            detail = t(f"links.why_{seen.detail}") if seen.detail in WORDS_FOR else seen.detail
            said = t(f"links.{seen.outcome}", status=seen.status, to=seen.to, detail=detail)
            for at in mentions[address]:
                yield visible(": ".join(part for part in (str(at.where), at.entry, at.field, address, said) if part))


def _datum(address: str, answer: LinkResult, mentions: Sequence[Mention]) -> dict[str, Any]:
    seen = answer.visit
    at: list[dict[str, object]] = [
        {"file": one.where.file, "line": one.where.line or None, "entry": one.entry or None, "field": one.field or None}
        for one in mentions
    ]
    return {
        "address": address,
        "outcome": seen.outcome,
        "status": seen.status or None,
        "to": seen.to or None,
        "detail": seen.detail or None,
        "asked": answer.asked.isoformat(timespec="seconds"),
        "at": at,
    }
