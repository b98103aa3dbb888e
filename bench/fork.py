"""How much longer a fork builds that has 10,000 places in `local/` than a project that has them in resources.yml.

Both are built in turn from scratch, `--runs` times; and both are read again after one place was changed, which is what
`make serve` does at every save. Printed are the medians and their ratio.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/fork.py` looks for modules in bench/ alone

from bench.measure import CommandFailedError, Cost, measure
from bench.projects import make_ours
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.project_paths import settings_file
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.site.site import load_site

SETTINGS = "INHERIT: mkdocs.yml\nsite_name: A fork\nextra: {place: {name: Ashbury}}\n"


def main() -> int:
    """Build and read both, and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--listings", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            projects = make_both(Path(folder), options.listings)
            costs: tuple[list[Cost], list[Cost]] = ([], [])
            for _ in range(options.runs):
                for project, taken in zip(projects, costs, strict=True):
                    taken.append(build(project))
            again = [seconds_to_read_again(project, options.runs) for project in projects]
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 1
    seconds = [median(cost.cpu_seconds for cost in taken) for taken in costs]
    memory = [max(cost.peak_mb for cost in taken) for taken in costs]
    print(f"{options.listings} places, median of {options.runs} | in resources.yml | in local/ | ratio")
    for what, (ours, fork) in (("build, CPU s", seconds), ("peak, MB", memory), ("read again, s", again)):
        print(f"{what:38} | {ours:16.2f} | {fork:9.2f} | {fork / ours:5.2f}")
    return 0


def make_both(folder: Path, listings: int) -> tuple[Path, Path]:
    """Write the project with so many places, and a fork of the project as it is with the same ones laid over it."""
    ours, fork = folder / "ours", folder / "fork"
    make_ours(ours, listings)
    make_ours(fork)
    (fork / "local").mkdir()
    shutil.copy(ours / "resources.yml", fork / "local")
    (fork / "mkdocs.local.yml").write_text(SETTINGS, encoding="utf-8")
    return ours, fork


def build(project: Path) -> Cost:
    """Build as `make site` does."""
    settings = settings_file(project).name
    return measure([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", settings], project)


def seconds_to_read_again(project: Path, runs: int) -> float:
    """Read everything once, change the source of one place, and read again, so many times; gives the median."""
    settings = settings_file(project)
    own = project / "local/resources.yml"
    file = own if own.exists() else project / "resources.yml"
    memory, taken = EntryCache(), []
    load_site(settings, read_mkdocs_settings(settings)["extra"], memory=memory)
    text = file.read_text(encoding="utf-8")
    before, field, after = text.rpartition("\n    source: ")
    for run in range(runs):
        file.write_text(f"{before}{field}{run} {after}", encoding="utf-8")
        start = time.perf_counter()
        load_site(settings, read_mkdocs_settings(settings)["extra"], memory=memory)
        taken.append(time.perf_counter() - start)
    return median(taken)


if __name__ == "__main__":
    sys.exit(main())
