"""A copy of the project, as a careless fork would have it, with every hostile text wherever a build takes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.built_site.small import small_project
from tests.directory.reading import NEEDS, problems
from tests.hostile.markdown import FORKS_EXTENSIONS, PLACES, filled
from tests.hostile.texts import SPOTS, TEXTS, Spot, as_yaml, listing_with, refused
from vinestreet.texts.text_bounds import MOST_SIGNS

LAST = ("Markdown in raw HTML", "a block of its own")  # what is left open there takes in all that follows
# Python's parser of HTML before 3.11.14 raises an error at these, and MkDocs asks it before Markdown: no page is made.
STOPS_MKDOCS = re.compile(r"<!\[(?!CDATA\[)")
WORD = "zebrafish"  # stands on every hostile page, for the search to find


def hostile_project(into: Path) -> dict[str, str]:
    """Make the copy, and give the name of each text whose listing a build takes, with the text."""
    small_project(into)
    settings = into / "mkdocs.yml"
    more = "".join(f"  {name}: {{}}\n" for name in FORKS_EXTENSIONS)
    before = settings.read_text(encoding="utf-8")
    assert "\nmarkdown_extensions:\n" in before
    after = before.replace("\nmarkdown_extensions:\n", f"\nmarkdown_extensions:\n{more}")
    settings.write_text(re.sub(r"\bmegabytes: \d+", "megabytes: 500", after), encoding="utf-8")
    for name, text in TEXTS.items():
        (into / f"docs/{folder_of(name)}/{name}.md").write_bytes(essay(text).encode("utf-8", "surrogatepass"))
    taken = {name: (text, spots) for name, text, spots in _taken(into)}
    _add_listings(into / "resources.yml", taken)
    return {name: text for name, (text, _) in taken.items()}


def folder_of(name: str) -> str:
    """Where the page of a text goes: every page lists all essays, so not all of them are essays."""
    return "essays" if name.endswith("-1") else "about"


def essay(text: str) -> str:
    """A page with `text` in its front matter and in every place of its body, as far as there is room for its signs."""
    order = sorted(PLACES, key=lambda name: name in LAST)
    body = ""
    for place in (filled(PLACES[name], text) for name in order):
        if not STOPS_MKDOCS.search(place) and _has_room(text, longer := f"{body}\n\n{place}".lstrip("\n")):
            body = longer
    front = as_yaml({"title": text, "description": text})
    return f"---\n{front}---\nWords about {WORD}.\n\n{body}\n"


def _has_room(text: str, body: str) -> bool:
    """Whether a page that says no more than `body`, below `text` twice, is read at all."""
    return all(2 * text.count(sign) + body.count(sign) < most for sign, (_, most) in MOST_SIGNS.items())


def _taken(folder: Path) -> Iterator[tuple[str, str, frozenset[Spot]]]:
    """The texts that a listing may hold, and where."""
    food = yaml.safe_load(NEEDS)["needs"]
    for name, text in TEXTS.items():
        whole = as_yaml({"needs": food, "resources": {"soup": listing_with(text, SPOTS)}})
        spots = SPOTS - refused(problems(whole, folder.parent), "soup")
        if spots:
            yield name, text, spots


def _add_listings(path: Path, taken: dict[str, tuple[str, frozenset[Spot]]]) -> None:
    """One need and one listing a text, with the text in every field that takes it; every second place is open."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    for number, (name, (text, spots)) in enumerate(taken.items()):
        chosen = spots if number % 2 else {spot for spot in spots if spot[0] != "status"}
        named = ("name",) in spots
        data["needs"][name] = {
            "label": text if named else name,
            "icon": "bowl",
        }
        data["resources"][name] = {
            **_on_a_day_of_its_own(listing_with(text, chosen), number),
            "needs": [name],
            "area": "downtown",
        }
    path.write_text(as_yaml(data), encoding="utf-8")


def _on_a_day_of_its_own(listing: dict[str, Any], number: int) -> dict[str, Any]:
    """The listing as somebody signed it on another day than the one before: what is the same twice was copied along."""
    day = f"2026-10-{number % 28 + 1:02}"
    if "notes" in listing:
        listing["notes"] = [{**note, "on": day} for note in listing["notes"]]
    if "arrive" in listing:
        listing["arrive"] = {**listing["arrive"], "on": day}
    return listing
