"""The Markdown block `/// conversation`, on pymdownx.blocks: a conversation's text → accessible HTML.

    <div class="talk-whole">
      <h2>Who's in it</h2>  <ul class="talk-people"> …
      <div class="talk-part" id="part-…">
        <h2>Name of the part</h2>
        <ol class="talk-lines" aria-labelledby="…">
          <li class="talk-line talk-voice-1"> what the first says  <li class="talk-told">  what the narrator tells
          <li class="talk-pause"> a question to the reader  <li class="talk-choice"> replies, each a `details`

All of it is there without scripts: replies lead to the parts by links, and each part says where it comes from. The
words of a contributor go through Markdown's inline parsing and through the sanitiser like all others.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from vinestreet.conversations.block_finder import NAME
from vinestreet.conversations.block_parser import read_conversation
from vinestreet.conversations.conversation_model import (
    Conversation,
    Needed,
    Onward,
    Part,
    Pause,
    Reply,
    Speech,
    Step,
    Told,
)
from vinestreet.conversations.graph import came_from
from vinestreet.core.messages import Messages
from vinestreet.core.problems import Report

VOICES = 4  # that look different (overrides/assets/css/conversation.css)


class ConversationExtension(BlocksExtension):
    """Adds the block to Markdown; `words` are those of the interface."""

    def __init__(self, words: Messages) -> None:
        """Keep `words` for the headings and labels around what contributors write."""
        super().__init__()
        self._words = words

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 # their name
        """Register the block."""
        block_mgr.register(ConversationBlock, {"words": self._words})


class ConversationBlock(Block):
    """`/// conversation` … `///`; what stands between is read as a whole when the block ends."""

    NAME = NAME

    def on_markdown(self) -> str:
        """Keep the text as it is: it has a grammar of its own."""
        return "raw"

    def on_create(self, parent: Element) -> Element:
        """Make room for the conversation."""
        return SubElement(parent, "div", {"class": "talk-whole"})

    def on_end(self, block: Element) -> None:
        """Put the conversation in the place of its text; mistakes were told when the file was checked."""
        text, block.text = block.text or "", None
        report = Report("")
        conversation = read_conversation(text, 1, report)
        if report.problems:
            return  # a `Then:` may lead nowhere; nothing is published until that is mended
        _Writer(conversation, self.config["words"]).write(block)


class _Writer:
    def __init__(self, conversation: Conversation, words: Messages) -> None:
        self.conversation = conversation
        self.t = words
        self.came = came_from(conversation)
        self.numbers = {part.name: number for number, part in enumerate(conversation.parts, 1)}
        self.voices = {person.name: 1 + at % VOICES for at, person in enumerate(conversation.people)}
        self.ends = sum(part.ends() for part in conversation.parts)

    def write(self, into: Element) -> None:
        _new(into, "h2", self.t("talk.people"), id="part-people")
        people = _new(into, "ul", **{"class": "talk-people"})
        for person in self.conversation.people:
            line = _new(people, "li")
            name = _new(line, "strong", person.name)
            name.tail = f", {person.who}" if person.who else ""
        for part in self.conversation.parts:
            self._part(_new(into, "div", **{"class": "talk-part", "id": self._id(part.name)}), part)

    def _part(self, into: Element, part: Part) -> None:
        heading = f"{self._id(part.name)}-name"
        _new(into, "h2", self._name(part.name), id=heading)
        if before := [name for name in self.came.get(part.name, ()) if name != part.name]:
            came = _new(into, "p", self.t("talk.from") + " ", **{"class": "talk-from"})
            for name in before:
                link = _new(came, "a", self._name(name), href=f"#{self._id(name)}")
                link.tail = ", " if name != before[-1] else ""
        lines = _new(into, "ol", **{"class": "talk-lines", "aria-labelledby": heading})
        for step in part.steps:
            self._step(lines, step)
        if self.ends > 1 and part.ends():
            end = _new(into, "p", self.t("talk.end", count=self.ends) + " ", **{"class": "talk-end"})
            start = self.conversation.parts[0].name
            _new(end, "a", self.t("talk.again"), href=f"#{self._id(start)}")

    def _step(self, lines: Element, step: Step) -> None:
        if isinstance(step, Told | Needed):
            return  # marks for the check
        if isinstance(step, Speech):
            kind = f"talk-line talk-voice-{self.voices.get(step.who, 1)}" if step.who else "talk-told"
            _spoken(_new(_new(lines, "li", **{"class": kind}), "p"), step.who, step.words)
        elif isinstance(step, Pause):
            self._pause(_new(lines, "li", **{"class": "talk-pause"}), step)
        elif isinstance(step, Onward):
            self._link(_new(lines, "li", **{"class": "talk-onward"}), step.then)
        else:
            choice = _new(lines, "li", **{"class": "talk-choice"})
            _new(choice, "p", self.t("talk.might_say", name=step.replies[0].who), **{"class": "talk-ask"})
            replies = _new(choice, "ul", **{"class": "talk-replies"})
            for reply in step.replies:
                self._reply(_new(_new(replies, "li"), "details"), reply)

    def _pause(self, into: Element, pause: Pause) -> None:
        _new(into, "p", pause.question, **{"class": "talk-ask"})
        if pause.noticed:
            details = _new(into, "details")
            _new(details, "summary", self.t("talk.noticed"))
            for words in pause.noticed:
                _new(details, "p", words)

    def _reply(self, into: Element, reply: Reply) -> None:
        _new(into, "summary", reply.words)
        for label, words in (("talk.opens", reply.opens), ("talk.closes", reply.closes)):
            _new(_new(into, "p"), "strong", self.t(label)).tail = f" {words}"
        if reply.then:
            self._link(into, reply.then)

    def _link(self, into: Element, name: str) -> None:
        goes_on = _new(into, "p", **{"class": "talk-then"})
        _new(goes_on, "a", self.t("talk.then", name=name), href=f"#{self._id(name)}")

    def _name(self, name: str) -> str:
        return name or self.t("talk.beginning")

    def _id(self, name: str) -> str:
        return f"part-{self.numbers.get(name, 0)}"


def _spoken(into: Element, who: str, words: str) -> None:
    if who:
        _new(into, "strong", f"{who}:").tail = f" {words}"
    else:
        into.text = words


def _new(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text
    return child
