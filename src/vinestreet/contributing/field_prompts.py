"""Asking for one field of an entry, or one part of it, until the answer can be read, or is passed over."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from vinestreet.contributing.answer_parsers import PARSERS, AnswerParser, ParsedAnswer
from vinestreet.contributing.prompts import AnswerRefusedError, Prompter
from vinestreet.directory.validate_entry import field_of, reason, validate_entry
from vinestreet.directory.yaml_writer import Entry
from vinestreet.site.site import Site


class FieldPrompts:
    """Asks for fields by `prompter`; `entry` holds the answers so far."""

    def __init__(self, site: Site, today: date, prompter: Prompter) -> None:
        """Begin with an empty entry."""
        self.site, self.today, self.prompter, self.t = site, today, prompter, site.words
        self.entry: Entry = {}

    def ask_field(self, name: str, choices: Mapping[str, str] | None = None, *, required: bool = False) -> None:
        """Ask for a field; `choices` are shown with numbers, which can be typed too."""
        parse = PARSERS[name]
        if choices:
            self._list([words.removesuffix(".") for words in choices.values()])

        def parse_numbers_too(text: str, site: Site) -> ParsedAnswer:
            return parse(_without_numbers(text, list(choices)) if choices else text, site)

        self.entry |= self.ask_until_valid(self.t(f"new.{name}"), parse_numbers_too, required=required)

    def ask_part(
        self,
        field: str,
        part: str,
        question: str,
        parse: AnswerParser,
        others: Entry,
        *,
        required: bool = False,
    ) -> Any:
        """Ask for one part of a field that has several; `others` stand for those that it needs and has not yet."""

        def filled(parts: Entry) -> Entry:
            whole = {**others, **parts}
            return {field: [whole] if field == "notes" else whole} if parts else {}

        return self.ask_until_valid(question, parse, filled, required=required).get(part)

    def ask_until_valid(
        self,
        question: str,
        parse: AnswerParser,
        filled: Callable[[Entry], Entry] = lambda fields: fields,
        *,
        required: bool = False,
    ) -> Entry:
        """Ask until the answer fits, or is passed over unless it is `required`; gives its fields.

        `filled` makes a whole field of a part, so that the readers can look at it.
        """

        def checked(text: str) -> Entry:
            if not text and not required:
                return {}
            if not text:
                raise AnswerRefusedError([self.t("new.needed")])
            answer = parse(text, self.site)
            wrong = self._wrong(filled(answer.fields))
            if answer.left:
                again = self.t("new.again_needed") if required else self.t("new.again")
                wrong = [self.t("new.not_understood", words=answer.left, again=again)]
            if wrong:
                raise AnswerRefusedError([f"{sentence[:1].upper()}{sentence[1:]}" for sentence in wrong])
            return answer.fields

        return self.prompter.ask_until_valid(lambda: self.prompter.ask(question), checked)

    def _wrong(self, fields: Entry) -> list[str]:
        """What the readers say against the fields, beside what has been answered so far."""
        base = {"name": "–", "what": "–", "needs": [next(iter(self.site.directory.needs))], **self.entry}
        site = self.site
        result = validate_entry("new-place", fields, site.directory, site.place.country, self.today, base=base)
        return [reason(problem, self.t) for problem in result.problems if field_of(problem) in fields]

    def _list(self, shown: Sequence[str]) -> None:
        self.prompter.say("")
        for number, words in enumerate(shown, 1):
            self.prompter.say(f"{number:4}  {words}")


def _without_numbers(text: str, ids: Sequence[str]) -> str:
    """Put the ids in the place of numbers from the list."""
    parts = [part.strip() for part in text.replace(";", ",").split(",")]
    if len(parts) == 1 and all(part.isdecimal() for part in text.split()):
        parts = text.split()
    named = (ids[int(part) - 1] if part.isdecimal() and 0 < int(part) <= len(ids) else part for part in parts)
    return ", ".join(named)
