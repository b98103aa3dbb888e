"""The forms in .github/ISSUE_TEMPLATE, and what someone answered in one, from the text of the issue.

A code host writes each question of a form as a heading and the answer below it:
https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms

The text can be changed by whoever wrote it, and an answer can hold lines that look like headings. So the questions are
looked for in the order of the form, each once, and passed over only where they do not stand below at all; every other
heading is a part of the answer that it stands in.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(".github/ISSUE_TEMPLATE")
LONGEST_ISSUE = 70_000  # code hosts allow 65,536
_HEADING = re.compile(r"### +(.+?) *")
_NO_ANSWER = frozenset({"_No response_", "None", ""})
_BOX = re.compile(r"- \[([ xX])\] (.*)")


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question: its id, what stands above it, and the choices it offers, if any."""

    id: str
    kind: str
    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueForm:
    """One form by the name of its file without the ending."""

    name: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """What was answered in `form`: `texts` by the id of the question, and whether all its `boxes` were ticked.

    `before` are words above the first question, `twice` labels that stand there more than once, `missing` those that
    do not stand there at all. A form on a code host `is_public`.
    """

    form: IssueForm
    texts: dict[str, str]
    boxes: dict[str, bool]
    before: str
    twice: tuple[str, ...]
    missing: tuple[str, ...]
    is_public: bool = True


def read_forms(root: Path) -> list[IssueForm]:
    """Read the forms of the project at `root`, by the name of their files."""
    files = sorted(path for path in (root / FOLDER).glob("*.yml") if path.stem != "config")
    return [_form(path) for path in files]


def parse_issue(body: str, forms: list[IssueForm]) -> FormAnswers | None:
    """Find the form that `body` was written in, and its answers; None where it is none of `forms`."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = [match[1] for line in lines if (match := _HEADING.fullmatch(line))]
    for form in forms:
        if headings[:1] == [form.questions[0].label]:
            return _answers(form, lines, headings)
    return None


def _form(path: Path) -> IssueForm:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return IssueForm(path.stem, tuple(_question(part) for part in data["body"] if part["type"] != "markdown"))


def _question(part: dict[str, Any]) -> FormQuestion:
    about = part["attributes"]
    options = (option["label"] if isinstance(option, dict) else str(option) for option in about.get("options", ()))
    return FormQuestion(part["id"], part["type"], about["label"], tuple(options))


def _answers(form: IssueForm, lines: list[str], headings: list[str]) -> FormAnswers:
    blocks: dict[str, list[str]] = {}
    at, begun = 0, ""
    before: list[str] = []
    below = list(headings)
    for line in lines:
        heading = match[1] if (match := _HEADING.fullmatch(line)) else None
        expected = next((n for n in range(at, len(form.questions)) if form.questions[n].label in below), None)
        if heading is not None and expected is not None and form.questions[expected].label == heading:
            at, begun = expected + 1, form.questions[expected].id
            blocks[begun] = []
        else:
            (blocks[begun] if begun else before).append(line)
        if heading is not None:
            below.remove(heading)
    texts, boxes = {}, {}
    for question in form.questions:
        block = blocks.get(question.id, [])
        if question.kind == "checkboxes":
            ticked = {match[2].strip(): match[1] != " " for line in block if (match := _BOX.fullmatch(line.strip()))}
            boxes[question.id] = all(ticked.get(option, False) for option in question.options)
        elif (text := "\n".join(block).strip()) not in _NO_ANSWER:
            texts[question.id] = text
    labels = [question.label for question in form.questions]
    return FormAnswers(
        form,
        texts,
        boxes,
        "\n".join(before).strip(),
        tuple(label for label in labels if headings.count(label) > 1),
        tuple(question.label for question in form.questions if question.id not in blocks),
    )
