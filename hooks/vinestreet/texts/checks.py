"""All checks of what there is to read, for `vinestreet check`: what has to be mended, and what is only told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from vinestreet.care.wording import check_wording, load_wording
from vinestreet.conversations.markup import ConversationExtension
from vinestreet.directory.model import Listing
from vinestreet.directory.pages import directory_pages
from vinestreet.problems import Problem, Report
from vinestreet.site import Site
from vinestreet.texts.front import Front, read_front
from vinestreet.texts.grade import GRADED, Reading, reading_of
from vinestreet.texts.library import Library
from vinestreet.texts.links import Links
from vinestreet.texts.sections import check_sections

GRADES = "grades.yml"  # beside mkdocs.yml: what was noted of each page, written by `make grades`
MOST = 7.0  # a grade to stay below
CRISIS = "help-now.md"
MOST_IN_CRISIS = 5.0
MOST_WORDS = 30  # in one sentence, unless a longer one was noted
ROSE = 0.5  # so much more than what was noted is told

Noted = Mapping[str, Mapping[str, float]]  # by page: grade, longest


def check_texts(root: Path, library: Library, site: Site) -> tuple[list[Problem], list[Problem]]:
    """Look at every page below `root/docs`; gives what has to be mended, and what is only told."""
    docs = root / "docs"
    t = site.words
    made = frozenset(page.url for page in directory_pages(site.directory, site.place.country, site.say))
    links = Links(docs, made, ("toc", "tables", "fenced_code", "admonition", "footnotes", ConversationExtension(t)))
    rules = load_wording(t.locale.language)
    noted = read_grades(root / GRADES)
    wrong: list[Problem] = []
    remarks: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        name = file.relative_to(docs).as_posix()
        source = file.read_text(encoding="utf-8")
        report = Report(f"docs/{name}")
        if piece := library.find(name.removesuffix(".md") + ".html"):
            check_sections(piece, library, t, report)
        links.check(name, source, report)
        if rules:
            front = piece.front if piece else read_front(source, Front, {}, Report(name))
            check_wording(source, front.discusses, rules, report)
        wrong += report.problems
        reading = reading_of(source) if t.locale.language == GRADED else None
        if reading:
            remarks += _remarks(name, reading, noted.get(name, {}))
    if rules:
        for listing in site.directory.listings.values():
            report = Report("resources.yml")
            check_wording("\n\n".join(_said(listing)), (), rules, report)
            wrong += [replace(problem, line=0, entry=listing.id) for problem in report.problems]
    return wrong, remarks


def _said(listing: Listing) -> Iterator[str]:
    """What a listing says in sentences."""
    yield listing.what
    yield listing.who_for
    if listing.arrive:
        arrive = listing.arrive
        yield from (arrive.door, arrive.greeting, arrive.wait, arrive.asked, arrive.quiet, arrive.leaving)
    yield from (note.say for note in listing.notes)


def read_grades(file: Path) -> Noted:
    """Give what was noted of each page; nothing where nobody has noted anything yet."""
    if not file.exists():
        return {}
    found = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found if isinstance(found, dict) else {}


def write_grades(root: Path) -> int:
    """Note grade and longest sentence of every page below `root/docs`; gives the number of pages."""
    lines = []
    for file in sorted((root / "docs").rglob("*.md")):
        if reading := reading_of(file.read_text(encoding="utf-8")):
            name = file.relative_to(root / "docs").as_posix()
            lines.append(f"{name}: {{grade: {reading.grade}, longest: {reading.longest[0].words}}}\n")
    about = "# How hard each page is to read, noted by `make grades`; `make check` tells what has risen since.\n"
    (root / GRADES).write_text(about + "".join(lines), encoding="utf-8")
    return len(lines)


def _remarks(name: str, reading: Reading, noted: Mapping[str, float]) -> list[Problem]:
    file = f"docs/{name}"
    most = MOST_IN_CRISIS if name == CRISIS else MOST
    longest = ", ".join(f"line {sentence.line} ({sentence.words} words)" for sentence in reading.longest[:3])
    found = []
    before = noted.get("grade")
    if before is not None and reading.grade > before + ROSE:
        values = {"grade": reading.grade, "before": before, "longest": longest}
        found.append(Problem(file, 0, "", "", "grade_rose", values))
    elif reading.grade > most:
        values = {"grade": reading.grade, "most": most, "longest": longest}
        found.append(Problem(file, 0, "", "", "grade_high", values))
    limit = max(MOST_WORDS, int(noted.get("longest", 0)))
    found += [
        Problem(file, sentence.line, "", "", "sentence_long", {"found": sentence.words, "most": limit})
        for sentence in reading.longest
        if sentence.words > limit
    ]
    return found
