"""Free-text hours as tokens: cleaned of HTML, cut into words, each with its meaning."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vinestreet.opening_hours.free_text.time_words import DAY_OF, FEASTS, HOLIDAY, MONTH_OF, NTH_OF, PATTERNS

_PLAIN = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−~", "-"), **dict.fromkeys("‘’`´", "'"), "\r": "\n", **dict.fromkeys('"“”[]', " ")}
)
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PATTERNS.items()), re.IGNORECASE)
_SPOILT_DASH = re.compile("GÇô|ÔÇô|â€“|â€”")  # read in a wrong encoding
_SOFT_HYPHEN = re.compile(r"(?<=[\s\d])\xad|\xad(?=[\s\d])")  # it stands for a dash but inside a word
_DAY_BEHIND = re.compile(r"(\d(?: ?[ap]\.?m\.?)?)(?=(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)", re.IGNORECASE)
_TORN = re.compile(r"\b(\d{1,2}) :(?=[0-5]\d ?[ap]\.?m)", re.IGNORECASE)  # 3 :00pm
_TORN_HALF = re.compile(r"(?<=\d) ([ap]) m\.")  # 9:30 a m.
_WORD = re.compile(r"[^\W\d_][\w'-]*|.|\n")
_NO_MONTH = re.compile(r"may\b(?! ?(?:\d|-|to\b|thr))")  # hours may vary
_EVERY_DAY, _WEEKDAYS, _WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
_ALL_LETTERS = {
    "mtwt": (0, 1, 2, 3),
    "mtwtf": _WEEKDAYS,
    "mtwtfs": tuple(range(6)),
    "mtwtfss": _EVERY_DAY,
    "smtwtfs": _EVERY_DAY,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A `kind` of word, what it means, and where it stands.

    `value` holds the weekdays (0 for Monday, 7 for holidays), or which ones of the month (-1 is the last), or month and
    day (0 for none), or hour and minute. `text` is am or pm of a clock or of a part of the day (a clock without them
    has 0 or nothing: 09:00, 9), the date of a feast, night, week for seven days a week, or word for to and until.
    """

    kind: str
    value: tuple[int, ...]
    text: str
    start: int
    end: int


class NotUnderstoodError(ValueError):
    """The text may say something that is not understood: then none of it is turned into hours."""


def plain(text: str) -> str:
    """Take HTML and odd characters away; what begins a line or an item of a list becomes a line end."""
    text = re.sub(r"(?i)<\s*(?:br|/?p|/?li|/?div|/?tr)\b[^<>]*>", "\n", html.unescape(text))
    text = re.sub(r"<[^<>]*>", " ", text).replace("\\n", "\n").translate(_PLAIN)
    text = _SOFT_HYPHEN.sub("-", _SPOILT_DASH.sub("-", text)).replace("\xad", "")
    text = _TORN_HALF.sub(r" \1.m.", text)
    text = _TORN.sub(r"\1:", _DAY_BEHIND.sub(r"\1; ", text))  # 10-5:30Friday
    return re.sub(r"[^\S\n]+", " ", text).strip()


def kinds(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the kind of each word, where it starts and where it ends; those that are not known are of kind `word`."""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        plain_word = match is None or _NO_MONTH.match(text, at)
        end = _WORD.match(text, at).end() if plain_word else match.end()  # type: ignore[union-attr]
        if text[at] != " ":
            yield ("word" if plain_word else str(match.lastgroup)), at, end  # type: ignore[union-attr]
        at = end


def tokens(text: str) -> list[Token]:
    """Cut a cleaned text; raises NotUnderstoodError at the first word that is not known."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if not match:
            raise NotUnderstoodError
        kind = str(match.lastgroup)
        found.append(_token(kind, match))
        at = match.end()
    return found


def _token(kind: str, match: re.Match[str]) -> Token:
    """Give the token its meaning; kinds that mean the same things become one."""
    value: tuple[int, ...] = ()
    text = "word" if kind == "dash" and match[0][-1].isalpha() else ""
    if kind == "unknown":
        raise NotUnderstoodError
    if kind in _DAYS:
        text = "night" if "night" in match[0].lower() else "week" if match[0][0] in "7sS3" else ""
        kind, value = "days", _DAYS[kind]
    elif kind == "day":
        kind, value = ("t" if match["the_day"].lower() == "t" else "day"), (DAY_OF[match["the_day"].lower()],)
        text = "." * match[0].endswith(".")
    elif kind == "letters":
        kind, value = "days", _letters(match["the_letters"])
    elif kind == "nth":
        value = (NTH_OF[match["the_nth"].lower()],)
    elif kind == "month":
        value = (MONTH_OF[match["the_month"].lower()], int(match["the_date"] or 0))
    elif kind == "feast":
        text = next(date for name, date in FEASTS.items() if re.fullmatch(name, match["the_feast"].lower()))
    elif kind == "part":
        text = "am" if (match["the_part"] or "").lower() == "morning" else "pm"
    elif kind == "noon":
        midnight = (match["the_word12"] or match["the_word"]).lower() == "midnight"
        kind, value, text = "clock", (12, 0), "am" if midnight else "pm"
    elif kind == "clock":
        value = (int(match["the_hour"]), int(match["the_minute"] or 0))
        text = _half(match["the_half"]) or "0" * match["the_hour"].startswith("0")
    elif kind == "digits":
        value = divmod(int(match["the_digits"]), 100)
        text = _half(match["the_half2"]) or ("24" if len(match["the_digits"]) == 4 else "")
        kind = "clock"
    if kind == "clock" and (value[0] > 24 or value[1] > 59):
        raise NotUnderstoodError
    return Token(kind, value, text, match.start(), match.end())


_DAYS = {"daily": _EVERY_DAY, "weekdays": _WEEKDAYS, "weekends": _WEEKEND, "holidays": (HOLIDAY,)}


def _half(written: str | None) -> str:
    return f"{written.strip()[0].lower()}m" if written else ""


def _letters(text: str) -> tuple[int, ...]:
    """Weekdays written together, in the order of the week: MWF, TTh, MTWRF; an S alone may be two days."""
    if text.lower() in _ALL_LETTERS:
        return _ALL_LETTERS[text.lower()]
    days = [{"r": 3}.get(day, DAY_OF.get(day, -1)) for day in re.findall("tu|th|sa|su|[a-z]", text.lower())]
    in_order = all(first < second for first, second in pairwise(days[1:] if days[:1] == [6] else days))
    if -1 in days or len(set(days)) < 2 or not in_order:
        raise NotUnderstoodError
    return tuple(days)
