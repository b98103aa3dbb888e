"""Links in texts that lead to something else than they say: a number that is not shown, another site, a message.

Whoever taps a link at three in the morning reads its words and no address. So a link that says 988 and dials another
number, or begins a message with words that nobody typed, is none; nor is one that names a site and opens another, or
one to a number that is invented and that nobody answers.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumberFormat

from vinestreet.schema.call_costs import PREMIUM, is_abroad
from vinestreet.schema.invented_numbers import is_invented
from vinestreet.schema.scalars import number_in
from vinestreet.security.html_tags import read_address

# As nh3 writes links: attributes in double quotes, so that no `>` in one ends the tag.
_LINK = re.compile(r'<a\b((?: [^\s=>"]+="[^"]*")*)>')
_HREF = re.compile(r' href="([^"]*)"')
_DIALS = re.compile(r"(tel|sms):(.*)", re.IGNORECASE | re.DOTALL)
_PLAIN = re.compile(r"\+?[\d().-]+", re.ASCII)  # what is no number, such as *21*…#, tells a phone to do other things
LONGEST_NUMBER = 40  # with its brackets and hyphens; numbers have 15 digits at most (ITU-T E.164)
_BETWEEN = r"[\s().\u2010-\u2013/-]*"
_OTHER = re.compile(rf"\d(?:{_BETWEEN}\d){{6}}|\d{{3}}")
# Letters and elements that turn digits round.
_TURNED = re.compile("<bd[io]\\b|<[^>]* dir=|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class LinkFault:
    """A link that misleads: `key` names the sentence under `problems:`, `mended` is the link in Markdown as it may be.

    `found` is the address as it was written.
    """

    key: str
    found: str
    mended: str


def link_faults(html: str, region: str, invented: Collection[str] = ()) -> Iterator[LinkFault]:
    """Give what is wrong with the links in `html` (as nh3 writes it), in a place in `region`.

    `invented` are the numbers of invented places, as they are shown.
    """
    for tag in _LINK.finditer(html):
        if fault := _fault_of(tag, region, invented):
            yield fault


def without_link_faults(html: str, region: str, invented: Collection[str] = ()) -> str:
    """Give `html` with the words alone where a link misleads."""

    def sound(tag: re.Match[str]) -> str:
        return f"<a{_HREF.sub('', tag[1])}>" if _fault_of(tag, region, invented) else tag[0]

    return _LINK.sub(sound, html)


def _fault_of(tag: re.Match[str], region: str, invented: Collection[str]) -> LinkFault | None:
    href = _HREF.search(tag[1])
    address = unescape(href[1]) if href else ""
    dials = _DIALS.fullmatch(read_address(address))
    if not dials:
        return _other_site(address, _words_of(tag))
    scheme, rest = dials[1].lower(), dials[2]
    dialled, body, _ = re.split(r"([?&;].*)", rest, maxsplit=1) if re.search("[?&;]", rest) else (rest, "", "")
    inside = _inside(tag)
    words = _words_of(tag)
    found = address[:60]
    if len(dialled) > LONGEST_NUMBER or not _PLAIN.fullmatch(dialled) or not re.search(r"\d", dialled):
        return LinkFault("number_link_bad", found, f"[988]({scheme}:988)")
    number = number_in(dialled, region)
    if number and number.costs == PREMIUM:
        return LinkFault("number_link_premium", found, words)
    if is_invented(dialled, region) or (number and number.shown in invented):
        return LinkFault("number_link_invented", found, words)
    shows = not _TURNED.search(inside) and _shows(words, dialled, region)
    own = words if shows else _with_number(words, number.shown if number else dialled)
    mended = f"[{own}]({scheme}:{dialled})"
    if body:
        return LinkFault("number_link_body", found, mended)
    return None if shows else LinkFault("number_link_hidden", found, mended)


def _words_of(tag: re.Match[str]) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", _inside(tag))).split())


def _inside(tag: re.Match[str]) -> str:
    """What stands up to the end of the link, which nh3 always writes."""
    return tag.string[tag.end() : tag.string.find("</a>", tag.end())]


_SITE = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


def _other_site(address: str, words: str) -> LinkFault | None:
    """What is wrong with a link whose words are the name of a site, where another one opens."""
    named = _SITE.fullmatch(words)
    if not named or not re.match(r"https?:", read_address(address), re.IGNORECASE):
        return None
    try:
        host = urlsplit(read_address(address)).hostname or ""
    except ValueError:
        host = ""
    site = named[1].lower().removeprefix("www.")
    if host == site or host.endswith(f".{site}"):
        return None
    return LinkFault("link_other_site", address[:60], f"[{host}]({address[:200]})")


def _shows(words: str, dialled: str, region: str) -> bool:
    """Whether `words` hold the number that is dialled, in one of the ways in which people write it, and no other."""
    left = words
    for digits in sorted(_written(dialled, region), key=len, reverse=True):
        left = re.sub(rf"\+?\(?(?<!\d){_BETWEEN.join(digits)}(?!\d)", " ~ ", left)
    return left != words and not _OTHER.search(left)


def _written(dialled: str, region: str) -> set[str]:
    """The digits of the number as people in `region` may write it."""
    ways = {re.sub(r"\D", "", dialled)}
    try:
        number = phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException:
        return ways
    if phonenumbers.is_valid_number(number):
        styles = [PhoneNumberFormat.E164]
        if not is_abroad(number, region):
            styles.append(PhoneNumberFormat.NATIONAL)
            ways.add(phonenumbers.national_significant_number(number))
        ways |= {re.sub(r"\D", "", phonenumbers.format_number(number, style)) for style in styles}
    return ways


def _with_number(words: str, shown: str) -> str:
    """The words with the number that is dialled in place of any other."""
    bare = " ".join(re.sub(rf"\+?\(?\d(?:{_BETWEEN}\d)+", " ", words).split()).strip(" :")
    return f"{bare} {shown}" if bare else shown
