"""Upstream changes in all the ways that it does, and a fork takes that up: nothing conflicts, and both are on the site."""

import inspect
import json
from pathlib import Path

import pytest

from tests.built_site.building import PROJECT, read_search_pages
from tests.directory.the_site import the_site
from tests.fork.fork_copies import (
    ANSWERS,
    add,
    build,
    change,
    commit,
    fork_at,
    git,
    made_ready,
    own_vinestreet,
    upstream_at,
)
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Listing
from vinestreet.site.settings import Place

ESSAY = """\
---
title: {title}
description: A new page of upstream's.
places: {{needs: [talk], ids: [{place}]}}
---
## In short

A word or two for whoever stops here.

{body}

## Something to try

Sit.

## Questions to sit with

Who?

## Sources

Me[^1].

[^1]: me, 2026, all of it
"""


def add_part(at: Path, record: type, like: str, part: str) -> None:
    """Give the dataclass `record` of the copy one more part, declared as `like` is."""
    source = inspect.getsource(record)
    line = next(line for line in source.splitlines(keepends=True) if line.startswith(f"    {like}: "))
    more = source.replace(line, line + line.replace(like, part, 1))
    change(at / Path(inspect.getfile(record)).relative_to(PROJECT), source, more)


def new_field(at: Path) -> None:
    """A field of the model that may be left out, and an entry that has it."""
    add_part(at, Listing, like="source", part="tea")
    change(at / "resources.yml", "    name: 988 Suicide & Crisis Lifeline\n", "    name: 988 Suicide & Crisis Lifeline\n    tea: black\n")  # fmt: skip


def new_template(at: Path) -> None:
    """A piece of a page of its own, put in where the fork has no template."""
    add(at / "overrides/partials/kettle.html", "<p class=\"kettle\">{{ t('site.kettle') }}</p>\n")
    change(at / "overrides/partials/footer.html", '<p class="foot__end">', '{% include "partials/kettle.html" %}\n  <p class="foot__end">')  # fmt: skip
    change(at / "messages/en.yml", "site:\n", "site:\n  kettle: The kettle is on.\n")


def renamed_asset(at: Path) -> None:
    """A part of the style sheet gets another name."""
    git(at, "mv", "overrides/assets/css/print-base.css", "overrides/assets/css/sheets.css")
    for sheet in ("vine", "help-now"):
        change(at / f"overrides/assets/css/{sheet}.css", '"print-base.css"', '"sheets.css"')


def new_essay(at: Path) -> None:
    add(at / "docs/essays/the-kettle.md", ESSAY.format(title="The kettle", place="riverton-warmline", body="Tea."))


def changed_essay_that_the_fork_has_its_own_of(at: Path) -> None:
    add(at / "docs/essays/mutuality.md", "\nUpstream thought again.\n")


def removed_essay(at: Path) -> None:
    """An essay goes, and the links to it with it; the fork has its own text of that name."""
    (at / "docs/essays/hope-and-possibility.md").unlink()
    for page in (at / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        for written in ("hope-and-possibility.md", "../essays/hope-and-possibility.md"):
            text = text.replace(f"]({written})", "](mutuality.md)" if page.parent.name == "essays" else "](../essays/mutuality.md)")  # fmt: skip
        lines = [line.replace("hope-and-possibility, ", "").replace(", hope-and-possibility", "") for line in text.split("\n")]  # fmt: skip
        page.write_text("\n".join(lines), encoding="utf-8")


def new_listing_and_area(at: Path) -> None:
    """An invented place in an invented part of town; the fork has a place of the same id, and an area too."""
    change(at / "mkdocs.yml", "      downtown: {label: Downtown, sample: true}\n", "      downtown: {label: Downtown, sample: true}\n      harbour: {label: The Harbour, sample: true}\n      hill: {label: The other hill, sample: true}\n")  # fmt: skip
    entry = "    what: Invented.\n    needs: [food]\n    area: {area}\n    address: 1 Quay\n    sample: true\n\n"
    change(at / "resources.yml", "  us-988-lifeline:\n", f"  quay-soup:\n    name: Soup on the quay\n{entry.format(area='harbour')}  our-soup:\n    name: Another soup\n{entry.format(area='hill')}  us-988-lifeline:\n")  # fmt: skip


def changed_number(at: Path) -> None:
    """A national line that the fork has checked gets another number."""
    change(at / "resources.yml", '    phone: "877-565-8860"\n', '    phone: "877-330-6366"\n')


def new_need(at: Path) -> None:
    change(at / "resources.yml", "needs:\n  food:\n", "needs:\n  tea:\n    label: A cup of tea\n    icon: bowl\n\n  food:\n")  # fmt: skip
    change(at / "lexicon/en.yml", "needs:\n  food:\n", "needs:\n  tea:\n    any: [tea, kettle]\n  food:\n")


def new_setting(at: Path) -> None:
    """A setting with a value in mkdocs.yml, which the fork does not name."""
    add_part(at, Place, like="name", part="kettle")
    change(at / "mkdocs.yml", "    exit: https://", "    kettle: copper\n    exit: https://")


def new_hook(at: Path) -> None:
    add(at / "hooks/kettle.py", 'def on_post_page(output, page, config):\n    return output.replace("</body>", "<!-- kettle --></body>")\n')  # fmt: skip
    change(at / "mkdocs.yml", "  - hooks/theme_assets.py\n", "  - hooks/theme_assets.py\n  - hooks/kettle.py\n")


def new_option_of_an_extension(at: Path) -> None:
    change(at / "mkdocs.yml", "  admonition: {}\n", "  admonition: {}\n  abbr: {}\n")
    change(at / "mkdocs.yml", 'separator: " "', 'separator: "[\\\\s\\\\-]+"')


def tools_and_words_round_it(at: Path) -> None:
    for name in ("requirements.txt", "Makefile", "README.md", ".gitignore", "CONTRIBUTING.md"):
        add(at / name, "# upstream was here\n")


def changed_templates_of_a_fork(at: Path) -> None:
    """What a new fork is made from changes; forks that are there keep what they have."""
    for name in ("resources.yml", "mkdocs.local.yml", "docs/index.md", "README.md"):
        add(at / "local.example" / name, "\n# upstream was here\n")


WAYS = [
    new_field,
    new_template,
    renamed_asset,
    new_essay,
    changed_essay_that_the_fork_has_its_own_of,
    removed_essay,
    new_listing_and_area,
    changed_number,
    new_need,
    new_setting,
    new_hook,
    new_option_of_an_extension,
    tools_and_words_round_it,
    changed_templates_of_a_fork,
]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Upstream, and a fork that uses every way to be different."""
    folder = tmp_path_factory.mktemp("merging")
    upstream = upstream_at(folder / "upstream")
    fork = fork_at(folder / "fork", upstream)
    done = own_vinestreet(fork, "fork", *ANSWERS)
    assert done.returncode == 0, done.stderr
    made_ready(fork)
    local = fork / "local"
    add(
        local / "resources.yml",
        "\n  our-soup:\n    name: Our own soup\n    what: At noon.\n    needs: [food]\n    area: hill\n",
    )
    add(local / "resources.yml", "  au-lifeline: null\n")
    for name in ("mutuality", "hope-and-possibility"):
        add(local / f"docs/essays/{name}.md", ESSAY.format(title=f"Ours on {name}", place="our-soup", body="Ashbury thinks so."))  # fmt: skip
    add(local / "docs/essays/history.md", "null\n")
    leave = (fork / "overrides/partials/leave.html").read_text(encoding="utf-8")
    add(local / "overrides/partials/leave.html", f"<!-- our own way to leave -->\n{leave}")
    add(local / "overrides/assets/css/own.css", ".ours { color: inherit; }\n")
    add(local / "assets/map.png", "")
    (local / "assets/map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    add(
        local / "lexicon/en.yml", "needs:\n  food:\n    any: [peckish]\n    herring: [rollmop]\nwho: {veterans: null}\n"
    )
    add(local / "messages/en.yml", "site:\n  find: Find help in Ashbury\n")
    change(fork / "mkdocs.local.yml", "      # new-zealand: null\n", "      new-zealand: null\n")
    commit(fork, "A site of our own")
    return upstream, fork


@pytest.fixture(scope="module")
def conflicts(pair: tuple[Path, Path]) -> list[str]:
    """Upstream changes in each way, and the fork merges each time; gives what did not merge by itself."""
    upstream, fork = pair
    found = []
    for way in WAYS:
        way(upstream)
        commit(upstream, way.__name__)
        git(fork, "fetch", "--quiet", "upstream")
        git(fork, "merge", "--quiet", "--no-edit", "upstream/main", fails=True)
        found += [f"{way.__name__}: {line}" for line in git(fork, "status", "--porcelain").splitlines()]
    return found


@pytest.fixture(scope="module")
def site(pair: tuple[Path, Path], conflicts: list[str]) -> Path:
    """What the fork builds after all of that."""
    _, fork = pair
    done = build(fork)
    assert done.returncode != 0  # the number that Ines asked about is another now
    (gone,) = (line for line in (done.stdout + done.stderr).splitlines() if "us-trans-lifeline: checked:" in line)
    assert "has changed since then, so that check doesn't count anymore. Now it says: (877) 330-6366" in gone
    places = fork / "local/resources.yml"
    before = mark_of(the_site().directory.listings["us-trans-lifeline"])
    change(places, f"of: {before}", "of: " + gone.rpartition("of: ")[2].rstrip("}`"))
    done = build(fork)
    assert done.returncode == 0, done.stdout + done.stderr
    return fork / "site"


def page(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_at_least_twelve_ways_merge_without_one_conflict(pair: tuple[Path, Path], conflicts: list[str]):
    assert len(WAYS) >= 12
    assert conflicts == []
    upstream, fork = pair
    assert git(upstream, "rev-parse", "HEAD") in git(fork, "rev-list", "HEAD").splitlines(keepends=True)


def test_the_merged_fork_shows_what_upstream_improved(site: Path):
    index = page(site, "index.html")
    assert "The kettle is on." in index
    assert "<!-- kettle -->" in index
    assert "A cup of tea" in index
    assert "Tea." in page(site, "essays/the-kettle.html")
    assert "tel:+18773306366" in page(site, "directory/us-trans-lifeline.html")


def test_the_merged_fork_shows_what_is_its_own(site: Path):
    index = page(site, "index.html")
    assert "Peers of Ashbury" in index
    assert "Find help in Ashbury" in index
    assert "<!-- our own way to leave -->" in index
    assert "Ashbury thinks so." in page(site, "essays/mutuality.html")
    assert "Upstream thought again." not in page(site, "essays/mutuality.html")
    assert "Ashbury thinks so." in page(site, "essays/hope-and-possibility.html")
    assert (site / "assets/map.png").is_file()
    (sheet,) = (file for file in (site / "assets").glob("vine.*.css"))
    assert sheet.read_text(encoding="utf-8").rstrip().endswith(".ours { color: inherit; }")
    line = page(site, "directory/us-trans-lifeline.html")
    assert "Ines" in line
    (lexicon,) = (site / "directory").glob("lexicon.*.js")
    (words,) = json.loads(lexicon.read_text(encoding="utf-8").removeprefix("var __lexicon = ").removesuffix(";\n"))
    assert words["needs"]["tea"] == {"any": "tea\nkettle"}
    assert words["needs"]["food"]["any"].split("\n")[0] == "hungry"
    assert words["needs"]["food"]["any"].split("\n")[-1] == "peckish"
    assert words["needs"]["food"]["herring"] == "rollmop"
    assert "veterans" not in words["who"]
    soup = page(site, "directory/our-soup.html")
    assert "Our own soup" in soup
    assert "1 Quay" not in soup
    assert "The other hill" not in soup


def test_the_merged_fork_shows_nothing_that_it_took_away_or_that_is_invented(site: Path):
    for gone in ("essays/history.html", "directory/au-lifeline.html", "directory/quay-soup.html"):
        assert not (site / gone).exists()
    for gone in ("vine-street-kitchen", "areas/harbour", "areas/downtown", "areas/new-zealand", "nz-1737"):
        assert not (site / f"directory/{gone}.html").exists()
    assert "history.html" not in page(site, "essays/the-relationship.html") + page(site, "essays/index.html")
    found = {page["url"] for page in read_search_pages(site)}
    assert "essays/the-relationship.html" in found
    assert "essays/history.html" not in found


def test_the_merged_fork_is_well_and_a_merge_would_stumble_over_nothing(pair: tuple[Path, Path], site: Path):
    _, fork = pair
    done = own_vinestreet(fork, "check")
    assert done.returncode == 0, done.stderr
    assert "local/ replaces: local/docs/about/index.md" in done.stderr
    assert "local/ takes away: docs/essays/history.md, au-lifeline" in done.stderr
    assert "this fork changed one of upstream's files" not in done.stderr
    done = own_vinestreet(fork, "fork", "--check")
    assert (done.returncode, done.stdout) == (0, "Nothing here will stand in the way of a merge.\n")
