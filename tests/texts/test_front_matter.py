"""Front matter is read by us and by MkDocs: what the two could take for different things is refused."""

from dataclasses import asdict

import pytest
from mkdocs.utils.meta import get_data

from tests.directory.reading import WORDS
from vinestreet.core.problems import Report
from vinestreet.texts.front_matter import TEMPLATES, EssayFront, Front, body_of, read_front

IDS = {"templates": dict.fromkeys(TEMPLATES)}
BOMB = "".join(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n" for below, name in ("ab", "bc", "cd", "de", "ef"))


def told(source: str) -> list[str]:
    report = Report("x.md")
    read_front(source, Front, IDS, report)
    return [problem.told(WORDS).removeprefix("x.md:") for problem in report.problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: x\ntemplate: nope.html\n---\nHello", "3: template: no such template for a page"),
        ("---\ntemplate: nope.html\n...\nHello", "2: template: no such template for a page"),
        ("---\ntemplate: ../../../../etc/passwd\n---\nHello", "2: template: no such template for a page"),
        ("---\ntemplate: assets/icon.svg\n---\nHello", "2: template: no such template for a page"),
        ("---\ntemplate: directory/listing.html\n---\nHello", "2: template: no such template for a page"),
        ("---\ntemplate: 5\n...\nHello", "2: template: no such template for a page"),
        ("---\ntemplate: [a]\n...\nHello", "2: template: a list or several fields where one text is expected"),
        ("---\nsearch: 1\n...\nHello", "2: search: one value where several named ones are expected"),
        ("---\nsearch: {boost: lots}\n...\nHello", "2: search.boost: expected a whole number from 1 to 100"),
        ("---\nhide: [header]\n...\nHello", "2: hide: "),
        ("---\nicon: material/x\n---\nHello", "2: unknown field `icon`"),
        ("template: nope.html\n\nHello", "1: the first line looks like a setting"),
        ("  Note: words\n\nHello", "1: the first line looks like a setting"),
        ("---\r template: nope.html\r---\rHello", "2: template: no such template for a page"),
        (f"---\ntitle: {'[' * 2000}{']' * 2000}\n---\nHello", "2: nested too deeply"),
        (f"---\na: &a [x]\n{BOMB}title: *f\n...\nHello", "2: a YAML anchor"),
        ("---\ntitle: !!python/object:x y\n---\nHello", "2: a YAML tag"),
        ("---\n<<: {title: x}\n---\nHello", "2: unknown field `<<`"),
        ("---\ntitle: x\ntitle: y\n---\nHello", "3: `title` is here for the second time"),
        ("---\njust words\n---\nHello", "2: one value where several named ones are expected"),
        ("---\ntitle: 'x\n---\nHello", "3: the line cannot be read as YAML"),
    ],
)
def test_what_two_readers_may_take_for_different_things_is_refused(source: str, expected: str):
    lines = told(source)
    assert lines
    assert lines[0].startswith(expected)


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Soup\ndescription: Words.\n---\nHello",
        "---  \ntitle: Soup\n...\t\nHello",
        "---\r\ntitle: Soup\r\n---\r\nHello",
        "---\ntitle: Soup\n----\n---\nHello",
        "---\ntitle: >-\n  Soup\n  at noon\n---\nHello\n---\n",
        "\ntemplate: words\n\nHello",
        "# Note: this is a heading\n",
        "Soup, at noon: bring a bowl.\n",
        "---\ntitle: Soup",
        "---\n\nHello",
        "--- \nHello ---\n",
    ],
)
def test_what_is_taken_is_what_mkdocs_takes(source: str):
    report = Report("x.md")
    front = read_front(source, Front, IDS, report)
    theirs, data = get_data(source.replace("\r\n", "\n"))
    if report.problems:
        return
    assert {key: value for key in ("title", "description", "template") if (value := getattr(front, key))} == data
    assert body_of(source).lstrip("\n") == theirs


def test_what_material_documents_is_taken():
    for lines in ("hide:\n  - navigation\n  - toc", "search:\n  exclude: true", "search:\n  boost: 2"):
        source = f"---\n{lines}\n---\nHello"
        assert told(source) == []
        front = read_front(source, Front, IDS, Report("x.md"))
        _, data = get_data(source)
        assert list(front.hide) == data.get("hide", [])
        assert (front.search and asdict(front.search)) == (
            {"exclude": False, "boost": 1} | data["search"] if "search" in data else None
        )


def test_a_template_may_be_a_forks_own():
    report = Report("x.md")
    source = "---\ntemplate: ours.html\n---\n"
    assert read_front(source, EssayFront, {"templates": {"ours.html": None}}, report).template == "ours.html"
    assert report.problems == []
