"""Words of others as plain words that our own readers take."""

import re

from vinestreet.exchange.cleaning.letters import seen
from vinestreet.exchange.cleaning.markup import unescaped, without_marks, without_tags


def plain(text: object) -> str:
    """Give the words of `text` on one line: no HTML, no Markdown that our reader refuses, nothing hidden.

    Paragraphs become sentences, items of a list are parted by semicolons, and links keep their address in brackets.
    A cell that has nothing to say, such as `NULL` or `N/A` or `-`, is empty.
    """
    if text is None:
        return ""
    words = str(text)
    if not _SIMPLE.fullmatch(words):
        words = without_marks(without_tags(seen(unescaped(seen(words)))))
        for _ in range(20):  # without one mark, another may show
            before, words = words, without_marks(" ".join(words.split()))
            if words == before:
                break
        else:
            words = re.sub(r"[\[\]`*_~#<&]+", " ", words)
    words = " ".join(words.split())
    return "" if _NOTHING.fullmatch(words) else words


# Nothing in it needs looking at: most cells are like this.
_SIMPLE = re.compile(r"[A-Za-z0-9 .,;:'\"()/$%?!@+-]*")
# `None` is not here: as an answer to what a place costs or asks for, it says something.
_NOTHING = re.compile(r"[\W_]*|NULL|null|NaN|nan|[nN]/[aA]|[nN]\.[aA]\.|undefined|#[nN]/[aA]!?")


def sentences(text: str, most: int) -> tuple[str, str]:
    """Cut `text` at the end of a sentence so that the first part has at most `most` characters; gives it and the rest.

    Where the first sentence alone is longer, it is cut between words, and an ellipsis on both sides says so.
    """
    if len(text) <= most:
        return text, ""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, most + 1) if end.end() <= most]
    for end in reversed(ends):
        if not _ABBREVIATED.search(text, max(0, end - 12), end):
            return text[:end], text[end:].lstrip()
    space = text.rfind(" ", 0, most - 1)
    cut = space if space > 0 else most - 2
    return f"{text[:cut].rstrip()} …", f"… {text[cut:].lstrip()}"


_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:St|Ave|Blvd|Rd|Dr|Mr|Mrs|Ms|Jr|Sr|Ste|Apt|Inc|Ltd|Co|Dept|No|vs|etc|e\.g|i\.e|a\.m|p\.m|approx|[Ee]xt"
    r"|Mt|Ft|[A-Z]))\.\Z"
)
