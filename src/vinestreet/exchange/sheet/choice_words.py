"""How else people say one of a few words, where the whole of a cell says just that: `rang` is a check by phone.

What says more than the word (`closed till after New Year`) is none of these: the rest would be lost.
"""

import re

from vinestreet.schema.text import Choice

_ALSO = {
    "open": "active|running|reopened|open again|back open|is open|it's open",
    "paused": "on hold|suspended|temporarily closed|closed temporarily|on pause",
    "closed": "closed for good|permanently closed|closed permanently|closed down|shut down|gone|no longer exists",
    "free": "free of charge|no charge|no cost|it's free|for free",
    "sliding": "sliding scale|donation|donations|by donation|pay what you can|pay as you can",
    "unknown": "not known|not sure|don't know|i don't know|no idea|?|n/a",
    "yes": "always|yep|yeah|yup",
    "no": "never|nope|nah",
    "only-if": "only if",
    "phone": "call|called|a call|by call|rang|rung|phoned|telephoned|telephone|by phone|phone call|on the phone",
    "visit": "visited|went|went there|in person|by going there|was there|walked in|on site",
    "website": "web|web site|their website|online|on their website|from its website|internet",
    "owner": "the owner|they told me|they told us|the people there told me|staff told me",
    "peer-run": "peers|by peers|peer led|run by peers",
    "not-peer-run": "not peers|no peers|not run by peers",
}


def is_word(choice: Choice, text: str) -> bool:
    """Whether the text is a word of the choice, in whatever case and with whatever between its parts."""
    return _plain(text) in (option.replace("-", " ") for option in choice.options)


def word_meant(choice: Choice, text: str) -> str:
    """Give the word of the `choice` that all of `text` says; empty where it says another thing, or more."""
    said = _plain(text)
    for option in choice.options:
        if said == option.replace("-", " ") or said in _ALSO.get(option, "").split("|"):
            return option
    return ""


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.casefold().replace("’", "'")).strip(" .!")
