"""A fork's own words, languages and pages: what it says takes the place, and what it leaves out is upstream's."""

import json
from pathlib import Path

import pytest

from tests.built_site.building import copy_of_project
from tests.command_runner import vinestreet
from tests.fork.fork_copies import ANSWERS, add, build, change, made_ready, small_fork


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    folder = small_fork(tmp_path / "fork")
    made_ready(folder)
    return folder


@pytest.fixture
def fork_with_texts(tmp_path: Path) -> Path:
    folder = copy_of_project(tmp_path / "fork")
    assert vinestreet(folder, "fork", *ANSWERS).returncode == 0
    made_ready(folder)
    return folder


def told(fork: Path, start: str) -> list[str]:
    return [line for line in vinestreet(fork, "check").stderr.splitlines() if line.startswith(start)]


def test_a_language_that_upstream_has_not_is_english_where_it_is_not_translated_yet(fork: Path):
    change(fork / "mkdocs.local.yml", "locale: en_US", "locale: es_US")
    assert told(fork, "mkdocs.local.yml") == [
        "mkdocs.local.yml: extra.place.locale: there's no translation of the interface into `es` yet; expected a file "
        "messages/es.yml; copy messages/en.yml to local/messages/es.yml and translate it, or choose another language"
    ]
    add(
        fork / "local/messages/es.yml",
        "site:\n  find: Buscar ayuda\nproblems:\n  count: {one: un problema, other: varios}\n",
    )
    done = build(fork)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (fork / "site/index.html").read_text(encoding="utf-8")
    assert '<html lang="es-US"' in home
    assert "Buscar ayuda" in home
    assert "Talk to someone now" in home


def test_words_that_cannot_be_read_are_told(fork: Path):
    add(fork / "local/messages/en.yml", 'site:\n  find: "Find help\n')
    (line,) = told(fork, "local/messages")
    assert line.startswith("local/messages/en.yml:3: this line can't be read")


def test_a_page_that_goes_is_told_where_something_leads_to_it(fork: Path):
    add(fork / "local/docs/about/privacy.md", "null\n")
    assert told(fork, "docs/about/index.md") == []
    assert told(fork, "local/docs/about/privacy.md") == [
        "local/docs/about/privacy.md: overrides/everything.html links to this page from others, and it's gone; write "
        "a page of your own to replace it, or a template without the link in local/overrides"
    ]
    (line,) = told(fork, "docs/about/without-a-connection.md")
    assert "this links to a page this fork doesn't have; the site shows the words without the link" in line
    # The fork's own pages still link to it, and those links it has to mend.
    assert {line.partition(":")[0] for line in told(fork, "local/docs") if "this link leads nowhere" in line} == {
        "local/docs/index.md",
        "local/docs/about/index.md",
        "local/docs/about/statements.md",
    }


def test_texts_of_a_fork_are_checked_and_upstreams_are_not_for_it_to_mend(fork_with_texts: Path):
    fork = fork_with_texts
    long = " ".join(["word"] * 45)
    add(fork / "docs/practise/own-reflection.md", f"\n{long}.\n")
    add(
        fork / "local/docs/practise/ours.md",
        f"---\ntitle: Ours\nplaces: {{ids: [vine-street-kitchen]}}\n---\n{long}.\n",
    )
    assert told(fork, "docs/practise") == []
    (line,) = told(fork, "local/docs/practise")  # upstream's texts may name what this fork has not; its own may not
    assert line.startswith("local/docs/practise/ours.md:3: places.ids: no such listing")
    change(fork / "local/docs/practise/ours.md", "places: {ids: [vine-street-kitchen]}\n", "")
    assert any("this sentence has 45 words" in line for line in told(fork, "local/docs/practise"))


def test_files_from_outside_are_not_published(fork: Path):
    outside = fork.parent / "secret.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    (fork / "local/assets/secret.png").symlink_to(outside)
    done = build(fork)
    assert done.returncode != 0
    assert "local/assets/secret.png: a link that leads out of the folder" in done.stdout + done.stderr
    (fork / "local/assets/secret.png").unlink()
    add(fork / "local/docs/run.html", "<script></script>")
    done = build(fork)
    assert "local/docs/run.html: this kind of file isn't published" in done.stdout + done.stderr


def test_grades_of_a_fork_are_noted_beside_its_pages(fork_with_texts: Path):
    fork = fork_with_texts
    before = (fork / "grades.yml").read_bytes()
    add(fork / "local/docs/practise/ours.md", "---\ntitle: Ours\n---\n" + "We sat down. It was warm. " * 20)
    assert "local/grades.yml" in vinestreet(fork, "grades").stdout
    assert (fork / "grades.yml").read_bytes() == before
    noted = (fork / "local/grades.yml").read_text(encoding="utf-8")
    assert "practise/ours.md: {grade:" in noted
    assert "essays/" not in noted


def test_an_essay_of_ones_own_ends_as_its_writers_like(fork_with_texts: Path):
    add(
        fork_with_texts / "local/docs/essays/our-kitchen.md",
        "---\ntitle: Our kitchen\ndescription: Why we cook together on Mondays.\nplaces: {needs: [food]}\n---\n"
        "We cook together on Mondays.\n\n## What we do\n\nWe chop. Then we eat.\n",
    )
    assert all("is about this essay" in line for line in told(fork_with_texts, "local/docs/essays/our-kitchen.md"))
    assert build(fork_with_texts).returncode == 0


def test_a_page_of_ones_own_stands_in_the_menu_and_one_that_is_not_there_is_told(fork_with_texts: Path):
    settings = fork_with_texts / "mkdocs.local.yml"
    change(settings, "    country: US\n", "    country: US\n    menu: [{page: about/us.md, label: Who we are}]\n")
    line = settings.read_text("utf-8").splitlines().index("    menu: [{page: about/us.md, label: Who we are}]") + 1
    (said,) = told(fork_with_texts, "mkdocs.local.yml")
    assert said.startswith(f"mkdocs.local.yml:{line}: extra.place.menu.page: no such page; expected the path of one")
    add(fork_with_texts / "local/docs/about/us.md", "---\ntitle: Us\ndescription: Who we are.\n---\nSix neighbors.\n")
    assert told(fork_with_texts, "mkdocs.local.yml") == []
    assert build(fork_with_texts).returncode == 0
    html = (fork_with_texts / "site/essays/index.html").read_text("utf-8")
    assert html.count("../about/us.html") == 2


def test_the_logo_of_ones_own_is_one_file(fork: Path):
    (fork / "local/assets").mkdir(exist_ok=True)
    (fork / "local/assets/icon.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert build(fork).returncode == 0
    site = fork / "site"
    html = (site / "directory/index.html").read_text("utf-8")
    assert html.count("../assets/icon.png") == 2  # beside the name, and in the tab
    assert json.loads((site / "manifest.json").read_text("utf-8"))["icons"] == [
        {"src": "assets/icon.png", "sizes": "any", "type": "image/png"}
    ]


def test_colors_of_ones_own_reach_the_crisis_page_once_they_can_be_read(fork: Path):
    own = fork / "local/overrides/assets/css/own.css"
    add(own, ":root { --leaf: #14361f; --clay: #ffd9b0; }\n.brand { letter-spacing: .03em; }\n")
    done = build(fork)
    assert done.returncode == 0
    said = "Some of your colors can't be read well (--clay, --leaf), so the crisis page keeps the usual ones."
    assert said in done.stdout + done.stderr  # that leaf is as dark as the paper of the dark scheme
    assert "#14361f" not in crisis_sheet(fork)
    own.write_text(
        ":root { --leaf: #14361f; }\n@media (prefers-color-scheme: dark) { :root { --leaf: #b4cf95 } }\n",
        encoding="utf-8",
    )
    done = build(fork)
    assert "Some of your colors" not in done.stdout + done.stderr
    assert "Yours: colors overrides/assets/css/own.css; places: ashbury-night-line" in done.stdout + done.stderr
    assert "--leaf:#14361f" in crisis_sheet(fork)
    assert "letter-spacing: .03em" not in crisis_sheet(fork)
    assert '<html lang="en-US"' in (fork / "site/help-now.html").read_text("utf-8")


def crisis_sheet(fork: Path) -> str:
    (sheet,) = (fork / "site/assets").glob("help-now.*.css")
    return sheet.read_text("utf-8")


def test_upstreams_example_of_a_voice_is_not_in_a_fork_and_its_own_is(fork_with_texts: Path):
    add(
        fork_with_texts / "local/docs/voices/mine.md",
        "---\ntitle: Mine\ndescription: What I owe.\nby: Carl\non: 2026-11-02\nagreed: To this.\n"
        "take_back: Write to us.\nessays: [mutuality]\n---\nNothing.\n",
    )
    add(
        fork_with_texts / "local/docs/essays/ours.md",
        "---\ntitle: Ours\ndescription: What we know.\nby: Ines and Carl\n---\nWe were there.\n",
    )
    done = build(fork_with_texts)
    assert done.returncode == 0, done.stdout + done.stderr
    site = fork_with_texts / "site"
    assert not (site / "voices/an-example.html").exists()
    assert "Nobody yet" not in (site / "voices/index.html").read_text(encoding="utf-8")
    assert "By Carl" in (site / "voices/mine.html").read_text(encoding="utf-8")
    assert "voices/mine.html" in (site / "essays/mutuality.html").read_text(encoding="utf-8")
    ours = (site / "essays/ours.html").read_text(encoding="utf-8")
    assert "By Ines and Carl" in ours
    assert "Who wrote this?" not in ours
