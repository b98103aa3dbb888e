"""What people answer in their own words, as fields of an entry: for the questions of `new` and for issue forms.

Nothing is guessed: what is not understood stays as words. Nothing here is trusted either: every field that comes out
goes through the readers before it is shown or written (trying.py).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.cleaning.dates_and_languages import date_in, languages_in
from vinestreet.exchange.cleaning.phones import phones_in
from vinestreet.exchange.cleaning.web import emails_in, websites_in
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.free_text.parser import hours_in
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class Found:
    """The `fields` of an entry that an answer holds, and the words that are `left`."""

    fields: Entry = field(default_factory=dict)
    left: str = ""


def needs(text: str, site: Site) -> Found:
    """What people look for, by id, by label or by the words that people type: `food, a shower`."""
    known = site.directory.needs
    by_word = {_bare(word): id_ for id_, need in known.items() for word in need.words}
    by_word |= {_bare(need.label): id_ for id_, need in known.items()} | {id_: id_ for id_ in known}
    found, left = [], []
    # Labels hold commas themselves, so the longest stretch that is known comes first.
    longest = 1 + max(word.count(",") for word in by_word)
    parts = [part.strip() for part in re.split(r"[\n;]|(?<!\d),", text) if part.strip(" .-*")]
    while parts:
        for length in range(min(longest, len(parts)), 0, -1):
            id_ = by_word.get(_bare(", ".join(parts[:length]))) or _of_several(parts[:length], by_word)
            if id_:
                break
        found += [id_] if isinstance(id_, str) else id_ or []
        left += [] if id_ else [parts[0]]
        parts = parts[length:]
    return Found({"needs": list(dict.fromkeys(found))} if found else {}, ", ".join(left))


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|some|the|and|or)\s+", "", words.strip(" .-*").casefold())


def _of_several(parts: list[str], by_word: Mapping[str, str]) -> list[str]:
    """`soup and a shower`, where each half is known."""
    halves = re.split(r"\s+(?:and|or|&)\s+", parts[0]) if len(parts) == 1 else []
    ids = [by_word.get(_bare(half), "") for half in halves]
    return ids if len(ids) > 1 and all(ids) else []


def area(text: str, site: Site) -> Found:
    """A part of town, by id or by name."""
    known = {word.casefold(): id_ for id_, one in site.place.areas.items() for word in (id_, one.label)}
    id_ = known.get(text.strip(" .").casefold())
    return Found({"area": id_}) if id_ else Found(left=text)


def phone(text: str, site: Site) -> Found:
    """Numbers to call and to text, with what to press and whom they are for."""
    found, left = phones_in(text, site.place.country)
    fields: Entry = {"phone": [], "text": []}
    for one in found:
        kind = "" if isinstance(one, str) else one.pop("kind", "")
        if kind == "fax":
            left = f"{left} fax {one['number'] if isinstance(one, dict) else one}".strip()
        else:
            fields["text" if kind == "text" else "phone"].append(one)
    return Found({name: values[0] if len(values) == 1 else values for name, values in fields.items() if values}, left)


def website(text: str, site: Site) -> Found:
    """Web addresses."""
    return _addresses("website", *websites_in(text))


def email(text: str, site: Site) -> Found:
    """Mail addresses."""
    return _addresses("email", *emails_in(text))


def _addresses(name: str, found: list[str], left: str) -> Found:
    return Found({name: found[0] if len(found) == 1 else found} if found else {}, left)


def hours(text: str, site: Site) -> Found:
    """Hours in the syntax of the file, or as people write them; what changes no hours (`call first`) is their note."""
    try:
        return Found({"hours": parse(text.strip()).expression})
    except HoursError:
        found = hours_in(text)
    if not found.expression:
        return Found(left=text.strip())
    return Found({"hours": found.expression, **({"hours_note": found.left} if found.left else {})})


def languages(text: str, site: Site) -> Found:
    """Languages by their names or codes."""
    found, left = languages_in(text)
    return Found({"languages": found} if found else {}, left)


def day(text: str, site: Site) -> Found:
    """One calendar day, as the part `on` of a record."""
    found = date_in(text, site.place.country)
    return Found({"on": found}) if found else Found(left=text)


def words(name: str) -> Callable[[str, Site], Found]:
    """Make the reader of a field that takes the words as they are."""
    return lambda text, site: Found({name: text.strip()})


def choice(name: str, group: str) -> Callable[[str, Site], Found]:
    """Make the reader of a field that is one of a few words, which `group` of the messages says in a sentence."""

    def read(text: str, site: Site) -> Found:
        for value, said in site.words.group(group).items():
            if text.strip(" .").casefold() in {value, str(said).strip(" .").casefold()}:
                return Found({} if value == "unknown" else {name: value})
        return Found(left=text)

    return read


# By field; `phone` gives `text` too, and `hours` what is to be noted beside them.
READERS: dict[str, Callable[[str, Site], Found]] = {
    "name": words("name"),
    "what": words("what"),
    "needs": needs,
    "organisation": words("organisation"),
    "run_by": choice("run_by", "run_by"),
    "phone": phone,
    "email": email,
    "website": website,
    "address": words("address"),
    "area": area,
    "hours": hours,
    "cost": choice("cost", "cost"),
    "for": words("for"),
    "languages": languages,
    "source": words("source"),
}
