"""Words as Markdown that shows their letters and nothing else, whoever wrote them."""

import re

from vinestreet.core.problems import visible

_MARKS = re.compile(r"[\\`*_{}\[\]<>()#+!|~^$&=:-]")
_CALLS_SOMEONE = re.compile(r"[@#](?=\w)")
_LINKS_ITSELF = re.compile(r"\b(?:https?|www|ftp|mailto|xmpp)(?=[.:])", re.IGNORECASE)
_SAFE = re.compile(r"^(?=\d+[.)])")
APART = "\u2060"  # a joiner that is not seen: it keeps code hosts from making a link, or calling people


def plain_markdown(text: str) -> str:
    """Give `text` so that Markdown makes nothing of it: no marks, no HTML, no links, and nobody is called by @name.

    An address stays readable and does not become a link: what a stranger wrote is not one tap away.
    """
    apart = _LINKS_ITSELF.sub(lambda match: match.group() + APART, visible(text))
    return _CALLS_SOMEONE.sub(lambda match: match.group() + APART, _MARKS.sub(r"\\\g<0>", apart))
