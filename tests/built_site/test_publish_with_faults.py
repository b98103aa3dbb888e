"""A build goes on with a place as it last was, and its page says so; a pull request's doesn't."""

from pathlib import Path

import pytest

from tests.built_site.building import attempt
from tests.built_site.small import small_project
from tests.fork.fork_copies import commit, git


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_project(tmp_path_factory.mktemp("broken") / "project")
    settings, places = folder / "mkdocs.yml", folder / "resources.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("    check_every:", "    publish_with_faults: true\n    check_every:", 1), "utf-8")
    git(folder, "init", "--quiet")
    commit(folder, "All is well")
    places.write_text(places.read_text(encoding="utf-8").replace('"+1 413 555 0101"', '"+1 413 555 010"'), "utf-8")
    return folder


def test_its_page_says_that_there_is_something_newer(broken, tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)
    built, said = attempt(broken, tmp_path / "site")
    assert built, said
    assert "vine-street-kitchen: shown as it was before" in said
    pages = tmp_path / "site/directory"
    assert "show that yet. Please ask before you go." in (pages / "vine-street-kitchen.html").read_text(
        encoding="utf-8"
    )
    assert "show that yet" not in (pages / "us-988-lifeline.html").read_text(encoding="utf-8")


def test_a_pull_request_stops(broken, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    built, said = attempt(broken, tmp_path / "site")
    assert not built
    assert "resources.yml:" in said
    assert not (tmp_path / "site").exists()
