"""What the interface says, by key, in one language.

A file `messages/<language>.yml` nests plain sentences: `listing: {hours: When it is open}` is the key
`listing.hours`. A sentence may hold `{names}` to fill in. Where a number decides the wording, the entry is a
mapping by plural category (`one`, `other`, … as in Unicode CLDR) and the number is given as `count`.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from vinestreet.core.project_paths import FOLDER


class MessageMissingError(LookupError):
    """A template or a rule asked for a sentence that the language file does not have."""


class MessagesUnreadableError(Exception):
    """The language file `file` is no YAML; `line` is where that shows, 0 if unknown, and the text is the reason."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        """Keep what is known."""
        super().__init__(reason)
        self.file, self.line = file, line


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
        if key not in self._by_key:
            near = "".join(f"; did you mean `{each}`?" for each in get_close_matches(key, self._by_key, n=1))
            raise MessageMissingError(f"messages for {self.locale}: there's no sentence `{key}`{near}")
        sentence = self._by_key[key]
        try:
            if isinstance(sentence, dict):
                form = self.locale.plural_form(values["count"])
                sentence = sentence[form] if form in sentence else sentence["other"]
            return sentence.format_map(values) if values else sentence
        except KeyError as missing:
            raise MessageMissingError(
                f"messages for {self.locale}: {key}: nothing fills in `{missing.args[0]}`"
            ) from None
        except (ValueError, IndexError) as slip:  # a single brace, or `{}`
            raise MessageMissingError(f"messages for {self.locale}: {key}: {slip}") from None

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
    MessagesUnreadableError where a file cannot be read; without `of_a_fork`, its own is not looked at.
    """
    name = f"{locale.language}.yml"
    own = folder.parent / FOLDER / folder.name / name
    ours = folder / name
    if not (of_a_fork and own.is_file()):
        return Messages(locale, _read(ours))
    below = _read(ours if ours.is_file() else folder / "en.yml")
    return Messages(locale, {**dict(_flat(below)), **dict(_flat(_read(own)))})


def readable_messages(folder: Path) -> Messages:
    """Give what can be read of upstream's English sentences, each line by itself: enough to say what is wrong there."""
    sentences: dict[str, Any] = {}
    for group in re.split(r"^(?=\w)", (folder / "en.yml").read_text(encoding="utf-8", errors="replace"), flags=re.M):
        name, _, lines = group.partition(":")
        for line in re.split(r"^(?=  \w)", lines, flags=re.M):
            with suppress(yaml.YAMLError, RecursionError, MessagesUnreadableError):
                found = yaml.load(line, yaml.CBaseLoader)
                found = found if isinstance(found, dict) else {}
                _look_for_aliases(folder / "en.yml", found)
                sentences.setdefault(name, {}).update(found)
    return Messages(Locale("en"), sentences)


_DEEPEST = 12  # mappings in one another, as in every other file (yaml_reader.py)


def _read(file: Path) -> dict[str, Any]:
    try:
        # Every value as text: a number, a date or a tag is none here, so none can be too large or wrong.
        found = _parsed(file.read_text(encoding="utf-8-sig"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise MessagesUnreadableError(file, line, error.problem or "") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise MessagesUnreadableError(file, 0, str(error).partition("\n")[0]) from None
    sentences = found if isinstance(found, dict) else {}
    _look_for_aliases(file, sentences)
    return sentences


def _look_for_aliases(file: Path, sentences: dict[str, Any]) -> None:
    """Refuse what stands in two places, or in itself: a few hundred characters would become millions of sentences."""
    seen: set[int] = set()
    level = [sentences]
    for _ in range(_DEEPEST):
        level = [value for each in level for value in each.values() if isinstance(value, dict)]
        if len(seen.union(map(id, level))) < len(seen) + len(level):
            raise MessagesUnreadableError(file, 0, "a YAML alias")
        seen.update(map(id, level))
    if level:
        raise MessagesUnreadableError(file, 0, "nested too deeply")


@lru_cache(maxsize=4)  # at every save of whatever file, all sentences are asked for twice
def _parsed(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


def _flat(sentences: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    for name, value in sentences.items():
        if isinstance(value, dict) and not value.keys() <= PLURALS:
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, dict):
            yield f"{before}{name}", {form: said for form, said in value.items() if isinstance(said, str)}
        elif isinstance(value, str):  # a list is no sentence
            yield f"{before}{name}", value
