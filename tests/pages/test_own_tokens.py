"""The tokens that a fork's style sheet sets, and what the small pages take of it."""

from pathlib import Path

from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.assets import join_styles
from vinestreet.pages.own_tokens import token_value, tokens_alone, tokens_in

SHEET = """\
/* ours: { */
:root, .x { --leaf: #9c1b30; color: red; }
.brand { --leaf: blue; letter-spacing: 1px; }
@media (prefers-color-scheme: dark) {
  html { --leaf: rgb(240 160 170) }
}
@media print { :root { --leaf: #000; } }
@font-face { font-family: x; }
"""


def test_only_what_is_set_for_the_whole_page_is_a_token():
    assert [
        (token.name, token.value, token.line, token.is_dark, token.media_is_other) for token in tokens_in(SHEET)
    ] == [
        ("--leaf", "#9c1b30", 2, False, False),
        ("--leaf", "rgb(240 160 170)", 5, True, False),
        ("--leaf", "#000", 7, False, True),
    ]


def test_tokens_alone_have_no_rules():
    assert tokens_alone(SHEET) == (
        ":root{--leaf:#9c1b30}\n"
        "@media (prefers-color-scheme: dark){:root{--leaf:rgb(240 160 170)}}\n"
        "@media print{:root{--leaf:#000}}\n"
    )
    assert tokens_alone("p { color: red }") == tokens_alone("not { a sheet") == ""


def test_the_crisis_page_takes_the_tokens_after_upstreams_and_none_that_cannot_be_read(tmp_path: Path):
    for name, text in {
        "overrides/assets/css/help-now.css": '@import "tokens.css";\n@import "own-tokens.css";\np { margin: 0 }\n',
        "overrides/assets/css/tokens.css": ":root { --leaf: #2c5c38; --paper: #fff }\n",
        "local/overrides/assets/css/own.css": SHEET,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    theme = LayeredFolder(tmp_path / "overrides")
    css = join_styles(theme, "help-now.css")
    assert css.index("#2c5c38") < css.index("#9c1b30") < css.index("p { margin")
    assert ".brand" not in css
    assert "#9c1b30" not in join_styles(theme, "help-now.css", own_tokens=False)
    assert (token_value(theme, "--leaf"), token_value(theme, "--paper"), token_value(theme, "--x")) == (
        "#9c1b30",
        "#fff",
        "",
    )
