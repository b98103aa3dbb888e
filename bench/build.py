"""Compares our build with plain Material's: the same listings, in turn, each build a fresh process.

Makes N listings in a temporary folder, builds them with this project and, as Markdown files with the same words, with
Material as it comes; prints medians of wall time and peak memory, their ratios, and how time grows with N. Compare
within one run only: the machine may be busy. Linux and macOS.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/build.py` looks for modules in bench/ alone

from bench.measure import CommandFailedError, Cost, measure
from bench.projects import make_material, make_ours

MKDOCS = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]


@dataclass(frozen=True, slots=True)
class Result:
    """What the builds of one project with N listings cost, as medians, and the size of the site in MB."""

    seconds: float
    peak_mb: float
    site_mb: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare for each N and print; the first build that fails ends it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="builds of each project for each N (default: 3)")
    options = parser.parse_args(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement would stand in the output
    results = {}
    try:
        for number in sorted(options.listings):
            with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
                results[number] = compare(number, options.runs, Path(folder))
    except (CommandFailedError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join([*table(results), "", *growth(results)]))
    return 0


def compare(number: int, runs: int, folder: Path) -> tuple[Result, Result]:
    """Build our project and Material's with `number` listings, in turn; give the result of each."""
    progress(f"{number} listings: making them")
    ours, material = folder / "ours", folder / "material"
    make_ours(ours, number)
    build(ours)  # not counted: the Markdown is made from these pages
    make_material(material, ours)
    costs: dict[Path, list[Cost]] = {ours: [], material: []}
    for run in range(1, runs + 1):
        for project, of_project in costs.items():
            of_project.append(build(project))
            progress(f"{number} listings, run {run} of {runs}: {project.name} {of_project[-1].seconds:.2f} s")
    return summary(ours, costs[ours]), summary(material, costs[material])


def build(project: Path) -> Cost:
    """Build `project` into its folder site, which is removed first: clearing it away is not counted."""
    shutil.rmtree(project / "site", ignore_errors=True)
    return measure(MKDOCS, project)


def summary(project: Path, costs: Sequence[Cost]) -> Result:
    """Give the medians of `costs` and the size of the site that was built last."""
    size = sum(file.stat().st_size for file in (project / "site").rglob("*") if file.is_file())
    return Result(median(cost.seconds for cost in costs), median(cost.peak_mb for cost in costs), size / 1e6)


def table(results: dict[int, tuple[Result, Result]]) -> list[str]:
    """Give a line for each N."""
    head = (
        f"{'N':>7} │ {'ours s':>7} {'Material s':>10} {'ratio':>6} │ {'ours peak MB':>12} {'Material':>8} {'ratio':>6} "
    )
    lines = [head + f"│ {'ours site MB':>12} {'Material':>8}"]
    for number, (ours, bare) in results.items():
        seconds = f"{ours.seconds:7.2f} {bare.seconds:10.2f} {ours.seconds / bare.seconds:6.2f}"
        memory = f"{ours.peak_mb:12.0f} {bare.peak_mb:8.0f} {ours.peak_mb / bare.peak_mb:6.2f}"
        lines.append(f"{number:7} │ {seconds} │ {memory} │ {ours.site_mb:12.1f} {bare.site_mb:8.1f}")
    return lines


def growth(results: dict[int, tuple[Result, Result]]) -> list[str]:
    """Say what each further 1,000 listings took: a number that rises from line to line grows faster than N."""
    lines = ["Seconds for each further 1,000 listings:"] if len(results) > 1 else []
    for fewer, more in pairwise(results):
        thousands = (more - fewer) / 1000
        ours, bare = (
            (large.seconds - small.seconds) / thousands
            for small, large in zip(results[fewer], results[more], strict=True)
        )
        lines.append(f"  from {fewer:,} to {more:,}: ours {ours:.2f}, Material {bare:.2f}")
    return lines


def progress(line: str) -> None:
    """Tell the person who waits; the table alone goes to standard output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
