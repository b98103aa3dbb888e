"""A code host for one repository: a `gh` that takes the parts of its interface that our tools use.

Branches and files are those of a real Git repository; issues, comments, labels and pull requests stand in `host.json`.
https://docs.github.com/en/rest
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.built_site.building import PROJECT

GH = f"""#!{sys.executable}
import base64, json, os, re, subprocess, sys
from pathlib import Path

here = Path(__file__).parent
store = here / "host.json"
host = json.loads(store.read_text())
os.environ["GIT_INDEX_FILE"] = str(here / "index")  # nobody's work tree
command, *rest = sys.argv[1:]
assert command == "api"
assert rest[0] == "--method"
method, path = rest[1], rest[2]
fields = json.loads(sys.stdin.read()) if "--input" in rest else {{}}
host["asked"].append([method, path])
path = path.removeprefix("repos/{{owner}}/{{repo}}/")


def git(*arguments, given=None):
    done = subprocess.run(["git", "-C", str(here / "project"), *arguments], input=given, stdout=subprocess.PIPE)
    return done.stdout.strip().decode() if done.returncode == 0 else ""


def answer(value, status=0):
    store.write_text(json.dumps(host))
    print(json.dumps(value))
    raise SystemExit(status)


if method == "GET" and path.startswith("pulls?"):
    head = re.search("head=someone:(.*)", path)[1]
    answer([pull for pull in host["pulls"] if pull["head"] == head])
if method == "GET" and path.startswith("git/matching-refs/"):
    ref = "refs/" + path.removeprefix("git/matching-refs/")
    answer([ref] if git("rev-parse", "--verify", ref) else [])
if method == "POST" and path == "git/refs":
    if git("rev-parse", "--verify", fields["ref"]):
        answer({{"message": "Reference already exists"}}, 1)
    git("update-ref", fields["ref"], fields["sha"])
    answer({{}})
if path.startswith("contents/"):
    name, _, branch = path.removeprefix("contents/").partition("?ref=")
    branch = branch or fields["branch"]
    sha = git("rev-parse", "--verify", f"{{branch}}:{{name}}")
    if method == "GET":
        if not sha:
            answer({{"message": "Not Found"}}, 1)
        content = subprocess.run(["git", "-C", str(here / "project"), "cat-file", "blob", sha], stdout=subprocess.PIPE)
        answer({{"sha": sha, "content": base64.encodebytes(content.stdout).decode()}})
    assert fields.get("sha", "") == sha
    blob = git("hash-object", "-w", "--stdin", given=base64.b64decode(fields["content"]))
    git("read-tree", branch)
    git("update-index", "--add", "--cacheinfo", f"100644,{{blob}},{{name}}")
    tree = git("write-tree")
    commit = git("commit-tree", tree, "-p", branch, "-m", fields["message"])
    git("update-ref", f"refs/heads/{{branch}}", commit)
    answer({{}})
if method == "POST" and path == "pulls":
    if host["refuses_pulls"]:
        answer({{"message": "GitHub Actions is not permitted to create or approve pull requests."}}, 1)
    number = 100 + len(host["pulls"])
    pull = {{**fields, "number": number, "html_url": f"https://host.example/pull/{{number}}"}}
    host["pulls"].append(pull)
    answer(pull)
number, _, what = path.removeprefix("issues/").partition("/")
issue = host["issues"].setdefault(number, {{"labels": [], "comments": [], "state": "open"}})
if what == "labels":
    issue["labels"] += fields["labels"]
elif what == "comments":
    issue["comments"].append(fields["body"])
else:
    assert method == "PATCH"
    issue["state"] = fields["state"]
answer({{}})
"""


class FakeHost:
    """The repository `someone/help`, with what the workflows do when an issue is opened there."""

    def __init__(self, folder: Path, project: Path) -> None:
        """Begin with the files of `project`, which lies in `folder`, on the branch `main`."""
        self.folder, self.project = folder, project
        (folder / "gh").write_text(GH, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.keep({"asked": [], "pulls": [], "issues": {}, "refuses_pulls": False})
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=Begin")

    def keep(self, state: dict[str, Any]) -> None:
        (self.folder / "host.json").write_text(json.dumps(state), encoding="utf-8")

    @property
    def state(self) -> dict[str, Any]:
        """What the host knows."""
        return json.loads((self.folder / "host.json").read_text(encoding="utf-8"))

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=self.project, capture_output=True, text=True, check=True).stdout

    def event(self, number: int, account: str, body: str, *, on: str, action: str = "opened") -> dict[str, Any]:
        """What the host says when `account` opens an issue."""
        issue = {"number": number, "user": {"login": account}, "created_at": f"{on}T15:00:00Z", "body": body}
        return {"action": action, "issue": issue, "repository": {"default_branch": "main"}}

    def run(self, tool: str, event: dict[str, Any], *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one of our tools as the workflow does."""
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        env = {
            **os.environ,
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_REPOSITORY": "someone/help",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": self.git("rev-parse", "main").strip(),
            "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x.example",
            "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.example",
            **more,
        }  # fmt: skip
        command = [sys.executable, str(PROJECT / "tools" / tool), *arguments]
        return subprocess.run(command, cwd=self.project, env=env, capture_output=True, text=True, check=False)

    def read(self, event: dict[str, Any]) -> tuple[str, str]:
        """Run the first job; gives its output, and all that it printed."""
        (self.folder / "output").write_text("", encoding="utf-8")
        done = self.run("read_form.py", event)
        output = (self.folder / "output").read_text(encoding="utf-8")
        assert output.count("\n") <= 1
        return output.removeprefix("form=").rstrip("\n"), done.stdout + done.stderr

    def answer(self, event: dict[str, Any], form: str) -> subprocess.CompletedProcess[str]:
        """Run the second job with what the first one gave; gives what its last step said."""
        file = str(self.folder / "answer.json")
        done = self.run("answer_form.py", event, file, FORM=form)
        return done if done.returncode else self.run("send_answer.py", event, file)

    def take(self, event: dict[str, Any]) -> subprocess.CompletedProcess[str] | None:
        """Run the whole workflow; None where there was nothing to do."""
        form, printed = self.read(event)
        for line in printed.splitlines():
            assert not line.startswith("::")
        return self.answer(event, form) if form else None
