"""Asking one thing until the answer fits, or is passed over."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from vinestreet.contributing.answers import READERS, Found
from vinestreet.contributing.trying import field_of, said, tried
from vinestreet.directory.yaml_writer import Entry
from vinestreet.site.site import Site

Ask = Callable[[str], str]
Say = Callable[[str], None]
Reader = Callable[[str, Site], Found]


class Asking:
    """Asks with `ask`, which gives what somebody typed, and tells with `say`; `entry` holds the answers so far."""

    def __init__(self, site: Site, today: date, ask: Ask, say: Say) -> None:
        """Begin with an empty entry."""
        self.site, self.today, self.ask, self.say, self.t = site, today, ask, say, site.words
        self.entry: Entry = {}

    def confirm(self, question: str) -> bool:
        """Ask until the answer is yes or no."""
        while True:
            answer = self.ask(question).strip().casefold()
            for key, meant in (("new.yes", True), ("new.no", False)):
                if answer in self.t(key).split(", "):
                    return meant
            self.say(self.t("new.yes_or_no"))

    def field(self, name: str, choices: Mapping[str, str] | None = None, *, required: bool = False) -> None:
        """Ask for a field; `choices` are shown with numbers, which can be typed too."""
        reader = READERS[name]
        if choices:
            self._list([words.removesuffix(".") for words in choices.values()])

        def numbers_too(text: str, site: Site) -> Found:
            return reader(_without_numbers(text, list(choices)) if choices else text, site)

        self.entry |= self.until_it_fits(self.t(f"new.{name}"), numbers_too, required=required)

    def until_it_fits(
        self,
        question: str,
        reader: Reader,
        filled: Callable[[Entry], Entry] = lambda fields: fields,
        *,
        required: bool = False,
    ) -> Entry:
        """Ask until the answer can be read, or is passed over; `filled` makes a whole field of a part, to try it."""
        while True:
            text = self.ask(question).strip()
            if not text and not required:
                return {}
            if not text:
                self.say(self.t("new.needed"))
                continue
            found = reader(text, self.site)
            wrong = self._wrong(filled(found.fields))
            if found.left:
                again = self.t("new.again_needed") if required else self.t("new.again")
                wrong = [self.t("new.not_understood", words=found.left, again=again)]
            if not wrong:
                return found.fields
            for sentence in wrong:
                self.say(f"{sentence[:1].upper()}{sentence[1:]}")

    def _wrong(self, fields: Entry) -> list[str]:
        """What the readers say against the fields, beside what has been answered so far."""
        base = {"name": "–", "what": "–", "needs": [next(iter(self.site.directory.needs))], **self.entry}
        result = tried("new-place", fields, self.site, self.today, base=base)
        return [said(problem, self.t) for problem in result.problems if field_of(problem) in fields]

    def part(
        self,
        field: str,
        part: str,
        question: str,
        reader: Reader,
        others: Entry,
        *,
        required: bool = False,
    ) -> Any:
        """Ask for one part of a field that has several; `others` stand for those that it needs and has not yet."""

        def filled(parts: Entry) -> Entry:
            whole = {**others, **parts}
            return {field: [whole] if field == "notes" else whole} if parts else {}

        return self.until_it_fits(question, reader, filled, required=required).get(part)

    def _list(self, shown: Sequence[str]) -> None:
        self.say("")
        for number, words in enumerate(shown, 1):
            self.say(f"{number:4}  {words}")


def _without_numbers(text: str, ids: Sequence[str]) -> str:
    """Put the ids in the place of numbers from the list."""
    parts = [part.strip() for part in text.replace(";", ",").split(",")]
    if len(parts) == 1 and all(part.isdecimal() for part in text.split()):
        parts = text.split()
    named = (ids[int(part) - 1] if part.isdecimal() and 0 < int(part) <= len(ids) else part for part in parts)
    return ", ".join(named)
