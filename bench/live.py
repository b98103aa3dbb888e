"""Compares live editing: from saving one changed listing until the page that is open in a browser shows the change.

Makes N listings in a temporary folder, for this project and, as Markdown files with the same words, for Material as it
comes; starts `make serve` of one and `mkdocs serve` of the other, opens the page of a listing of each in Chromium, then
changes the name of that listing in one and the other, in turn. Until a mistake shows over our page is timed too;
Material's shows none. The time in which a server looks for changes is part of it. Linux and macOS.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/live.py` looks for modules in bench/ alone

from bench.browser import PATIENCE, start
from bench.build import build, progress
from bench.measure import CommandFailedError
from bench.projects import make_material, make_ours
from tests.built_site.serving_live import NotServedError, answers, free_host, served_live

WRONG = "'[Soup](x)'"  # no name of a place


@dataclass(frozen=True, slots=True)
class Edited:
    """A listing of a served project: the file that is edited, its text, the name in it, and its page in a browser."""

    file: Path
    text: str
    name: str
    page: Page

    def seconds_until_shown(self, name: str) -> float:
        """Save the listing with another `name`, and give how long its page takes to have it."""
        heading = self.page.get_by_role("heading", level=1).filter(has_text=name)
        return self._seconds_until(heading, name)

    def seconds_until_told(self) -> float:
        """Save the listing with a mistake in its name, and give how long its page takes to say so."""
        return self._seconds_until(self.page.get_by_role("alert"), WRONG)

    def _seconds_until(self, shown: Locator, name: str) -> float:
        saved = self.file.with_name(f".{self.file.name}")  # which no server takes for a page
        saved.write_text(self.text.replace(self.name, name), encoding="utf-8")
        saved.replace(self.file)  # at one moment, as editors do
        start = time.perf_counter()
        shown.wait_for()
        return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of each change: until ours and Material's showed it, and until ours told a mistake."""

    ours: list[float]
    material: list[float]
    mistakes: list[float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, nargs="*", default=[100, 10000], metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="changes of each project (default: 5)")
    options = parser.parse_args(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement would stand in the output
    try:
        for listings in options.listings:
            with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
                taken = compare(listings, options.runs, Path(folder))
            print("\n".join(table(listings, taken)))
    except (CommandFailedError, NotServedError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def compare(listings: int, runs: int, folder: Path) -> Taken:
    """Give the seconds of each change."""
    ours, material = folder / "ours", folder / "material"
    progress(f"{listings} listings: making them")
    make_ours(ours, listings)
    build(ours)
    make_material(material, ours)
    progress("starting the servers")
    taken = Taken([], [], [])
    with (
        served_live(ours, folder / "ours.log") as mine,
        served_by_mkdocs(material, folder / "material.log") as theirs,
        sync_playwright() as playwright,
    ):
        browser = start(playwright)
        page, text, name = middle_listing(ours)
        edited = Edited(ours / "resources.yml", text, name, opened(browser, mine.address + page))
        file = (material / "docs" / page).with_suffix(".md")
        other = Edited(file, file.read_text(encoding="utf-8"), name, opened(browser, theirs + page))
        for run in range(1, runs + 1):
            new = f"Changed for the {run}. time"
            taken.ours.append(edited.seconds_until_shown(new))
            taken.material.append(other.seconds_until_shown(new))
            taken.mistakes.append(edited.seconds_until_told())
            last = " s, ".join(f"{each[-1]:.2f}" for each in (taken.ours, taken.material, taken.mistakes))
            progress(f"run {run} of {runs}: ours, material, a mistake in ours: {last} s")
        browser.close()
    return taken


def opened(browser: Browser, address: str) -> Page:
    """Open the page in a window of its own, which is looked at all the time."""
    page = browser.new_context(service_workers="block").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    return page


@contextmanager
def served_by_mkdocs(project: Path, log: Path) -> Iterator[str]:
    """Serve `project` as MkDocs does; gives the address."""
    host = free_host()
    environment = {**os.environ, "TMPDIR": str(log.parent)}  # it leaves the folder of its build behind
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
    try:
        answers(f"http://{host}/")
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait()


def middle_listing(project: Path) -> tuple[str, str, str]:
    """Give the page of the listing in the middle of resources.yml, the text of that file, and the listing's name."""
    text = (project / "resources.yml").read_text(encoding="utf-8")
    entries = re.findall(r"^  ([a-z0-9-]+):\n    name: (.+)$", text, re.MULTILINE)
    id_, name = entries[len(entries) // 2]
    return f"directory/{id_}.html", text, name


def table(listings: int, taken: Taken) -> list[str]:
    """Give the medians and the slowest, and ours as a part of Material's."""
    lines = [f"{listings:,} listings: seconds from saving one until the open page shows it", f"{'':9} median  slowest"]
    rows = (("ours", taken.ours), ("Material", taken.material), ("a mistake", taken.mistakes))
    lines += [f"{name:9} {median(seconds):6.2f} {max(seconds):8.2f}" for name, seconds in rows]
    return [*lines, f"{'ratio':9} {median(taken.ours) / median(taken.material):6.2f}"]


if __name__ == "__main__":
    sys.exit(main())
