"""Compares our build with plain Material's: the same listings, in turn, each build a fresh process.

Makes N listings in a temporary folder, builds them with this project and, as Markdown files with the same words, with
Material as it comes; prints medians of time and peak memory, their ratios, and how time grows with N. Compare within
one run only, and where the machine is busy, by processor time: it hardly minds. Linux and macOS.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/build.py` looks for modules in bench/ alone

from bench.measure import CommandFailedError, Cost, measure
from bench.projects import make_material, make_ours

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--strict"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one project with N listings costs, as medians of its builds, and the size of the site in MB."""

    cost: Cost
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
    middle = Cost(*(median(values) for values in zip(*map(astuple, costs), strict=True)))
    return Result(middle, size / 1e6)


def table(results: dict[int, tuple[Result, Result]]) -> list[str]:
    """Give a line for each N: of every figure, ours, Material's and the ratio."""
    names = ("seconds", "processor s", "peak MB", "site MB")
    lines = [
        " │ ".join([f"{'':>6}", *(f"{name:^24}" for name in names)]),
        " │ ".join([f"{'N':>6}", *[f"{'ours':>8} {'Material':>8} {'ratio':>6}"] * len(names)]),
    ]
    for number, (ours, bare) in results.items():
        pairs = zip((*astuple(ours.cost), ours.site_mb), (*astuple(bare.cost), bare.site_mb), strict=True)
        cells = (f"{mine:8.2f} {theirs:8.2f} {mine / theirs:6.2f}" for mine, theirs in pairs)
        lines.append(" │ ".join([f"{number:6}", *cells]))
    return lines


def growth(results: dict[int, tuple[Result, Result]]) -> list[str]:
    """Say what each further 1,000 listings took: a number that rises from line to line grows faster than N."""
    lines = ["Processor seconds for each further 1,000 listings:"] if len(results) > 1 else []
    for fewer, more in pairwise(results):
        thousands = (more - fewer) / 1000
        ours, bare = (
            (large.cost.cpu_seconds - small.cost.cpu_seconds) / thousands
            for small, large in zip(results[fewer], results[more], strict=True)
        )
        lines.append(f"  from {fewer:,} to {more:,}: ours {ours:.2f}, Material {bare:.2f}")
    return lines


def progress(line: str) -> None:
    """Tell the person who waits; the table alone goes to standard output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
