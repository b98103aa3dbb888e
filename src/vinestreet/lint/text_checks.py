"""All checks of what there is to read, for `vinestreet check`: what has to be mended, and what is only told."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import replace
from pathlib import Path

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, Report
from vinestreet.core.project_paths import FOLDER, LayeredFolder, is_fork
from vinestreet.directory.model import Directory, Listing
from vinestreet.lint.noted_grades import GRADES, read_grades
from vinestreet.lint.reading_level import GRADED, ReadingLevel, reading_level
from vinestreet.lint.repeated_openings import repeated_openings
from vinestreet.lint.text_faults import TextFaults
from vinestreet.lint.text_links import links_of_the_shell_to_removed_pages
from vinestreet.lint.wording import Wording, check_wording, load_wording
from vinestreet.site.site import Site
from vinestreet.texts.front_matter import VoiceFront
from vinestreet.texts.library import Library, Piece
from vinestreet.texts.reading import short_version

MOST = 7.0  # a grade to stay below
CRISIS = "help-now.md"
MOST_IN_CRISIS = 5.0
MOST_WORDS = 40  # in one sentence, unless a longer one was noted
FEWEST_IN_SHORT, MOST_IN_SHORT = 50, 150  # words of a short version
HARDEST_SHORT = 4.0  # its grade
ROSE = 0.5  # so much more than what was noted is told


def check_texts(root: Path, library: Library, site: Site, faults: TextFaults) -> tuple[list[Problem], list[Problem]]:
    """Look at every page below `root/docs`; gives what has to be mended, and what is only told."""
    docs = LayeredFolder(root / "docs")
    t = site.words
    rules = load_wording(t.locale.language)
    noted = {**read_grades(root / GRADES), **read_grades(root / FOLDER / GRADES)}
    wrong: list[Problem] = []
    remarks: list[Problem] = []
    for name, piece in library.texts.items():
        source = piece.source
        report = Report(piece.file)
        check_sections(piece, library, t, report, closes_freely=is_fork(root) and docs.is_own(name))
        report.problems += faults.find(piece)
        if rules:
            check_wording(source, piece.front.discusses, rules, report)
        wrong += report.problems
        told = docs.is_own(name) or not is_fork(root)  # how upstream writes is for upstream to mend
        reading = reading_level(source) if told and t.locale.language == GRADED else None
        if told and piece in library.essays:
            remarks += _short_remarks(piece, t)
        if reading:
            remarks += _remarks(name, report.file, reading, noted.get(name, {}))
    ours = (piece for piece in library.all() if docs.is_own(piece.path) or not is_fork(root))
    remarks += repeated_openings(ours, t("essay.sources"))
    remarks += [*faults.links.astray, *links_of_the_shell_to_removed_pages(docs)]
    if rules:
        wrong += _wording_of_places(site.directory, rules)
    return wrong, remarks


def _wording_of_places(directory: Directory, rules: Wording) -> Iterator[Problem]:
    """What hurts in what places say. The words of others are theirs: who checks such a place makes them ours."""
    for listing in directory.listings.values():
        if not listing.is_in_others_words:
            report = Report(directory.file_of(listing.id))
            check_wording("\n\n".join(_said(listing)), (), rules, report)
            yield from (replace(problem, line=0, entry=listing.id) for problem in report.problems)


def _said(listing: Listing) -> Iterator[str]:
    """What a listing says in sentences."""
    yield listing.what
    yield listing.more
    yield listing.who_for
    if listing.arrive:
        arrive = listing.arrive
        yield from (arrive.door, arrive.greeting, arrive.wait, arrive.asked, arrive.quiet, arrive.leaving)
    yield from (note.say for note in listing.notes)


def _remarks(name: str, file: str, reading: ReadingLevel, noted: MappingType[str, float]) -> list[Problem]:
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


def _short_remarks(essay: Piece, t: Messages) -> Iterator[Problem]:
    """What is told of an essay's short version; nothing where it has none, which is told elsewhere."""
    reading = reading_level(short_version(essay.body, t("essay.short")))
    if not reading:
        return
    if not FEWEST_IN_SHORT <= reading.words <= MOST_IN_SHORT:
        yield Problem(
            essay.file,
            0,
            "",
            "",
            "text_short_words",
            {"found": reading.words, "least": FEWEST_IN_SHORT, "most": MOST_IN_SHORT},
        )
    if t.locale.language == GRADED and reading.grade > HARDEST_SHORT:
        yield Problem(essay.file, 0, "", "", "text_short_grade", {"found": reading.grade, "most": HARDEST_SHORT})


# The headings that every essay has, by their keys in messages/; one with something to try, or with questions, may.
HEADINGS = ("essay.short", "essay.sources")
SIGNED = ("by", "on", "agreed", "take_back")  # what a voice has to say of itself
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\n]+\]:", re.MULTILINE)
_LINK_OUT = re.compile(r"\]\(https?://")


def check_sections(piece: Piece, library: Library, t: Messages, report: Report, *, closes_freely: bool = False) -> None:
    """Report what is missing in `piece`, with why and what to write.

    What a fork wrote itself `closes_freely`: which parts our essays have is our habit, not theirs.
    """
    if piece in library.pages:
        return
    if not piece.front.description:
        report.add(1, "text_no_summary")
    if piece in library.essays and not closes_freely:
        _check_essay(piece, t, report)
    elif piece in library.conversations:
        if not piece.conversation:
            report.add(0, "text_no_conversation")
        if not library.essays_of(piece):
            report.add(0, "text_no_essay")
    elif isinstance(piece.front, VoiceFront):
        for name in SIGNED:
            if not getattr(piece.front, name):
                report.add(1, "voice_no_field", expected=name)
        if not piece.front.essays:
            report.add(1, "voice_no_essay")


def _check_essay(essay: Piece, t: Messages, report: Report) -> None:
    headings = _HEADING.findall(essay.body)
    for key in HEADINGS:
        if t(key) not in headings:
            report.add(0, "text_no_heading", expected=t(key))
    if t("essay.short") in headings[1:]:
        report.add(0, "text_short_first", expected=t("essay.short"))
    if not (_FOOTNOTE.search(essay.source) or _LINK_OUT.search(essay.source)):
        report.add(0, "text_no_source")
