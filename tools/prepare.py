"""Make the virtual environment and install one lock file into it.

usage: python3 tools/prepare.py FOLDER LOCKFILE
(on Windows, without make: py tools/prepare.py .venv requirements.txt)

Runs before anything is installed, so it uses the standard library alone and must start on an old Python too:
that is where a plain sentence is needed most.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)


def main():
    """Prepare the environment, or say in one sentence what is missing."""
    folder, lock = sys.argv[1:3]
    if sys.version_info < OLDEST:
        sys.exit(
            "Vine Street needs Python %d.%d or newer, and this is %d.%d (%s). Install a newer Python, then run "
            "make again with its name, for example: make site PYTHON=python3.12"
            % (OLDEST + tuple(sys.version_info[:2]) + (sys.executable,))
        )
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        sys.exit(
            "This Python has no venv module, so nothing can be installed for this project alone. On Debian or "
            "Ubuntu run: sudo apt install python3-venv. Then run make again."
        )
    python = folder + ("/Scripts/python.exe" if os.name == "nt" else "/bin/python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    print("Installing what %s names into %s (once; it takes about a minute) ..." % (lock, folder), flush=True)
    steps = [
        [sys.executable, "-m", "venv", folder],
        [*pip, "install", "--require-hashes", "-r", lock],
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]
    for step in steps:
        if subprocess.call(step):
            sys.exit("Could not prepare %s: the step above failed (%s)." % (folder, " ".join(step)))


if __name__ == "__main__":
    main()
