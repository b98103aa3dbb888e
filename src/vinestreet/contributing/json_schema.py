"""resources.schema.json, made from the model: what editors complete, and what they underline while someone types.

A JSON Schema of draft 7, the newest that the YAML extension of VS Code and its kin read
(https://github.com/redhat-developer/yaml-language-server: "Supports JSON Schema 7 and below"). It describes single
fields. What only the readers know, such as whether a number can be called or whether two fields fit together, is not
said twice; it lets that pass, and `vinestreet check` tells it.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from vinestreet.core.messages import Messages
from vinestreet.directory.model import Listing, Need
from vinestreet.directory.sections import TAKEN
from vinestreet.opening_hours.expression import LONGEST
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.schema.context import FieldType
from vinestreet.schema.moments import MOMENT, Moment
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.scalars import (
    BETWEEN,
    DAY,
    MAIL_ADDRESS,
    NOT_IN_A_PHONE_NUMBER,
    NOT_IN_A_WEB_ADDRESS,
    OLDER,
    YOUNGER,
    Ages,
    Day,
    Language,
    MailAddress,
    PhoneNumber,
    Position,
    TimeZone,
    WebAddress,
)
from vinestreet.schema.text import HIDDEN, HTML, ID, MARKDOWN, Choice, Id, Text, YesOnly
from vinestreet.site.banner import SiteLink
from vinestreet.site.closures import TimesOrClosed
from vinestreet.site.site import Site

FILE = "resources.schema.json"
PLACE_FILE = "place.schema.json"  # of a file for one place
DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]


def schema_of(site: Site, overlay: bool = False) -> Schema:
    """Give the schema of the site's resources.yml; with `overlay`, of what a fork lays over that by id.

    An overlay need not hold what must be there, and takes entries and fields away with nothing (null).
    """
    builder = _SchemaBuilder(site.words, {"needs": site.directory.needs, "areas": site.directory.areas}, overlay)
    return builder.whole()


def place_schema(site: Site) -> Schema:
    """Give the schema of a file that holds the fields of one place, which is a part of that of all, beside it."""
    return {"$schema": DRAFT, "title": site.words("schema.place"), "$ref": f"{FILE}#/definitions/place"}


def schema_text(schema: Schema) -> str:
    """Give the schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def without_ids(schema: Any) -> Any:
    """Give `schema` without the ids that are only offered, which change whenever someone adds a need or an area."""
    if isinstance(schema, dict):
        return {key: without_ids(value) for key, value in schema.items() if key != "examples"}
    return [without_ids(value) for value in schema] if isinstance(schema, list) else schema


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _without(*patterns: re.Pattern[str] | str) -> str:
    """The beginning of a pattern for text in which none of `patterns` is found; letters that are not seen by number."""
    either = "|".join(pattern if isinstance(pattern, str) else pattern.pattern for pattern in patterns)
    return "^(?![\\s\\S]*(?:" + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in either) + "))"


_ID: Schema = {"type": "string", "pattern": _whole(ID.pattern), "maxLength": 60}
_WORDS: Schema = {"allOf": [{"$ref": "#/definitions/words"}]}  # a $ref by itself would hide what stands beside it


def _choice(kind: Choice) -> Schema:
    # Tools of YAML 1.1 hand on `yes` and `no` as true and false; said so that editors do not offer these.
    answers: Schema = {"enum": list(kind.options)}
    others = ["string", "number", "object", "array", "null"]
    return {"anyOf": [answers, {"not": {"type": others}}]} if "yes" in kind.options else answers


def _text(kind: Text) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": kind.most, **_WORDS}


_DEGREES: list[Schema] = [{"type": "number", "minimum": -most, "maximum": most} for most in (90, 180)]

# What each kind of field accepts, as far as a schema can tell.
_SIMPLE: dict[type[Any], Callable[[Any], Schema]] = {
    Text: _text,
    Choice: _choice,
    YesOnly: lambda kind: {"enum": [True, "yes"]},
    Day: lambda kind: {"type": "string", "pattern": _whole(DAY)},
    Moment: lambda kind: {"type": "string", "pattern": _whole(MOMENT)},
    SiteLink: lambda kind: {"type": "string", "minLength": 1},
    TimesOrClosed: lambda kind: _text(Text(60)),
    Ages: lambda kind: {"type": "string", "pattern": _whole(f"all|{OLDER}|{YOUNGER}|{BETWEEN}")},
    Language: lambda kind: {"type": "string", "pattern": "^[a-z]{2,3}(_[A-Za-z]+)*$"},
    TimeZone: lambda kind: {"type": "string", "pattern": r"^[\w+-]+(/[\w+-]+)*$"},
    Position: lambda kind: {"type": "array", "items": _DEGREES, "minItems": 2, "maxItems": 2},
    WebAddress: lambda kind: {"type": "string", "pattern": _without(NOT_IN_A_WEB_ADDRESS) + r"https?://[^/]*\."},
    MailAddress: lambda kind: {"type": "string", "pattern": _whole(MAIL_ADDRESS)},
    PhoneNumber: lambda kind: {"type": "string", "pattern": _without(NOT_IN_A_PHONE_NUMBER) + r".*\d"},
    OpeningHoursText: lambda kind: _text(Text(LONGEST)),
}

_TOLD: dict[type[Any], str] = {
    Day: "schema.day",
    Ages: "schema.ages",
    Language: "schema.language",
    TimeZone: "schema.timezone",
    WebAddress: "schema.web",
    MailAddress: "schema.mail",
    PhoneNumber: "schema.phone",
}


def pattern_of(kind: FieldType[Any]) -> tuple[str, str]:
    """Give the regular expression that a single value of the `kind` fits, and the message that says so; or nothing."""
    described = _SIMPLE[type(kind)](kind) if type(kind) in _SIMPLE else {}
    return str(described.get("pattern", "")), _TOLD.get(type(kind), "")


@dataclass(frozen=True, slots=True)
class _SchemaBuilder:
    words: Messages
    ids: Mapping[str, Iterable[str]]
    overlay: bool

    def whole(self) -> Schema:
        t = self.words
        return {
            "$schema": DRAFT,
            "title": t("schema.title_local") if self.overlay else t("schema.title"),
            "description": t("schema.about"),
            "type": "object",
            "properties": {
                "needs": self._by_id(
                    t("schema.needs"), self._or_nothing(self._record(Need, partial(self._part_hint, "need")))
                ),
                "resources": self._by_id(t("schema.resources"), {"$ref": "#/definitions/place"}),
            },
            "required": [] if self.overlay else ["needs", "resources"],
            "additionalProperties": False,
            "definitions": {
                "words": self._plain_words(),
                "place": self._or_nothing(self._record(Listing, lambda name: t(f"field.{name}"))),
            },
        }

    def _plain_words(self) -> Schema:
        """What no words may hold: letters that are not seen, HTML, Markdown."""
        return {"pattern": _without(HIDDEN, HTML, MARKDOWN), "patternErrorMessage": self.words("schema.words")}

    def _by_id(self, about: str, of: Schema) -> Schema:
        names = {**_ID, "not": {"enum": sorted(TAKEN)}}
        values = [{"type": "object"}, {"type": "null"}]
        one = {"description": about, "propertyNames": names, "additionalProperties": of}
        return {**one, "anyOf": values} if self.overlay else {**one, "type": "object"}

    def _or_nothing(self, schema: Schema) -> Schema:
        if not self.overlay:
            return schema
        return {"anyOf": [schema, {"type": "null", "description": self.words("schema.removed")}]}

    def _record(self, of: type[Any], hint: Callable[[str], str]) -> Schema:
        """An entry: its fields with what is said of each."""
        parts = fields_of(of)
        fields = {name: self._field(name, part.metadata["kind"], hint(name)) for name, part in parts.items()}
        properties = {name: self._or_nothing(field) for name, field in fields.items()}
        return {"title": self.words("schema.entry"), **self._object(of, properties, not self.overlay)}

    def _object(self, of: type[Any], properties: Schema, whole: bool = True) -> Schema:
        required = [name for name, part in fields_of(of).items() if part.metadata["required"] and whole]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def _field(self, name: str, kind: FieldType[Any], hint: str) -> Schema:
        return {"title": name, "description": hint, **self._kind(kind, name)}

    def _part_hint(self, field: str, name: str) -> str:
        return self.words(f"part.{field}.{name}")

    def _kind(self, kind: FieldType[Any], field: str) -> Schema:
        """The schema of a kind; `field` is the field whose hints its parts have."""
        if isinstance(kind, ListOf):
            one = self._kind(kind.kind, field)
            many = {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}
            return {"anyOf": [one, many]} if kind.or_one else many
        if isinstance(kind, Record):
            parts = fields_of(kind.of)
            properties = {
                name: self._field(name, part.metadata["kind"], self._part_hint(field, name))
                for name, part in parts.items()
            }
            record = self._object(kind.of, properties)
            first = next(iter(parts.values())).metadata["kind"]
            return {"anyOf": [self._kind(first, field), record]} if kind.short else record
        if isinstance(kind, Id):
            # Offered, not asked for: an editor may hold an older copy of this file than of resources.yml.
            offered = list(self.ids.get(kind.of, ()))
            return {**_ID, "examples": offered} if offered else _ID
        schema = _SIMPLE[type(kind)](kind)
        if type(kind) in _TOLD:  # the language server of editors says this instead of showing the pattern
            schema["patternErrorMessage"] = self.words(_TOLD[type(kind)])
        return schema
