"""What people answer in their own words, as fields of an entry: for the questions of `new` and for issue forms.

Nothing is guessed: what is not understood stays as words. Nothing here is trusted either: every field that comes out
goes through the readers before it is shown or written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from vinestreet.directory.yaml_writer import Entry
from vinestreet.exchange.facts.contact_details import emails_in, phones_in, websites_in
from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.vocabulary import languages_in
from vinestreet.opening_hours.expression import HoursError, parse
from vinestreet.opening_hours.free_text.parser import hours_in
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """The `fields` of an entry that an answer holds, and the words that are `left`."""

    fields: Entry = field(default_factory=dict)
    left: str = ""


AnswerParser = Callable[[str, Site], ParsedAnswer]


def parse_needs(text: str, site: Site) -> ParsedAnswer:
    """What people look for, by id, by label or by the words that people type: `food, a shower`."""
    known = site.directory.needs
    by_word = {_bare(word): id_ for id_ in known for word in site.phrases.get(id_, ())}
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
    return ParsedAnswer({"needs": list(dict.fromkeys(found))} if found else {}, ", ".join(left))


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|some|the|and|or)\s+", "", words.strip(" .-*").casefold())


def _of_several(parts: list[str], by_word: Mapping[str, str]) -> list[str]:
    """`soup and a shower`, where each half is known."""
    halves = re.split(r"\s+(?:and|or|&)\s+", parts[0]) if len(parts) == 1 else []
    ids = [by_word.get(_bare(half), "") for half in halves]
    return ids if len(ids) > 1 and all(ids) else []


def parse_area(text: str, site: Site) -> ParsedAnswer:
    """A part of town, by id or by name."""
    known = {word.casefold(): id_ for id_, one in site.place.areas.items() for word in (id_, one.label)}
    id_ = known.get(text.strip(" .").casefold())
    return ParsedAnswer({"area": id_}) if id_ else ParsedAnswer(left=text)


def parse_phones(text: str, site: Site) -> ParsedAnswer:
    """Numbers to call and to text, with what to press and whom they are for."""
    found, left = phones_in(text, site.place.country)
    fields: Entry = {"phone": [], "text": []}
    for one in found:
        kind = "" if isinstance(one, str) else one.pop("kind", "")
        if kind == "fax":
            left = f"{left} fax {one['number'] if isinstance(one, dict) else one}".strip()
        else:
            fields["text" if kind == "text" else "phone"].append(one)
    return ParsedAnswer(
        {name: values[0] if len(values) == 1 else values for name, values in fields.items() if values}, left
    )


def parse_websites(text: str, site: Site) -> ParsedAnswer:
    """Web addresses."""
    return _addresses("website", *websites_in(text))


def parse_emails(text: str, site: Site) -> ParsedAnswer:
    """Mail addresses."""
    return _addresses("email", *emails_in(text))


def _addresses(name: str, found: list[str], left: str) -> ParsedAnswer:
    return ParsedAnswer({name: found[0] if len(found) == 1 else found} if found else {}, left)


def parse_hours(text: str, site: Site) -> ParsedAnswer:
    """Hours in the syntax of the file, or as people write them; what changes no hours (`call first`) is their note."""
    try:
        return ParsedAnswer({"hours": parse(text.strip()).expression})
    except HoursError:
        found = hours_in(text)
    if not found.expression:
        return ParsedAnswer(left=text.strip())
    return ParsedAnswer({"hours": found.expression, **({"hours_note": found.left} if found.left else {})})


def parse_languages(text: str, site: Site) -> ParsedAnswer:
    """Languages by their names or codes."""
    found, left = languages_in(text)
    return ParsedAnswer({"languages": found} if found else {}, left)


def parse_day(text: str, site: Site) -> ParsedAnswer:
    """One calendar day, as the part `on` of a record."""
    found = date_in(text, site.place.country)
    return ParsedAnswer({"on": found}) if found else ParsedAnswer(left=text)


def words_parser(name: str) -> AnswerParser:
    """Make the parser of a field that takes the words as they are."""
    return lambda text, site: ParsedAnswer({name: text.strip()})


def choice_parser(name: str, group: str) -> AnswerParser:
    """Make the parser of a field that is one of a few words, which `group` of the messages says in a sentence."""

    def parse_choice(text: str, site: Site) -> ParsedAnswer:
        for value, sentence in site.words.group(group).items():
            if text.strip(" .").casefold() in {value, str(sentence).strip(" .").casefold()}:
                return ParsedAnswer({} if value == "unknown" else {name: value})
        return ParsedAnswer(left=text)

    return parse_choice


_NO = re.compile(r"(?i)\b(?:no|not|never|none|without|can't|don't|aren't|isn't)\b")
_YES = re.compile(r"(?i)\b(?:yes|ok|okay|fine|welcome|allowed|sure|can)\b|✓")


def parse_welcomes(text: str, site: Site) -> ParsedAnswer:
    """Whom and what there is room for: `dogs yes, no couples`. What is only named is welcome, unless a no stands
    beside it, which may be meant for both.
    """
    labels = {name: str(words) for name, words in site.words.group("welcomes").items()}
    found: dict[str, str] = {}
    bare: dict[str, str] = {}
    left: list[str] = []
    for part in re.split(r"[\n;,]|\.(?:\s|$)|\bbut\b", text.replace("’", "'")):
        said = part.strip()
        spans = {name: span for name, words in labels.items() if (span := _named(said, name, words))}
        if len(spans) != 1:
            left += [said] if said else []
            continue
        ((name, (start, end)),) = spans.items()
        rest = f"{said[:start]} {said[end:]}"  # `no preaching` has a no in its name
        if _NO.search(rest) or _YES.search(rest):
            found[name] = "no" if _NO.search(rest) else "yes"
        else:
            bare[name] = said
    if "no" in found.values():
        left += bare.values()
    else:
        found |= dict.fromkeys(bare, "yes")
    return ParsedAnswer({"welcomes": found} if found else {}, ", ".join(left))


def _named(said: str, name: str, words: str) -> tuple[int, int] | None:
    """Where a few words name somebody who may be welcome: as the site does or the file, or by the first word of it."""
    first = words.split(" ", maxsplit=1)[0]
    for each in (words, name, name.replace("-", " "), words if "-" in name else first):
        one = re.escape(each.removesuffix("s").removesuffix("ie"))
        if match := re.search(rf"(?i)\b{one}(?:y|ies|s)?\b", said):
            return match.span()
    return None


# By field; `phone` gives `text` too, and `hours` what is to be noted beside them.
PARSERS: dict[str, AnswerParser] = {
    "name": words_parser("name"),
    "what": words_parser("what"),
    "needs": parse_needs,
    "organisation": words_parser("organisation"),
    "run_by": choice_parser("run_by", "run_by"),
    "phone": parse_phones,
    "email": parse_emails,
    "website": parse_websites,
    "address": words_parser("address"),
    "area": parse_area,
    "hours": parse_hours,
    "cost": choice_parser("cost", "cost"),
    "for": words_parser("for"),
    "welcomes": parse_welcomes,
    "languages": parse_languages,
    "source": words_parser("source"),
}
