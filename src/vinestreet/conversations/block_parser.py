"""The text of a conversation block → its model. Every mistake is reported with its line and what to write instead.

The text is plain Markdown, so that it reads well where nothing turns it into a page:

    People:

    - **Nadia**, waits for a bus

    **Nadia:** Is it late?

    > What do you notice?

    - **Nadia:** I could walk.
      - Opens: …
      - Closes: …
      - Then: She walks

    ## She walks
"""

import re
from collections.abc import Iterable

from vinestreet.conversations.conversation_model import (
    Conversation,
    Needed,
    Onward,
    Part,
    Pause,
    Person,
    Reply,
    ReplyChoice,
    Speech,
    Step,
    Told,
)
from vinestreet.conversations.graph import check_paths
from vinestreet.conversations.known_facts import check_facts
from vinestreet.conversations.paragraphs import HEADING, ITEM, LABEL, PEOPLE, SPEECH, Numbered, paragraphs
from vinestreet.core.problems import Report
from vinestreet.schema.text import nearest

MOST_PEOPLE = 30
MOST_PARTS = 100

_PERSON = re.compile(r"\*\*([^*:]+)\*\*[,:]?[ \t]*(.*)", re.DOTALL)
_STRANGE = re.compile(r"/|```|~~~|\||!\[|\d+[.)]\s|[•·–—]\s*\*\*")  # code, tables, pictures, other kinds of lists
_LABEL_INSIDE = re.compile(r"\s[-*+] (Opens|Closes|Then|Tells|Needs):")
_LABELS = ("Opens", "Closes", "Then", "Tells")  # of a reply
_HTML = re.compile(r"<[a-zA-Z/!][^>]*>?")


def read_conversation(text: str, first: int, report: Report) -> Conversation:
    """Read the `text` between the two lines of a block, whose first line has the number `first` in its file.

    Mistakes go into `report`; the conversation that is given back then holds what could be read.
    """
    return _BlockReader(report, first).read(text)


class _BlockReader:
    """Goes through the paragraphs once, and keeps the part that is being filled."""

    def __init__(self, report: Report, first: int) -> None:
        self.report = report
        self.first = first
        self.conversation = Conversation(first, parts=[Part(first, "")])
        self.people_next = False

    def read(self, text: str) -> Conversation:
        before = len(self.report.problems)
        for paragraph in paragraphs(text, self.first):
            self._paragraph(paragraph)
        if not self.conversation.people:
            self._wrong(self.first, "talk_no_people")
        if len(self.report.problems) == before:
            check_paths(self.conversation, self.report)
        if len(self.report.problems) == before:
            check_facts(self.conversation, self.report)
        return self.conversation

    @property
    def part(self) -> Part:
        return self.conversation.parts[-1]

    def _wrong(self, line: int, key: str, **values: object) -> None:
        self.report.add(line, key, entry="", field="", **{name: _short(value) for name, value in values.items()})

    def _paragraph(self, lines: list[Numbered]) -> None:
        number, first = lines[0]
        if html := _HTML.search("\n".join(text for _, text in lines)):
            self._wrong(number, "talk_html", found=html.group())
        elif PEOPLE.fullmatch(first.strip()):
            self.people_next = True
        elif heading := HEADING.fullmatch(first):
            self._heading(number, heading[1].strip())
        elif first.startswith(">"):
            self._pause(number, lines)
        elif ITEM.fullmatch(first):
            self._list(lines)
        elif label := LABEL.fullmatch(first.strip()):
            self._label_alone(number, label)
        else:
            self._speech(number, _joined(text for _, text in lines))

    def _heading(self, number: int, name: str) -> None:
        if len(self.conversation.parts) == MOST_PARTS:
            self._wrong(number, "talk_many_parts", most=MOST_PARTS)
            return
        first = next((part.line for part in self.conversation.parts if part.name == name), 0)
        if not name:
            self._wrong(number, "talk_empty_heading")
        elif first:
            self._wrong(number, "talk_heading_twice", found=name, first=first)
        if self.part.name or self.part.steps:
            self.conversation.parts.append(Part(number, name))
        else:  # the beginning may have a heading too
            self.part.line, self.part.name = number, name

    def _pause(self, number: int, lines: list[Numbered]) -> None:
        inside = [re.sub(r"^>[ \t]?", "", text).strip() for _, text in lines]
        if "" not in inside[1:-1] and inside[0].endswith("?"):
            inside.insert(1, "")  # a line with `>` alone was forgotten below the question
        question, *noticed = [_joined(part.split("\n")) for part in re.split(r"\n\n+", "\n".join(inside).strip())]
        last = self.part.steps[-1] if self.part.steps else None
        if not question:
            self._wrong(number, "talk_empty_pause")
        elif isinstance(last, Pause) and not last.noticed:  # an empty line stands where `>` alone was meant
            self.part.steps[-1] = Pause(last.question, (question, *noticed))
        else:
            self._add(number, Pause(question, tuple(noticed)))

    def _list(self, lines: list[Numbered]) -> None:
        items: list[list[Numbered]] = []
        for number, text in lines:
            if not ITEM.fullmatch(text) and not text[0].isspace():
                self._wrong(number, "talk_below_list", found=text)
            if items and not ITEM.fullmatch(text):
                items[-1].append((number, text.strip()))
            else:
                items.append([(number, text)])
        if self.people_next:
            self.people_next = False
            for item in items:
                self._person(item)
        else:
            self._choice(items)

    def _person(self, item: list[Numbered]) -> None:
        number = item[0][0]
        text = _joined(text for _, text in item)[2:].strip()
        match = _PERSON.fullmatch(text)
        if not match:
            self._wrong(number, "talk_person", found=text)
        elif len(self.conversation.people) == MOST_PEOPLE:
            self._wrong(number, "talk_many_people", most=MOST_PEOPLE)
        elif any(person.name == match[1].strip() for person in self.conversation.people):
            self._wrong(number, "talk_person_twice", found=match[1])
        else:
            self.conversation.people.append(Person(match[1].strip(), match[2].strip()))

    def _choice(self, items: list[list[Numbered]]) -> None:
        replies = [reply for item in items if (reply := self._reply(item))]
        if len(replies) < len(items):
            return
        number = items[0][0][0]
        if len(replies) == 1:
            self._wrong(number, "talk_one_reply")
        elif len({reply.who for reply in replies}) > 1:
            self._wrong(number, "talk_replies_of_several", found=", ".join({reply.who: 0 for reply in replies}))
        self._add(number, ReplyChoice(number, replies))

    def _reply(self, item: list[Numbered]) -> Reply | None:
        number, text = item[0]
        words = [ITEM.fullmatch(text)[1]]  # type: ignore[index] # the line began the item
        said: dict[str, list[str]] = {}
        into = words
        for line, text in item[1:]:
            label = LABEL.fullmatch(text)
            if label and (name := label[1].lower()) in said:
                self._wrong(line, "talk_label_twice", found=label[1])
            elif label and name == "needs":
                self._wrong(line, "talk_needs_below_reply", found=label[2])
                return None
            elif label:
                into = said[name] = [label[2]]
            elif ITEM.fullmatch(text) or SPEECH.fullmatch(text):
                found = text.lstrip("-*+ \t") if ITEM.fullmatch(text) else text
                near = nearest(found.partition(":")[0], _LABELS)
                self._wrong(line, "talk_unknown_label", found=found, near=near)
                return None
            else:
                into.append(text)
        speech = SPEECH.fullmatch(_joined(words))
        if not speech:
            self._wrong(number, "talk_reply", found=_joined(words))
            return None
        tells = _facts(_joined(said.pop("tells", ())))
        labels = {key: _joined(value) for key, value in said.items()}
        reply = Reply(number, speech[1].strip(), speech[2].strip(), **labels, tells=tells)
        self._known(number, reply.who)
        if not reply.words:
            self._wrong(number, "talk_no_words", found=reply.who)
        for name in ("opens", "closes"):
            if not getattr(reply, name):
                self._wrong(number, f"talk_no_{name}", found=reply.words)
        return reply

    def _label_alone(self, number: int, label: re.Match[str]) -> None:
        name, words = label[1].lower(), label[2].strip()
        if name == "then":
            self._add(number, Onward(number, words))
        elif name in ("tells", "needs"):
            facts = _facts(words)
            if not facts:
                self._wrong(number, "talk_no_fact", found=label[1])
            self.part.steps.append(Told(facts) if name == "tells" else Needed(number, facts))
        else:
            self._wrong(number, "talk_label_alone", found=label[1])

    def _speech(self, number: int, text: str) -> None:
        names = [person.name for person in self.conversation.people]
        if label := _LABEL_INSIDE.search(text):
            self._wrong(number, "talk_label_alone", found=label[1])
            return
        if speech := SPEECH.fullmatch(text):
            who, words = speech[1].strip(), speech[2].strip()
            self._known(number, who)
            if not words:
                self._wrong(number, "talk_no_words", found=who)
            self._add(number, Speech(who, words))
            return
        for name in names:
            if begins := re.match(rf"[*_]*{re.escape(name)}[*_]*(?:[ \t]*:|\*\*)", text):
                self._wrong(number, "talk_not_bold", found=begins.group(), name=name)
                return
        if _STRANGE.match(text):
            self._wrong(number, "talk_strange", found=text)
        self._add(number, Speech("", text))

    def _add(self, number: int, step: Step) -> None:
        last = self.part.last
        if isinstance(last, Onward) or (isinstance(last, ReplyChoice) and all(reply.then for reply in last.replies)):
            self._wrong(number, "talk_not_reached")
        self.part.steps.append(step)

    def _known(self, number: int, name: str) -> None:
        names = [person.name for person in self.conversation.people]
        if names and name not in names:
            self._wrong(number, "talk_unknown_person", found=name, near=nearest(name, names))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def _facts(words: str) -> tuple[str, ...]:
    return tuple(fact for name in words.split(",") if (fact := " ".join(name.split()).casefold()))


def _short(value: object) -> object:
    return value if not isinstance(value, str) or len(value) <= 60 else f"{value[:60]}…"
