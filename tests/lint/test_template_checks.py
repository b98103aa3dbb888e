"""What `vinestreet check` finds in templates."""

from pathlib import Path

import pytest

from tests.directory.reading import ROOT, WORDS
from vinestreet.lint.template_checks import check_templates


def test_upstreams_templates_are_well():
    assert check_templates(ROOT) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p>\n{% if x %}", "overrides/page.html:2: this template can't be used: Unexpected end of template."),
        ("{{ x|shuot }}", "overrides/page.html:1: this template can't be used: No filter named 'shuot'."),
        ("\n{% include 'fotoer.html' %}", "overrides/page.html:2: there's no template `fotoer.html` in overrides/"),
        ("{% extends 'fotoer.html' %}", "overrides/page.html:1: there's no template `fotoer.html` in overrides/"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, told: str):
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/page.html").write_text(text)
    (tmp_path / "overrides/footer.html").write_text("{{ 'index.html'|url }}")
    assert [problem.told(WORDS)[: len(told)] for problem in check_templates(tmp_path)] == [told]


def test_a_forks_templates_may_include_those_of_the_theme(tmp_path: Path):
    (tmp_path / "local/overrides").mkdir(parents=True)
    (tmp_path / "local/overrides/own.html").write_text("{% extends 'base.html' %}{% include x %}")
    assert check_templates(tmp_path) == []
    (tmp_path / "local/overrides/own.html").write_text("{% extends 'bsae.html' %}")
    assert [problem.file for problem in check_templates(tmp_path)] == ["local/overrides/own.html"]
