"""The tokens (colors, type, space) that a style sheet sets, for every scheme and for the dark one.

A fork sets its own in `local/overrides/assets/css/own.css`. The pages that load a small sheet of their own take these
from it and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import tinycss2

from vinestreet.core.project_paths import LayeredFolder

TOKENS = "assets/css/tokens.css"  # upstream's, within overrides/
OWN_SHEET = "assets/css/own.css"  # a fork's
_DARK = re.compile(r"prefers-color-scheme\s*:\s*dark")
_ROOT = re.compile(r"(?:^|,)\s*(?::root|html)\s*(?:,|$)")


class Token(NamedTuple):
    """One that a sheet sets for the whole page: `name` begins with `--`; `media` is the condition it stands below."""

    name: str
    value: str
    media: str
    line: int

    @property
    def is_dark(self) -> bool:
        """Whether it's for the dark scheme alone."""
        return bool(_DARK.search(self.media))

    @property
    def media_is_other(self) -> bool:
        """Whether it's for neither of the two schemes: paper, say, or colors that the reader has chosen."""
        return bool(self.media) and not self.is_dark


def tokens_in(sheet: str) -> list[Token]:
    """Give the tokens that a style sheet sets for the whole page, in their order."""
    return list(_tokens(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), ""))


def _tokens(rules: Iterable[Any], media: str) -> Iterator[Token]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _tokens(inner, tinycss2.serialize(rule.prelude).strip())
        elif rule.type == "qualified-rule" and _ROOT.search(tinycss2.serialize(rule.prelude).strip()):
            for one in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
                if one.type == "declaration" and one.name.startswith("--"):
                    yield Token(one.name, tinycss2.serialize(one.value).strip(), media, one.source_line)


def tokens_alone(sheet: str) -> str:
    """Give a style sheet that sets the tokens of `sheet` and does nothing else; empty where it sets none."""
    by_media: dict[str, list[str]] = {}
    for token in tokens_in(sheet):
        by_media.setdefault(token.media, []).append(f"{token.name}:{token.value}")
    rules = {media: f":root{{{';'.join(every)}}}" for media, every in by_media.items()}
    return "".join(f"@media {media}{{{rule}}}\n" if media else f"{rule}\n" for media, rule in rules.items())


def token_value(theme: LayeredFolder, name: str) -> str:
    """Give what the token called `name` is in the light scheme: a fork's value, or upstream's."""
    sheets = (path for path in (theme.find(TOKENS), theme.find(OWN_SHEET)) if path)
    every = (token for path in sheets for token in tokens_in(path.read_text(encoding="utf-8")))
    return {token.name: token.value for token in every if not token.media}.get(name, "")
