"""The papers of the repository lead to files that are there."""

import json
import re
from pathlib import Path

import pytest

from tests.built_site.building import PROJECT

FOLDERS = ("", "contributing", "contributing/decisions", ".github", ".devcontainer")
PAPERS = [paper for folder in FOLDERS for paper in sorted((PROJECT / folder).glob("*.md"))]
DECISIONS = sorted((PROJECT / "contributing/decisions").glob("[0-9]*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:bench|contributing|hooks|overrides|src|tests|tools|\.github)/[\w./-]+)`")
PROGRAMS = (
    "chromium", "firefox-esr", "webkit2gtk-driver", "xvfb", "nginx", "dnsmasq-base", "unzip", "default-jre-headless",
)  # fmt: skip
HEADINGS = ["Context", "Decision", "Consequences", "When to look again"]


def shown(paper: Path) -> str:
    return paper.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("paper", PAPERS, ids=shown)
def test_a_paper_leads_to_files_that_are_there(paper: Path):
    """What is code is no link."""
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", paper.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert [link for link in LINK.findall(text) if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=shown)
def test_a_decision_says_why_what_and_until_when_and_names_files_that_are_there(decision: Path):
    text = decision.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert [path for path in PATH.findall(text) if not (PROJECT / path).exists()] == []


def test_decisions_are_numbered_and_listed():
    titles = [decision.read_text(encoding="utf-8").partition("\n")[0] for decision in DECISIONS]
    rows = [
        f"| [{number}]({decision.name}) | {title.partition('. ')[2]} |"
        for number, (decision, title) in enumerate(zip(DECISIONS, titles, strict=True), 1)
    ]
    assert titles == [f"# {number}. {title.partition('. ')[2]}" for number, title in enumerate(titles, 1)]
    index = (PROJECT / "contributing/decisions/README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[\d+\].*$", index, re.MULTILINE) == rows


def test_the_build_names_the_paper_about_the_notice_that_it_silences():
    command = (PROJECT / "src/vinestreet/commands/build.py").read_text(encoding="utf-8")
    (paper,) = re.findall(r"contributing/decisions/\S+\.md", command)
    assert "NO_MKDOCS_2_WARNING" in command
    assert "NO_MKDOCS_2_WARNING" in (PROJECT / paper).read_text(encoding="utf-8")


def test_the_container_and_the_readme_name_the_programs_that_the_tests_ask_for():
    container = json.loads((PROJECT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    ci = (PROJECT / ".ci/run").read_text(encoding="utf-8")
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    debian = readme.partition("# Debian")[2].partition("# Ubuntu")[0]
    for program in PROGRAMS:
        assert program in ci
        assert program in container["onCreateCommand"].split()
        assert program in debian.split()
    assert container["postCreateCommand"].endswith("make site")
