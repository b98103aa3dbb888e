"""A fork's own colors: where they can't be read, it's told with the line and a color that would do."""

from pathlib import Path

import pytest

from tests.directory.reading import ROOT, WORDS
from vinestreet.core.problems import Problem
from vinestreet.lint.color_contrast import OWN, TEXT, TOKENS, contrast, poor_contrast, readable
from vinestreet.lint.unknown_tokens import unknown_tokens


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
    (one,) = problems
    assert (one.line, one.key, one.values["name"]) == (3, "poor_contrast_light", "leaf")
    assert one.values["beside"] == "`--paper`, `--paper-raised`, `--paper-sunk`, `--leaf-wash`"
    assert contrast(one.values["better"], "#efe6d3") >= TEXT
    assert "`--leaf: #" in one.told(WORDS)


def test_a_paper_is_told_for_itself_and_what_would_do_is_a_paper(tmp_path: Path):
    (one,) = found(tmp_path, "@media (prefers-color-scheme: dark) { :root { --leaf-wash: #c0c0c0; } }")
    assert (one.key, one.values["name"]) == ("poor_contrast_dark", "leaf-wash")
    assert all(contrast(one.values["better"], front) >= TEXT for front in ("#efe4d0", "#b4cf95"))


def test_what_is_set_for_every_scheme_comes_after_ours_for_the_dark_one(tmp_path: Path):
    problems = found(tmp_path, ":root { --leaf: #2c5c38; }")
    assert {problem.key for problem in problems} == {"poor_contrast_dark"}


def test_what_a_fork_did_not_change_is_not_told(tmp_path: Path):
    assert (
        found(tmp_path, ":root { --round: 0 }", tokens=(ROOT / TOKENS).read_text("utf-8").replace("#2c241b", "#ddd"))
        == []
    )


@pytest.mark.parametrize(
    ("value", "poor"),
    [
        ("white", True),
        ("rgb(250 250 250)", True),
        ("hsl(0 0% 97%)", True),
        ("var(--ours)", True),
        ("#123", False),
        ("var(--dark)", False),
    ],
)
def test_a_color_is_read_however_it_is_written(tmp_path: Path, value: str, poor: bool):
    problems = found(tmp_path, f":root {{ --ours: #eee; --dark: #012; --leaf: {value}; }}")
    assert ("poor_contrast_light" in {problem.key for problem in problems}) == poor
    assert "not_a_color" not in {problem.key for problem in problems}


@pytest.mark.parametrize("value", ["#ff", "#2c5c3880", "transparent", "red blue", "var(--nothing)", "inherit"])
def test_what_is_no_color_or_shines_through_is_told(tmp_path: Path, value: str):
    (one,) = found(tmp_path, f":root {{\n --clay: {value};\n}}")
    assert one.told(WORDS) == (
        f"{OWN}:2: --clay: not a color whose contrast can be worked out; expected one that covers what's below it, such as "
        f"`#2c5c38`; found `{value}`"
    )


def test_a_token_that_no_sheet_asks_for_is_told_with_the_nearest(tmp_path: Path):
    assert (
        found(
            tmp_path,
            ":root {\n --papr: #fff; --ours: #123; --md-code-bg-color: #fff; --xyz: 1;\n} p { top: var(--ours) }",
        )
        == []
    )
    assert [problem.told(WORDS).partition("found ")[2] for problem in unknown_tokens(tmp_path)] == [
        "`--papr`; did you mean `--paper`?",
        "`--xyz`",
    ]


@pytest.mark.parametrize("back", ["#000", "#767676", "#757575", "#fff", "#00f", "#ff0"])
def test_there_is_always_a_color_that_would_do(back: str):
    assert contrast(readable(back, {back: TEXT}), back) >= TEXT


def test_where_no_color_would_do_there_is_none():
    assert readable("#777", {"#000": 9, "#fff": 9}) == ""
