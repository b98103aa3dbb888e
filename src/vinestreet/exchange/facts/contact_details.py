"""Ways to reach somebody in cells that people filled: phone numbers, mail and web addresses.

Several numbers may stand in one cell, with what each is for, extensions and faxes. A number is taken only where the
whole of it is a number that its country has; anything else stays as words, because with a wrong digit a stranger's
phone rings.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, shortnumberinfo

from vinestreet.directory.validate_entry import max_length
from vinestreet.exchange.facts.plain_text import plain_text


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
    found = [*_without_neighbours(text, found), *_with_other_endings(text, found, region)]
    rest = _blank(text, found)
    for match in _SHORT.finditer(rest):
        if _is_short(match, region):
            found.append(FoundNumber(*match.span(), match.group().replace("-", "")))
    return sorted(found, key=lambda each: each.start)


# Digits that belong together, whatever stands between them but a word, a comma or a new line.
_RUN = re.compile(r"[+(]?\d[\d ().+-]*\d")
_OTHER_ENDING = re.compile(r" ?/ ?(\d{1,4})(?![\d-])")


def _without_neighbours(text: str, found: list[FoundNumber]) -> list[FoundNumber]:
    """The numbers beside which no digits stand that are part of none: `0371 533450 0371` may end anywhere."""
    runs = [match.span() for match in _RUN.finditer(_without_extensions(text, found))]
    kept = []
    for each in found:
        start, end = next(((a, b) for a, b in runs if a <= each.start < b), (each.start, each.end))
        covered = "".join(text[one.start : one.end] for one in found if start <= one.start < end)
        if _digits(text[start:end]) == _digits(covered)[: len(_digits(text[start:end]))]:
            kept.append(each)
    return kept


def _without_extensions(text: str, found: list[FoundNumber]) -> str:
    """The text with letters in the place of words such as `ext. 12`, which are part of their number."""
    for each in found:
        if each.extension or each.letters:
            text = text[: each.start] + "x" * (each.end - each.start) + text[each.end :]
    return text


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _with_other_endings(text: str, found: list[FoundNumber], region: str) -> list[FoundNumber]:
    """The second of two numbers that are written as one with two endings: `915 885 100 / 06`."""
    others = []
    for each in found:
        match = _OTHER_ENDING.match(text, each.end)
        if not match or each.extension or each.letters:
            continue
        raw = text[each.start : each.end]
        digits = [at for at, char in enumerate(raw) if char.isdigit()]
        if len(digits) > len(match[1]) + 3:
            begins = raw[: digits[-len(match[1])]]
            second = f"{begins}{match[1]}"
            number = phonenumbers.parse(second, region)
            if phonenumbers.is_valid_number(number):
                others.append(FoundNumber(match.start(), match.end(), _written(second, number, region)))
    return others


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


PhoneParts = dict[str, str]


def phones_in(text: str, region: str) -> tuple[list[PhoneParts | str], str]:
    """Give the phones in `text` as entries have them, and the words that were not understood.

    A phone is `"+1 413-555-0102"`, or a mapping of `number`, `label` and `say`. A mapping with `kind` is no phone to
    talk on, and whoever calls this takes `kind` out: `fax`, or `text`, with the word to `send` where there is one.
    """
    text = plain_text(text)
    found = numbers_in(text, region)
    if not found:
        return [], text
    left: list[str] = []
    by_number: dict[tuple[str, str], PhoneParts] = {}
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


def _phone(found: FoundNumber, before: str, after: str, left: list[str]) -> PhoneParts:
    """The phone with what the words around it say of it; words that find no place go to `left`."""
    phone: PhoneParts = {"number": found.number}
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
            if (
                len(longer) <= max_length(f"phone.{name}")
                and re.search(r"[^\W\d]", part)
                and not re.search(r"[.!?]\s", part)
            ):
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


_SEPARATORS = re.compile(r"[\s,;|<>\"'`()\[\]{}]+|\bor\b|\band\b")
# The word before an address says nothing that the field does not say.
_LABEL = re.compile(r"\b(?:web ?(?:site|page)?|site|url|home ?page|e-?mail|mail)\b\s*[:=-]?\s*", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+@-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?![\w@-])", re.ASCII
)
_SCHEME = re.compile(r"(?:https?[:;]?[/\\]{1,3}|http:)+", re.IGNORECASE)
_HOST = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?::\d{2,5})?")
_REFUSED = re.compile(r"[\s<>\"'`\\{}|^\x00-\x20]")  # as vinestreet.fields.values.WebAddress
# Without `www.` or a scheme, only these last parts make a web address out of two words with a dot between.
_COMMON = frozenset(
    "org com net edu gov us info io co ca uk au nz ie health care church ngo coop me biz library".split()
)


def emails_in(text: str) -> tuple[list[str], str]:
    """Give the mail addresses in `text`, each once, and the words around them."""
    found = list(dict.fromkeys(match.group() for match in _MAIL.finditer(text)))
    if not found:
        return [], text
    return found, _left(_MAIL.sub(" ", re.sub(r"\bmailto:", "", text, flags=re.IGNORECASE)))


def websites_in(text: str) -> tuple[list[str], str]:
    """Give the web addresses in `text`, each once, and the words around them.

    One that was written without `http` gets `http://`, which sites answer that know better.
    """
    found: list[str] = []
    left = []
    for part in re.split(r"([\s,;|<>\"'`()\[\]{}]+)", text):
        address = _website(part)
        if address and address not in found:
            found.append(address)
        elif not address:
            left.append(part)
    return found, _left("".join(left)) if found else text


def _website(word: str) -> str:
    word = word.rstrip(".,:!?*")
    scheme = _SCHEME.match(word)
    rest = word[scheme.end() :] if scheme else word
    host = _HOST.match(rest)
    if not host or "@" in rest or _REFUSED.search(rest):
        return ""
    name, path = host.group(), rest[host.end() :]
    if path and path[0] not in "/?#":
        return ""
    if not scheme and not name.lower().startswith("www.") and name.lower().rpartition(".")[2] not in _COMMON:
        return ""
    address = f"{'https' if scheme and 'https' in scheme.group().lower() else 'http'}://{name.lower()}{path}"
    try:
        return address if urlsplit(address).hostname else ""
    except ValueError:
        return ""


def _left(text: str) -> str:
    """The words that are left, without what only introduced an address or stood between two."""
    text = _LABEL.sub(" ", text)
    words = re.sub(r"^(?:[\s,;|/:()<>\"'-]|\b(?:or|and)\b)+|(?:[\s,;|/:()<>\"'-]|\b(?:or|and)\b)+$", "", text)
    return " ".join(words.split())
