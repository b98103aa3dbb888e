"""Times `vinestreet check` with 10,000 listings: python bench/check.py [LISTINGS].

The made listings draw their words anew one by one, so some of them trip the check of words, as no real ones would.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE))

from bench.projects import make_ours  # noqa: E402


def main(listings: int) -> None:
    """Print the seconds of one run, from the start of the command to its end, and what it said last."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        make_ours(project, listings)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "vinestreet", "check"]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - begun
    last = (done.stdout + done.stderr).strip().splitlines()[-1]
    print(f"check of {listings:,} listings: {seconds:.1f} s ({last})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
