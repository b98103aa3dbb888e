"""A fork's own colors: where they can't be read, it's told with the line and a color that would do."""

from pathlib import Path

import pytest

from tests.directory.reading import ROOT
from vinestreet.core.problems import Problem
from vinestreet.lint.color_contrast import OWN, TEXT, TOKENS, contrast, poor_contrast, readable


def found(folder: Path, sheet: str, tokens: str = "") -> list[Problem]:
    for name, text in ((TOKENS, tokens or (ROOT / TOKENS).read_text("utf-8")), (OWN, sheet)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(poor_contrast(folder))


def test_colors_of_wcag():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777", "#fff") < TEXT


def test_our_own_colors_can_be_read_in_both_schemes(tmp_path: Path):
    assert found(tmp_path, (ROOT / TOKENS).read_text("utf-8")) == []


def test_a_color_that_cannot_be_read_is_told_with_its_line_and_one_that_would_do(tmp_path: Path):
    problems = found(
        tmp_path,
        "/* ours */\n:root {\n  --leaf: #7aa383;\n}\n@media (prefers-color-scheme: dark) { :root { --leaf: #b4cf95 } }",
    )
    assert {(problem.line, problem.values["scheme"]) for problem in problems} == {(3, "light")}
    first = problems[0]
    assert (first.values["front"], first.values["back"]) == ("leaf", "paper")
    assert contrast(first.values["near"], "#f8f2e6") >= TEXT


def test_what_is_set_for_every_scheme_comes_after_ours_for_the_dark_one(tmp_path: Path):
    problems = found(tmp_path, ":root { --leaf: #2c5c38; }")
    assert {problem.values["scheme"] for problem in problems} == {"dark"}


def test_what_a_fork_did_not_change_is_not_told(tmp_path: Path):
    assert (
        found(tmp_path, ":root { --round: 0 }", tokens=(ROOT / TOKENS).read_text("utf-8").replace("#2c241b", "#ddd"))
        == []
    )


@pytest.mark.parametrize("back", ["#000", "#767676", "#757575", "#fff", "#00f", "#ff0"])
def test_there_is_always_a_color_that_would_do(back: str):
    assert contrast(readable(back, back, TEXT), back) >= TEXT
