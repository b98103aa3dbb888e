"""Parts of a page fold below their headings; nothing of the page is lost, and nothing is opened that stays open."""

import re

from vinestreet.texts.folded_parts import with_folded_parts


def part(id_: str, body: str = "<p>Words</p>\n") -> str:
    return f'<h2 id="{id_}">{id_.title()}</h2>\n{body}'


def without_folds(html: str) -> str:
    return re.sub(r"</?(?:details|summary|div)\b[^>]*>|\s", "", html)


def summaries(html: str) -> list[str]:
    return re.findall(r'<details class="part"( open)?><summary><h\d id="([^"]*)"', html)


def test_every_part_but_the_first_is_folded():
    page = "<p>Hello</p>\n" + part("one") + part("two") + part("three")
    found = with_folded_parts(page)
    assert summaries(found) == [(" open", "one"), ("", "two"), ("", "three")]
    assert found.startswith("<p>Hello</p>\n<details")
    assert found.count("<details") == found.count("</details>") == 3
    assert without_folds(found) == without_folds(page)


def test_a_page_of_two_parts_stays_as_it_is():
    for page in ("", "<p>Words</p>", part("one") + part("two")):
        assert with_folded_parts(page) == page


def test_where_a_part_has_steps_these_fold():
    steps = "<p>In order.</p>\n" + "".join(f'<h3 id="{n}">{n}. Do (5)</h3>\n<p>So.</p>\n' for n in range(1, 4))
    page = part("one") + part("steps", steps) + part("three")
    found = with_folded_parts(page)
    assert summaries(found) == [(" open", "one"), (" open", "1"), ("", "2"), ("", "3"), ("", "three")]
    assert '\n<h2 id="steps">Steps</h2>\n<p>In order.</p>\n<div><details' in found
    assert without_folds(found) == without_folds(page)


def test_a_form_below_a_line_stands_open_and_the_line_outside_what_is_folded():
    page = part("one") + part("two", "<p>Words</p>\n<hr>\n") + part("sheet", "<table></table>")
    found = with_folded_parts(page)
    assert summaries(found) == [(" open", "one"), ("", "two")]
    assert found.endswith('</details>\n<hr>\n<h2 id="sheet">Sheet</h2>\n<table></table>')
    assert without_folds(found) == without_folds(page)


def test_a_heading_inside_something_else_begins_no_part():
    quoted = f"<blockquote>\n{part('said')}</blockquote>\n"
    page = part("one", quoted) + part("two", '<p>One<br>two <img src="a.svg" alt=""></p>\n') + part("three", quoted)
    assert [id_ for _, id_ in summaries(with_folded_parts(page))] == ["one", "two", "three"]
