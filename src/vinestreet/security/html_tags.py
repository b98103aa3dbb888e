"""The start tags in HTML, and where the addresses in them lead, as a browser reads both."""

import re
from html import unescape

Attribute = tuple[str, str]

# Possessive, so that no text can make it try again and again.
_NAME = r"[^\s/>][^\s/>=]*+"
_VALUE = r""""[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|(?=>)"""
_TAG = re.compile(rf"<(?=([a-zA-Z][^\s/>]*+(?:[\s/]*+{_NAME}(?:\s*+=\s*+(?:{_VALUE}))?+)*+[\s/]*+>))")
_START = re.compile(r"<[a-zA-Z]")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+")
_TAG_NAME = re.compile(r"[^\s/>]+")


# What may be a tag within another one, as in a quoted value, is looked at too; but of two hundred within one each would
# have all that follows, which is the square of the page.
MOST_WITHIN = 20
TANGLED = "tags-within-tags>"


def start_tags(html: str) -> list[str]:
    """Give every start tag as it is written, without its `<`.

    Where more than MOST_WITHIN begin within one other, or never end, TANGLED stands for the rest of them.
    """
    tags: list[str] = []
    at, end, within = 0, 0, 0
    last = html.rfind(">") + 1
    while start := _START.search(html, at, last):
        tag = _TAG.match(html, start.start(), last)
        stop = tag.end(1) if tag else last
        within = within + 1 if start.start() < end else 0
        end = max(end, stop)
        tags += [tag[1]] if tag else []
        at = start.end()
        if within == MOST_WITHIN:
            tags.append(TANGLED)
            at = end
    return tags


def taken_apart(tag: str) -> tuple[str, list[Attribute]]:
    """Give the name of a start tag, and the names and values of its attributes; names in small letters."""
    name = _TAG_NAME.match(tag)
    assert name is not None  # start_tags gives no other
    found = _ATTRIBUTE.findall(tag, name.end(), len(tag) - 1)
    return name[0].lower(), [(attribute.lower(), unescape(_bare(value))) for attribute, value in found]


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in {'"', "'"} else value


LINK_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})

# Browsers pass over these wherever they stand: https://url.spec.whatwg.org/#concept-basic-url-parser
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def is_of_this_site(address: str) -> bool:
    """Whether `address` is relative: with no scheme, and no host after two slashes of either kind."""
    read = read_address(address)
    return not _SCHEME.match(read) and not re.match(r"[/\\]{2}", read)


def may_be_linked(address: str) -> bool:
    """Whether a tap on `address` opens a page, a letter, a call or a message, and nothing else."""
    scheme = _SCHEME.match(read_address(address))
    return scheme[1].lower() in LINK_SCHEMES if scheme else is_of_this_site(address)


def read_address(address: str) -> str:
    """Give `address` as a browser reads it: without what it passes over."""
    return _PASSED_OVER.sub("", address)
