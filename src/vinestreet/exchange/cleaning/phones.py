"""Cells with phones in them, as people fill them: several numbers, what each is for, extensions, faxes."""

import re

from vinestreet.exchange.cleaning.numbers import FoundNumber, numbers_in
from vinestreet.exchange.cleaning.plain import plain

Phone = dict[str, str]


def phones_in(text: str, region: str) -> tuple[list[Phone | str], str]:
    """Give the phones in `text` as entries have them, and the words that were not understood.

    A phone is `"+1 413-555-0102"`, or a mapping of `number`, `label` and `say`. A mapping with `kind` is no phone to
    talk on, and whoever calls this takes `kind` out: `fax`, or `text`, with the word to `send` where there is one.
    """
    text = plain(text)
    found = numbers_in(text, region)
    if not found:
        return [], text
    left: list[str] = []
    by_number: dict[tuple[str, str], Phone] = {}
    before = text[: found[0].start]
    labels_first = bool(before.strip(_EDGES))
    for at, each in enumerate(found):
        last = at + 1 == len(found)
        own, next_before = _shared(text[each.end : None if last else found[at + 1].start], labels_first, last)
        phone = _phone(each, _tidy(before), _tidy(own), left)
        before = next_before
        # The same number twice, `1-800-GET-HELP (1-800-438-4357)`, is one.
        by_number.setdefault((phone["number"], phone.get("kind", "") + phone.get("say", "")), phone)
    left.append(_tidy(before))
    phones = [phone["number"] if phone.keys() == {"number"} else phone for phone in by_number.values()]
    return phones, " ".join(filter(None, left))


_EDGES = " ,;:/|()-–—•*="
_SEPARATOR = re.compile(r"[;/|,\n]|\b(?:or|and)\b|&", re.IGNORECASE)
# What stands before a number and says no more than that it is one.
_ONLY_PHONE = re.compile(
    r"(?:(?:please|or|you can|call|dial|contact|at|us|phone|telephone|tel|ph|p|t|nos?|numbers?|voice|#)\b[\s.:#]*)+",
    re.IGNORECASE,
)
_FAX = re.compile(r"\b(?:fax|facsimile|fx)\b", re.IGNORECASE)
_ALSO_CALLS = re.compile(r"\b(?:call|phone|voice|tel|telephone)\b", re.IGNORECASE)
_TEXT = re.compile(r"\b(?:text|texts|txt|sms)\b", re.IGNORECASE)
_SEND = re.compile(r"\b(?:text|txt|sms)\s+(?:the word\s+)?[\"'“]?([\w-]{1,20})[\"'”]?\s+to$", re.IGNORECASE)
_SAY = re.compile(r"(?:then |and )?(?:press|option|opt|ask|dial|choose|select|prompt|ext|extension)\b", re.IGNORECASE)


def _shared(gap: str, labels_first: bool, last: bool) -> tuple[str, str]:
    """Which words between two numbers belong to the one before, and which to the one after."""
    if last:
        return gap, ""
    if separators := list(_SEPARATOR.finditer(gap)):
        return gap[: separators[-1].start()], gap[separators[-1].end() :]
    own = re.match(r"\s*\([^()]*\)", gap)
    if own:
        return own.group(), gap[own.end() :]
    return ("", gap) if labels_first or gap.rstrip().endswith((":", "-", "–")) else (gap, "")


def _phone(found: FoundNumber, before: str, after: str, left: list[str]) -> Phone:
    """The phone with what the words around it say of it; words that find no place go to `left`."""
    phone: Phone = {"number": found.number}
    label, say = [], [f"extension {found.extension}"] if found.extension else []
    both = f"{before} {after}"
    if _FAX.search(both) and not _ALSO_CALLS.search(both):
        phone["kind"] = "fax"
    elif _TEXT.search(both) and not _ALSO_CALLS.search(both):
        phone["kind"] = "text"
        if send := _SEND.search(before):
            phone["send"] = send[1]
            before = before[: send.start()].strip(_EDGES)
    if not _ONLY_PHONE.fullmatch(before):
        label.append(before)
    if _SAY.match(after):
        say.append(after)
    elif not _ONLY_PHONE.fullmatch(after):
        label.append(after)
    label.append(found.letters)
    for name, parts in (("label", label), ("say", say)):
        words = ""
        for part in filter(None, parts):
            longer = f"{words}, {part}" if words else part
            if len(longer) <= 60 and re.search(r"[^\W\d]", part) and not re.search(r"[.!?]\s", part):
                words = longer
            else:
                left.append(part)
        if words:
            phone[name] = words
    return phone


def _tidy(words: str) -> str:
    """Words without what only stood between numbers."""
    words = words.strip(_EDGES)
    words = re.sub(r"^(?:or|and|&)\b\s*|\s*\b(?:or|and|&)$", "", words, flags=re.IGNORECASE).strip(_EDGES)
    return words if re.search(r"\w", words) else ""
