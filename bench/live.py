"""Compares live editing: from saving a change until the page that is open in a browser shows it.

Makes N listings in a temporary folder, starts `make serve`, opens pages in Chromium, and changes one thing of each kind
in turn: an essay, a place, a message, a template, a style sheet; and makes a mistake in a place. For Material as it
comes, the same listings are Markdown files, and a place is changed; its pages show no mistake. The time in which a
server looks for changes is part of it. Beside it stand the processor seconds of our server, which hardly mind how busy
the machine is, and how busy it was. Linux.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/live.py` looks for modules in bench/ alone

from bench.browser import PATIENCE, start
from bench.build import build, progress
from bench.measure import CommandFailedError
from bench.projects import make_material, make_ours, put_in_files
from tests.built_site.serving_live import NotServedError, answers, free_host, served_live

MATERIAL = "a place, Material"


@dataclass(frozen=True, slots=True)
class Edit:
    """One kind of change: in the `text` of `file`, `old` becomes `new`, with what each run sees in place of `{}`.

    `wait` returns once `page` shows that, which it is told.
    """

    kind: str
    file: Path
    text: str
    old: str
    new: str
    page: str
    wait: Callable[[Page, str], object]

    def seconds_until_shown(self, run: int, page: Page) -> float:
        """Save the file with the change, and give how long its page takes to show it."""
        seen = f"{run}px" if self.wait is looks else f"{self.kind.capitalize()} in run {run}"
        saved = self.file.with_name(f".{self.file.name}")  # which no server takes for a page
        saved.write_text(self.text.replace(self.old, self.new.replace("{}", seen), 1), encoding="utf-8")
        saved.replace(self.file)  # at one moment, as editors do
        start = time.perf_counter()
        self.wait(page, seen)
        return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of each change of a kind until it showed, and processor seconds of the server meanwhile."""

    shown: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listings", type=int, nargs="*", default=[100, 10000], metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="changes of each kind (default: 5)")
    parser.add_argument("--files", action="store_true", help="a file for each place")
    parser.add_argument("--alone", action="store_true", help="leave Material out, which takes minutes for 10,000")
    options = parser.parse_args(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement would stand in the output
    try:
        for listings in options.listings:
            with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as folder:
                taken = compare(listings, options.runs, Path(folder), alone=options.alone, files=options.files)
            print("\n".join(table(listings, taken)))
    except (CommandFailedError, NotServedError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def compare(listings: int, runs: int, folder: Path, *, alone: bool, files: bool = False) -> dict[str, Taken]:
    """Give what the changes of each kind took."""
    ours, material = folder / "ours", folder / "material"
    progress(f"{listings} listings: making them")
    make_ours(ours, listings)
    if not alone:
        build(ours)
        make_material(material, ours)
    middle = middle_listing(ours)
    if files:
        put_in_files(ours)
    progress("starting the servers")
    expect.set_options(timeout=PATIENCE)
    edits = edits_of(ours, *middle)
    taken = {edit.kind: Taken() for edit in edits} | ({} if alone else {MATERIAL: Taken()})
    with (
        served_live(ours, folder / "ours.log") as mine,
        nullcontext("") if alone else served_by_mkdocs(material, folder / "material.log") as theirs,
        sync_playwright() as playwright,
    ):
        browser = start(playwright)
        page = opened(browser)
        for run in range(1, runs + 1):
            for edit in edits:
                page.goto(mine.address + edit.page)
                before = processor_seconds(mine.process.pid)
                taken[edit.kind].shown.append(edit.seconds_until_shown(run, page))
                taken[edit.kind].processor.append(processor_seconds(mine.process.pid) - before)
            if not alone:
                same = edit_of_material(material, *middle)
                page.goto(theirs + same.page)
                taken[MATERIAL].shown.append(same.seconds_until_shown(run, page))
            last = ", ".join(f"{kind} {each.shown[-1]:.2f} s" for kind, each in taken.items())
            progress(f"run {run} of {runs}, load {os.getloadavg()[0]:.1f}: {last}")
        browser.close()
    return taken


def edits_of(project: Path, page: str, name: str) -> list[Edit]:
    """Give a change of each kind; the place of that name comes after the mistake, which it mends."""
    essay = "docs/essays/connection.md"
    words = read(project / essay).split("\n\n")[1].partition(" ")[0]
    alone = f"resources/{Path(page).stem}.yml"
    place, indent = (alone, "") if (project / alone).is_file() else ("resources.yml", "\n    ")
    old = f"{indent}name: {name}\n"
    kinds: tuple[tuple[str, str, str, str, str, Callable[[Page, str], object]], ...] = (
        ("an essay", essay, words, f"{{}} {words}", "essays/connection.html", shows),
        ("a mistake", place, old, f"{indent}name: '[{{}}](x)'\n", page, tells),
        ("a place", place, old, f"{indent}name: {{}}\n", page, shows),
        ("a message", "messages/en.yml", "\n  skip: ", "\n  skip: {} ", page, shows),
        ("a template", "overrides/partials/footer.html", "<footer", "<p>{}</p><footer", page, shows),
        ("a style sheet", "overrides/assets/css/foundation.css", "{", "{ letter-spacing: {};", page, looks),
    )
    return [
        Edit(kind, project / file, read(project / file), old, new, shown_on, wait)
        for kind, file, old, new, shown_on, wait in kinds
    ]


def edit_of_material(project: Path, page: str, name: str) -> Edit:
    """Give the change of the same place, as Markdown."""
    file = (project / "docs" / page).with_suffix(".md")
    return Edit(MATERIAL, file, read(file), name, "{}", page, shows)


def shows(page: Page, words: str) -> None:
    """Wait until the page has the words."""
    page.get_by_text(words).first.wait_for(state="attached")


def tells(page: Page, words: str) -> None:
    """Wait until the page says what is wrong."""
    page.get_by_role("alert").filter(has_text=words).wait_for()


def looks(page: Page, spacing: str) -> None:
    """Wait until the style sheet with that spacing is in force."""
    expect(page.locator("body")).to_have_css("letter-spacing", spacing)


def opened(browser: Browser) -> Page:
    """A page in a window of its own, which is looked at all the time."""
    page = browser.new_context(service_workers="block").new_page()
    page.set_default_timeout(PATIENCE)
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


def middle_listing(project: Path) -> tuple[str, str]:
    """Give the page of the listing in the middle of resources.yml, and its name."""
    entries = re.findall(r"^  ([a-z0-9-]+):\n    name: (.+)$", read(project / "resources.yml"), re.MULTILINE)
    id_, name = entries[len(entries) // 2]
    return f"directory/{id_}.html", name


def read(file: Path) -> str:
    """The text of a file."""
    return file.read_text(encoding="utf-8")


def processor_seconds(process: int) -> float:
    """Give what a process has used until now, as the kernel counts it (proc_pid_stat(5))."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(listings: int, taken: dict[str, Taken]) -> list[str]:
    """Give the medians and the slowest of each kind."""
    lines = [f"{listings:,} listings: seconds from saving until the open page shows it; processor seconds of ours"]
    lines += [f"{'':17} median  slowest  processor"]
    for kind, each in taken.items():
        processor = f"{median(each.processor):11.2f}" if each.processor else ""
        lines.append(f"{kind:17} {median(each.shown):6.2f} {max(each.shown):8.2f}{processor}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
