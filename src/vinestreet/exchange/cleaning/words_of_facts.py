"""Ages, cost, position and status in cells that people filled."""

import re

_NUMBER = r"(\d{1,3})"
_YEARS = r"(?: ?(?:years?|yrs?)(?: ?(?:old|of age))?| ?y/?o)?"
_OLD = (
    (re.compile(rf"(?:ages? )?{_NUMBER}{_YEARS} ?(?:\+|(?:and|&|or) (?:older|over|up|above)){_YEARS}"), "{0}+"),
    (re.compile(rf"(?:at least|minimum(?: age)?:?) {_NUMBER}{_YEARS}"), "{0}+"),  # `over 18` may mean either
    (re.compile(rf"(?:under|younger than|below) {_NUMBER}{_YEARS}"), "under {0}"),
    (re.compile(rf"(?:ages? |from )?{_NUMBER}{_YEARS} ?(?:-|–|to|through|thru) ?{_NUMBER}{_YEARS}"), "{0}-{1}"),
)  # fmt: skip
_ADULTS = re.compile(r"all(?: ages)?|any(?: age)?|everyone")


def ages_in(text: str) -> str:
    """Give ages as entries have them (`18+`, `under 18`, `16-25`, `all`), or nothing where it is not just ages."""
    words = " ".join(text.lower().split()).strip(" .")
    if _ADULTS.fullmatch(words):
        return "all"
    for pattern, form in _OLD:
        if match := pattern.fullmatch(words):
            numbers = [int(number) for number in match.groups()]
            return form.format(*numbers) if numbers == sorted(numbers) else ""
    return ""


_FREE = re.compile(
    r"(?:(?:it is |services? (?:are|is) )?free(?: of charge| services?| to all)?"
    r"|no (?:cost|charge|fees?)(?: to (?:clients?|participants?))?|none|\$ ?0(?:\.00)?)[.!]?",
    re.IGNORECASE,
)
_SLIDING = re.compile(r"\bsliding[ -](?:fee|scale)|\bpay what you can\b|\bability to pay\b", re.IGNORECASE)
_PAID = re.compile(r"(?:fee:? ?)?\$ ?[1-9][\d,.]*(?: ?(?:per|a|an|each|/) ?\w+){0,2}\.?", re.IGNORECASE)


def cost_in(text: str) -> tuple[str, str]:
    """Give `free`, `sliding`, `paid` or `unknown`, and the words, where they say more than that."""
    if _FREE.fullmatch(text):
        return "free", "" if text.lower().strip(".!") == "free" else text
    if _SLIDING.search(text):
        return "sliding", text
    return ("paid" if _PAID.fullmatch(text) else "unknown"), text


def position_in(text: str) -> tuple[float, float] | None:
    """Give latitude and longitude in degrees from two numbers, or from a point in a map's format; or None.

    `POINT (-72.6 42.1)` has the longitude first. A point at 0, 0 lies in the sea off Ghana and means nothing.
    """
    numbers = re.findall(r"[-+]?\d{1,3}(?:\.\d+)?", text)
    around = re.sub(r"[-+]?\d{1,3}(?:\.\d+)?", "", text).strip(" ,;()[]")
    if len(numbers) != 2 or around.upper() not in {"", "POINT", "POINT ("}:
        return None
    latitude, longitude = (float(number) for number in (reversed(numbers) if around else numbers))
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude, longitude) == (0, 0):
        return None
    return latitude, longitude


_OPEN = frozenset("active open yes y true 1 operational current published operating".split())
_YES = frozenset("yes y true t 1 x confidential".split())
_PAUSED = frozenset(
    {"paused", "temporarily closed", "temporarily inactive", "on hold", "seasonal closure", "suspended"}
)
_CLOSED = frozenset({"closed", "permanently closed", "defunct", "closed permanently", "no longer operating"})


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.lower() in _YES


def status_in(text: str) -> str | None:
    """Give `open`, `paused` or `closed`, or None: `inactive` may mean a record that nobody keeps."""
    words = " ".join(text.lower().split()).strip(".")
    for kind, known in (("open", _OPEN), ("paused", _PAUSED), ("closed", _CLOSED)):
        if words in known:
            return kind
    return None
