"""A slip in a style sheet is found at its line; what browsers read is none."""

import pytest

from vinestreet.pages.style_slips import style_slips


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { color: red }\nb { color red; top: 0 }", [(2, "css_slip")]),
        ("a {\n  color: red\n  top: 0;\n}", [(2, "css_semicolon")]),
        ("a {\n  color: red;\n\nb { top: 0 }\nc { top: 0 }\n", [(1, "css_not_closed")]),
        ("@media print {\n  a { top: 0 }\nb { top: 0 }\n", [(1, "css_not_closed")]),
        ("@media print {\n  a { top 0; }\n}", [(2, "css_slip")]),
        ("a { top: 0 }\nb color: red }\nc { top: 0 }", [(2, "css_slip")]),
        ("a { top: 0 }}\nb { top: 0 }", [(1, "css_slip")]),
        ("a { top: 0 }\nb { top: calc(1px; left: 0 }\nc { top: 0 }", [(2, "css_not_closed")]),
        ("a::after {\n  content: 'x;\n  top: 0;\n}", [(2, "css_slip")]),
        ("a { top: 0 }\n/* b { top: 0 }", [(1, "css_not_closed")]),
    ],
)
def test_a_slip_is_found_at_its_line(css: str, found: list[tuple[int, str]]):
    assert [(slip.line, slip.key) for slip in style_slips(css)] == found


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* nothing */",
        "a:hover, a > b:not(.c) { color: red; top: 0 }",
        "a { --own: {x: y}; background: url(data:image/png;base64,AAAA) }",
        '@import "x.css";\n@font-face { src: url(x.woff2); }\n@page { margin: 1cm; @top-left { content: "a" } }',
        "@keyframes on { from { top: 0 } 50% { top: 1px } }\n@supports (display: grid) { @media (a: b) { c { d: e } } }",
        "a { top: 0; & b { left: 0 } }",
    ],
)
def test_what_browsers_read_is_no_slip(css: str):
    assert style_slips(css) == ()
