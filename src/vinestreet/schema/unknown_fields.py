"""A field by a name that it hasn't, and a part that can be left out: what is told of it, and the lines that mend it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from vinestreet.core.problems import Edit, Report
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar, Sequence, end_of
from vinestreet.schema.context import ReadContext
from vinestreet.schema.field_names import plain_name
from vinestreet.schema.flow_text import Bare, inner_text, quoted
from vinestreet.schema.text import Choice, Text, nearest

Parts = Mapping[str, Any]
_OF_THE_BUILDING = {"parking", "elevator", "lift", "stairs", "steps", "entrance", "ramp", "door", "floor", "toilets"}
_YES, _NO = {"yes", "true", "y"}, {"no", "false", "n"}


def tell_unknown(key: str, node: Tree, parts: Parts, others: Mapping[str, str], context: ReadContext) -> str:
    """Tell of a field of the record `node` that is none of its `parts`; gives the one that is meant.

    `others` are the parts by what else people call them. The line that is offered passes as the field that is meant.
    """
    place, child = node.places.get(key, (0, 0)), node.items[key]
    word = plain_name(key)
    plain = {name.replace("-", "_"): name for name in parts}
    exact = plain.get(word) or others.get(word, "")
    near = exact or nearest(key.casefold(), parts)
    here = replace(context, key=place, cut=cut_of(key, node))
    at = Scalar(key, True, node.lines[key], 0, end_of(child))
    said = child.text.casefold() if isinstance(child, Scalar) else ""
    if said in _YES | _NO and (chosen := _word_of_a_list(key, parts)):
        home, option = chosen
        values: dict[str, Any] = {"found": key[:60], "list": home, "option": option}
        if home in node.items or said in _NO or not isinstance(child, Scalar):
            key_of = "answer_for_list_taken" if said in _YES else "answer_for_list_no"
            here.wrong(at, key_of, drop=said in _NO, **values)
            there = node.items.get(home)
            if said in _YES and isinstance(there, Sequence) and there.flow and there.end and here.key[1]:
                here.report.offer(Edit(there.end - 1, there.end - 1, f", {option}"), here.cutting(child))
        else:
            here.wrong(at, "answer_for_list", **values)
            here.report.offer(Edit(*place, home), Edit(child.start, child.end, f"[{option}]"))
        return home
    if exact and exact in node.items:
        here.wrong(at, "field_twice", found=key[:60], name=exact)
        return ""
    if node.flow and isinstance(child, Scalar) and not child.text and not near:
        here.wrong(at, "comma_in_text", found=key[:60])
        _offer_in_quotes(key, node, parts, here)
        return ""
    homes = [] if near else [home for home in parts if key in _parts_in(parts[home].metadata["kind"])]
    if homes:
        here.wrong(at, "field_elsewhere", found=key[:60], home=", ".join(homes))
        if len(homes) == 1:
            _offer_inside(homes[0], key, node, parts, here)
        return ""
    values = {"found": key[:60], "near": near, "expected": ", ".join(parts)}
    words = (
        "words"
        if "words" in parts and isinstance(parts["words"].metadata["kind"], Text)
        else "access_note"
        if "access_note" in parts and word in _OF_THE_BUILDING
        else ""
    )
    if not near and words and isinstance(child, Scalar) and child.text and child.end and place[1]:
        here.wrong(at, "unknown_field_in_words", **values, words=words)
        _offer_words(words, key, node, here)
        return ""
    here.wrong(at, "misnamed_field" if near else "unknown_field", **values)
    if near and near not in node.items and place[1]:
        _offer_renamed(near, child, parts[near].metadata["kind"], here)
        note = f"{near}_note"
        if not here.report.problems[-1].edits and note in parts and isinstance(child, Scalar) and child.text:
            del here.report.problems[-2:]
            here.wrong(at, "unknown_field_in_words", found=key[:60], words=note)
            _offer_words(note, key, node, here)
    return near


def _word_of_a_list(key: str, parts: Parts) -> tuple[str, str] | None:
    """The list of fixed words, and the one of them, that is meant by a field such as `wheelchair: yes`."""
    for name, part in parts.items():
        kind = getattr(part.metadata["kind"], "kind", None)
        if isinstance(kind, Choice) and (word := kind.meant(key)):
            return name, word
        if isinstance(kind, Choice) and plain_name(key) in {"accessibility", "handicap", "disabled_access"}:
            return name, kind.options[0]
    return None


def _offer_in_quotes(key: str, node: Tree, parts: Parts, here: ReadContext) -> None:
    """Offer the text that a comma ended, in quotes, with all that follows it up to the next part."""
    names = list(node.items)
    at = names.index(key)
    before = node.items[names[at - 1]] if at else None
    if not isinstance(before, Scalar) or not before.text or not before.end:
        return
    rest = list(takewhile(lambda name: name not in parts and is_empty(node.items[name]), names[at:]))
    here.report.offer(Edit(before.start, node.places[rest[-1]][1], quoted(", ".join([before.text, *rest]))))


def _offer_renamed(near: str, child: Node, kind: Any, here: ReadContext) -> None:
    """Offer the right name for the problem that was noted last, with the value as that field takes it."""
    probe = Report("")
    path = replace(here.inside(near, here.key), report=probe)
    kind.read(child, path)
    edits = [edit for problem in probe.problems for edit in problem.edits]
    if all(problem.edits for problem in probe.problems) and not any(edit.whole_lines for edit in edits):
        here.report.offer(Edit(*here.key, near), *edits)
        return
    here.report.problems += [
        replace(problem, file=here.report.problems[-1].file, edits=()) for problem in probe.problems
    ]


def _offer_inside(home: str, key: str, node: Tree, parts: Parts, here: ReadContext) -> None:
    """Offer a part that stands beside its record inside it, where that record is not there yet and needs no more."""
    kind, child = parts[home].metadata["kind"], node.items[key]
    kind = getattr(kind, "kind", kind)
    needed = [name for name, part in kind.parts.items() if part.metadata["required"] and name != key]
    if home in node.items or needed or not isinstance(child, Scalar) or node.flow or not here.key[1]:
        return
    probe = Report("")
    if kind.parts[key].metadata["kind"].read(child, replace(here, report=probe)) is None:
        return
    value = Bare(child.text) if child.plain else child.text
    here.report.offer(Edit(here.key[0], child.end, f"{home}: {{{key}: {inner_text(value)}}}"))


def _offer_words(field: str, key: str, node: Tree, here: ReadContext) -> None:
    """Offer the `field` of a record that holds words for what it has no field for."""
    child, words = node.items[key], node.items.get(field)
    assert isinstance(child, Scalar)
    name = " ".join(key.replace("_", " ").replace("-", " ").split())
    said = f"{name[:1].upper()}{name[1:]}: {child.text}"
    if words is None:
        here.report.offer(Edit(here.key[0], child.end, f"{field}: {inner_text(said)}"))
    elif isinstance(words, Scalar) and words.end:
        whole = f"{words.text.rstrip('. ')}. {said}"
        here.report.offer(Edit(words.start, words.end, inner_text(whole)), here.cutting(child))


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind the name of a part."""
    return isinstance(node, Scalar) and not node.text


def cut_of(key: str, node: Tree) -> tuple[int, int]:
    """Give what to take out of a record in braces with the part `key`: its comma too; zeros for one on lines."""
    if not node.flow or key not in node.places or not end_of(node.items[key]):
        return (0, 0)
    names = list(node.items)
    at = names.index(key)
    if at:
        return end_of(node.items[names[at - 1]]), end_of(node.items[key])
    if len(names) > 1 and names[1] in node.places:
        return node.places[key][0], node.places[names[1]][0]
    return (0, 0)


def offer_to_leave_out(child: Node, here: ReadContext, since: int) -> None:
    """Offer to leave a part out for the problem, noted `since`, that it is still an example."""
    problems = here.report.problems
    if len(problems) != since + 1 or problems[-1].key != "placeholder_here" or problems[-1].field != here.field:
        return
    if isinstance(child, Scalar) and here.key[1]:
        problems[-1] = replace(problems[-1], key="placeholder_to_leave_out", edits=(here.cutting(child),))


def _parts_in(kind: Any) -> Collection[str]:
    """The parts that stand inside a field of this kind."""
    kind = getattr(kind, "kind", kind)
    return getattr(kind, "parts", ())
