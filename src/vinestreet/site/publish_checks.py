"""What is left to do before a copy of the site can be published: all of it at once, each with its file and line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import CHANGE_ME, FOLDER, SETTINGS
from vinestreet.directory.entry_lines import entry_lines_of
from vinestreet.directory.model import Directory
from vinestreet.site.settings import Place

# A fork says these itself; what it would inherit is the demonstration's.
OWN_SETTINGS = ("name", "corrections", "crisis", "emergency")
# Where something may be left to fill in. The guide to the folder, local/README.md, is none of them.
FILLED_IN = ("resources.yml", "resources", "docs", "overrides", "messages")
_BEHIND = re.compile(r" *# +([a-z0-9-]+): *")
_TEXTS = {".md", ".yml", ".html", ".css", ".js", ".txt"}


def left_to_do(
    root: Path,
    settings: str,
    place: Place,
    directory: Directory,
    crisis: Iterable[Problem],
    *,
    texts: Mapping[str, str | None],
) -> list[Problem]:
    """Give every reason not to publish the project in `root`: those about its `crisis` lines, and what is invented,
    inherited or not filled in. `settings` is the name of the file of settings; in the place of some files, `texts` are
    read, or None.
    """
    found = [*crisis, *_placeholders(root, texts)]
    if not place.demonstration:
        found += [*_inherited(settings, place), *_invented(settings, place, directory)]
    lines = {file: _lines_of(root / file) for file in {problem.file for problem in found if problem.entry}}
    return [
        replace(problem, line=lines[problem.file].get(problem.entry, 0)) if problem.entry else problem
        for problem in found
    ]


def _lines_of(file: Path) -> dict[str, int]:
    """The line of each entry, and of one that is ready to be written but still behind a `#`."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    behind = ((_BEHIND.fullmatch(line), number) for number, line in enumerate(lines, 1) if "#" in line)
    return {match[1]: number for match, number in behind if match} | entry_lines_of(file)


def _inherited(settings: str, place: Place) -> Iterator[Problem]:
    """Settings of the demonstration that nobody has put their own in place of."""
    if place.own is not None:
        for name in OWN_SETTINGS:
            if name not in place.own:
                yield Problem(settings, 0, "", f"extra.place.{name}", "setting_inherited")
    if place.corrections.endswith(".example"):
        values: dict[str, object] = {"found": place.corrections}
        yield Problem(settings, 0, "", "extra.place.corrections", "address_invented", values)


def _invented(settings: str, place: Place, directory: Directory) -> Iterator[Problem]:
    for id_, area in place.areas.items():
        if area.sample:
            yield Problem(settings, 0, "", f"extra.place.areas.{id_}.sample", "sample_left")
    for id_, listing in directory.listings.items():
        if listing.sample:
            yield Problem(directory.file_of(id_), 0, id_, "sample", "sample_left")


def _placeholders(root: Path, texts: Mapping[str, str | None]) -> Iterator[Problem]:
    own = root / FOLDER
    files = [root / SETTINGS, *(file for name in FILLED_IN for file in (own / name, *sorted((own / name).rglob("*"))))]
    for file in files:
        if file.suffix in _TEXTS and file.is_file():
            name = file.relative_to(root).as_posix()
            text = texts[name] or "" if name in texts else file.read_text(encoding="utf-8", errors="replace")
            lines = enumerate(text.splitlines(), 1) if CHANGE_ME in text else ()
            for number, line in lines:
                if CHANGE_ME in line:
                    about = line.partition(CHANGE_ME)[2].strip(" :\"'*_")[:120]
                    yield Problem(name, number, "", "", "placeholder_left", {"mark": CHANGE_ME, "found": about})
