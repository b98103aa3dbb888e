"""What depends on a width is for screens: WebKit asks it of the window, also while it prints (overrides/assets/css)."""

import re

import pytest

from tests.frozen_town import PROJECT

SHEETS = sorted((PROJECT / "overrides/assets/css").glob("*.css"))
QUERY = re.compile(r"@media\s([^{]*(?:width|inline-size|orientation|aspect-ratio)[^{]*)\{")


def without_screen(css: str) -> list[str]:
    """Give the queries of a width that hold on paper, too."""
    return [query.strip() for query in QUERY.findall(css) if not re.match(r"screen\s+and\b", query)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_depends_on_a_width_is_for_screens(sheet):
    assert without_screen(sheet.read_text(encoding="utf-8")) == []


def test_a_width_that_holds_on_paper_would_be_seen():
    css = "@media screen and (min-width: 9em) {} @media (max-width: 60em) { .a { display: grid; } } @media print {}"
    assert without_screen(css) == ["(max-width: 60em)"]
    assert len(SHEETS) > 10
