"""Whether a change is of content alone, as a workflow asks; whatever is not as expected runs all tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site.building import PROJECT
from tests.changes.comparing import commit, git, repository


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path / "p")


def asked(project: Path, event: str, **env: str) -> tuple[str, str, str]:
    """What the tool hands on, what it prints, and what it puts on the workflow's page."""
    files = {name: project.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    told = {name: str(file) for name, file in files.items()}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(PROJECT / "tools/what_changed.py")],
        cwd=project,
        env={**os.environ, "GITHUB_EVENT_NAME": event, **told, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    output, page = (file.read_text(encoding="utf-8").strip() for file in files.values())
    return output, done.stdout.strip(), page


def pull_request(project: Path, files: dict[str, str]) -> None:
    """Make the commit that the code host makes of main and a branch with these `files`."""
    git(project, "checkout", "--quiet", "-b", "theirs")
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    commit(project)
    git(project, "checkout", "--quiet", "main")
    (project / "src.py").write_text("of main's own", encoding="utf-8")
    commit(project)
    git(project, "merge", "--quiet", "--no-ff", "--no-edit", "theirs")


def test_a_pull_request_of_content_alone_is_known_whatever_main_did_meanwhile(project):
    pull_request(project, {"docs/essays/new.md": "# New\n", "resources/x.yml": "name: x\n"})
    output, said, page = asked(project, "pull_request")
    assert output == "kind=content"
    assert said == page == "Only content changes: places, texts or pictures. So the program's tests don't have to run."


def test_one_file_of_code_among_content_runs_everything_and_is_named(project):
    pull_request(project, {"docs/essays/new.md": "# New\n", "hooks/x.py": "\n"})
    output, said, _ = asked(project, "pull_request")
    assert (output, said) == ("kind=code", "More than content changes (hooks/x.py), so the program's tests run too.")


def test_a_name_that_is_a_command_is_not_printed(project):
    pull_request(project, {"::error::x\n::set-output name=kind::content": "\n"})
    output, said, _ = asked(project, "pull_request")
    assert (output, said) == ("kind=code", "More than content changes, so the program's tests run too.")


def test_a_push_is_compared_with_what_was_there_before_it(project):
    before = git(project, "rev-parse", "HEAD")
    for text in ("# One\n", "# Two\n"):
        (project / "docs/new.md").write_text(text, encoding="utf-8")
        commit(project)
    event = project.parent / "event.json"
    for found, kind in ((before, "content"), ("0" * 40, "code"), ("--help", "code"), (None, "code")):
        event.write_text(json.dumps({"before": found}), encoding="utf-8")
        assert asked(project, "push", GITHUB_EVENT_PATH=str(event))[0] == f"kind={kind}"


@pytest.mark.parametrize("event", ["", "workflow_dispatch", "schedule", "pull_request", "push"])
def test_where_it_is_not_known_what_was_before_everything_runs(project, event):
    output, said, _ = asked(project, event)
    assert (output, said) == ("kind=code", "It isn't known what this was before, so the program's tests run too.")
