"""Everything that a build, a check or a test of one copy of the site starts from: settings, words, directory."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from vinestreet.directory.by_entry import Memory
from vinestreet.directory.model import Directory
from vinestreet.directory.reading import read_directory
from vinestreet.directory.words import DirectoryWords
from vinestreet.fields.words import nearest
from vinestreet.messages import Messages, load_messages
from vinestreet.problems import Report
from vinestreet.settings import Place, read_settings


@dataclass(frozen=True, slots=True)
class Site:
    """What was read and found right; `say` puts facts of the directory into `words`; `made` is the day of that."""

    place: Place
    words: Messages
    say: DirectoryWords
    directory: Directory
    made: date


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
    _check_crisis_lines(place, directory, config_file.name)
    return Site(place, words, DirectoryWords(words), directory, _made() or today)


def _made() -> date | None:
    """The day that a reproducible build claims to be made: https://reproducible-builds.org/specs/source-date-epoch/"""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else None


def _check_crisis_lines(place: Place, directory: Directory, file: str) -> None:
    """The lines that stand on every page must be there, open, and reachable with one tap."""
    report = Report(file)
    for field, ids in (("crisis", place.crisis), ("emergency", (place.emergency,))):
        for id_ in ids:
            listing = directory.listings.get(id_)
            if not (listing and listing.is_open and (listing.phones or listing.texts)):
                near = nearest(id_, directory.listings)
                report.add(0, "unknown_crisis_line", field=f"extra.place.{field}", found=id_, near=near)
    report.stop_if_any()


def words_for_problems(config_file: Path, extra: Mapping[str, Any]) -> Messages:
    """Give the words to tell problems in: the place's language if it can be told, else English."""
    folder = config_file.parent / "messages"
    place = extra.get("place")
    language = str(place.get("locale", "en")) if isinstance(place, dict) else "en"
    try:
        return load_messages(folder, Locale.parse(language))
    except (ValueError, UnknownLocaleError, FileNotFoundError):
        return load_messages(folder, Locale("en"))
