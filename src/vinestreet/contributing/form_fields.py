"""The fields of a place as a form asks for them, made from the model: in plain words, what matters most first.

The editors (pages_cms.py, decap_config.py) each put this into the words of their own configuration. As in the schema
for editors, only single values are described; whether fields fit together, the readers know alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from babel import Locale

from vinestreet.contributing.json_schema import pattern_of
from vinestreet.directory.choices import ACCESS, ANSWERS, COSTS, POLICE, RUN_BY, STATUSES, WAYS_TO_CHECK
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.schema.context import FieldType
from vinestreet.schema.moments import Moment
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.scalars import SIGN_LANGUAGES, Day, Language, Position
from vinestreet.schema.text import Choice, Id, Text, YesOnly
from vinestreet.site.closures import TimesOrClosed
from vinestreet.site.site import Site

# What matters most, in the order in which it is asked for; everything else follows in groups that are folded.
FIRST = ("name", "what", "needs", "address", "area", "phone", "hours", "cost", "checked")
GROUPS = {
    "tried": (),
    "notes": (),
    "status": (),
    "reach": ("website", "email", "text", "chat"),
    "where": ("hours_note", "timezone", "confidential", "at"),
    "about": ("more", "organisation", "run_by", "for", "ages", "languages", "welcomes"),
    "door": ("access", "access_note", "asks", "consent", "arrive"),
    "behind": ("source", "not-the-same-as"),
}
LEFT_OUT = frozenset({"sample"})  # nobody makes a real place of an invented one by a form
SHORT = 160  # letters that are asked for on one line
# Those that are offered besides the ones that places here have already.
_LANGUAGES = "en es fr ar zh zh_Hans zh_Hant vi tl ko ru pt ht so am hi ur pa bn fa ps uk pl de it ro tr ku sw my ne th"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question: `label` stands above it, `hint` below; `kind` is one of LINE, WORDS, CHOICE and those beside them.

    With `many` there may be several answers, each of which is called `one`. `options` are the values of a choice with
    what people read of each, `parts` those of a record. An answer has to fit the regular expression `pattern`, where
    there is one; `told` says what fits. A day is written as in the `region`, and may be `ahead`.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    many: bool = False
    one: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    parts: tuple["FormField", ...] = ()
    pattern: str = ""
    told: str = ""
    region: str = ""
    ahead: bool = False


LINE, WORDS, DAY, POSITION, RECORD = "line", "words", "day", "position", "record"
CHOICE, PLACE = "choice", "place"  # one of a few words, one of the places
MOMENT, TIMES = "moment", "times"  # a day with or without a time, the times of a day


def place_fields(site: Site) -> list[FormField]:
    """Give the fields of a place, in the order of FIRST and GROUPS; what stands in neither comes last."""
    return [field for fields in _in_groups(site).values() for field in fields]


def folded_fields(site: Site) -> list[FormField]:
    """Give the fields of FIRST, and each group as a record whose name begins with `_`, which no field's does."""
    fields: list[FormField] = []
    for name, inside in _in_groups(site).items():
        label = _said(site, f"form.groups.{name}")
        fields += [FormField(name=f"_{name}", kind=RECORD, label=label, parts=tuple(inside))] if label else inside
    return fields


def record_fields(of: type[Any], name: str, site: Site) -> list[FormField]:
    """Give the fields of a record that has a file of its own; its parts are told as those of the field `name`."""
    fields = [_field(part, about.metadata, name, site) for part, about in fields_of(of).items()]
    hints = {field.name: _said(site, f"form.told.{name}.{field.name}") for field in fields}
    return [replace(field, hint=hints[field.name], told=field.told or hints[field.name]) for field in fields]


def _in_groups(site: Site) -> dict[str, list[FormField]]:
    kinds = {name: part for name, part in fields_of(Listing).items() if name not in LEFT_OUT}
    placed = {*FIRST, *GROUPS, *(name for group in GROUPS.values() for name in group)}
    groups = {"": FIRST, **{name: group or (name,) for name, group in GROUPS.items()}}
    groups["behind"] = (*groups["behind"], *(name for name in kinds if name not in placed))
    return {
        group: [_field(name, kinds[name].metadata, "", site) for name in names if name in kinds]
        for group, names in groups.items()
    }


def _field(name: str, about: Any, inside: str, site: Site) -> FormField:
    """One field; `inside` is the field whose part it is."""
    label, hint = _words_of(name, inside, site)
    field = FormField(name=name, kind=LINE, label=label, hint=hint, required=about["required"])
    return _of_kind(field, about["kind"], site)


def _words_of(name: str, inside: str, site: Site) -> tuple[str, str]:
    """What stands above a field and below it."""
    if inside:
        return _begun(_said(site, f"form.part.{inside}.{name}", f"part.{inside}.{name}")), ""
    label = _said(site, f"form.first.{name}") or re.sub("[_-]", " ", name)
    return _begun(label), _begun(_said(site, f"form.hint.{name}", f"field.{name}"))


def _said(site: Site, *keys: str) -> str:
    """The first of the sentences that there is."""
    known = site.words.keys()
    return next((site.words(key) for key in keys if key in known), "")


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_kind(field: FormField, kind: FieldType[Any], site: Site) -> FormField:
    """The field with what its kind asks for."""
    if isinstance(kind, ListOf):
        return replace(_of_kind(field, kind.kind, site), many=True, one=_said(site, f"form.one.{field.name}"))
    if isinstance(kind, Record):
        parts = fields_of(kind.of).items()
        inner = tuple(_field(name, part.metadata, field.name, site) for name, part in parts)
        return replace(field, kind=RECORD, parts=inner)
    if isinstance(kind, Day):
        return replace(field, kind=DAY, region=site.place.country, ahead=kind.ahead)
    if isinstance(kind, Position | TimesOrClosed):
        return replace(field, kind=POSITION if isinstance(kind, Position) else TIMES)
    if isinstance(kind, Id) and kind.of == "resources":
        places = site.directory.listings.values()
        return replace(field, kind=PLACE, options=tuple((each.id, each.name) for each in places))
    if options := tuple(_options(kind, site)):
        return replace(field, kind=CHOICE, options=options)
    if isinstance(kind, OpeningHoursText):
        return replace(field, kind=WORDS)
    if isinstance(kind, Text):
        return replace(field, kind=LINE if kind.most <= SHORT else WORDS)
    pattern, told = pattern_of(kind)
    name = told.removeprefix("schema.")
    field = replace(field, pattern=pattern, told=_said(site, f"form.{name}", f"schema.{name}"))
    return replace(field, kind=MOMENT, region=site.place.country) if isinstance(kind, Moment) else field


def _options(kind: FieldType[Any], site: Site) -> Iterator[tuple[str, str]]:
    """What can be chosen, if anything, with the words for each that the site's pages say too."""
    t, directory = site.words, site.directory
    if isinstance(kind, YesOnly):
        yield "yes", t("form.yes")
    elif isinstance(kind, Language):
        known = {code for listing in directory.listings.values() for code in listing.languages}
        yield from sorted(
            _languages({*known, *_LANGUAGES.split(), *SIGN_LANGUAGES}, t.locale), key=lambda each: each[1]
        )
    elif isinstance(kind, Id) and kind.of in {"needs", "areas"}:
        ours_first = sorted(directory.areas.items(), key=lambda each: each[1].is_far)
        labels: dict[str, Any] = {"needs": directory.needs, "areas": dict(ours_first)}
        yield from ((id_, each.label) for id_, each in labels[kind.of].items())
    elif isinstance(kind, Choice):
        group = {
            ANSWERS: "answer",
            POLICE: "answer",
            COSTS: "cost",
            RUN_BY: "run_by",
            ACCESS: "access",
            STATUSES: "status",
            WAYS_TO_CHECK: "how",
        }[kind]
        yield from ((each, _said(site, f"form.{group}.{each}", f"{group}.{each}").rstrip(".")) for each in kind.options)


def _languages(codes: Iterable[str], locale: Locale) -> Iterator[tuple[str, str]]:
    names = locale.languages
    yield from ((code, str(names.get(code) or SIGN_LANGUAGES.get(code, code))) for code in codes)
