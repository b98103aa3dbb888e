"""What is due goes into one issue. A program `gh` that keeps issues in a file stands in for the code host."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site.building import PROJECT

# Takes the parts of `gh api` that we use: https://cli.github.com/manual/gh_api
GH = f"""#!{sys.executable}
import json, sys
from pathlib import Path

store = Path(__file__).with_name("issues.json")
issues = json.loads(store.read_text())
command, *rest = sys.argv[1:]
assert command == "api"
method, path, fields = "GET", "", {{}}
while rest:
    word = rest.pop(0)
    if word == "--method":
        method = rest.pop(0)
    elif word in ("--field", "--raw-field"):
        name, _, value = rest.pop(0).partition("=")
        fields[name] = Path(value[1:]).read_text() if word == "--field" and value.startswith("@") else value
    else:
        path = word
path = path.removeprefix("repos/{{owner}}/{{repo}}/issues")
if method == "GET":
    assert path.startswith("?labels=due&state=open")
    answer = [issue for issue in reversed(issues) if issue["open"] and issue["label"] == "due"]
elif method == "PATCH":
    (answer,) = [issue for issue in issues if issue["number"] == int(path[1:])]
    answer["body"] = fields["body"]
else:
    answer = {{"number": len(issues) + 1, "open": True, "label": fields["labels[]"], "title": fields["title"],
              "body": fields["body"], "html_url": f"https://host.example/issues/{{len(issues) + 1}}"}}
    issues.append(answer)
store.write_text(json.dumps(issues))
print(json.dumps(answer))
"""
TEXT = "- [ ] `$(touch run)`; @everybody \"quoted\" 'too'\n@/etc/hostname\n"


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A folder with `gh` and the issues that it keeps; there is one of somebody else's, and a pull request."""
    gh = tmp_path / "gh"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    others = [
        {"number": 1, "open": True, "label": "question", "body": "?", "html_url": ""},
        {"number": 2, "open": True, "label": "due", "body": "!", "html_url": "", "pull_request": {}},
    ]
    (tmp_path / "issues.json").write_text(json.dumps(others), encoding="utf-8")
    return tmp_path


def keep(host: Path, text: str) -> str:
    """Run the script with `text`; gives what it prints."""
    (host / "due.md").write_text(text, encoding="utf-8")
    command = [sys.executable, str(PROJECT / "tools/keep_issue.py"), "due.md"]
    env = {**os.environ, "PATH": f"{host}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=host, env=env, capture_output=True, text=True, check=True).stdout.strip()


def issues(host: Path) -> list[dict]:
    return json.loads((host / "issues.json").read_text(encoding="utf-8"))


def test_the_first_time_an_issue_is_opened_and_then_it_is_renewed_and_no_other_is_touched(host: Path):
    before = issues(host)
    assert keep(host, "first") == "https://host.example/issues/3"
    assert keep(host, TEXT) == "https://host.example/issues/3"
    assert issues(host)[:2] == before
    (kept,) = issues(host)[2:]
    assert (kept["title"], kept["label"], kept["body"]) == ("What is due to be checked", "due", TEXT)
    assert not (host / "run").exists()


def test_when_somebody_closed_it_the_next_one_is_opened(host: Path):
    keep(host, "this week")
    closed = issues(host)
    closed[2]["open"] = False
    (host / "issues.json").write_text(json.dumps(closed), encoding="utf-8")
    assert keep(host, "next week") == "https://host.example/issues/4"
    assert [issue["body"] for issue in issues(host)[2:]] == ["this week", "next week"]


def test_without_gh_or_without_issues_it_says_what_to_do(host: Path):
    command = [sys.executable, str(PROJECT / "tools/keep_issue.py"), "due.md"]
    done = subprocess.run(
        command, cwd=host, env={"PATH": str(PROJECT / "docs")}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "This needs GitHub's command gh: https://cli.github.com\n")
    (host / "gh").write_text("#!/bin/sh\necho 'HTTP 410: Issues are disabled' >&2\nexit 1\n", encoding="utf-8")
    env = {**os.environ, "PATH": f"{host}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=host, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("HTTP 410: Issues are disabled\nGitHub did not take it")
