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
                sentence = sentence[self.locale.plural_form(values["count"])]
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


def load_messages(folder: Path, locale: Locale) -> Messages:
    """Read `folder/<language>.yml` for `locale`; raises FileNotFoundError when there is none."""
    text = (folder / f"{locale.language}.yml").read_text(encoding="utf-8")
    return Messages(locale, yaml.load(text, yaml.CSafeLoader))


PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def _flat(sentences: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    for name, value in sentences.items():
        if isinstance(value, dict) and not value.keys() <= PLURALS:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
