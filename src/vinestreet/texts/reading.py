"""What a reader is told of a text before it begins: how long it takes, what stands in it, where its sources are.

How long is worked out from the Markdown, for lists tell it too. The rest comes from the page's HTML as the sanitiser
left it, so every heading has the address that its page has.
"""

import re
from dataclasses import dataclass, replace
from html import unescape

from vinestreet.conversations.conversation_model import Conversation, Pause, ReplyChoice, Speech
from vinestreet.conversations.graph import longest_way

WORDS_A_MINUTE = 220  # of a grown person who reads for themselves, silently

_FOOTNOTES = re.compile(r"^\[\^[^\[\]\n]+\]:.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*", re.MULTILINE)
_ADDRESS = re.compile(r"\]\((?:[^)\s\]]|\](?!\())*+\)|\[\^[^\[\]]+\]")  # of a link, and the mark of a footnote
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_STEP = re.compile(r'<h[23] id="([^"]+)">(.*?)</h[23]>', re.DOTALL)
_FIRST = re.compile(r"(?<!\d)1(?!\d)")
_NOTE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a page: the fragment that leads to it, and its name as text."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The HTML of a page in parts: what is read, and from the heading `sources` on what it rests on.

    Where a page opens with its short version, that is `short`, and `lead` is what stands above it. Of an essay,
    `to_try` is the part with something to do; of a page to practise with, `first_step` is what is numbered 1. Where a
    page has no such part, the field is None.
    """

    text: str
    headings: tuple[Heading, ...]  # of the text and the sources
    lead: str = ""
    short: str = ""
    short_heading: Heading | None = None
    sources: str = ""
    sources_heading: Heading | None = None
    to_try: Heading | None = None
    first_step: Heading | None = None


def minutes_to_read(body: str, conversation: Conversation | None = None) -> int:
    """Give the minutes that the Markdown `body` takes, one at least; of a conversation that branches, one way."""
    if conversation:
        body = body.partition("\n/// conversation")[0] + "\n" + "\n".join(_heard(conversation))
    words = len(_WORD.findall(_ADDRESS.sub(" ", _FOOTNOTES.sub("", body))))
    return max(1, round(words / WORDS_A_MINUTE))


def short_version(body: str, heading: str) -> str:
    """Give the Markdown below `heading` in the Markdown `body`, as far as the next one; empty where there is none."""
    found = re.search(rf"^##[ \t]+{re.escape(heading)}[ \t]*\n((?:(?!##?[ \t]).*\n?)*)", body, re.MULTILINE)
    return found[1].strip() if found else ""


def reading_of(html: str, *, short: str, sources: str, to_try: str) -> Reading:
    """Take the page `html` apart; `short`, `sources` and `to_try` are the names of parts in the site's language."""
    found = [(match, Heading(match[1], _plain(match[2]))) for match in _HEADING.finditer(html)]
    steps = (Heading(match[1], _plain(match[2])) for match in _STEP.finditer(html))
    first = next((step for step in steps if _FIRST.search(step.name)), None)
    reading = Reading(html, (), first_step=first)
    begin = 0
    if found and found[0][1].name == short:
        match, heading = found.pop(0)
        begin = found[0][0].start() if found else len(html)
        reading = replace(reading, lead=html[: match.start()], short=html[match.end() : begin], short_heading=heading)
    headings = tuple(heading for _, heading in found)
    to_do = next((heading for heading in headings if heading.name == to_try), None)
    reading = replace(reading, text=html[begin:], headings=headings, to_try=to_do)
    if not (found and headings[-1].name == sources):
        return reading
    last = found[-1][0]
    return replace(reading, text=html[begin : last.start()], sources=html[last.end() :], sources_heading=headings[-1])


def _heard(conversation: Conversation) -> list[str]:
    """The words on the longest way through a conversation; all replies of a choice are read before one is taken."""
    said = []
    for part in longest_way(conversation):
        for step in part.steps:
            if isinstance(step, Speech):
                said.append(step.words)
            elif isinstance(step, Pause):
                said += [step.question, *step.noticed]
            elif isinstance(step, ReplyChoice):
                said += [words for reply in step.replies for words in (reply.words, reply.opens, reply.closes)]
    return said


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _NOTE.sub("", html))).split())
