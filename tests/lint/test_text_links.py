"""Links to nowhere are told with their line, and what may have been meant."""

from pathlib import Path

import pytest
from markdown import Markdown

from tests.directory.reading import WORDS
from vinestreet.core.problems import Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.lint.text_faults import RenderedText
from vinestreet.lint.text_links import LinkIndex

PAGES = ("index.md", "help-now.md", "essays/soup.md")


@pytest.fixture
def links(tmp_path: Path) -> LinkIndex:
    docs = tmp_path / "docs"
    for name in PAGES:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("Words.\n", encoding="utf-8")
    (docs / "map.png").write_bytes(b"x")
    ids = {
        "help-now.md": {"emergency"},
        "essays/soup.md": {"hot-soup", "who-is-there", "hot-soup_1"},
        "essays/new.md": {"fn:1", "fnref:1"},
    }
    made = frozenset({"directory/needs/food.html"})
    return LinkIndex(LayeredFolder(docs), made, {name: frozenset(own) for name, own in ids.items()}.__getitem__)


def told(links: LinkIndex, source: str) -> list[str]:
    report = Report("docs/essays/new.md")
    made = Markdown(extensions=["fenced_code", "footnotes"]).convert(source)
    links.check("essays/new.md", source, RenderedText(safe=made).addresses(), report)
    return [problem.told(WORDS).removeprefix("docs/essays/new.md:") for problem in report.problems]


@pytest.mark.parametrize(
    "link",
    [
        "[a](soup.md)",
        "[a](./soup.md)",
        '[a](soup.md "Title")',
        "[a](../help-now.md)",
        "[a](../help-now.md#emergency)",
        "[a](soup.md#hot-soup)",
        "[a](soup.md#hot-soup_1)",
        "[a](soup.md#who-is-there)",
        "[a](../directory/needs/food.html)",
        "![a](../map.png)",
        "[a](https://example.org/x.md)",
        "[a](mailto:a@example.org)",
        "[a][b]\n\n[b]: soup.md",
        "words[^1]\n\n[^1]: nowhere.md",
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```",
    ],
)
def test_these_lead_somewhere(link: str, links: LinkIndex):
    assert told(links, link) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Words.\n\nSee [a](soop.md).",
            "3: this link leads nowhere; expected a page that's there, as seen from this file; found `soop.md`; did you "
            "mean `soup.md`?",
        ),
        (
            "[a](help-now.md)",
            "1: this link leads nowhere; expected a page that's there, as seen from this file; found `help-now.md`; did "
            "you mean `../help-now.md`?",
        ),
        (
            "[a](../directory/needs/fod.html)",
            "1: this link leads nowhere; expected a page that's there, as seen from this file; found "
            "`../directory/needs/fod.html`; did you mean `../directory/needs/food.html`?",
        ),
        (
            "[a][b]\n\n[b]: ../zzz.xyz",
            "3: this link leads nowhere; expected a page that's there, as seen from this file; found `../zzz.xyz`",
        ),
        (
            "[a](../../outside.md)",
            "1: this link leads nowhere; expected a page that's there, as seen from this file; found `../../outside.md`",
        ),
        (
            "[a](soup.md#hot-soop)",
            "1: the page doesn't have that heading; expected the words of the heading in lowercase with hyphens; found "
            "`soup.md#hot-soop`; did you mean `hot-soup`?",
        ),
    ],
)
def test_these_lead_nowhere(source: str, expected: str, links: LinkIndex):
    assert told(links, source) == [expected]
