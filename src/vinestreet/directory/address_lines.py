"""Web and mail addresses on the lines of an entry: in the form of a link, or broken into two lines."""

import re
from collections.abc import Sequence
from typing import Any

from vinestreet.directory.line_shapes import Row
from vinestreet.directory.value_slips import ValueSlip
from vinestreet.schema.address_meant import mail_address_meant, web_address_meant
from vinestreet.schema.records import ListOf
from vinestreet.schema.scalars import MailAddress, WebAddress

_LINK = re.compile(r"\]\s*\(|<\s*(?:a\s|https?:|mailto:|[\w.+-]+@)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"'()\[\],]+")
_MAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PIECE = re.compile(r"[\w/?&=%#.~+,@-]+[\"']?")


def takes_addresses(kind: Any) -> bool:
    """Whether a field of this kind holds web or mail addresses."""
    while isinstance(kind, ListOf):
        kind = kind.kind
    return isinstance(kind, WebAddress | MailAddress)


def link_slip(value: str, kind: Any) -> ValueSlip | None:
    """Give the address alone where the `value` of a field of addresses is a link, with or without quotes around it."""
    if not takes_addresses(kind) or not _LINK.search(value):
        return None
    while isinstance(kind, ListOf):
        kind = kind.kind
    find = web_address_meant if isinstance(kind, WebAddress) else mail_address_meant
    bare = value.strip().strip("\"'").strip()
    links = [link for link in re.split(r"(?<=[)>])\s*(?:[,;]|and|\s)\s*(?=[\[<])", bare.strip()) if link]
    found = list(dict.fromkeys(map(find, links)))
    if not all(found):
        pattern = _WEB if isinstance(kind, WebAddress) else _MAIL
        found = (
            [one] if (one := find(bare)) else list(dict.fromkeys(each.rstrip(".") for each in pattern.findall(bare)))
        )
    if not found:
        return None
    return ValueSlip(found[0] if len(found) == 1 else f"[{', '.join(found)}]", "slip_link", bare[:60])


def broken_address(value: str, below: Sequence[Row], kind: Any) -> tuple[str, int]:
    """Give the whole address where its rest stands on the rows `below`, and how many of these; else none of them."""
    taken = 0
    whole = value
    if takes_addresses(kind) and re.match(r"[\"']?(?:https?:|www\.|[\w.+-]+@)", value):
        for row in below:
            piece = row.text.strip()
            if (
                not _PIECE.fullmatch(piece)
                or not _goes_on(whole, piece)
                or piece.endswith(":")
                or piece.startswith(("- ", "#"))
            ):
                break
            whole, taken = whole + piece, taken + 1
    return (whole, taken) if taken else (value, 0)


def _goes_on(whole: str, piece: str) -> bool:
    """Whether an address may go on with a piece: behind its host alone, a word may be a remark."""
    return bool(re.search(r"[/?&=%#.@_-]$|://[^/]+/", whole) or re.match(r"[/?&=%#.@_-]", piece))
