"""A file with a fault is published as git last knew it, or left out, and everybody is told; help, settings and code stop."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built_site.building import attempt
from tests.command_runner import vinestreet
from tests.fork.fork_copies import commit, git
from tests.site.publishing_project import publishing_project
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.project_copy import copy_project
from vinestreet.site.good_copy import load_good_site

ESSAY, ABOUT = "docs/essays/connection.md", "docs/about/index.md"
BANNER = 'words: "Ten beds tonight."\nuntil: 2031-01-01\n'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publishing_project(tmp_path_factory.mktemp("sound") / "project", texts=True)


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "project", symlinks=True)


def write(project: Path, name: str, text: str | bytes) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def add(project: Path, name: str, text: str) -> None:
    write(project, name, (project / name).read_text(encoding="utf-8") + text)


def published(project: Path) -> str:
    done = vinestreet(project, "check", "--publish")
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (ESSAY, "\n[Soup](soop.md)\n"),
        (ABOUT, "\n<script>alert(1)</script>\n"),
        ("docs/conversations/two-at-the-sink.md", "\n/// conversation\n\nThen: Nowhere\n\n///\n"),
        ("messages/en.yml", "\nsite: [\n"),
        ("lexicon/en.yml", "\nneeds: [\n"),
    ],
)
def test_a_file_is_as_it_was(name, text, project):
    add(project, name, text)
    before = (project / name).read_bytes()
    assert vinestreet(project, "check").returncode == 1
    said = published(project)
    assert f"{name}: shown as it was before" in said
    assert (project / name).read_bytes() == before


def test_a_page_that_others_lead_to_is_there_again(project):
    add(project, ABOUT, "\n[Connection](../essays/connection.md)\n")
    commit(project, "A link")
    (project / ESSAY).unlink()
    said = published(project)
    assert f"{ESSAY}: shown as it was before" in said
    assert f"{ABOUT}: shown" not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/about/soup.md", "[Soup](soop.md)\n"),
        ("docs/about/soup.png", "<script>"),
        ("docs/about/soup.md", b"Caf\xe9\n"),
        ("banner.yml", "words: Ten beds\n"),
        ("closures.yml", "- form: 2031-12-24\n"),
    ],
)
def test_a_new_file_is_left_out(name, text, project):
    write(project, name, text)
    assert f"{name}: left out, because git doesn't know" in published(project)


def test_the_banner_goes_out_whatever_else_is_wrong(project):
    write(project, "banner.yml", BANNER)
    commit(project, "Tonight")
    add(project, ESSAY, "\n[Soup](soop.md)\n")
    places = (project / "resources.yml").read_text(encoding="utf-8")
    write(project, "resources.yml", places.replace('"+1 413 555 0101"', '"+1 413 555 010"'))
    built = project.parent / "out"
    assert not attempt(project, built)[0]
    done = vinestreet(project, "build")
    assert done.returncode == 0, done.stderr
    assert "The site goes on, but 2 changes aren't in it yet." in done.stderr
    assert "Ten beds tonight." in (project / "site/index.html").read_text(encoding="utf-8")
    assert "soop" not in (project / "site/essays/connection.html").read_text(encoding="utf-8")
    assert "show that yet" in (project / "site/directory/vine-street-kitchen.html").read_text(encoding="utf-8")


def test_it_is_the_last_version_without_a_fault(project):
    add(project, ESSAY, "\nSomething new.\n")
    commit(project, "An addition")
    add(project, ESSAY, "\n[Soup](soop.md)\n")
    commit(project, "A slip")
    add(project, ESSAY, "\n[More](moor.md)\n")
    commit(project, "Another")
    assert f"{ESSAY}: shown as it was before" in published(project)
    when = git(project, "log", "-2", "--format=%cs").split()[-1]
    assert f"before {when}" in published(project)


def test_a_place_with_words_that_can_hurt_is_as_it_was(project):
    places = (project / "resources.yml").read_text(encoding="utf-8")
    kitchen = places.index("  vine-street-kitchen:")
    slip = places[kitchen:].replace("    area:", "    more: People who committed suicide.\n    area:", 1)
    write(project, "resources.yml", places[:kitchen] + slip)
    assert "suicide" in vinestreet(project, "check").stderr
    assert "resources.yml: vine-street-kitchen: shown as it was before" in published(project)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/help-now.md", "\n[Soup](soop.md)\n"),
        ("docs/about/leaving.md", "\n[Soup](soop.md)\n"),
        ("mkdocs.yml", "\ncolour: green\n"),
        ("overrides/main.html", "{% blck %}"),
    ],
)
def test_what_many_depend_on_stops(name, text, project):
    add(project, name, text)
    done = vinestreet(project, "check", "--publish")
    assert done.returncode == 1
    assert name in done.stderr


def test_it_is_off_unless_somebody_wants_it(project):
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, "mkdocs.yml", settings.replace("    publish_with_faults: true\n", ""))
    write(project, "banner.yml", "words: Ten beds\n")
    assert vinestreet(project, "check", "--publish").returncode == 1


def test_nothing_is_written_through_a_link(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project / "docs/about/more").symlink_to(tmp_path / "elsewhere")
    (project / "docs/about/soup.md").symlink_to(tmp_path / "elsewhere/soup.md")
    (tmp_path / "elsewhere/soup.md").write_text("Theirs.\n", encoding="utf-8")
    assert "docs/about/soup.md: left out" in published(project)
    assert (tmp_path / "elsewhere/soup.md").read_text(encoding="utf-8") == "Theirs.\n"


def test_what_is_due_is_told_with_a_banner_that_is_wrong(project):
    write(project, "banner.yml", "words: Ten beds\n")
    config = project / "mkdocs.yml"
    site = load_good_site(config, read_mkdocs_settings(config)["extra"])
    assert [(each.file, each.is_left_out) for each in site.stand_ins] == [("banner.yml", True)]
    assert site.banner is None


def test_the_weekly_issue_tells_of_texts_as_well(project):
    add(project, ESSAY, "\n[Soup](soop.md)\n")
    done = vinestreet(project, "stale", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()[:2]
    assert first == "**The site goes on, but 1 change isn't in it yet. Please fix it soon:**"
    assert second.startswith(f"- [ ] {ESSAY}:")


def test_a_copy_knows_its_history_and_changes_none(project, tmp_path):
    index = (project / ".git/index").read_bytes()
    inner = project / "docs"
    copy = copy_project(inner, tmp_path / "copy")
    assert copy == tmp_path / "copy/docs"
    said = subprocess.run(
        ["git", "-C", copy, "show", "HEAD:./index.md"], capture_output=True, text=True, check=True
    ).stdout
    assert said == (inner / "index.md").read_text(encoding="utf-8")
    assert (project / ".git/index").read_bytes() == index
