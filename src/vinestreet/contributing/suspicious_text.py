"""What to look for in words from strangers before a person acts on them."""

import re
import unicodedata
from collections.abc import Iterator

from phonenumbers import PhoneNumberMatcher

from vinestreet.schema.scalars import Number, number_in
from vinestreet.schema.text import HIDDEN

_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z\d][A-Za-z\d-]*")
_COMMAND = re.compile(r"^\s*/[a-z]+\b", re.MULTILINE)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[\w.'’-]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|close|court|ct|place|pl"
    r"|square|sq|terrace|boulevard|blvd|row|alley|hill|highway|hwy)\b|-?\d{1,3}\.\d{3,}, *-?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)
# Somebody may be in danger, or may be made afraid. What only sounds like it is read once more, and that is all.
_VIOLENCE = re.compile(
    r"\b(?:kni(?:fe|ves)|guns?|bombs?|weapons?|kill\w*|shoot\w*|stab\w*|murder\w*|rap(?:e[ds]?|ing|ist)|strangl\w*|acid"
    r"|beat(?:ing)? (?:you|her|him|them|up)|hurt (?:you|her|him|them)|burn (?:it|you|her|him|them|down)"
    r"|(?:'ll|will|going to) (?:find|get) (?:you|her|him|them)|know where (?:you|she|he|they) lives?"
    r"|you(?:'ll| will) (?:pay|die|regret))\b",
    re.IGNORECASE,
)
_TO_REACH = re.compile(r"@|\d{3}|://|\bwww\.")


def violence_in(text: str) -> str:
    """Give the first words in `text` that speak of violence or threaten it; else nothing."""
    match = _VIOLENCE.search(text.replace("’", "'"))
    return match.group() if match else ""


def name_alone(text: str) -> str:
    """Give what may stand as a signature of `text`: the first word where it also says how to find or reach somebody, or
    nothing where that is no name.
    """
    if not (_TO_REACH.search(text) or tells_a_street(text)):
        return text
    first = re.split(r"[\s,;:<(]", text.strip(), maxsplit=1)[0]
    return first if re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*", first) else ""


def hidden_letter(text: str) -> str:
    """Give the first letter that is not seen, or that turns others round, as `U+200B`; else nothing."""
    match = HIDDEN.search(text)
    found = match.group() if match else next((char for char in text if _is_hidden(char)), "")
    return f"U+{ord(found):04X}" if found else ""


def account_named(text: str) -> str:
    """Give the first `@name` in `text`, which a code host would call here; else nothing."""
    match = _MENTION.search(text)
    return match.group() if match else ""


def command_in(text: str) -> str:
    """Give the first line that a program on a code host could take as an order, such as `/close`; else nothing."""
    match = _COMMAND.search(text)
    return match.group().strip() if match else ""


def tells_a_street(text: str) -> bool:
    """Whether `text` holds what looks like a street with its number, or a place on the map."""
    return bool(_STREET.search(text))


def street_in(text: str) -> str:
    """Give the first of what looks like a street with its number in `text`; else nothing."""
    match = next((each for each in _STREET.finditer(text) if each.group()[-1].isalpha()), None)
    return match.group() if match else ""


def costly_numbers(text: str, region: str) -> Iterator[Number]:
    """Give each phone number in `text`, dialled in `region` (ISO 3166), that may cost more than an ordinary one."""
    found = (number_in(match.raw_string, region) for match in PhoneNumberMatcher(text, region))
    yield from dict.fromkeys(number for number in found if number and number.costs)


def _is_hidden(char: str) -> bool:
    # A joiner stands inside many drawings of people, and in some languages between letters.
    return unicodedata.category(char) in {"Cf", "Co", "Cs"} and char not in "\u200c\u200d"
