"""Write a text into the open issue with the label `due`, or open one.

usage: python3 tools/keep_issue.py FILE

Speaks to the code host through GitHub's `gh`, with the token in GH_TOKEN or whoever is signed in. The text goes from
the file to the host as it is; nothing in it becomes part of a command. Only people who may sort issues can put the
label on one, so nobody else can bring theirs into its place.
"""

import json
import subprocess
import sys
from pathlib import Path

LABEL, TITLE = "due", "What is due to be checked"
ISSUES = "repos/{owner}/{repo}/issues"  # gh fills the names in


def main() -> None:
    """Write it, and print where it is."""
    text = Path(sys.argv[1])
    found = json.loads(_gh(f"{ISSUES}?labels={LABEL}&state=open&per_page=100"))
    numbers = [issue["number"] for issue in found if "pull_request" not in issue]  # the newest first
    body = ["--field", f"body=@{text}"]  # gh reads the file
    if numbers:
        told = _gh("--method", "PATCH", f"{ISSUES}/{numbers[0]}", *body)
    else:
        head = ["--raw-field", f"title={TITLE}", "--raw-field", f"labels[]={LABEL}"]
        told = _gh("--method", "POST", ISSUES, *head, *body)
    print(json.loads(told)["html_url"])


def _gh(*arguments: str) -> str:
    try:
        done = subprocess.run(["gh", "api", *arguments], stdout=subprocess.PIPE, check=False)
    except FileNotFoundError:
        sys.exit("This needs GitHub's command gh: https://cli.github.com")
    if done.returncode:
        sys.exit("GitHub did not take it, for the reason above. Are issues switched on, in the repository's settings?")
    return done.stdout.decode()


if __name__ == "__main__":
    main()
