"""Measures the directory's finder in a real browser, slowed as on a cheap phone, beside plain Material's search.

Both sites hold the same N listings and are opened in turn, nothing in the cache. Times mean little on a busy machine:
the load average stands in the first line.
"""

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/finder.py` looks for modules in bench/ alone

from playwright.sync_api import Browser, sync_playwright

from bench import finder_measures as measures
from bench.browser import SLOWED, PhoneError, start
from bench.build import progress
from bench.finder_weight import loaded
from bench.measure import CommandFailedError
from bench.sites import FINDER, MATERIAL, PAGE, material_site, our_site, served
from tests.browser.find import NoBrowserError

WEIGHED = 500  # listings


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, measure and print; the first build or page that fails ends it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, default=10000, metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="first loads of each page (default: 5)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="build there, and use what was built there before")
    options = parser.parse_args(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    place = nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory(prefix="vinestreet-bench-")
    try:
        with place as folder, sync_playwright() as playwright:
            built = Path(folder).resolve() / str(options.listings)
            ours, material = our_site(built, options.listings), material_site(built)
            weighed = our_site(built.with_name(str(WEIGHED)), WEIGHED)
            browser = start(playwright)
            print(f"{options.listings:,} listings. Chromium {browser.version}, slowed {SLOWED} times. {busy()}")
            for lines in report(browser, ours, material, options.runs):
                print("\n".join(["", *lines]), flush=True)
            with served(weighed) as address:
                print("\n".join(["", *weight(loaded(browser, weighed, address))]))
            print(f"\n{busy()}")
    except (CommandFailedError, NoBrowserError, PhoneError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def report(browser: Browser, ours: Path, material: Path, runs: int) -> Iterator[list[str]]:
    """Measure both sites; give the lines of each part as soon as they are known."""
    our_folder, material_folder = f"{ours.as_uri()}/", f"{material.as_uri()}/"
    with served(ours) as our_address, served(material) as material_address:
        pairs = {"http": (our_address, material_address), "file": (our_folder, material_folder)}
        yield first_results(browser, pairs, runs)
        yield answers(browser, our_address + PAGE)
        yield answers_of_material(browser, material_address + PAGE)
        yield calm(browser, our_address + PAGE, material_folder + PAGE)


def busy() -> str:
    """Say how busy the machine is."""
    return f"Load average of the last minute: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}."


def first_results(browser: Browser, addresses: dict[str, tuple[str, str]], runs: int) -> list[str]:
    """Open both sites in turn, `runs` times; give a line for each way to ask and to open, times in seconds."""
    seconds: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for run in range(1, runs + 1):
        for scheme, (ours, material) in addresses.items():
            progress(f"first results over {scheme}, run {run} of {runs}")
            typed = seconds.setdefault((f"“{measures.TYPED}”", scheme), ([], []))
            typed[0].append(measures.first_results(browser, FINDER, ours + PAGE, measures.TYPED) / 1000)
            typed[1].append(measures.first_results(browser, MATERIAL, material + PAGE, measures.TYPED) / 1000)
            shared = seconds.setdefault((measures.FRAGMENT, scheme), ([], []))
            shared[0].append(measures.first_results(browser, FINDER, f"{ours}{PAGE}{measures.FRAGMENT}", "") / 1000)
    lines = [f"{'First results, s':32} {'ours':>8} {'worst':>8} {'Material':>8} {'worst':>8} {'ratio':>6}"]
    for (asked, scheme), (ours_took, material_took) in seconds.items():
        line = f"{asked:22} {scheme + '://':9} {median(ours_took):8.2f} {max(ours_took):8.2f}"
        if material_took:
            ratio = median(ours_took) / median(material_took)
            line += f" {median(material_took):8.2f} {max(material_took):8.2f} {ratio:6.2f}"
        lines.append(line)
    return lines


def answers(browser: Browser, ours: str) -> list[str]:
    """Give a line for each way to ask our finder, then one for all; times in milliseconds."""
    progress("answers of ours")
    laid_out, shown = measures.answers(browser, ours)
    head = f"{'p50':>6} {'p95':>6} {'max':>6}"
    lines = [
        f"{'Answers of ours, ms':32} {'':>5} {'until laid out':^20}   {'until shown':^20}",
        f"{'':32} {'n':>5} {head}   {head}",
    ]
    for times in (laid_out, shown):
        times["all"] = [each for of_way in times.values() for each in of_way]
    for way, took in laid_out.items():
        lines.append(f"{way:32} {len(took):5} {spread(took)}   {spread(shown[way])}")
    return lines


def answers_of_material(browser: Browser, material: str) -> list[str]:
    """Say when Material's search, which answers later, shows what was found."""
    progress("answers of Material's")
    later, pressed = measures.answers_of_material(browser, material)
    changed = f"{len(later)} of {pressed} keys changed its list within {measures.PATIENCE / 1000:.0f} s"
    return [f"Answers of Material, ms: {changed}; until shown {spread(later) if later else ''}"]


def spread(times: Sequence[float]) -> str:
    """Give the middle, the time that 95 of 100 do not exceed, and the longest."""
    ordered = sorted(times)
    p95 = ordered[math.ceil(0.95 * len(ordered)) - 1]
    return f"{median(ordered):6.1f} {p95:6.1f} {ordered[-1]:6.1f}"


def calm(browser: Browser, ours: str, material: str) -> list[str]:
    """Give what both pages hold, Material's over file:// with what its worker holds, and the longest tasks."""
    lines = [f"{'What the page holds':32} {'heap MB':>8} {'nodes':>8}"]
    ends = []
    for name, measured, address in (
        ("ours", measures.calm, ours),
        ("Material", measures.calm_of_material, material),
    ):
        progress(f"memory of {name}")
        found = measured(browser, address)
        lines += [f"{f'{name}, {when}':32} {held.heap_mb:8.1f} {held.nodes:8}" for when, held in found.held.items()]
        ends += [f"{name}, {when}: {took:.0f} ms" for when, took in found.tasks.items()]
    return [*lines, "Longest tasks: " + "; ".join(ends)]


def weight(found: dict[str, int]) -> list[str]:
    """Give the weight of each file in KB (1,000 bytes), and the sums."""
    scripts = sum(size for path, size in found.items() if path.startswith("assets/js/"))
    sums = {"all": sum(found.values()), "our scripts alone (assets/js/)": scripts}
    lines = [f"{name:50} {size / 1000:6.1f}" for name, size in {**found, **sums}.items()]
    return [f"Weight with {WEIGHED} listings, gzip KB", *lines]


if __name__ == "__main__":
    sys.exit(main())
