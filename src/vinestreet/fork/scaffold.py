"""Makes a fork: fills the templates of `local.example/` in and writes them, beside what is there and over nothing."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from babel import Locale

from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import CHANGE_ME, FOLDER, SETTINGS
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry, entry_text, field_text
from vinestreet.fork.setup_answers import PlaceSettings, kind_of
from vinestreet.schema.flow_text import not_text
from vinestreet.schema.scalars import Number
from vinestreet.site.crisis_lines import country_area, lines_of_others
from vinestreet.site.settings import Saved

TEMPLATES = "local.example"
# Folders for what a fork may want later; git keeps none without a file.
EMPTY = ("overrides", "assets", "messages", "lexicon")


def write_fork(root: Path, place: PlaceSettings, upstream: Directory) -> list[Path]:
    """Write `mkdocs.local.yml` and `local/` into `root`; gives what was written. `upstream` has its areas and listings.

    Raises FileExistsError, before anything is written, where there is a fork already.
    """
    for there in (root / SETTINGS, root / FOLDER):
        if there.exists():
            raise FileExistsError(17, "there is a fork here already", str(there.relative_to(root)))
    values = _values(place, upstream)
    files = {}
    for template in sorted(path for path in (root / TEMPLATES).rglob("*") if path.is_file()):
        name = template.relative_to(root / TEMPLATES)
        target = root / name if name.name == SETTINGS else root / FOLDER / name
        files[target] = _filled(template.read_text(encoding="utf-8"), values)
    files |= {root / FOLDER / folder / ".gitkeep": "" for folder in EMPTY}
    for target, text in files.items():
        write_atomically(target, text)
    return list(files)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The template with its values; a line that is left empty by one goes."""
    empty = re.compile(r"^\$(\w+)\n", flags=re.MULTILINE)
    text = empty.sub(lambda match: match[0] if values[match[1]] else "", text)
    return Template(text).substitute(values)  # once, for an answer may have a `$` in it too


def _values(place: PlaceSettings, upstream: Directory) -> dict[str, str]:
    ids: dict[str, str] = {}
    for area in place.areas:
        id_ = new_id(area, ids)
        ids[new_id(f"area {id_}", ids) if not_text(id_) else id_] = area  # people will write it without quotes
    areas = [f"      {id_}: {{label: {_value(label)}}}" for id_, label in ids.items()]
    country = country_area(upstream, place.country)
    if not country:
        label = str(place.locale.territories.get(place.country, place.country))
        country = new_id(str(Locale("en").territories[place.country]), (*ids, *upstream.areas))
        areas.append(f"      {country}: {{label: {_value(label)}, country: {_value(place.country)}}}")
    entries: dict[str, Entry] = {}
    for name, number in place.lines.items():
        # Where we know of no line, the first that somebody names is one for all of the country.
        entries[new_id(name, (*entries, *place.crisis))] = _line(name, number, "" if place.crisis else country)
    crisis = [*place.crisis, *entries]
    emergency = place.emergency
    if isinstance(emergency, Number):
        entries["emergency"] = _emergency(emergency, country)
        emergency = "emergency"
    asked = dict.fromkeys((*place.crisis, *(id_ for id_ in (emergency,) if id_ not in entries)))
    abroad = {line.id for line in lines_of_others(asked, upstream, place.country)}
    hours = place.volunteer_hours
    return {
        "name": _value(place.name),
        "short": _value(place.name[: kind_of(Saved, "name").most].strip()),
        "place": _value(place.place),
        "place_words": place.place,
        "country": _value(place.country),
        "timezone": _value(place.timezone.key),
        "locale": _value(str(place.locale)),  # `no` is Norwegian
        "areas": "\n".join(["    areas:" if areas else "    # areas:", *areas]),
        "crisis": f"[{', '.join(_value(id_) for id_ in crisis)}]",
        "emergency": _value(emergency),
        "corrections": _value(place.corrections),
        "corrections_words": place.corrections,
        "hours": f"    volunteer_hours: {hours} # that people give to checking in a week" if hours else "",
        "checks": "\n".join(_check(upstream.listings[id_], country if id_ in abroad else "") for id_ in asked),
        "entries": "\n" + "\n".join(_entry(id_, entry, country) for id_, entry in entries.items()) if entries else "",
    }


def _check(line: Listing, area: str) -> str:
    """A check to be filled in; `of` are the values that stand there now (checked_values.py).

    A line that answers in several countries, and stands in another one's list, is put into the country's own `area`.
    """
    check = f"  #   checked: {{on: 2026-01-31, by: Ines, how: website, of: {mark_of(line)}}}"
    return f"  {line.id}:\n    area: {area}\n{check}" if area else f"  # {line.id}:\n{check}"


def _entry(id_: str, entry: Entry, country: str) -> str:
    """The entry; for one with nothing but a name and a number, what somebody may have to say of it."""
    text = entry_text(id_, entry)
    if "area" in entry:
        return text
    hint = (
        f"Write `text:` in place of `phone:` if people text it, and `area: {country}` if it's for all of the country."
    )
    return f"{text.rstrip()}\n    # {hint}\n"


def _line(name: str, number: Number, area: str) -> Entry:
    what = f"{CHANGE_ME}: who answers here, when, and for whom."
    entry: Entry = {"name": name, "what": what, "needs": ["crisis", "talk"], "phone": number.shown}
    return entry | ({"area": area} if area else {})


def _emergency(number: Number, area: str) -> Entry:
    what = f"{CHANGE_ME}: who comes when somebody calls it, and whether it is the number for all of your country."
    name = f"{number.shown} (emergency)"
    return {"name": name, "what": what, "needs": ["crisis"], "phone": number.shown, "area": area, "hours": "24/7"}


def _value(text: str) -> str:
    """A value as YAML writes it on a line, in brackets too."""
    line = field_text("x", [text], 0)
    return line.partition("[")[2].rpartition("]")[0]
