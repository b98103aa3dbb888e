"""How the visits to links ended: lines for a terminal, and data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.maintenance.link_checker import LinkResult, Mention

# What may be met on the way has words of its own, where people can make something of it (web.py).
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
