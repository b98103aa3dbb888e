"""Web and mail addresses in cells that people filled."""

import re
from urllib.parse import urlsplit

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
