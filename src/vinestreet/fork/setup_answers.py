"""The settings of a fork's own place, and how answers become them: by the readers that the settings have anyway."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from babel import Locale
from babel.languages import get_official_languages

from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.yaml_tree import Scalar
from vinestreet.directory.model import NAME, Listing
from vinestreet.schema.context import FieldType, ReadContext, ReadOptions
from vinestreet.schema.records import fields_of
from vinestreet.schema.scalars import CountryCode, Number, PhoneNumber
from vinestreet.schema.text import nearest
from vinestreet.site.settings import LocaleCode, Place
from vinestreet.site.site import Site

T = TypeVar("T")

# Where 112 is the emergency number by law; elsewhere nobody is offered a number that may not be answered.
EUROPEAN_UNION = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
# Lines that answer under the same number in more countries than that of their area, as their entries say.
ALSO_SERVES: dict[str, tuple[str, ...]] = {"uk-ie-samaritans": ("IE",)}
MOST_OFFERED = 3  # crisis lines that are taken when nobody chooses


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """What `mkdocs.local.yml` and `local/` are made from. `crisis` are ids; `lines` are numbers of one's own by name.

    `emergency` is an id of upstream's, or a number.
    """

    name: str
    place: str
    country: str
    timezone: ZoneInfo
    locale: Locale
    areas: tuple[str, ...] = ()
    crisis: tuple[str, ...] = ()
    lines: dict[str, Number] = field(default_factory=dict)
    emergency: str | Number
    corrections: str
    volunteer_hours: int | None = None


def kind_of(record: type[Any], part: str) -> Any:
    """Give what the model says that this part of a record accepts."""
    return fields_of(record)[part].metadata["kind"]


def read_as(kind: FieldType[T], text: str, country: str = "US") -> T:
    """Read an answer as a setting of this `kind`; raises ProblemsFoundError."""
    report = Report("")
    value = kind.read(Scalar(text.strip(), False, 0), ReadContext(report, ReadOptions(today=date.min, region=country)))
    if value is None:
        raise ProblemsFoundError(report.problems)
    return value


def read_country(text: str) -> str:
    """Give the code of a country from its code or its English name; raises ProblemsFoundError."""
    names = {name.lower(): code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    code = names.get(text.strip().lower(), text.strip().upper())
    if code not in Locale("en").territories:
        _refuse("not_a_country", found=text[:60])
    return read_as(CountryCode(), code)


def read_locale(text: str, words: Path) -> Locale:
    """Give the language and country of a code such as en_US; raises ProblemsFoundError if `words` has no such language.

    `words` is the folder messages/.
    """
    locale = read_as(LocaleCode(), text.strip().replace("-", "_"))
    own = words.parent / "local" / words.name
    if not any((folder / f"{locale.language}.yml").is_file() for folder in (words, own)):
        _refuse("no_words", found=locale.language, expected=f"{locale.language}.yml")
    return locale


def read_areas(text: str) -> tuple[str, ...]:
    """Give the names of parts of town, which commas or semicolons separate; raises ProblemsFoundError."""
    names = (name.strip() for name in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(read_as(NAME, name) for name in names if name))


def read_lines(text: str, offered: list[Listing]) -> tuple[str, ...]:
    """Give the ids of the `offered` lines that are chosen by name, by id, or by number in the list, from 1.

    Commas separate them, and spaces too where there are no names. Raises ProblemsFoundError.
    """
    known = {str(number): line.id for number, line in enumerate(offered, 1)}
    known |= {called.casefold(): line.id for line in offered for called in (line.id, line.name)}
    if not offered:
        _refuse("none_offered", found=text[:60])
    chosen = []
    for part in filter(None, (part.strip() for part in text.replace(";", ",").split(","))):
        for called in [part] if part.casefold() in known else part.split():
            if called.casefold() not in known:
                names = [line.name for line in offered]
                near = next((name for name in names if part.casefold() in name.casefold()), "") or nearest(part, names)
                _refuse("not_offered", found=part[:60], most=len(offered), near=near)
            chosen.append(known[called.casefold()])
    return tuple(dict.fromkeys(chosen))


def read_own_line(text: str, country: str) -> tuple[str, Number]:
    """Give name and number of a line that is written `Night line: +1 413 555 0101`; raises ProblemsFoundError."""
    name, colon, number = text.rpartition(":")
    if not colon:
        _refuse("not_a_line", found=text[:60])
    return read_as(kind_of(Listing, "name"), name), read_as(PhoneNumber(), number, country)


def read_emergency(text: str, offered: list[Listing], country: str) -> str | Number:
    """Give the id of an emergency number that is `offered`, or a number of one's own; raises ProblemsFoundError."""
    shown = {phone.shown: line.id for line in reversed(offered) for phone in line.phones}
    ids = {line.id for line in offered}
    text = text.strip()
    if text in ids:
        return text
    return shown.get(text) or read_as(PhoneNumber(), text, country)


def read_name(text: str) -> str:
    """Give the name of a place, or of a site; raises ProblemsFoundError."""
    return str(read_as(kind_of(Place, "name"), text))


def read_mail_address(text: str) -> str:
    """Give a mail address; raises ProblemsFoundError."""
    return str(read_as(kind_of(Place, "corrections"), text))


def read_hours(text: str) -> int | None:
    """Give whole hours a week, or None for an empty answer; raises ProblemsFoundError."""
    return int(read_as(kind_of(Place, "volunteer_hours"), text)) if text else None


def crisis_lines(site: Site, country: str) -> list[Listing]:
    """Give the real lines for people in a crisis that upstream has for `country`, those that it shows itself first."""
    first = {id_: at for at, id_ in enumerate(site.place.crisis)}
    found = [
        line
        for line in _real(site)
        if country in (_country(site, line), *ALSO_SERVES.get(line.id, ())) and not _is_emergency(line)
    ]
    return sorted(found, key=lambda line: first.get(line.id, len(first)))


def emergency_lines(site: Site, country: str) -> list[Listing]:
    """Give the emergency numbers that upstream has for `country`; in the European Union, that of the Union last."""
    found = [line for line in _real(site) if _is_emergency(line)]
    codes = {line.id: line.id.upper().replace("UK", "GB").split("-") for line in found}
    return [
        line for of in (country, "EU" if country in EUROPEAN_UNION else "") for line in found if of in codes[line.id]
    ]


def locale_for(country: str, words: Path) -> str:
    """Give the code to offer: that of the first language of the country that there are words for, or of English."""
    languages: Iterable[str] = get_official_languages(country)
    there = next((language for language in languages if (words / f"{language}.yml").is_file()), "en")
    code = f"{there}_{country}"
    try:
        return str(Locale.parse(code))
    except ValueError:
        return there


def _real(site: Site) -> list[Listing]:
    every = (line for line in site.directory.listings.values() if line.is_open and not line.sample)
    for_crises = (line for line in every if "crisis" in line.needs or line.id in site.place.crisis)
    return [line for line in for_crises if line.phones or line.texts]


def _is_emergency(line: Listing) -> bool:
    return line.id.startswith("emergency-")


def _country(site: Site, line: Listing) -> str:
    area = site.directory.areas.get(line.area)
    return area.country if area else ""


def _refuse(key: str, **values: object) -> NoReturn:
    raise ProblemsFoundError([Problem("", 0, "", "", key, values)])
