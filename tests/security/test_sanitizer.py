"""What Markdown makes stays as it is; what could run, reach out or disguise something goes, and is told."""

import re

import pytest
from justhtml import JustHTML
from markdown import Markdown

from tests.built_site.documents import Document
from tests.hostile.markdown import FORKS_EXTENSIONS, PLACES, filled
from tests.hostile.texts import TEXTS
from vinestreet.security.html_audit import faults
from vinestreet.security.sanitizer import ATTRIBUTES, CLASSES, TAGS, removed_parts, sanitize
from vinestreet.texts.table_columns import TableColumnsExtension

OURS = ("toc", "tables", "fenced_code", "admonition", "footnotes")
ALIGNED = {"tables": {"use_align_attribute": True}}
# No name of ours has a colon, and all but those of elements of the frame have a capital or two underscores.
SHADOWS = re.compile(r"[^:]*[A-Z][^:]*|__.*|main|search|finder|copy-note|my-list|card")

KEPT = [
    "## Soup at noon\n\nWords with *one* **two** `three` and a [link](soup.md#noon \"Why\").",
    "3. three\n4. four\n\n- a\n    - b",
    "> quoted\n\n---\n\n![A bowl](bowl.png)",
    "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
    "```python\nif a < b and c > d:\n    print(\"&\")\n```",
    '!!! note "What we found"\n    Words.\n\n!!! warning\n    Words.',
    "Words.[^Mead2010] And more.[^1]\n\n[^Mead2010]: A book.\n[^1]: Another, [here](https://books.example/a?b=c&d=e).",
    "<details><summary>More</summary><p>Words.</p></details>",
    '<figure><img src="../a/bowl.jpg" alt="A bowl" width="20"><figcaption>A bowl</figcaption></figure>',
    "[call (877) 565-8860](tel:+18775658860) [text 988](sms:988) <hello@vine.example> [up](../index.md) [here](#soup) [root](/a)",
    "<dl><dt>Soup</dt><dd lang=\"es\" dir=\"ltr\">Sopa</dd></dl><abbr title=\"Vine Street Kitchen\">VSK</abbr>",
    "## \u6c64\n\n## \u0421\u0443\u043f\n\n## \u6c64",
]  # fmt: skip


def made(markdown: str, *more: str) -> str:
    extensions = [*OURS, TableColumnsExtension(), *more]
    return Markdown(extensions=extensions, extension_configs=ALIGNED).convert(markdown)


def parsed(html: str) -> Document:
    page = f"<!doctype html><title>x</title><body><main>{html}</main></body>"
    return Document("essays/soup.html", JustHTML(page, sanitize=False))


def shape(html: str) -> list[tuple[str, dict[str, str]]]:
    return [(element.name, element.attrs) for element in parsed(html).elements]


@pytest.mark.parametrize("markdown", KEPT)
def test_what_markdown_makes_stays_and_nothing_is_told(markdown: str):
    before = made(markdown)
    after = sanitize(before)
    assert removed_parts(before, after) == []
    assert shape(after) == shape(before)
    assert parsed(after).html.root.to_text() == parsed(before).html.root.to_text()
    assert sanitize(after) == after


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>window.ran=1</script>", ["<script>"]),
        ('<a href="x" onclick="window.ran=1">x</a>', ['onclick="window.ran=1" on <a>']),
        ('<a href="javascript:alert(1)">x</a>', ['href="javascript:alert(1)" on <a>']),
        ('<a href="//evil.example">x</a>', ['href="//evil.example" on <a>']),
        ('<img alt="x" src="https://spy.example/x.png">', ['src="https://spy.example/x.png" on <img>']),
        ('<p style="position:fixed">x</p>', ['style="position:fixed" on <p>']),
        ('<a class="button footnote-ref" href="x">x</a>', ['class="button" on <a>']),
        ('<p id="__place">x</p>', ['id="__place" on <p>']),
        ('<h2 id="search">x</h2>', ['id="search" on <h2>']),
        ('<h2 id="talk-own">x</h2>', ['id="talk-own" on <h2>']),
        ('<h2 id="talk-back">x</h2>', ['id="talk-back" on <h2>']),
        ('<p id="vineStreet">x</p>', ['id="vineStreet" on <p>']),
        ('<p hidden tabindex="-1">x</p>', ['hidden="" on <p>', 'tabindex="-1" on <p>']),
        ("<iframe src=x></iframe><form></form>", ["<form>", "<iframe>", 'src="x" on <iframe>']),
    ],
)
def test_what_is_taken_out_is_told(html: str, told: list[str]):
    assert removed_parts(html, sanitize(html)) == told


def test_a_comment_goes_without_a_word():
    html = "<p>Soup.</p><!-- to do: bread -->"
    assert sanitize(html) == "<p>Soup.</p>"
    assert removed_parts(html, sanitize(html)) == []


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.slow
def test_a_hostile_text_is_harmless_in(place: str):
    unsafe = []
    for name, text in TEXTS.items():
        html = sanitize(made(filled(place, text), *FORKS_EXTENSIONS))
        if faults(html):
            unsafe.append((name, faults(html)))
        unsafe += [(name, fault) for fault in faults_in_the_document(parsed(html))]
    assert unsafe == []


def faults_in_the_document(document: Document):
    """What a parser that is not nh3 finds in the body, besides what is allowed."""
    inside = [element for element in document.elements if element.name not in {"html", "head", "title", "body", "main"}]
    for element in inside:
        if element.name not in TAGS:
            yield f"<{element.name}>"
        for name, value in element.attrs.items():
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(element.name, set()):
                yield f"{name} on <{element.name}>"
            if name == "id" and SHADOWS.fullmatch(value):
                yield f"id={value!r}"
        classes = {word for word in (element.attrs.get("class") or "").split() if not word.startswith("language-")}
        yield from (f"class {word!r}" for word in classes - CLASSES)
