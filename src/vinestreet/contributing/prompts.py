"""Asking somebody at a terminal, and asking again until the answer fits.

Questions and what is told go to the error stream: what a command prints for others to read on is not mixed with them.
"""

import re
import sys
from collections.abc import Callable, Sequence
from shutil import get_terminal_size
from textwrap import fill
from typing import TypeVar

import click

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible

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
