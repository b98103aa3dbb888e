"""Asks git about a folder. Not every copy of the project is a repository, and not every machine has git."""

import subprocess
from pathlib import Path


def ask_git(root: Path, *command: str) -> str | None:
    """Give what git says in the folder `root`, without space round it; None where there is no git, or it says no."""
    try:
        said = subprocess.run(["git", "-C", str(root), *command], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip()
