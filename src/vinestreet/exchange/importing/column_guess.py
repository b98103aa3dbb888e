"""Proposes a column map for a table: by the names of its columns, and by their values where names tell nothing.

The proposal is the file that a person looks through: YAML, and what is in unclear columns beside them.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median
from textwrap import wrap

from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.model import Directory
from vinestreet.directory.yaml_writer import WIDTH, field_text
from vinestreet.exchange.facts.categories import NOTHING, CategoryMeaning, CategoryNames, folded_name
from vinestreet.exchange.facts.contact_details import emails_in, phones_in, websites_in
from vinestreet.exchange.facts.dates_ages_positions import position_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.importing.column_map import LEAVE_OUT, MORE, ColumnMap, field_by_name, folded
from vinestreet.exchange.importing.listing_draft import NOT_SORTED
from vinestreet.opening_hours.free_text.parser import hours_in
from vinestreet.schema.records import fields_of
from vinestreet.schema.text import ID

LOOKED_AT = 200  # values of a column
_LONGEST_NAME, _LONGEST_HOUSE = 70, 6  # letters
LONGEST_SORTED = 120  # letters of a value that names a category
_ANSWERS = frozenset({"yes", "no", "unknown", "y", "n", "true", "false"})
MOST_SORTED = 300  # values of a column of categories that are written into the map
# Codes of the AIRS/211 taxonomy, which is licensed: BD-1800.2000-250.
LICENSED = re.compile(r"[A-Z]{1,2}-?\d{4}(?:\.\d{4}(?:-\d{1,3}(?:\.\d+)?)*)?")


@dataclass(slots=True)
class ColumnGuess:
    """What may be meant: columns by field, what each value means that is sorted, and why a column is left out."""

    columns: dict[str, list[str]] = field(default_factory=dict)
    sorted: dict[str, dict[str, CategoryMeaning]] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)  # by column: the end of a key `import.map_…`
    examples: dict[str, list[str]] = field(default_factory=dict)


def guess_columns(
    columns: Iterable[str],
    rows: Iterable[Mapping[str, str]],
    directory: Directory,
    phrases: Mapping[str, Iterable[str]],
    region: str,
) -> ColumnGuess:
    """Guess what each of `columns` is; each stands in the result, those that nobody can know under `leave_out`.

    `phrases` are what people type for each need.
    """
    values: dict[str, list[str]] = {column: [] for column in columns}
    for row in rows:
        for column, cell in row.items():
            if column in values and (words := plain_text(cell)):
                values[column].append(words)
    made = ColumnGuess(examples={column: list(dict.fromkeys(seen[:LOOKED_AT]))[:3] for column, seen in values.items()})
    parts = {column: _part(column, seen, directory, region) for column, seen in values.items()}
    streets = [
        value for column, (part, _) in parts.items() if part == "address" for value in values[column][:LOOKED_AT]
    ]
    if not streets or _share(streets, lambda value: any(map(str.isdigit, value))) > 0.3:
        # A number beside whole addresses is one of a list, and not of a house.
        parts |= {column: (LEAVE_OUT, "inside") for column, (part, _) in parts.items() if part == "address number"}
    has_people = any(part == LEAVE_OUT and why == "people" for part, why in parts.values())
    by_name = {part.partition(" ")[0] for part, why in parts.values() if why != "by_values"}
    by_part: dict[str, list[str]] = {}
    for column, guess in parts.items():
        part, why = _beside_others(*guess, has_people=has_people, by_name=by_name)
        by_part.setdefault(part, []).append(column)
        if why:
            made.why[column] = why
    _put_together(by_part, made)
    meanings = {"needs": CategoryNames(directory.needs, phrases).meaning, "area": _areas(directory)}
    for name, meaning in meanings.items():
        first, *others = made.columns.get(name, [""])
        if first:
            made.columns[name] = [first]
            found = {value: meaning(value) for value in _usual(values[first])}
            made.sorted[name] = {value: each for value, each in found.items() if each.needs or name == "needs"}
        if others:
            made.columns.setdefault(LEAVE_OUT, []).extend(others)
    return made


def _beside_others(part: str, why: str, *, has_people: bool, by_name: set[str]) -> tuple[str, str]:
    """What a column is, where others say something of it: beside names, numbers of a contact are of these people."""
    if part.startswith("contact"):
        return (LEAVE_OUT, "people") if has_people else (part.removeprefix("contact "), why)
    if why == "by_values" and part.partition(" ")[0] in by_name:
        return LEAVE_OUT, "unknown"  # another column is called so
    return part, why


# Of one field, its parts stand in this order.
_ORDER = (
    *("address type", "address", "address number", "address city", "address state", "address zip"),
    *("at both", "at latitude", "at longitude", "at score"),
    *("ages", "ages lowest", "ages highest", "hours", "hours day"),
)


def _put_together(by_part: dict[str, list[str]], made: ColumnGuess) -> None:
    """Parts of one field in their order; a table that names only organisations is one of organisations."""
    if "name" not in by_part and "organisation" in by_part:
        by_part["name"] = by_part.pop("organisation")
    if ("at latitude" in by_part) != ("at longitude" in by_part):
        alone = by_part.pop("at latitude", []) + by_part.pop("at longitude", []) + by_part.pop("at score", [])
        by_part.setdefault(LEAVE_OUT, []).extend(alone)
    for part in sorted(by_part, key=lambda part: _ORDER.index(part) if part in _ORDER else -1):
        made.columns.setdefault(part.partition(" ")[0], []).extend(by_part[part])


def _part(column: str, values: list[str], directory: Directory, region: str) -> tuple[str, str]:
    """The field of one column, some with a part, and why, where that is to be told."""
    if not values:
        return LEAVE_OUT, "empty"
    looked = values[:LOOKED_AT]
    if _share(looked, lambda value: bool(LICENSED.fullmatch(value))) > 0.5:
        return LEAVE_OUT, "licensed"
    part = field_by_name(column)
    if column == "id" and all(ID.fullmatch(value) and not value.isdigit() for value in looked):
        return "id", ""
    if part == "contact":
        return _contact(looked, region)
    if part in _NUMBERS and (by_values := _by_values(looked, region))[0] == "phone":
        return by_values  # `Numéro`
    if part == "area":
        known = {*directory.areas, *(folded(area.label) for area in directory.areas.values())}
        return (part, "") if any(folded(value) in known for value in values) else (LEAVE_OUT, "no_area")
    if part in _LOOKS and not _LOOKS[part](looked):
        return LEAVE_OUT, "inside" if part == "address number" else "unknown"
    if part.startswith(LEAVE_OUT):
        return LEAVE_OUT, part.removeprefix(LEAVE_OUT).strip()
    return (part, "") if part else _by_values(looked, region)


_NUMBERS = frozenset({"address number", f"{LEAVE_OUT} inside"})
# What the values of a column must be like to be what its name says.
_LOOKS: Mapping[str, Callable[[list[str]], bool]] = {
    "at latitude": lambda values: _share(values, _is_degree) > 0.8,
    "at longitude": lambda values: _share(values, _is_degree) > 0.8,
    "at score": lambda values: _share(values, _is_number) > 0.8,
    "address number": lambda values: max(map(len, values)) <= _LONGEST_HOUSE,
    "name": lambda values: median(map(len, values)) <= _LONGEST_NAME,
    "access_note": lambda values: not all(map(str.isdigit, values)),  # codes of theirs
    f"{LEAVE_OUT} inside": lambda values: not {folded(value) for value in values} <= _ANSWERS,  # `ID required`
}


def _contact(values: list[str], region: str) -> tuple[str, str]:
    """A column called `Contact`: numbers and addresses, or names of people."""
    found = _by_values(values, region)
    return (f"contact {found[0]}", "") if found[0] in {"phone", "email"} else (LEAVE_OUT, "people")


def _by_values(values: list[str], region: str) -> tuple[str, str]:
    if _share(values, _is_mail) > 0.8:
        return "email", "by_values"
    if _share(values, _is_page) > 0.8:
        return "website", "by_values"
    if _share(values, lambda value: len(value) <= _LONGEST_PHONE and bool(phones_in(value, region)[0])) > 0.8:
        return "phone", "by_values"
    if _share(values, lambda value: position_in(value, region)[0] is not None) > 0.8:
        return "at both", "by_values"
    if _share(values, lambda value: any(map(str.isdigit, value)) and _is_hours(value)) > 0.8:
        return "hours", "by_values"
    if len(set(values)) == len(values) > 2 and all(re.fullmatch(r"\d+|[0-9a-f-]{32,36}", value) for value in values):
        return LEAVE_OUT, "inside"
    return LEAVE_OUT, "unknown"


# Neither pictures, nor other files, nor points on somebody's map.
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|mp4|zip)\b|//maps\.|goo\.gl/maps|google\.[a-z.]+/maps", re.IGNORECASE
)


_WORDS_BESIDE = 3  # beside an address that is all that a value is for
_LONGEST_PHONE = 60  # letters


def _is_mail(value: str) -> bool:
    found, left = emails_in(value)
    return bool(found) and len(left.split()) <= _WORDS_BESIDE


def _is_page(value: str) -> bool:
    """Whether a value is the address of a page, and not a text that has one in it."""
    found, left = websites_in(value)
    return any(not _NO_PAGE.search(each) for each in found) and len(left.split()) <= _WORDS_BESIDE


def _is_hours(value: str) -> bool:
    found = hours_in(value)
    return bool(found.expression) and not found.left


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d+)?", value))


def _is_degree(value: str) -> bool:
    return bool(re.fullmatch(r"[-+]?\d{1,3}(?:\.\d+)?", value)) and abs(float(value)) <= 180


def _share(values: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, values)) / len(values)


def _usual(values: list[str]) -> list[str]:
    """The most frequent values of a column."""
    counts = Counter(part for value in values for part in filter(None, map(str.strip, re.split(r"[;|]", value))))
    return [value for value, _ in counts.most_common() if len(value) <= LONGEST_SORTED][:MOST_SORTED]


def _areas(directory: Directory) -> Callable[[str], CategoryMeaning]:
    """What gives the area that a value names, alone or before a comma: `West Riverton` is not Riverton."""
    names = {folded_name(name): id_ for id_, area in directory.areas.items() for name in (id_, area.label)}

    def meaning(value: str) -> CategoryMeaning:
        found = names.get(folded_name(value)) or names.get(folded_name(value.partition(",")[0]))
        return CategoryMeaning((found,)) if found else NOTHING

    return meaning


_NOT_SHOWN = frozenset({"licensed", "people"})
_EXAMPLE = 32  # letters of an example


def map_text(guess: ColumnGuess, table: str, t: Messages) -> str:
    """Give the text of the map for the file `table`."""
    lines = comment_lines(t("import.map_head", table=table, fields=", ".join(fields_of(ColumnMap))))
    if "name" not in guess.columns:
        lines += ["", *comment_lines(t("import.map_no_name"))]
    lines.append("")
    for name in fields_of(ColumnMap):
        columns = guess.columns.get(name)
        if name == "needs" and not columns:
            lines += ["", *comment_lines(t("import.map_no_needs")), "# needs: {always: food}", ""]
        if not columns:
            continue
        if name in {MORE, LEAVE_OUT}:
            lines += _several(name, columns, guess, t)
        elif name in guess.sorted:
            lines += _categories(name, columns[0], guess.sorted[name], t)
        else:
            remarks = [t(f"import.map_{guess.why[column]}") for column in columns if column in guess.why]
            value = columns[0] if len(columns) == 1 else columns
            lines.append(field_text(name, value, 0).rstrip("\n") + "".join(f"  # {remark}" for remark in remarks[:1]))
    return "\n".join(lines) + "\n"


def _categories(name: str, column: str, meanings: dict[str, CategoryMeaning], t: Messages) -> list[str]:
    return [
        "",
        *comment_lines(t(f"import.map_{name}")),
        f"{name}:",
        f"  column: {_scalar(column)}",
        *(f"  {meaning_line(value, meaning, t)}" for value, meaning in meanings.items()),
        "",
    ]


def meaning_line(value: str, meaning: CategoryMeaning, t: Messages, told: str = "") -> str:
    """Give a line of a map: a value, its ids, and why these, after what else is `told` of it."""
    ids = ", ".join(meaning.needs) or NOT_SORTED
    why = ", ".join(filter(None, (told, t(f"import.map_by_{meaning.why}") if meaning.why else "")))
    return f"{_scalar(value)}: {f'[{ids}]' if len(meaning.needs) > 1 else ids}" + (f"  # {why}" if why else "")


def _several(name: str, columns: list[str], guess: ColumnGuess, t: Messages) -> list[str]:
    """One column a line, with what is in it; codes that are licensed and names of people are not repeated."""
    lines = ["", *comment_lines(t(f"import.map_{name}")), f"{name}:"]
    for column in columns:
        why = guess.why.get(column, "")
        remark = t(f"import.map_{why}") if why else ""
        if why not in _NOT_SHOWN and (examples := [_example(value) for value in guess.examples[column]]):
            such_as = t("import.map_such_as", examples=", ".join(examples))
            remark = f"{remark}, {such_as}" if remark else such_as
        lines.append(f"  - {_scalar(column)}" + (f"  # {remark}" if remark else ""))
    return lines


def comment_lines(text: str) -> list[str]:
    """Give the lines of a comment, as wide as people like to read."""
    return [f"# {part}" for line in text.split("\n") for part in wrap(line, WIDTH - 2, break_on_hyphens=False)]


def _scalar(text: str) -> str:
    """One text as it has to stand in YAML, on one line."""
    written = field_text("", text, 0)[2:].rstrip("\n")
    return json.dumps(text, ensure_ascii=False) if "\n" in written else written


def _example(value: str) -> str:
    return f'"{visible(value[:_EXAMPLE])}{"…" if len(value) > _EXAMPLE else ""}"'
