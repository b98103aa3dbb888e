"""Times `vinestreet check` with 10,000 listings in one file, and with a file each: python bench/check.py [LISTINGS].

The made listings draw their words anew one by one, so some of them trip the check of words, as no real ones would.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE))

from bench.projects import make_ours, put_in_files  # noqa: E402


def main(listings: int) -> None:
    """Print the seconds of each, and how much longer the second took."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        make_ours(project, listings)
        in_one = _timed(project, f"{listings:,} listings in one file")
        put_in_files(project)
        in_files = _timed(project, f"{listings:,} listings in a file each")
    print(f"ratio: {in_files / in_one:.2f}")


def _timed(project: Path, what: str) -> float:
    """Print and give the seconds of one run, from the start of the command to its end, with what it said last."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "vinestreet", "check"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    last = (done.stdout + done.stderr).strip().splitlines()[-1]
    print(f"check of {what}: {seconds:.1f} s ({last})")
    return seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
