"""What has to be true of every workflow, so that nobody's pull request can write, publish or learn a secret.

The reasons: https://docs.github.com/en/actions/reference/security/secure-use
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

STARTS = {
    "pull_request",
    "push",
    "schedule",
    "workflow_dispatch",
    "issues",
}  # pull_request_target has the keys of the house
PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40}")
VERSIONED = re.compile(r"^\s*(?:- )?uses: (\S+) # v\d+\.\d+\.\d+$", re.MULTILINE)
COMMAND = re.compile(r"make ([a-z]+)(?: [A-Z]+=[a-z]+)*$|\.ci/run$|exit 1$|gh api [^;&|<`(]*$")
FROM_OUTSIDE = re.compile(r"github\.(event\.|head_ref)|fromJSON|toJSON")
MACHINE = re.compile(r"ubuntu-\d\d\.\d\d")  # GitHub's own, and the same one tomorrow
BY_OTHERS = ("uses", "container", "services")  # a job that is somebody else's, or runs in what they made
WEEKLY = re.compile(r"\d+ \d+ \* \* [0-6]")


def faults(text: str, targets: set[str]) -> list[str]:
    """Give what is wrong with the workflow `text`, where make knows `targets`."""
    workflow: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # every value a string, and `on` is no boolean
    return list(_faults(workflow, text, targets))


def _faults(workflow: dict[str, Any], text: str, targets: set[str]) -> Iterator[str]:
    on = workflow["on"]
    if not isinstance(on, dict) or not set(on) <= STARTS:
        yield f"on: only {sorted(STARTS)}, as a mapping"
        return
    if "issues" in on and (set(on) != {"issues"} or on["issues"] != {"types": ["opened"]}):
        yield "issues: read as they were sent, once, and nothing else starts the same"
    for times in on.get("schedule", []):
        if not WEEKLY.fullmatch(times["cron"]):
            yield f"cron: not once a week: {times['cron']}"
    if workflow.get("permissions") != {"contents": "read"}:
        yield "permissions: the workflow itself may read the contents, and nothing else"
    if "concurrency" not in workflow:
        yield "concurrency: missing"
    if FROM_OUTSIDE.search(text):
        yield "an expression takes what somebody outside has written"
    from_anybody = "pull_request" in on
    if from_anybody and re.search(r"secrets\b|github\.token", text):
        yield "a pull request is given a token or a secret"
    if "issues" in on:
        yield from _faults_of_letters(workflow["jobs"], text)
    versioned = VERSIONED.findall(text)
    for name, job in workflow["jobs"].items():
        for fault in _faults_of_job(job, from_anybody, targets, versioned):
            yield f"{name}: {fault}"


def _faults_of_letters(jobs: dict[str, Any], text: str) -> Iterator[str]:
    """Anybody can send an issue: who reads it may write nothing, and who writes gets data of that job alone.

    The step that has the token installs nothing, and what somebody wrote does not stand beside it.
    """
    if re.search(r"secrets\b", text):
        yield "an issue is given a secret"
    for name, job in jobs.items():
        permissions = job.get("permissions", {})
        writes = not isinstance(permissions, dict) or any(may != "read" for may in permissions.values())
        readers = [jobs.get(each, {}) for each in [job.get("needs", [])] if isinstance(each, str)]
        if writes and not any("permissions" not in reader for reader in readers):
            yield f"{name}: what may write needs a job that reads the issue and may not"
        for step in job.get("steps", []):
            given = step.get("env", {})
            has_token = any("github.token" in value for value in given.values())
            if has_token and not writes:
                yield f"{name}: who reads the issue is given a token"
            if has_token and (len(given) > 1 or step.get("run") != "make send"):
                yield f"{name}: beside the token stands something else, or runs more than `make send`"
            if "with" in step and step["with"] != {"persist-credentials": "false"}:
                yield f"{name}: a step takes more than our own branch"


def _faults_of_job(job: dict[str, Any], from_anybody: bool, targets: set[str], versioned: list[str]) -> Iterator[str]:
    permissions = job.get("permissions", {})
    if not isinstance(permissions, dict):
        yield "permissions: named one by one"
        return
    writes = {name for name, may in permissions.items() if may != "read"}
    if from_anybody and writes:
        yield f"a pull request may write: {sorted(writes)}"
    if not str(job.get("timeout-minutes", "")).isdigit():
        yield "timeout-minutes: missing"
    if not MACHINE.fullmatch(str(job.get("runs-on"))):
        yield "runs-on: not a machine of GitHub's by its version"
    for part in BY_OTHERS:
        if part in job:
            yield f"{part}: what runs here is not ours"
    for step in job.get("steps", []):
        if "uses" in step:
            action = step["uses"]
            if not PINNED.fullmatch(action) or action not in versioned:
                yield f"uses: an action of GitHub's own, by commit, and its version behind it: {action}"
            if action.startswith("actions/checkout@") and step.get("with", {}).get("persist-credentials") != "false":
                yield "checkout: persist-credentials is not false"
        else:
            yield from _faults_of_command(step, writes, targets)


def _faults_of_command(step: dict[str, Any], writes: set[str], targets: set[str]) -> Iterator[str]:
    if "id-token" in writes:
        yield "run: a command beside the right to publish"
    if "${{" in step["run"]:
        yield "run: an expression in a command; hand it over in `env`"
    for line in step["run"].strip().splitlines():
        match = COMMAND.match(line.strip())
        if not match or (match[1] and match[1] not in targets):
            yield f"run: neither `make` with a target of ours, nor .ci/run, nor `gh api`, nor `exit 1`: {line.strip()}"
