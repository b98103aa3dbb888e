"""Everything that a build, a check or a test of one copy of the site starts from: settings, words, directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from vinestreet.core.build_date import build_date
from vinestreet.core.messages import Messages, MessagesUnreadableError, load_messages, readable_messages
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.checked_values import end_changed_checks
from vinestreet.directory.copied_words import copied_words
from vinestreet.directory.entry_lines import entry_lines_of
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.listing_folder import ListingFolder, folder_beside, read_listing_folder
from vinestreet.directory.loader import read_directory, read_whole
from vinestreet.directory.model import Area, Directory
from vinestreet.directory.overlay import OverlayFile
from vinestreet.directory.point_checks import point_problems
from vinestreet.directory.stand_ins import NO_REPAIR, Repair, StandIn
from vinestreet.lexicon.lexicon_files import read_lexicons
from vinestreet.lexicon.lexicon_model import Lexicon, Phrases, phrases_of
from vinestreet.schema.context import ReadOptions
from vinestreet.site.banner import Banner, ended_banner, read_banner
from vinestreet.site.closures import ended_closures, ended_pauses, read_closures, with_exceptions_of
from vinestreet.site.crisis_lines import check_crisis_lines, crisis_lines_first, ended_checks, old_crisis_lines
from vinestreet.site.publish_checks import left_to_do
from vinestreet.site.sentence_checks import check_sentences
from vinestreet.site.settings import Place, read_settings


@dataclass(frozen=True, slots=True)
class Site:
    """What was read and found right; `say` puts facts of the directory into `words`; `made` is the day of that.

    `lexicons` are what people type and what it means, by language, the site's own first; `phrases` are those for each
    need in any of them.

    `doubtful` is what a demonstration is only told, and what has to be done before any other place can be published.
    `overdue` stops nothing and is told loudly: crisis lines whose check is old, and other checks that hold no longer.
    So are `stand_ins`: places and files that are published as they last were, because their newest text has a fault.

    `banner` is what stands on top of pages for now. `ended` is what was to hold for a while, whose end is past: nobody
    is shown it, and somebody should take it away.
    """

    place: Place
    words: Messages
    say: FactPhrasing
    directory: Directory
    made: date
    lexicons: tuple[Lexicon, ...] = ()
    phrases: Mapping[str, Phrases] = field(default_factory=dict)
    doubtful: tuple[Problem, ...] = ()
    overdue: tuple[Problem, ...] = ()
    banner: Banner | None = None
    ended: tuple[Problem, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()

    @property
    def can_be_published(self) -> bool:
        """Whether nothing is left to do; a demonstration says on every page that it is one."""
        return self.place.demonstration or not self.doubtful


def load_site(
    config_file: Path,
    extra: Mapping[str, Any],
    today: date | None = None,
    memory: EntryCache | None = None,
    repair: Repair = NO_REPAIR,
) -> Site:
    """Read what is beside `config_file`, and what a fork lays over it: settings `extra`, `resources.yml`, `messages/`,
    `lexicon/`.

    With the `memory` of the last time, only those listings are read that changed. In the place of texts that have a
    fault, those of a `repair` are read.

    Raises ProblemsFoundError for whatever a person has to mend, and OSError for a file that is not there.
    """
    root = config_file.parent
    as_of, today = today, today or date.today()
    place = read_settings(extra, config_file, today)
    now = datetime.combine(as_of, time(12), place.timezone) if as_of else datetime.now(UTC)
    check_sentences(root, place.locale.language)
    words = _words(root, place.locale, config_file.name)
    memory = memory or EntryCache()
    over = _over(root, place, memory, repair) if is_fork(root) else None
    directory = read_directory(
        root / "resources.yml", place.areas, place.country, today, memory=memory, over=over, repair=repair
    )
    directory = end_changed_checks(directory)
    wrong = [*point_problems(root, directory)[0], *copied_words(root, directory)]
    if wrong:
        raise ProblemsFoundError(wrong)
    closures = read_closures(root, place, directory, today)
    directory = with_exceptions_of(directory, closures, place, today)
    gone = directory.overlay.gone.get("needs", ())
    lexicons = read_lexicons(root, place.locale.language, directory.needs, gone)
    crisis = check_crisis_lines(place, directory, config_file.name)
    directory = crisis_lines_first(place, directory)
    doubtful = left_to_do(root, config_file.name, place, directory, crisis, texts=repair.texts)
    told = {problem.entry for problem in crisis}
    overdue = [
        *old_crisis_lines(place, directory, today),
        *(problem for problem in ended_checks(directory) if problem.entry not in told),
    ]
    made = build_date(root, today)
    banner = read_banner(root, place, directory, today)
    past = ended_banner(root, banner, place, now)
    ended = [*ended_closures(root, closures, today), *_with_lines(root, ended_pauses(directory, today))]
    phrases = {need: phrases_of(need, lexicons) for need in directory.needs}
    overdue_there = _with_lines(root, overdue)
    return Site(
        place,
        words,
        FactPhrasing(words),
        directory,
        made,
        lexicons,
        phrases,
        tuple(doubtful),
        overdue_there,
        None if past else banner,
        (past, *ended) if past else tuple(ended),
    )


def publish_doubts(site: Site) -> str:
    """Put what is doubtful into words, one line each below a line that says what these are.

    Of a demonstration, which it doesn't stop, one line says where: its own people have nothing to mend.
    """
    t = site.words
    problems = ProblemsFoundError(site.doubtful).problems
    if site.place.demonstration:
        places = (f"{it.file}:{it.line}" if it.line else it.file for it in problems)
        where = ", ".join(f"{it.entry or it.field} ({at})" for it, at in zip(problems, places, strict=True))
        return t("problems.doubtful", count=len(problems), where=where)
    told = [problem.told(t) for problem in problems]
    return "\n".join([t("fork.not_ready"), *told, t("fork.to_do", count=len(told))])


def tell_overdue(site: Site) -> str:
    """Put what is overdue into words, one line each below a line that says that nothing stops; empty without any."""
    told = [problem.told(site.words) for problem in site.overdue]
    return "\n".join([site.words("problems.overdue"), *told]) if told else ""


def tell_stand_ins(site: Site) -> str:
    """Put into words what is published as it last was, or left out, and why; empty without any."""
    t = site.words
    lines = [t("faults.go_on", count=len(site.stand_ins))] if site.stand_ins else []
    for each in site.stand_ins:
        left_out = each.is_left_out or not each.since
        name = each.name
        lines.append(t("faults.left_out", place=name) if left_out else t("faults.before", place=name, on=each.since))
        lines += [problem.told(t) for problem in each.problems]
    return "\n".join(lines)


def _with_lines(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each with the line of its entry."""
    return tuple(
        replace(problem, line=entry_lines_of(root / problem.file).get(problem.entry, 0)) for problem in problems
    )


def _words(root: Path, locale: Locale, settings: str) -> Messages:
    try:
        return load_messages(root / "messages", locale)
    except FileNotFoundError:
        report = Report(settings)
        name = f"{locale.language}.yml"
        report.add(0, "no_words", field="extra.place.locale", found=locale.language, expected=name)
    except MessagesUnreadableError as error:
        report = Report(error.file.relative_to(root).as_posix())
        report.add(error.line, "syntax", found=error)
    raise ProblemsFoundError(report.problems)


def _over(root: Path, place: Place, memory: EntryCache, repair: Repair) -> OverlayFile:
    """What the fork in `root` lays over upstream's places."""
    file = root / FOLDER / "resources.yml"
    name = file.relative_to(root).as_posix()
    try:
        text = repair.texts.get(name) or (read_text(file) if file.is_file() else "")
    except ProblemsFoundError as error:
        raise ProblemsFoundError(replace(problem, file=name) for problem in error.problems) from None
    folder = folder_beside(file)
    listings = read_listing_folder(folder, folder.relative_to(root).as_posix(), memory.files, repair.texts)
    return overlay_file(text, name, place, listings)


def overlay_file(text: str, file: str, place: Place, folder: ListingFolder) -> OverlayFile:
    """Give what the fork that is `place` would lay over upstream's places if `text` stood in its `file`."""
    country = place.upstream_country or place.country
    return OverlayFile(text, file, country, place.demonstration, place.gone_areas, folder)


def read_listing_files(files: ListingFiles, place: Place, today: date | None = None) -> Directory:
    """Read the directory of the `place` as if all that was changed of its `files` were written.

    Raises ProblemsFoundError.
    """
    areas: Mapping[str, Area] = place.areas
    name, text, folder, over = files.main, _unix(files.text(files.main)), files.folder(), None
    if files.below:
        over = overlay_file(text, name, place, folder)
        areas = {**place.gone_areas, **areas}
        name, folder = files.below.main, files.below.folder()
        text = _unix(files.below.text(name))
    known = ReadOptions(today=today or date.today(), region=place.country, ids={"areas": areas})
    return read_incrementally(text, place.areas, known, EntryCache(), over, folder=folder) or read_whole(
        text, place.areas, known, name, over, folder=folder
    )


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def words_for_problems(config_file: Path, extra: Mapping[str, Any]) -> Messages:
    """Give the words to tell problems in: the place's language if it can be told, else English."""
    folder = config_file.parent / "messages"
    place = extra.get("place")
    language = str(place.get("locale", "en")) if isinstance(place, dict) else "en"
    try:
        return load_messages(folder, Locale.parse(language))
    except (ValueError, UnknownLocaleError, FileNotFoundError, MessagesUnreadableError):
        return readable_messages(folder)
