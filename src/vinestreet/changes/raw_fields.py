"""Fields as they stand in a file, before and now, told without asking whether they can be read.

What fails a check is what somebody has to see first: its reader refuses it, so nothing else would tell of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from vinestreet.changes.changed_words import differing_part, shortened
from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.core.yaml_tree import Sequence as Items

Fields = Mapping[str, tuple[str, ...]]  # the values of each field, several where it is a list
# Of a place whose address is secret, no other field is repeated: its words may say where it is.
_TOLD_OF_SECRET = ("phone", "text", "consent.may-call-police-without-you", "consent.records-calls", "status", "asks")
_LABELS = {
    "name": "changes.label_name",
    "what": "changes.label_what",
    "phone": "changes.label_phone",
    "text": "changes.label_text",
    "email": "changes.label_email",
    "website": "changes.label_website",
    "address": "changes.label_address",
    "area": "changes.label_area",
    "hours": "changes.label_hours",
    "timezone": "changes.label_timezone",
    "needs": "changes.label_needs",
    "ages": "changes.label_ages",
}
_WAYS = ("phone", "text")
MOST_LINES = 12


def fields_in(text: str) -> Fields | None:
    """Give the fields in the YAML `text`, by their names and those of what is inside; None where it is no YAML."""
    report = Report("")
    tree = parse_yaml(text, report)
    if report.problems or not isinstance(tree, Tree):
        return None
    return dict(_flat(tree))


def _flat(tree: Tree, above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, node in tree.items.items():
        if isinstance(node, Tree):
            yield from _flat(node, f"{above}{name}.")
        else:
            values = map(_value, node.items) if isinstance(node, Items) else [_value(node)]
            yield f"{above}{name}", tuple(values)


def _value(node: Node) -> str:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Tree):
        parts = [_value(each) for each in node.items.values()]
        return f"{parts[0]} ({'; '.join(parts[1:])})" if parts[1:] else "".join(parts)
    return ", ".join(map(_value, node.items)) if isinstance(node, Items) else ""


def is_secret_text(text: str) -> bool:
    """Whether the text speaks of a secret address: then what it says is not repeated, even where it is no YAML."""
    return "confidential" in text


def changed_fields(before: str, now: str, problems: Sequence[Problem], t: Messages) -> Iterator[str]:
    """Say which fields differ in two texts of one entry, with what is wrong beside the one that is refused."""
    secret = is_secret_text(before) or is_secret_text(now)
    old, new = fields_in(before), fields_in(now)
    told: list[Problem] = []
    if old is None or new is None:
        yield from [t("changes.raw_lines_kept_back")] if secret else changed_lines(before, now, t)
    else:
        for name in dict.fromkeys((*new, *old)):
            was, is_ = old.get(name, ()), new.get(name, ())
            if was == is_:
                continue
            why = [each for each in problems if _is_of(each, name)]
            told.extend(why)
            if secret and not name.startswith(_TOLD_OF_SECRET):
                yield t("changes.secret_words", label=label_of(name, t))
                continue
            yield _changed(name, was, is_, why, t)
        if any(_ways(name) and old.get(name) != new.get(name) for name in (*new, *old)):
            stay = [f"{label_of(name, t)} {value}" for name in new if _ways(name)
                    for value in new[name] if value in old.get(name, ())]  # fmt: skip
            if stay:
                yield t("changes.numbers_stay", numbers=", ".join(stay))
    for problem in problems:
        if problem not in told:
            field = f"{problem.field}: " if problem.field else ""
            said = "" if secret and not problem.field.startswith(_TOLD_OF_SECRET) else shortened(problem.said(t))
            yield t("changes.raw_refused", why=f"{field}{said}".rstrip(": "))


def _ways(name: str) -> bool:
    return name.partition(".")[0] in _WAYS


def _is_of(problem: Problem, name: str) -> bool:
    """Whether the problem is of the field; one that nobody knows is named by what was found."""
    field = problem.field or str(problem.values.get("found", ""))
    if not field:
        return False
    return f"{name}.".startswith(f"{field}.") or f"{field}.".startswith(f"{name}.")


def _changed(name: str, was: tuple[str, ...], is_: tuple[str, ...], why: Sequence[Problem], t: Messages) -> str:
    label = label_of(name, t)
    gone, added = [each for each in was if each not in is_], [each for each in is_ if each not in was]
    if not (gone or added):
        gone, added = list(was), list(is_)
    before, now = differing_part(", ".join(gone), ", ".join(added))
    quoted = {"label": label, "before": f"“{before}”", "now": f"“{now}”"}
    kind = "was" if gone and added else "gone" if gone else "new"
    if why:
        return t(f"changes.raw_{kind}_refused", why=shortened(why[0].said(t)), **quoted)
    return t(f"changes.{_RAW[kind]}", **quoted)


_RAW = {"was": "was", "gone": "told_no_more", "new": "raw_new"}


def label_of(name: str, t: Messages) -> str:
    """Give what a field is called, or its name in the file where it has no other."""
    return t(_LABELS[name]) if name in _LABELS else name.replace(".", ": ")


def changed_lines(before: str, now: str, t: Messages) -> Iterator[str]:
    """Say which lines of a text went and came, where it is nothing else that could be compared."""
    old, new = ([line.strip() for line in text.splitlines()] for text in (before, now))
    said: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = (shortened(" / ".join(filter(None, part))) for part in (old[first:last], new[start:end]))
        if tag == "equal" or not (gone or added):
            continue
        key = "words_other" if gone and added else "words_gone" if gone else "words_new"
        said.append(t(f"changes.{key}", before=gone, now=added))
    yield from said[:MOST_LINES]
    if len(said) > MOST_LINES:
        yield t("changes.more_passages", count=len(said) - MOST_LINES)
