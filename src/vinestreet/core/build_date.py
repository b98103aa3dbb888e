"""The day on which a copy of the site was made: the same for one commit, whenever and wherever it is built. Asks git.

Not every copy of the project is a repository, and not every machine has git.
"""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


def ask_git(root: Path, *command: str) -> str | None:
    """Give what git says in the folder `root`, without space round it; None where there is no git, or it says no."""
    try:
        # No locks: to look at a copy of the project notes nothing in its repository.
        asked = ["git", "--no-optional-locks", "-C", str(root), *command]
        said = subprocess.run(asked, capture_output=True, encoding="utf-8", errors="replace", check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip()


def build_date(root: Path, today: date) -> date:
    """Give the day of `SOURCE_DATE_EPOCH`, else that of the commit in the folder `root`, else `today`.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/ (seconds, UTC). A folder that was
    changed after its last commit, or is in no repository, is made today.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _commit(root)
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else today


def _commit(root: Path) -> str | None:
    """The time of the last commit in seconds; none where there is no commit, or something is not in it."""
    changed = ask_git(root, "status", "--porcelain", "--", ".")
    return ask_git(root, "log", "-1", "--format=%ct", "--", ".") if changed == "" else None
