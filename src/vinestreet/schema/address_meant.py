"""What was probably meant by a value that is no web or mail address: links, doubled beginnings, broken lines."""

import re

_LINK = re.compile(
    r"\[.*?\]\s*\(\s*<?(?:mailto:)?([^)\s>]+)>?[^)]*\)"  # Markdown
    r"|<\s*a\s[^>]*?href\s*=\s*[\"']?(?:mailto:)?([^\"'\s>]+)[^>]*>.*"
    r"|<(?:mailto:)?([^>\s]+)>"
    r"|(\S+)[,;.]?",
    re.IGNORECASE,
)
_GOOD = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>\"'`\\{}|^]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?\s*[:;]?\s*/{0,3}\s*)+(?=https?\s*:?\s*/)", re.IGNORECASE)
_SCHEME_ALONE = re.compile(r"(?i)^(?:(https?)\s*[:;]\s*/{0,3}|(https?)\s*/{1,3}|[:;]?/{0,3})\s*(?=[\w-]+\.)")
_FOUND = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
# An address ends so where a line broke inside it, or goes on so.
_GOES_ON = re.compile(r"(?<=[/\-_?&=.%#+])\s+(?=[\w/?&=%#.-]+$)|(?<=\w)\s+(?=[/\-_?&=%#.+][\w/?&=%#.-]*$)")


def web_address_meant(text: str) -> str:
    """Give a web address out of what looks like one; empty for none, or where several may be meant."""
    plain = _GOES_ON.sub("", text.strip())
    linked = _LINK.fullmatch(plain)
    if not linked:
        found = list(dict.fromkeys(each.rstrip(",;.") for each in _FOUND.findall(plain)))
        return web_address_meant(found[0]) if len(found) == 1 and found[0] != plain else ""
    bare = next(group for group in linked.groups() if group).strip("\"'").rstrip(",;.")
    bare = _SCHEME.sub("", bare)
    bare = _SCHEME_ALONE.sub(lambda match: f"{(match[1] or match[2] or 'https').lower()}://", bare, count=1)
    return bare if _GOOD.fullmatch(bare) and "@" not in bare.partition("://")[2].partition("/")[0] else ""


def mail_address_meant(text: str) -> str:
    """Give a mail address out of what looks like one; empty for none, or where several may be meant."""
    plain = re.sub(r"(?i)\s*[\[(<]?\s*\bat\b\s*[\])>]?\s*", "@", text, count=1) if "@" not in text else text
    plain = re.sub(r"(?i)\s+dot\s+|\s*[\[(]dot[\])]\s*", ".", plain)
    plain = re.sub(r"\s*@\s*", "@", plain)
    found = list(dict.fromkeys(re.findall(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", plain, re.ASCII)))
    return found[0] if len(found) == 1 else ""
