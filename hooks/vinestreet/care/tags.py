"""The start tags in HTML, as a browser reads them.

One regular expression follows the tokeniser of the HTML standard (https://html.spec.whatwg.org/#tokenization), so that
an odd quote cannot hide a tag from us and not from a browser. Every `<` before a letter is looked at, in comments and
values too: where one of those ends is what tricks are made of, and honest pages write `&lt;` there.
"""

import re
from html import unescape

Attribute = tuple[str, str]

# Possessive, so that no text can make it try again and again.
_NAME = r"[^\s/>][^\s/>=]*+"
_VALUE = r""""[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|(?=>)"""
_TAG = re.compile(rf"<(?=([a-zA-Z][^\s/>]*+(?:[\s/]*+{_NAME}(?:\s*+=\s*+(?:{_VALUE}))?+)*+[\s/]*+>))")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+")
_TAG_NAME = re.compile(r"[^\s/>]+")


def start_tags(html: str) -> list[str]:
    """Give every start tag as it is written, without its `<`."""
    return _TAG.findall(html)


def taken_apart(tag: str) -> tuple[str, list[Attribute]]:
    """Give the name of a start tag, and the names and values of its attributes; names in small letters."""
    name = _TAG_NAME.match(tag)
    assert name is not None  # start_tags gives no other
    found = _ATTRIBUTE.findall(tag, name.end(), len(tag) - 1)
    return name[0].lower(), [(attribute.lower(), unescape(_bare(value))) for attribute, value in found]


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in {'"', "'"} else value
