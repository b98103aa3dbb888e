"""Faults in the project's own Python while the site is served: where they are, and whether it could start at all."""

import re
import subprocess
import sys
from pathlib import Path

_FRAME = re.compile(r'^  File "(.+?)", line (\d+)', re.MULTILINE)
_ELSEWHERE = frozenset({".venv", "node_modules"})
_START = """
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, sys.argv[1])
for file in sorted(Path(sys.argv[1]).glob("*.py")):
    import_module(file.stem)
"""


def start_fault(root: Path) -> str:
    """Give what keeps the hooks of the project in `root` from being loaded, as `fault_in`; empty where nothing does.

    They are loaded by a program of its own, so that the one which asks goes on as it is.
    """
    command = [sys.executable, "-c", _START, str(root / "hooks")]
    tried = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return fault_in(tried.stderr, root) if tried.returncode else ""


def fault_in(printed: str, root: Path) -> str:
    """Give `hooks/serve.py:12: NameError: …` from a traceback as Python has `printed` it.

    Named is the last line that belongs to the project in `root`; none where the fault lies elsewhere altogether.
    """
    files = [(Path(file), line) for file, line in _FRAME.findall(printed)]
    own = [
        f"{file.relative_to(root).as_posix()}:{line}: "
        for file, line in files
        if file.is_relative_to(root) and _ELSEWHERE.isdisjoint(file.relative_to(root).parts)
    ]
    said = [line for line in printed.splitlines() if line.strip() and not line.startswith(" ")]
    return f"{own[-1] if own else ''}{said[-1] if said else printed.strip()}"
