"""Everything that a build, a check or a test of one copy of the site starts from: settings, words, directory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from vinestreet.care.crisis import check_crisis_lines
from vinestreet.directory.by_entry import Memory
from vinestreet.directory.model import Directory
from vinestreet.directory.reading import read_directory
from vinestreet.directory.words import DirectoryWords
from vinestreet.made import day_made
from vinestreet.messages import Messages, load_messages
from vinestreet.problems import Problem
from vinestreet.settings import Place, read_settings


@dataclass(frozen=True, slots=True)
class Site:
    """What was read and found right; `say` puts facts of the directory into `words`; `made` is the day of that.

    `doubtful` is what a demonstration is only told, and what would stop any other place: about its crisis lines.
    """

    place: Place
    words: Messages
    say: DirectoryWords
    directory: Directory
    made: date
    doubtful: tuple[Problem, ...] = ()


def load_site(
    config_file: Path, extra: Mapping[str, Any], today: date | None = None, memory: Memory | None = None
) -> Site:
    """Read what stands beside `config_file`: its settings `extra`, `resources.yml` and `messages/`.

    With the `memory` of the last time, only those listings are read that changed.

    Raises ProblemsFoundError for whatever a person has to mend, and OSError for a file that is not there.
    """
    root = config_file.parent
    today = today or date.today()
    place = read_settings(extra, config_file, today)
    words = load_messages(root / "messages", place.locale)
    directory = read_directory(root / "resources.yml", place.areas, place.country, today, memory)
    doubtful = check_crisis_lines(place, directory, today, config_file.name)
    return Site(place, words, DirectoryWords(words), directory, day_made(root, today), doubtful)


def doubts(site: Site) -> str:
    """Put what is doubtful into words, one line each below a line that says what these are."""
    t = site.words
    return "\n".join([t("problems.doubtful"), *(problem.told(t) for problem in site.doubtful)])


def words_for_problems(config_file: Path, extra: Mapping[str, Any]) -> Messages:
    """Give the words to tell problems in: the place's language if it can be told, else English."""
    folder = config_file.parent / "messages"
    place = extra.get("place")
    language = str(place.get("locale", "en")) if isinstance(place, dict) else "en"
    try:
        return load_messages(folder, Locale.parse(language))
    except (ValueError, UnknownLocaleError, FileNotFoundError):
        return load_messages(folder, Locale("en"))
