"""Every page is valid HTML, and keeps the rules that a parser does not know."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from justhtml import JustHTML

from tests.built_site.documents import Document, above

NAMES_AN_ID = (
    "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "for", "headers", "list"
)  # fmt: skip
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "summary", "iframe"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOLDS_ONLY = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
}


def test_the_parser_finds_no_fault_on_any_page(documents: dict[str, Document]):
    faults = [f"{path}: {error}" for path, document in documents.items() for error in document.html.errors]
    assert not faults, "\n".join(faults)


def test_the_parser_would_find_a_fault():
    assert JustHTML("<!doctype html><title>x</title><p><div>x</div></p>", collect_errors=True).errors


def faults_of(documents: dict[str, Document], rule) -> str:
    return "\n".join(f"{path}: {fault}" for path, document in documents.items() for fault in rule(document))


def duplicate_ids(document: Document):
    yield from (id_ for id_, count in Counter(document.ids).items() if count > 1 or not id_.strip())


def references_to_no_id(document: Document):
    for element in document.elements:
        for name in NAMES_AN_ID:
            for id_ in (element.attrs.get(name) or "").split():
                if id_ not in document.ids:
                    yield f"<{element.name} {name}={id_!r}>"


def headings_out_of_order(document: Document):
    levels = [int(element.name[1]) for element in document.all(*HEADINGS)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"one h1 is expected, and first; found {levels}"
    yield from (f"h{a} is followed by h{b}" for a, b in pairwise(levels) if b > a + 1)


def not_one_main(document: Document):
    if len(document.all("main")) != 1:
        yield f"{len(document.all('main'))} main elements"


def images_without_alt(document: Document):
    yield from (image.to_html() for image in document.all("img") if "alt" not in image.attrs)


def controls_inside_controls(document: Document):
    for element in document.all(*INTERACTIVE):
        outside = [outer.name for outer in above(element) if outer.name in INTERACTIVE]
        if outside and outside != ["label"]:
            yield f"<{element.name}> inside <{outside[0]}>"


def lists_that_hold_other_things(document: Document):
    for parent in document.all(*HOLDS_ONLY):
        for child in parent.children:
            if child.name in {"#text", "#comment"}:
                if child.name == "#text" and child.data.strip():
                    yield f"text directly in <{parent.name}>: {child.data.strip()[:40]!r}"
            elif child.name not in HOLDS_ONLY[parent.name]:
                yield f"<{child.name}> directly in <{parent.name}>"


def style_and_script_inside_the_page(document: Document):
    for element in document.elements:
        yield from (f"<{element.name} {name}>" for name in element.attrs if name == "style" or name.startswith("on"))
        if element.name == "style":
            yield "<style>"
        if element.name == "script" and "src" not in element.attrs:
            kind = element.attrs.get("type")
            if kind not in {"application/ld+json", "application/json"}:
                yield f"<script type={kind!r}> without src"


def pages_that_do_not_say_what_they_are(document: Document):
    if not document.title.strip():
        yield "an empty title"
    if not document.all("html")[0].attrs.get("lang"):
        yield "no language"
    about = [meta for meta in document.all("meta") if meta.attrs.get("name") == "description"]
    if len(about) != 1 or not about[0].attrs.get("content", "").strip():
        yield "no description, or an empty one, or several"


@pytest.mark.parametrize(
    "rule",
    [
        duplicate_ids,
        references_to_no_id,
        headings_out_of_order,
        not_one_main,
        images_without_alt,
        controls_inside_controls,
        lists_that_hold_other_things,
        style_and_script_inside_the_page,
        pages_that_do_not_say_what_they_are,
    ],
)
def test_no_page_has(documents: dict[str, Document], rule):
    faults = faults_of(documents, rule)
    assert not faults, faults


def test_every_page_of_the_build_was_looked_at(documents: dict[str, Document], site: Path):
    assert len(documents) == len(list(site.rglob("*.html"))) > 0
