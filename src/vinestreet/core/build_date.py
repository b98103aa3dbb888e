"""The day on which a copy of the site was made: the same for one commit, whenever and wherever it is built."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from vinestreet.core.git import ask_git


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
