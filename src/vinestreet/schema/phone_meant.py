"""What was probably meant by words in which phone numbers stand: each number, and what belongs to it."""

import re
from collections.abc import Callable

import phonenumbers

from vinestreet.schema.flow_text import Bare, quoted

LineMeant = dict[str, object] | list[object] | str | None
IsNumber = Callable[[str], bool]
_BETWEEN = re.compile(r"\s*(?:[/;,&|]|\bor\b|\band\b|\bund\b|\by\b|\bo\b|\bor else\b)\s*(?=[+(]?\d)")
_MARKS = " ()[],;:/|&.-–—\n\"“”'"
# Letters that are typed for the digits they look like; longer words may be dialled (1-800-FLOWERS).
_LOOK_ALIKES = str.maketrans("OoIl", "0011")
_WORD = re.compile(r"[A-Za-z]{3}")
_REPLACED = re.compile(r"(?i)(?:is |it's )?now|new|changed to|→|->|=>")
_JOINING = re.compile(r"(?i)^(?:and|or|y|o|und|oder|also)\b|\b(?:and|or|y|o|und|oder)$")


def line_meant(text: str, region: str, field: str, is_number: IsNumber) -> LineMeant:
    """Give what to write in the `field` for `text`; `is_number` says whether a number is dialled in the `region`."""
    if several := _several(text, region, is_number):
        if len(several) == 2 and isinstance(several[0], dict) and _REPLACED.fullmatch(str(several[0]["label"])):
            return str(several[1]).strip('"') if not isinstance(several[1], dict) else None
        return several if field in {"phone", "text"} else None
    found = list(phonenumbers.PhoneNumberMatcher(text, region))
    if len(found) != 1:
        letters = phonenumbers.convert_alpha_characters_in_number(text)
        if not _WORD.search(text):
            letters = text.translate(_LOOK_ALIKES)
        return letters if re.fullmatch(r"[\dA-Za-z ()+.-]+", text) and is_number(letters) else None
    number = text[found[0].start : found[0].end].strip()
    extension = found[0].number.extension
    bare = re.split(r"(?i)\s*(?:,|;|x|ext)", number)[0].strip() if extension else number
    words = " ".join((text[: found[0].start] + " " + text[found[0].end :]).strip(_MARKS).split())
    if not is_number(bare):
        return None
    if extension:
        words = f"extension {extension}" + (f", {words}" if words else "")
    if not words or field not in {"phone", "text"}:
        return bare
    if field == "text":
        return {"number": bare, "send": re.sub(r"(?i)^(?:text|send)\s+|\s+to$", "", words)}
    return {"number": bare, "say": words}


def _several(text: str, region: str, is_number: IsNumber) -> list[object]:
    """Each of several numbers, with the words beside it as its label."""
    spans = [(match.start, match.end) for match in phonenumbers.PhoneNumberMatcher(text, region)]
    if len(spans) < 2:
        return _ending_apart(text, is_number)
    numbers = [text[start:end].strip() for start, end in spans]
    if not all(map(is_number, numbers)):
        return []
    before = [text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], spans, strict=False)]
    after = text[spans[-1][1] :]
    # `day 413…, night 413…` has its words before the numbers, `413… (day), 413… (night)` behind them.
    leads = bool(before[0].strip(_MARKS))
    labels = [_label(words) for words in (before if leads else [*before[1:], after])]
    return [
        {"number": Bare(quoted(number)), "label": label} if label else Bare(quoted(number))
        for number, label in zip(numbers, labels, strict=True)
    ]


def _label(words: str) -> str:
    plain = words.strip(_MARKS)
    while (shorter := _JOINING.sub("", plain).strip(_MARKS)) != plain:
        plain = shorter
    return " ".join(plain.split())


def _ending_apart(text: str, is_number: IsNumber) -> list[object]:
    """Two numbers of which the second says only its last digits: `413 555 0142 / 0187`."""
    first, *rest = _BETWEEN.split(text.strip())
    if not rest or not is_number(first):
        return []
    whole = [first]
    for ending in rest:
        digits = re.sub(r"\D", "", ending)
        places = [match.start() for match in re.finditer(r"\d", first)]
        if not 2 <= len(digits) < len(places) or re.search(r"[^\d\s().-]", ending):
            return []
        whole.append(first[: places[-len(digits)]] + ending.strip())
    return [Bare(quoted(number)) for number in whole] if all(map(is_number, whole)) else []
