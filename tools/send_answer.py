"""Open the pull request that a form comes to, tell its sender in a comment, and close it; or mark it for a person.

usage: python3 tools/send_answer.py FILE

Speaks to the code host through GitHub's `gh`, with the token in GH_TOKEN or whoever is signed in. FILE is from
answer_form.py. Needs nothing but Python, so that no package sees the token. Every text goes to `gh` as JSON through a
pipe, and becomes no part of a command. It can be run again after it broke off: what is there already stays.
"""

import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

LABEL = "waits for a person"
REPOSITORY = "repos/{owner}/{repo}"  # gh fills the names in
BRANCH = re.compile(r"checked/[a-z0-9-]{1,80}")
FILE = re.compile(r"(?:local/)?resources(?:/[a-z0-9][a-z0-9-]*)?\.yml")  # what such a pull request may change


def main() -> None:
    """Do it, and print where the pull request is."""
    answer = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    number, pull = int(answer["number"]), answer["pull"]
    comment, closes = answer["comment"], answer["closes"]
    if pull:
        link, is_new = _pull_request(pull, number)
        if not link:
            link, closes, comment = _compare(pull["branch"]), False, answer["refused"]
        elif not is_new:
            comment = answer["twice"]
        comment = comment.replace("{link}", link)
        print(link)
    issue = f"{REPOSITORY}/issues/{number}"
    if not closes:
        _ask("POST", f"{issue}/labels", {"labels": [LABEL]})
    _ask("POST", f"{issue}/comments", {"body": comment})
    if closes:
        _ask("PATCH", issue, {"state": "closed", "state_reason": "completed"})
    elif pull:
        sys.exit(
            "GitHub opened no pull request. Settings, Actions, General: Allow GitHub Actions to create pull requests."
        )


def _pull_request(pull: dict[str, Any], number: int) -> tuple[str, bool]:
    """Its address, and whether this form brought it; no address where none may be opened."""
    branch, files = pull["branch"], pull["files"]
    if not BRANCH.fullmatch(branch) or not files or not all(map(FILE.fullmatch, files)):
        sys.exit("This isn't a change that a form can make.")
    owner = os.environ["GITHUB_REPOSITORY"].partition("/")[0]
    same = f"{REPOSITORY}/pulls?state=all&head={owner}:{branch}"
    if there := _ask("GET", same):
        is_ours = re.search(rf"#{number}\b", there[0]["body"].partition("\n")[0])
        return there[0]["html_url"], bool(is_ours)
    if not _ask("GET", f"{REPOSITORY}/git/matching-refs/heads/{branch}"):
        begun = {"ref": f"refs/heads/{branch}", "sha": os.environ["GITHUB_SHA"]}
        _ask("POST", f"{REPOSITORY}/git/refs", begun, may_fail=True)  # the same form may be here at the same moment
    for path, text in files.items():
        _put(path, text.encode(), branch, f"{pull['title']} (form #{number})")
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    asked = {key: pull[key] for key in ("title", "body")} | {
        "head": branch,
        "base": event["repository"]["default_branch"],
    }
    made = _ask("POST", f"{REPOSITORY}/pulls", asked, may_fail=True)
    if made:
        return made["html_url"], True
    there = _ask("GET", same)
    return (there[0]["html_url"], False) if there else ("", False)


def _put(path: str, content: bytes, branch: str, message: str) -> None:
    """Write one file on the branch, unless it stands there so."""
    there = _ask("GET", f"{REPOSITORY}/contents/{path}?ref={branch}", may_fail=True) or {}
    if there and base64.b64decode(there.get("content", "")) == content:
        return
    change = {"message": message, "branch": branch, "content": base64.b64encode(content).decode()}
    _ask("PUT", f"{REPOSITORY}/contents/{path}", change | ({"sha": there["sha"]} if there else {}))


def _compare(branch: str) -> str:
    """Where a person opens the pull request with one tap."""
    return f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}/compare/{branch}?expand=1"


def _ask(method: str, path: str, fields: dict[str, Any] | None = None, *, may_fail: bool = False) -> Any:
    command = ["gh", "api", "--method", method, path, *(["--input", "-"] if fields is not None else [])]
    text = json.dumps(fields).encode() if fields is not None else b""
    try:
        done = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=False)
    except FileNotFoundError:
        sys.exit("This needs GitHub's command gh: https://cli.github.com")
    if done.returncode:
        if may_fail:
            return None
        sys.exit("GitHub did not take it, for the reason above.")
    return json.loads(done.stdout or b"null")


if __name__ == "__main__":
    main()
