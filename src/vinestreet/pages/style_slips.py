"""Slips in style sheets, of which browsers say nothing: they leave out what they cannot read, or all that follows.

The text is read as CSS Syntax Level 3 has it (https://www.w3.org/TR/css-syntax-3/). Whether a property is one, or a
value of it, no reader of mere syntax knows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

_OF_RULES = frozenset({"media", "supports", "layer", "container", "keyframes"})


@dataclass(frozen=True, slots=True)
class StyleSlip:
    """A slip on a `line`, from 1: `key` names the sentence under `problems:`."""

    line: int
    key: str


@lru_cache(maxsize=256)  # of the project's thirty sheets, one at most changes at a save
def style_slips(css: str) -> tuple[StyleSlip, ...]:
    """Give the slips in the text `css`, one a line, in their order."""
    rules = _rules(css)
    slips = {slip.line: slip for slip in _in_rules(rules)}
    # One closing brace more than there are has to be one too many.
    if not any(rule.type == "error" for rule in _rules(f"{css}\n}}")[-1:]):
        line = next(_holding_rules(rules), rules[-1].source_line if rules else 1)
        slips[line] = StyleSlip(line, "css_not_closed")
    return tuple(slips[line] for line in sorted(slips))


def _rules(css: str) -> list[Any]:
    rules: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return rules


def _in_rules(rules: Iterable[Any]) -> Iterator[StyleSlip]:
    for rule in rules:
        if rule.type == "error":
            yield StyleSlip(rule.source_line, "css_slip")
            continue
        yield from _unread(rule.prelude)
        if rule.content is None:
            continue
        if rule.type == "at-rule" and rule.lower_at_keyword in _OF_RULES:
            yield from _in_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        else:
            yield from _in_block(rule)


def _in_block(rule: Any) -> Iterator[StyleSlip]:
    for part in _block(rule):
        if part.type == "declaration":
            unread = list(_unread(part.value))
            yield from unread
            if not unread and ":" in part.value and not part.name.startswith("--"):
                yield StyleSlip(part.source_line, "css_semicolon")
        else:
            yield from _in_rules([part])


def _block(rule: Any) -> list[Any]:
    parts: list[Any] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return parts


def _unread(tokens: Iterable[Any]) -> Iterator[StyleSlip]:
    """What is no CSS among tokens and in brackets: a quote that is not closed, a bracket without its other."""
    for token in tokens:
        if token.type == "error":
            yield StyleSlip(token.source_line, "css_slip")
        for inside in (getattr(token, "arguments", None), getattr(token, "content", None)):
            if inside:
                yield from _unread(inside)


def _holding_rules(rules: Iterable[Any]) -> Iterator[int]:
    """The lines of rules that hold others without being made for it."""
    for rule in rules:
        if rule.type == "qualified-rule" and any(part.type == "qualified-rule" for part in _block(rule)):
            yield rule.source_line
