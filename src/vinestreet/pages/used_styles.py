"""A style sheet without the rules that no page of ours can match. Of Material's, two fifths of the weight stay."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import tinycss2

_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_NOT = re.compile(r":not\([^)]*\)")  # what is named there need not be on a page
_NEXT = re.compile(r",(?![^(\[]*[)\]])")  # a comma between selectors, and not one within :is(…)
_NESTING = frozenset({"media", "supports"})


@lru_cache(maxsize=1)
def keep_used_rules(css: str, classes: frozenset[str]) -> str:
    """Give the rules of `css` in their order, of each the selectors that name no other class than `classes`.

    Rules for elements, and what is no rule with selectors (keyframes, say), stay as they are.
    """
    return _kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), classes)


def _kept(rules: Iterable[Any], classes: frozenset[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            named = _NEXT.split(tinycss2.serialize(rule.prelude))
            selectors = [selector for selector in named if classes.issuperset(_CLASS.findall(_NOT.sub("", selector)))]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING:
            inner = _kept(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), classes)
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)
