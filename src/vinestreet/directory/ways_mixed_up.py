"""Ways to reach a place that stand in each other's field: an address for mail as the website."""

import re
from dataclasses import replace

from vinestreet.core.problems import Edit
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.schema.address_meant import mail_address_meant, web_address_meant
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import inner_text

_WAYS = ("phone", "text", "email", "chat", "website")
_TOLD = {"not_a_web_address", "not_a_mail_address", "not_a_phone", "phone_digits"}


def tell_mixed_up_ways(node: Node, context: ReadContext, since: int) -> None:
    """Tell of two fields of the entry `node` with each other's value as of one problem, or offer one its right name.

    Looks at the problems that were noted `since`.
    """
    problems = context.report.problems
    if not isinstance(node, Mapping):
        return
    wrong = {problem.field: problem for problem in problems[since:] if problem.key in _TOLD and problem.field in _WAYS}
    values = {
        name: each
        for name in wrong
        if isinstance(each := node.items[name], Scalar) and each.end and name in node.places
    }
    told: dict[str, object]
    for name, value in values.items():
        home = _home_of(value.text, name)
        other = next((each for each in values if each in home and name in _home_of(values[each].text, each)), "")
        if other:
            both = (_with(value, values[other], name), _with(values[other], value, other))
            told = {"found": name, "other": other}
            first = min(wrong[name], wrong[other], key=lambda problem: problem.line)
            problems[problems.index(first)] = replace(first, field="", key="ways_swapped", values=told, edits=both)
            problems.remove(wrong[name] if first is wrong[other] else wrong[other])
            return
    moved: set[str] = set()
    for _ in values:
        for name, value in values.items():
            homes = (each for each in _home_of(value.text, name) if each in moved or each not in node.items)
            if name not in moved and (free := next(homes, "")):
                edits = (Edit(*node.places[name], free), _with(value, value, free))
                told = {"found": name, "other": free}
                at = problems.index(wrong[name])
                problems[at] = replace(problems[at], field="", key="way_elsewhere", values=told, edits=edits)
                moved.add(name)


def _home_of(text: str, name: str) -> tuple[str, ...]:
    """The other fields that a value fits, the likeliest first; none where it may be its own."""
    if "@" in text and "/" not in text and " " not in text.strip():
        return () if name == "email" or not mail_address_meant(text) else ("email",)
    if re.fullmatch(r"[+\d][\d ().-]{6,}", text.strip()):
        return () if name in {"phone", "text"} else ("phone", "text")
    if re.match(r"(?i)https?:|www\.", text.strip()) and web_address_meant(text):
        return () if name in {"website", "chat"} else ("website", "chat")
    return ()


def _with(there: Scalar, value: Scalar, name: str) -> Edit:
    """The edit that puts a value where another is, as a field takes it."""
    if name in {"website", "chat"}:
        return Edit(there.start, there.end, inner_text(web_address_meant(value.text)))
    return Edit(there.start, there.end, inner_text(mail_address_meant(value.text) if name == "email" else value.text))
