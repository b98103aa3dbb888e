"""What a table's second line says of its columns becomes classes, which the sanitiser leaves and the style sheet knows."""

import re

import pytest
from markdown import Markdown

from tests.frozen_town import PROJECT
from vinestreet.security.sanitizer import removed_parts, sanitize
from vinestreet.texts.table_columns import CLASSES, TableColumnsExtension

TABLE = "| a | b | c | d |\n|:--|:-:|--:|---|\n| *1* | 2 | 3 | 4 |"
CELL = re.compile(r"<(t[dh])([^>]*)>")


def cells(html: str) -> list[tuple[str, str]]:
    return CELL.findall(html.replace("<thead>", ""))


def made(markdown: str) -> str:
    settings = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=["tables", TableColumnsExtension()], extension_configs=settings).convert(markdown)


@pytest.mark.parametrize("tag", ["th", "td"])
def test_each_column_has_its_class_and_nothing_says_align(tag: str):
    html = made(TABLE)
    assert [attributes for name, attributes in cells(html) if name == tag] == [
        ' class="column-left"', ' class="column-center"', ' class="column-right"', ""
    ]  # fmt: skip
    assert "align" not in html


def test_the_sanitiser_leaves_the_classes_and_takes_the_attribute():
    html = made(TABLE)
    assert removed_parts(html, sanitize(html)) == []
    assert cells(sanitize(html)) == cells(html)
    typed = '<table><tr><td align="right">1</td></tr></table>'
    assert removed_parts(typed, sanitize(typed)) == ['align="right" on <td>']


def test_the_style_sheet_knows_every_class():
    css = (PROJECT / "overrides/assets/css/typography.css").read_text(encoding="utf-8")
    assert {name for name in CLASSES.values() if f".{name} {{ text-align: {name[7:]}; }}" in css} == {*CLASSES.values()}
