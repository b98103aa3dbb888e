"""Where the address in a link or an image leads, as a browser reads it."""

import re

LINK_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})

# Browsers pass over these wherever they stand: https://url.spec.whatwg.org/#concept-basic-url-parser
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def is_of_this_site(address: str) -> bool:
    """Whether `address` is relative: with no scheme, and no host after two slashes of either kind."""
    read = _read(address)
    return not _SCHEME.match(read) and not re.match(r"[/\\]{2}", read)


def may_be_linked(address: str) -> bool:
    """Whether a tap on `address` opens a page, a letter, a call or a message, and nothing else."""
    scheme = _SCHEME.match(_read(address))
    return scheme[1].lower() in LINK_SCHEMES if scheme else is_of_this_site(address)


def _read(address: str) -> str:
    return _PASSED_OVER.sub("", address)
