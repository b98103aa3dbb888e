"""Front matter has one reader: what is wrong in it is told with its line, and MkDocs never sees any of it."""

import pytest
from mkdocs.utils.meta import get_data

from tests.directory.reading import WORDS
from vinestreet.core.problems import Report
from vinestreet.texts.front_matter import TEMPLATES, EssayFront, Front, InSearch, body_of, read_front

IDS = {"templates": dict.fromkeys(TEMPLATES)}
BOMB = "".join(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n" for below, name in ("ab", "bc", "cd", "de", "ef"))


def told(source: str) -> list[str]:
    report = Report("x.md")
    read_front(source, Front, IDS, report)
    return [problem.told(WORDS).removeprefix("x.md:") for problem in report.problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: x\ntemplate: nope.html\n---\nHello", "3: template: there's no such page template"),
        ("---\ntemplate: nope.html\n...\nHello", "2: template: there's no such page template"),
        ("---\ntemplate: ../../../../etc/passwd\n---\nHello", "2: template: there's no such page template"),
        ("---\ntemplate: assets/icon.svg\n---\nHello", "2: template: there's no such page template"),
        ("---\ntemplate: directory/listing.html\n---\nHello", "2: template: there's no such page template"),
        ("---\ntemplate: 5\n...\nHello", "2: template: there's no such page template"),
        ("---\ntemplate: [a]\n...\nHello", "2: template: a list or several fields, and one text is expected"),
        ("---\nsearch: 1\n...\nHello", "2: search: just one value, and this needs several"),
        ("---\nsearch: {boost: lots}\n...\nHello", "2: search.boost: expected a whole number from 1 to 100"),
        ("---\nhide: [header]\n...\nHello", "2: hide: "),
        ("---\nicon: material/x\n---\nHello", "2: unknown field `icon`"),
        ("template: nope.html\n\nHello", "1: is this a setting? "),
        ("Title: Soup\n\nHello", "1: is this a setting? "),
        ("\ufeffsearch: 1\n", "1: is this a setting? "),
        ("---\ntitle: Soup", "1: the settings at the top have no end"),
        ("---\nunheard: of\n\n# Soup\n", "1: the settings at the top have no end"),
        ("---\ntitle: Soup\n...\nHello", "3: the settings at the top end in `...`; expected `---`"),
        ("---\r template: nope.html\r---\rHello", "2: template: there's no such page template"),
        (f"---\ntitle: {'[' * 2000}{']' * 2000}\n---\nHello", "2: nested too deeply"),
        (f"---\na: &a [x]\n{BOMB}title: *f\n...\nHello", "2: a YAML anchor"),
        ("---\ntitle: !!python/object:x y\n---\nHello", "2: a YAML tag"),
        ("---\n<<: {title: x}\n---\nHello", "2: unknown field `<<`"),
        ("---\ntitle: x\ntitle: y\n---\nHello", "3: `title` is here twice"),
        ("---\njust words\n---\nHello", "2: just one value, and this needs several"),
        ("---\ntitle: 'x\n---\nHello", "3: this line can't be read"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_line(source: str, expected: str):
    lines = told(source)
    assert lines
    assert lines[0].startswith(expected)


@pytest.mark.parametrize(
    ("source", "title", "body"),
    [
        ("---\ntitle: Soup\ndescription: Words.\n---\nHello", "Soup", "Hello"),
        ("\ufeff---  \ntitle: Soup\n---\t\n\nHello", "Soup", "\nHello"),
        ("---\r\ntitle: Soup\r\n---\r\nHello\r\n", "Soup", "Hello\n"),
        ("---\ntitle: >-\n  Soup\n  at noon\n---\nHello\n---\n", "Soup at noon", "Hello\n---\n"),
        ("---\ntitle: Soup\n---", "Soup", ""),
        ("---\n---\nHello", "", "Hello"),
        ("---\n# nothing yet\n\n---\nHello", "", "Hello"),
        ("\ntemplate: words\n\nHello", "", "\ntemplate: words\n\nHello"),
        ("Note: bring a bowl\n", "", "Note: bring a bowl\n"),
        ("# Title: this is a heading\n", "", "# Title: this is a heading\n"),
        ("---\n\nHello", "", "---\n\nHello"),
        ("", "", ""),
    ],
)
def test_what_is_read_of_it_and_what_stands_below(source: str, title: str, body: str):
    report = Report("x.md")
    assert read_front(source, Front, IDS, report).title == title
    assert report.problems == []
    assert body_of(source) == body


@pytest.mark.parametrize(
    "body", ["---\ntemplate: nope.html\n---\n", "template: nope.html\n\nWords", "\n\n---\na: b\n...\n", ""]
)
def test_mkdocs_finds_none_in_a_body_below_an_empty_line_which_is_how_it_is_handed_on(body: str):
    assert get_data(f"\n{body}") == (body.lstrip("\n"), {})


@pytest.mark.parametrize(
    ("lines", "hide", "search"),
    [
        ("hide:\n  - navigation\n  - toc", ("navigation", "toc"), None),
        ("search:\n  exclude: true", (), InSearch(exclude=True)),
        ("search:\n  boost: 2", (), InSearch(boost=2)),
    ],
)
def test_what_material_documents_is_taken(lines: str, hide: tuple[str, ...], search: InSearch | None):
    source = f"---\n{lines}\n---\nHello"
    assert told(source) == []
    front = read_front(source, Front, IDS, Report("x.md"))
    assert (front.hide, front.search) == (hide, search)


def test_a_template_may_be_a_forks_own():
    report = Report("x.md")
    source = "---\ntemplate: ours.html\n---\n"
    assert read_front(source, EssayFront, {"templates": {"ours.html": None}}, report).template == "ours.html"
    assert report.problems == []
