"""A place as a form holds it, and back: every value as text, groups as records, nothing where nobody wrote anything.

Form editors write `""`, `[]`, `{}` and null for what was not touched. None of it says anything, so none of it gets
into a file.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vinestreet.contributing.answer_parsers import parse_hours
from vinestreet.contributing.form_fields import DAY, MOMENT, POSITION, RECORD, TIMES, FormField
from vinestreet.contributing.form_times import closure_hours_typed, day_typed, moment_typed
from vinestreet.directory.long_shapes import in_long_shape
from vinestreet.directory.validate_entry import in_order
from vinestreet.directory.yaml_writer import Entry
from vinestreet.site.site import Site

Form = dict[str, Any]


def form_of(entry: Mapping[str, Any], fields: Sequence[FormField]) -> Form:
    """Give what a form with these `fields` shows of `entry`."""
    return shown_in(in_long_shape(entry), fields)


def entry_of(form: Mapping[str, Any], fields: Sequence[FormField], site: Site) -> Entry:
    """Give the entry that was written into a form with these `fields`: what says something, in the model's order.

    Hours may be written as people do, where all of what they say can be read. Nothing else is looked at here.
    """
    entry = said_in(form, fields)
    if "hours" in entry:
        read = parse_hours(entry["hours"], site).fields
        entry["hours"] = read["hours"] if read.keys() == {"hours"} else entry["hours"]
    return in_order(entry)


def shown_in(entry: Mapping[str, Any], fields: Sequence[FormField]) -> Form:
    """Give the values of `entry` as fields of a form."""
    form: Form = {}
    for field in fields:
        if _is_group(field):
            form[field.name] = shown_in(entry, field.parts)
        elif field.name in entry:
            form[field.name] = _value_shown(entry[field.name], field)
    return form


def _value_shown(value: Any, field: FormField) -> Any:
    if field.kind == POSITION:
        return ", ".join(str(part) for part in value)
    if field.many:
        return [_one_shown(each, field) for each in (value if isinstance(value, list) else [value])]
    return _one_shown(value, field)


def _one_shown(value: Any, field: FormField) -> Any:
    if field.kind == RECORD:
        return shown_in(value, field.parts)
    return "yes" if value is True else value.isoformat() if isinstance(value, date) else str(value)


def said_in(form: Mapping[str, Any], fields: Sequence[FormField]) -> Entry:
    """Give what says something in the `fields` of a form."""
    entry: Entry = {}
    for field in fields:
        value = form.get(field.name)
        if _is_group(field):
            entry |= said_in(value, field.parts) if isinstance(value, Mapping) else {}
        elif (said := _value_said(value, field)) not in ("", [], {}):
            entry[field.name] = said
    return entry


def _value_said(value: Any, field: FormField) -> Any:
    if field.kind == POSITION:
        text = _text(value)
        return [part.strip() for part in text.split(",")] if text.count(",") == 1 else text
    if field.many:
        values = value if isinstance(value, list) else [value]
        return [said for each in values if (said := _one_said(each, field)) not in ("", {})]
    return _one_said(value, field)


def _one_said(value: Any, field: FormField) -> Any:
    if field.kind == RECORD:
        return said_in(value, field.parts) if isinstance(value, Mapping) else {}
    text = _text(value)
    if field.kind == DAY and text:
        return day_typed(text, field.region, date.today(), ahead=field.ahead)
    if field.kind == MOMENT and text:
        return moment_typed(text, field.region, date.today())
    return closure_hours_typed(text) if field.kind == TIMES else text


# What is pasted along around words: spaces of every kind, and letters that are not seen.
_AROUND = "[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"


def _text(value: Any) -> str:
    """A single value as words; nothing for what no form writes there."""
    text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return re.sub(f"^{_AROUND}|{_AROUND}$", "", text)


def _is_group(field: FormField) -> bool:
    return field.name.startswith("_")
