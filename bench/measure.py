"""Runs one command and says what time and memory it took: `python measure.py COMMAND…`.

The kernel counts the memory of the process that starts a program towards the peak of that program, so a large
benchmark would measure itself. This small process stands between the two. It prints JSON on its last line.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

# ru_maxrss is in KiB on Linux and in bytes on macOS (getrusage(2) of each).
_UNITS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and on the processor, and the largest resident memory in MB (of the process alone)."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


class CommandFailedError(Exception):
    """The command ended with an error; the text is what it had to say."""


def measure(command: list[str], folder: Path) -> Cost:
    """Run `command` in `folder` as a fresh process. Raises CommandFailedError with its output when it fails."""
    here = [sys.executable, __file__, *command]
    done = subprocess.run(here, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailedError(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _run(command: list[str]) -> int:
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    cost = Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNITS_PER_MB)
    print(json.dumps(asdict(cost)), flush=True)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
