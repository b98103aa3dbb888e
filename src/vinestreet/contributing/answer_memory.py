"""Questions with a way back: what was answered is kept, so that going back, changing one answer or going on another day
is asking everything again and answering what is known already.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from vinestreet.contributing.prompts import Prompter
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.messages import Messages


class StepBackError(Exception):
    """Whoever answers wants the question before this one again."""


class RememberingPrompter(Prompter):
    """Answers by itself what was answered before, in silence; `helps` says more about a question, by its words.

    Every question can be answered with `?` for help and `back` for the question before.
    """

    def __init__(self, words: Messages, helps: Mapping[str, str]) -> None:
        """Begin without answers."""
        super().__init__(words)
        self.answers: dict[str, str] = {}
        self._helps = helps
        self._asked: list[str] = []
        self._unsaid: list[str] = []

    def begin(self) -> None:
        """Ask from the first question on."""
        self._asked, self._unsaid = [], []

    def say(self, text: str) -> None:
        """Print `text` with the next question that is really asked, or at the end."""
        self._unsaid.append(text)

    def flush(self) -> None:
        """Print what was not said yet."""
        for text in self._unsaid:
            super().say(text)
        self._unsaid = []

    def ask(self, question: str) -> str:
        """Give the answer that is known, once; else ask."""
        if question in self.answers and question not in self._asked:
            self._asked.append(question)
            self._unsaid = []
            return self.answers[question]
        while True:
            self.flush()
            self.say(f"\n{question}")
            self.flush()
            typed = self.read()
            if typed == "?":
                self.say(self._helps.get(question, ""))
                self.say(self.words("new_help.any"))
            elif typed.casefold() in self.words("new.back").split(", "):
                self._step_back(question)
            else:
                self.answers.pop(question, None)
                self.answers[question] = typed
                self._asked = [*(each for each in self._asked if each != question), question]
                return typed

    def ask_anew(self, question: str) -> str:
        """Ask without remembering the answer."""
        self.answers.pop(question, None)
        typed = self.ask(question)
        self.answers.pop(question, None)
        return typed

    def _step_back(self, question: str) -> None:
        before = [each for each in self._asked if each != question]
        if not before:
            self.say(self.words("new.first"))
            return
        self.answers.pop(before[-1], None)
        self.answers.pop(question, None)
        raise StepBackError

    def keep(self, file: Path) -> None:
        """Write the answers down for another day."""
        write_atomically(file, json.dumps(self.answers, ensure_ascii=False, indent=1) + "\n")

    def take_up(self, file: Path) -> None:
        """Take the answers that were kept; what cannot be read counts as none."""
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self.answers = {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}
