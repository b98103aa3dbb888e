"""Finding phone numbers in text.

A number is taken only where the whole of it is a number that its country has; anything else stays as words, because
with a wrong digit a stranger's phone rings.
"""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, shortnumberinfo


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """Where a number stands in a text, how our reader takes it, its extension, and the letters that it was told by."""

    start: int
    end: int
    number: str
    extension: str = ""
    letters: str = ""


# 1-800-GET-HELP: seven signs after the code, letters among them, of a free number or with the 1 before it.
_WITH_LETTERS = re.compile(
    r"(?<![\w-])(?:\+?1[-. ] ?\(?[2-9]\d\d\)?[-. ]|\(?8(?:00|88|77|66|55|44|33)(?:\) ?|-|\.)) ?"
    r"[A-Z0-9](?:[-. ]?[A-Z0-9]){6}(?![\w-]|\s\d)"
)
# Another digit that may belong to it: then nobody knows which number was meant.
_MORE_BEFORE = re.compile(r"\d[-./]$|(?<![\d:.-])\d $")
_MORE_AFTER = re.compile(r"[-.]?\d|[^\W\d]| \d(?=$|[,;/.)])")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_SHORT = re.compile(r"(?<![\w.+#-])(?:\d{3}|\d{5,6}|\d-1-1|9-8-8)(?![\w-]|\.\d|\s\d)")
# A short number stands alone, or someone is told to call it; `Room 211` is none.
_BEFORE_SHORT = re.compile(r"(?:^|[;/,|(:]|\b(?:or|and|call|dial|text|tty|tdd|relay|phone))\s*$", re.IGNORECASE)
_AFTER_SHORT = re.compile(r"\s*(?:$|[;/,|().]|-\s|\b(?:or|and|then|press|to|from)\b)", re.IGNORECASE)
_SENT_TO = re.compile(r"\b(?:text|txt|sms)\b[^.;/]{0,40}\s*$", re.IGNORECASE)


def numbers_in(text: str, region: str) -> list[FoundNumber]:
    """Give the numbers in `text` (one line), in its order; those without an area code are those of `region`."""
    found = []
    for match in _WITH_LETTERS.finditer(text):
        digits = re.sub(r"\D", "", match.group().translate(_KEYS))
        if sum(map(str.isupper, match.group())) >= 3 and phonenumbers.country_code_for_region(region) == 1:
            number = phonenumbers.parse(digits, "US")
            if phonenumbers.is_valid_number(number):
                shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
                found.append(FoundNumber(*match.span(), shown, letters=match.group()))
    rest = _blank(text, found)
    for each in PhoneNumberMatcher(rest, region, leniency=Leniency.VALID):
        end = each.start + len(each.raw_string)
        extension = each.number.extension or ""
        if len(extension) <= 7 and not (_MORE_BEFORE.search(rest[: each.start]) or _MORE_AFTER.match(rest[end:])):
            written = _written(each.raw_string, each.number, region)
            found.append(FoundNumber(each.start, end, written, extension))
    rest = _blank(text, found)
    for match in _SHORT.finditer(rest):
        if _is_short(match, region):
            found.append(FoundNumber(*match.span(), match.group().replace("-", "")))
    return sorted(found, key=lambda each: each.start)


def _written(raw: str, number: phonenumbers.PhoneNumber, region: str) -> str:
    """With the code of its country, or as it was written where a country has numbers that work within it alone."""
    if number.country_code != 1 and not raw.lstrip("( ").startswith("+"):
        text = re.split(r"[^\d\s()./-]", raw)[0].strip(" ./-")
        text = text if text.count("(") == text.count(")") else text.replace("(", "").replace(")", "")
        try:
            again = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            again = None
        if again and (again.country_code, again.national_number) == (number.country_code, number.national_number):
            return text
    bare = phonenumbers.PhoneNumber(
        country_code=number.country_code,
        national_number=number.national_number,
        italian_leading_zero=number.italian_leading_zero,
        number_of_leading_zeros=number.number_of_leading_zeros,
    )
    return phonenumbers.format_number(bare, PhoneNumberFormat.INTERNATIONAL)


def _is_short(match: re.Match[str], region: str) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.search(r"\b(?:ext|extensions?|x|room|suite|option|press)\b[^;/]*$", before, re.IGNORECASE):
        return False
    if not (_BEFORE_SHORT.search(before) or _SENT_TO.search(before)) or not _AFTER_SHORT.match(after):
        return False
    digits = match.group().replace("-", "")
    if len(digits) > 3 and not _SENT_TO.search(before):
        return False
    number = phonenumbers.parse(digits, region)
    return bool(shortnumberinfo.is_valid_short_number_for_region(number, region))


def _blank(text: str, found: list[FoundNumber]) -> str:
    for each in found:
        text = text[: each.start] + "¤" * (each.end - each.start) + text[each.end :]
    return text
