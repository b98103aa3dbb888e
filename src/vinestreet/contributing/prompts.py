"""Asking until an answer fits, or is passed over: the loop, and one field of an entry asked for by it."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from shutil import get_terminal_size
from textwrap import fill
from typing import Any, TypeVar

import click

from vinestreet.contributing.answer_parsers import PARSERS, AnswerParser, ParsedAnswer
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.validate_entry import field_of, reason, validate_entry
from vinestreet.directory.yaml_writer import Entry
from vinestreet.site.site import Site

T = TypeVar("T")
_HARD_SPACES = re.compile("[\xa0\u202f]")  # which Babel puts into times


class AnswerRefusedError(Exception):
    """An answer does not fit; `reasons` say why, a sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep the reasons, for whoever answered to read."""
        super().__init__(*reasons)
        self.reasons = reasons


class Prompter:
    """Asks and tells, in `words`. Ctrl-C and the end of what can be read raise click.Abort out of every question."""

    def __init__(self, words: Messages) -> None:
        """Ask nothing yet."""
        self.words = words

    def say(self, text: str) -> None:
        """Print `text` in lines that fit, whatever letters the terminal knows; lists and YAML stay as they are."""
        known = sys.stderr.encoding or "ascii"
        width = get_terminal_size().columns
        for line in _HARD_SPACES.sub(" ", text).split("\n"):
            seen = visible(line).encode(known, "replace").decode(known)
            click.echo(seen if line.startswith(" ") else fill(seen, width), err=True)

    def ask(self, question: str) -> str:
        """Ask with a line of its own for the answer, which may be empty; gives it without spaces around it."""
        self.say(f"\n{question}")
        return self.read()

    def read(self) -> str:
        """Give a line that is typed, without spaces around it."""
        return _typed(click.prompt("", prompt_suffix="> ", default="", show_default=False, err=True))

    def ask_inline(self, question: str, default: str | None = None) -> str:
        """Ask with the answer behind the question; Enter takes the `default`, which is shown unless it is empty.

        Without one, something has to be typed.
        """
        end = " " if question.endswith("?") and not default else ": "
        return _typed(click.prompt(question, default=default, show_default=bool(default), prompt_suffix=end, err=True))

    def ask_until_valid(self, ask: Callable[[], str], parse: Callable[[str], T]) -> T:
        """Give what `parse` makes of an answer; while it raises AnswerRefusedError, tell why and `ask` again."""
        while True:
            try:
                return parse(ask())
            except AnswerRefusedError as refused:
                for reason in refused.reasons:
                    self.say(reason)

    def confirm(self, question: str) -> bool:
        """Ask until the answer is yes or no."""
        return self.ask_until_valid(lambda: self.ask(question), self._yes_or_no)

    def _yes_or_no(self, answer: str) -> bool:
        for key, meant in (("new.yes", True), ("new.no", False)):
            if answer.casefold() in self.words(key).split(", "):
                return meant
        raise AnswerRefusedError([self.words("new.yes_or_no")])


def _typed(text: str) -> str:
    """What was typed; where the terminal does not know UTF-8, its bytes are put together again."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


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
