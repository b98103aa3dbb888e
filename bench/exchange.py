"""Measures handing the directory on, and bringing data in, at the size of a large town.

Makes N listings in a temporary folder, runs each command in a fresh process, and prints seconds, processor time, peak
memory and what was written. Linux and macOS.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/exchange.py` looks for modules in bench/ alone

from bench.measure import CommandFailedError, measure
from bench.partner_table import write_table
from bench.projects import make_ours
from vinestreet.exchange.exporting.formats import FORMATS

VINESTREET = [sys.executable, "-m", "vinestreet"]
MOST_SECONDS = {"export": 20, "import": 60}  # what is promised for 10,000, by the clock


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each part and print; the first command that fails ends it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, default=10000, metavar="N")
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
            project = Path(folder) / "ours"
            make_ours(project, options.listings)
            for name, part in PARTS.items():
                if options.only in {None, name}:
                    print(f"{name} of {options.listings:,} listings; promised: {MOST_SECONDS[name]} s")
                    part(project, options.listings)
    except (CommandFailedError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def exports(project: Path, listings: int) -> None:
    """Write every format."""
    measure([*VINESTREET, "export", "csv"], project)  # compiles what is loaded
    for kind, form in FORMATS.items():
        line(kind, project, ["export", kind])
        print(f"{size_of(project / 'dist' / form.file) / 1e6:>9.1f} MB written")


def imports(project: Path, listings: int) -> None:
    """Bring them into a small project: as JSON, as tables, and a partner's table; one is three times as long."""
    small = project.with_name("small")
    make_ours(small, 200)
    for kind, file in (("hsds", "listings.json"), ("hsds-csv", "tables")):
        measure([*VINESTREET, "export", kind, "--out", str(small / file)], project)
        line(kind, small, ["import", file, "--own", "--into", f"{kind}.yml"])
        print(f"{size_of(small / f'{kind}.yml') / 1e6:>9.1f} MB written")
    for name, rows, columns in (("partner", listings, 22), ("partner × 3", 3 * listings, 8)):
        write_table(small / "partner.csv", rows, columns)
        (small / "partner.columns.yml").unlink(missing_ok=True)
        subprocess.run([*VINESTREET, "import", "partner.csv"], cwd=small, check=False, capture_output=True)  # the map
        line(name, small, ["import", "partner.csv", "--into", f"{rows}.yml"])
        print(f"{size_of(small / f'{rows}.yml') / 1e6:>9.1f} MB written")


def line(name: str, project: Path, command: list[str]) -> None:
    """Run `vinestreet` with the command and print what it took, without the end of the line."""
    cost = measure([*VINESTREET, *command], project)
    took = f"{cost.seconds:>6.1f} s{cost.cpu_seconds:>6.1f} s processor{cost.peak_mb:>7.0f} MB peak"
    print(f"  {name:<12}{took}", end="", flush=True)


def size_of(path: Path) -> int:
    """Give the bytes of a file, or of all files in a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


PARTS: dict[str, Callable[[Path, int], None]] = {"export": exports, "import": imports}

if __name__ == "__main__":
    sys.exit(main())
