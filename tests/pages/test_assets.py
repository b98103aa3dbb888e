"""Of a style sheet, the rules that a page with certain classes can match."""

import pytest

from vinestreet.pages.assets import keep_used_rules

CLASSES = frozenset({"text", "note"})


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".text a{color:red}.menu a{color:red}", ".text a{color:red}"),
        (".text,.menu,.note>p{margin:0}", ".text,.note>p{margin:0}"),
        (".text .menu{margin:0}", ""),
        (".text:not(.menu){margin:0}", ".text:not(.menu){margin:0}"),
        (".text :is(.note,.text){margin:0}", ".text :is(.note,.text){margin:0}"),
        ("@media print{.menu{margin:0}.note{margin:0}}", "@media print{.note{margin:0}}"),
        ("@media print{.menu{margin:0}}", ""),
        ("@media print{@supports (gap:1px){.note{margin:0}}}", "@media print{@supports (gap:1px){.note{margin:0}}}"),
        ("@keyframes turn{0%{top:0}to{top:1px}}", "@keyframes turn{0%{top:0}to{top:1px}}"),
        (".note{background:url(\"data:image/svg+xml,<svg d='1,2'/>\")}",) * 2,
        (r".md\:menu{margin:0}[dir=ltr] .note{margin:0}", "[dir=ltr] .note{margin:0}"),
        (
            ".text details,.text summary:before{margin:0}.text summary::marker{display:none}",
            ".text summary::marker{display:none}",
        ),
        (".text th[role=columnheader]:after{margin:0}", ""),
        ('[data-x="a,b"].note,.menu{margin:0}', '[data-x="a,b"].note{margin:0}'),
    ],
)
def test_what_names_another_class_is_left_out(css: str, left: str):
    assert keep_used_rules(css, CLASSES) == left


def test_properties_that_nothing_asks_for_are_left_out():
    css = (
        ":root{--drawing:url(\"data:image/svg+xml,<svg d='1;2'/>\");--ink:#000;--soft:var(--far);--far:#111;--edge:#222}"
        ":root>*{--menu:var(--edge)}.menu{fill:var(--drawing)}.text{color:var(--ink)}"
        "@media print{.note{margin:0}}"
    )
    left = ":root{--ink:#000}.text{color:var(--ink)}@media print{.note{margin:0}}"
    assert keep_used_rules(css, CLASSES) == left
    assert ":root{--ink:#000;--soft:var(--far);--far:#111}" in keep_used_rules(
        css, CLASSES, "p{color:var( --soft, red)}"
    )
