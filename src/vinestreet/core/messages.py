"""What the interface says, by key, in one language.

A file `messages/<language>.yml` nests plain sentences: `listing: {hours: When it is open}` is the key
`listing.hours`. A sentence may hold `{names}` to fill in. Where a number decides the wording, the entry is a
mapping by plural category (`one`, `other`, … as in Unicode CLDR) and the number is given as `count`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from vinestreet.core.project_paths import FOLDER


class MessageMissingError(LookupError):
    """A template or a rule asked for a sentence that the language file does not have."""


class Messages:
    """The sentences of one language; call it with a key to get one."""

    def __init__(self, locale: Locale, sentences: Mapping[str, Any]) -> None:
        """Keep nested `sentences` for `locale`, which decides plurals."""
        self.locale = locale
        self._by_key = dict(_flat(sentences))

    def __call__(self, key: str, /, **values: Any) -> str:
        """Give the sentence for `key` with `values` filled in.

        Raises MessageMissingError when there is none, or when a value that it needs is not given.
        """
        try:
            sentence = self._by_key[key]
            if isinstance(sentence, dict):
                form = self.locale.plural_form(values["count"])
                sentence = sentence[form] if form in sentence else sentence["other"]
            return sentence.format_map(values) if values else sentence
        except KeyError as missing:
            raise MessageMissingError(f"messages for {self.locale}: {key}: nothing for {missing}") from None

    def group(self, name: str) -> dict[str, str | dict[str, str]]:
        """Give the sentences of the group `name` by the rest of their keys, for scripts; without any, none."""
        start = f"{name}."
        return {key.removeprefix(start): said for key, said in self._by_key.items() if key.startswith(start)}

    def keys(self) -> frozenset[str]:
        """Every key there is, so that a test can find the ones nobody uses."""
        return frozenset(self._by_key)


def load_messages(folder: Path, locale: Locale, *, of_a_fork: bool = True) -> Messages:
    """Read `folder/<language>.yml` for `locale`; raises FileNotFoundError when there is none.

    What a fork says in its own way, in `local/messages/`, takes the place of the same sentences. Where it alone has the
    language, sentences that it has not are the English ones, so that new ones of upstream's break nothing. Raises
    yaml.MarkedYAMLError where its file cannot be read; without `of_a_fork`, that is not looked at.
    """
    name = f"{locale.language}.yml"
    own = folder.parent / FOLDER / folder.name / name
    ours = folder / name
    if not (of_a_fork and own.is_file()):
        return Messages(locale, _read(ours))
    below = _read(ours if ours.is_file() else folder / "en.yml")
    return Messages(locale, {**dict(_flat(below)), **dict(_flat(_read(own)))})


def _read(file: Path) -> dict[str, Any]:
    found = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found if isinstance(found, dict) else {}


PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def _flat(sentences: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    for name, value in sentences.items():
        if isinstance(value, dict) and not value.keys() <= PLURALS:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value if isinstance(value, dict) else str(value)
