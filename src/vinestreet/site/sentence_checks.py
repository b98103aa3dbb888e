"""What is wrong with the sentences of messages/, upstream's and a fork's: brackets that are open, values that nothing
fills in. A page that says such a sentence could not be built.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter

from vinestreet.core.messages import PLURALS
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import FOLDER
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, Node, Scalar
from vinestreet.schema.text import nearest

Sentences = dict[str, Scalar]  # by key


def check_sentences(root: Path, language: str) -> None:
    """Look at the sentences in the `language`; raises ProblemsFoundError with all that is wrong, each on its line.

    This comes before they are read (core/messages.py), which tells no line of most of it.
    """
    name = f"messages/{language}.yml"
    file = root / name if (root / name).is_file() else root / "messages/en.yml"
    report = Report(file.relative_to(root).as_posix())
    ours = _sentences(file, report)
    problems = [*report.problems, *_brackets(report.file, ours)]
    own = root / FOLDER / name
    if own.is_file():
        report = Report(own.relative_to(root).as_posix())
        theirs = _sentences(own, report)
        problems += [*report.problems, *_brackets(report.file, theirs), *_unfilled(report.file, theirs, ours)]
    if problems:
        raise ProblemsFoundError(problems)


def own_sentences(root: Path, language: str) -> list[str]:
    """Give the keys of the sentences that the fork in `root` says in its own way."""
    own = root / FOLDER / f"messages/{language}.yml"
    return list(dict.fromkeys(map(_whole, _sentences(own, Report(own.name))))) if own.is_file() else []


def unknown_sentences(root: Path, language: str) -> Iterator[Problem]:
    """Give each of them that upstream has no sentence for, so that nothing of upstream's says it."""
    name = f"messages/{language}.yml"
    file = root / name if (root / name).is_file() else root / "messages/en.yml"
    known = {_whole(key) for key in _sentences(file, Report(name))}
    own = root / FOLDER / name
    lines = {_whole(key): node.line for key, node in _sentences(own, Report(name)).items()} if own.is_file() else {}
    for key, line in lines.items():
        if key not in known:
            values: dict[str, object] = {"found": key, "near": nearest(key, known)}
            yield Problem(own.relative_to(root).as_posix(), line, "", "", "sentence_unknown", values)


def _whole(key: str) -> str:
    """The key of a sentence; one that a number decides on has a form for each kind of number."""
    start, _, form = key.rpartition(".")
    return start if form in PLURALS else key


def _sentences(file: Path, report: Report) -> Sentences:
    try:
        text = read_text(file)
    except ProblemsFoundError as error:
        report.problems += [replace(problem, file=report.file) for problem in error.problems]
        return {}
    within = Report(report.file)
    tree = parse_yaml(text, within)
    report.problems += [problem for problem in within.problems if problem.key != "empty_file"]
    return dict(_flat(tree, "")) if tree else {}


def _flat(node: Node, key: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Mapping):
        for name, child in node.items.items():
            yield from _flat(child, f"{key}.{name}" if key else name)
    elif isinstance(node, Scalar):
        yield key, node


def _brackets(file: str, sentences: Sentences) -> Iterator[Problem]:
    for key, node in sentences.items():
        if _names(node.text) is None:
            yield Problem(file, node.line, "", key, "sentence_bracket", {"found": node.text[:60]})


def _unfilled(file: str, sentences: Sentences, upstream: Sentences) -> Iterator[Problem]:
    for key, node in sentences.items():
        if key not in upstream:
            continue
        known = _names(upstream[key].text) or frozenset()
        for name in sorted((_names(node.text) or frozenset()) - known - {"count"}):
            values: dict[str, object] = {"found": f"{{{name}}}", "near": nearest(name, known)}
            yield Problem(file, node.line, "", key, "sentence_unfilled", values)


def _names(sentence: str) -> frozenset[str] | None:
    """What is filled into a sentence; None where its brackets fit nothing."""
    try:
        names = [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]
    except ValueError:
        return None
    return frozenset(names) if all(name.isidentifier() for name in names) else None
