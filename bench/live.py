"""Compares live editing: from saving one changed listing until its page, served by `mkdocs serve`, shows the change.

Makes N listings in a temporary folder, for this project and, as Markdown files with the same words, for Material as it
comes; starts both servers, then changes the name of a listing in one and the other, in turn, and asks for its page
until that has the new name. MkDocs looks for changes twice a second, and that time is part of it. Linux and macOS.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/live.py` looks for modules in bench/ alone

from bench.build import build, progress
from bench.measure import CommandFailedError
from bench.projects import make_material, make_ours
from tests.built_site.serving_live import Live, NotServedError, served_live

BETWEEN_QUESTIONS = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Edited:
    """A listing of a served project: the file that is edited, its text, the name in it, and its page."""

    live: Live
    file: Path
    text: str
    name: str
    page: str

    def seconds_until_shown(self, name: str) -> float:
        """Save the listing with another `name`, and give how long its page takes to have it."""
        saved = self.live.log.with_name("saved")  # where no server looks
        saved.write_text(self.text.replace(self.name, name), encoding="utf-8")
        saved.replace(self.file)  # at one moment, as editors do
        start = time.perf_counter()
        while name not in self.live.get(self.page)[1]:
            time.sleep(BETWEEN_QUESTIONS)
        return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, default=10000, metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="changes of each project (default: 5)")
    options = parser.parse_args(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement would stand in the output
    try:
        with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
            taken = compare(options.listings, options.runs, Path(folder))
    except (CommandFailedError, NotServedError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(table(options.listings, *taken)))
    return 0


def compare(listings: int, runs: int, folder: Path) -> tuple[list[float], list[float]]:
    """Give the seconds of each change, in ours and in Material's."""
    ours, material = folder / "ours", folder / "material"
    progress(f"{listings} listings: making them")
    make_ours(ours, listings)
    build(ours)
    make_material(material, ours)
    progress("starting the servers")
    with served_live(ours, folder / "ours.log") as mine, served_live(material, folder / "material.log") as theirs:
        pair = (in_ours(mine, ours), in_material(theirs, ours, material))
        taken: tuple[list[float], list[float]] = ([], [])
        for run in range(1, runs + 1):
            for project, edited, seconds in zip(("ours", "material"), pair, taken, strict=True):
                seconds.append(edited.seconds_until_shown(f"Changed for the {run}. time"))
                progress(f"run {run} of {runs}: {project} {seconds[-1]:.2f} s")
    return taken


def in_ours(live: Live, project: Path) -> Edited:
    """The listing in the middle of resources.yml."""
    file = project / "resources.yml"
    text = file.read_text(encoding="utf-8")
    entries = re.findall(r"^  ([a-z0-9-]+):\n    name: (.+)$", text, re.MULTILINE)
    id_, name = entries[len(entries) // 2]
    return Edited(live, file, text, name, f"directory/{id_}.html")


def in_material(live: Live, ours: Path, material: Path) -> Edited:
    """The same listing, as the Markdown file that has it."""
    same = in_ours(live, ours)
    file = (material / "docs" / same.page).with_suffix(".md")
    return Edited(live, file, file.read_text(encoding="utf-8"), same.name, same.page)


def table(listings: int, ours: Sequence[float], material: Sequence[float]) -> list[str]:
    """Give the medians and the slowest, and ours as a part of Material's."""
    lines = [f"{listings:,} listings: seconds from saving one until its page shows it", f"{'':9} median  slowest"]
    for name, seconds in (("ours", ours), ("Material", material)):
        lines.append(f"{name:9} {median(seconds):6.2f} {max(seconds):8.2f}")
    return [*lines, f"{'ratio':9} {median(ours) / median(material):6.2f}"]


if __name__ == "__main__":
    sys.exit(main())
