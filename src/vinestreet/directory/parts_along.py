"""What has to be written together with a value that is offered, so that copying it brings no other problem."""

import re
from collections.abc import Mapping as MappingType
from dataclasses import replace

from vinestreet.core.placeholders import DAY, WHEN_ASKED, WHEN_POLICE, WHEN_RECORDED, WHO_TOLD
from vinestreet.core.problems import Edit, Problem
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, end_of
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import inner_text

_WHEN = re.compile(r"(?i)(?:only[- ])?(?:if|when)\b|sometimes\b|(?:it )?depends\b(?: on)?|in some cases\b")
_YES = re.compile(r"(?i)y|yes|true|yes,? .{0,40}|same(?: .{0,30})?|also|ok")


def offer_what_goes_along(node: Node, context: ReadContext, since: int) -> None:
    """Offer more with the problems of the entry `node` that were noted `since`: reasons for an answer, the number."""
    problems = context.report.problems
    if not isinstance(node, Mapping):
        return
    phone, text, consent = (node.items.get(name) for name in ("phone", "text", "consent"))
    for at in range(since, len(problems)):
        problem = problems[at]
        if problem.key == "not_a_choice":
            problems[at] = problem = _choice_beside(problem, node)
        same = isinstance(phone, Scalar) and isinstance(text, Scalar) and bool(_YES.fullmatch(text.text))
        if problem.field == "text" and same:
            edit = Edit(text.start, text.end, inner_text(phone.text))  # type: ignore[union-attr]
            problems[at] = replace(problem, key="text_yes", edits=(edit,))
        if isinstance(consent, Mapping) and any(edit.text == "only-if" for edit in problem.edits):
            parts = {
                "words": _words_of(consent.items.get("may-call-police-without-you")),
                "source": WHO_TOLD,
                "on": DAY,
            }
            edits = _added(consent, {name: value for name, value in parts.items() if name not in consent.items})
            problems[at] = replace(problem, edits=(*problem.edits, *edits))


def _choice_beside(problem: Problem, node: Mapping) -> Problem:
    """The problem with a choice for which there is another field: a name, or words that say when."""
    field, consent = problem.field, node.items.get("consent")
    value = node.items.get(field)
    if field == "run_by" and not problem.edits and isinstance(value, Scalar) and re.search(r"[A-Z]", value.text):
        place = node.places.get(field, (0, 0))
        taken = "organisation" in node.items or not place[1] or not value.end
        edits = (Edit(*place, "organisation"), Edit(value.start, value.end, inner_text(value.text)))
        return replace(problem, key="name_for_choice", edits=() if taken else edits)
    if field == "consent.records-calls" and isinstance(consent, Mapping):
        value = consent.items.get("records-calls")
        if not isinstance(value, Scalar) or not _WHEN.match(value.text) or not value.end:
            return problem
        rest = _WHEN.sub("", value.text, count=1).strip()
        words = f"Only if {rest}" if rest else WHEN_RECORDED
        more = () if "records-words" in consent.items else _added(consent, {"records-words": words})
        return replace(problem, key="recorded_only_if", edits=(Edit(value.start, value.end, "yes"), *more))
    asks = node.items.get("asks")
    if field.startswith("asks.") and isinstance(asks, Mapping) and not problem.edits:
        value = asks.items.get(field.removeprefix("asks."))
        if isinstance(value, Scalar) and value.end and "words" not in asks.items and "-" not in value.text[:2]:
            name = field.removeprefix("asks.").replace("-", " ").capitalize()
            words = WHEN_ASKED if value.text.casefold() in {"only-if", "only if"} else f"{name}: {value.text}"
            more = _added(asks, {"words": words})
            return replace(problem, key="asked_only_if", edits=(Edit(value.start, value.end, "unknown"), *more))
    return problem


def _words_of(node: Node | None) -> str:
    """What somebody wrote for the case in which they call, in the place of the answer."""
    rest = _WHEN.sub("", node.text, count=1).strip() if isinstance(node, Scalar) and _WHEN.match(node.text) else ""
    return f"Only if {rest}" if rest else WHEN_POLICE


def offer_parts(node: Node, field: str, parts: MappingType[str, object], context: ReadContext) -> None:
    """Offer more parts of a field for the problem that was noted last."""
    record = node.items.get(field) if isinstance(node, Mapping) else None
    if isinstance(record, Mapping) and record.end:
        context.report.offer(*_added(record, parts))


def _added(record: Mapping, parts: MappingType[str, object]) -> tuple[Edit, ...]:
    if record.flow:
        added = "".join(f", {name}: {inner_text(value)}" for name, value in parts.items())
        return (Edit(record.end - 1, record.end - 1, added),)
    added = "".join(f"\n{' ' * record.column}{name}: {inner_text(value)}" for name, value in parts.items())
    return (Edit(end_of(record), end_of(record), added),) if added else ()
