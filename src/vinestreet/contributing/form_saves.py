"""What somebody saved in a form, over what stands in the files: the fields that they changed, and no other.

A form holds what it was opened with (`BEFORE`), and which one it is (`FORM`). So a field that somebody else changed
meanwhile stays as they wrote it, and one that both changed is told to whoever saves last.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vinestreet.contributing.form_entries import Form, entry_of, form_of
from vinestreet.contributing.form_fields import LEFT_OUT, FormField, folded_fields
from vinestreet.core.problems import Problem, visible
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import reason, validate_entry
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.schema.records import fields_of
from vinestreet.site.site import Site

BEFORE = "_before"
FORM = "_form"  # which one it is, of all that were opened
STATE = "_state"  # for the list: that a place is closed or paused, and nothing where it's open


class FormRefusedError(Exception):
    """What was saved does not fit; `sentences` say so to whoever sits at the form."""

    def __init__(self, sentences: Sequence[str]) -> None:
        """Keep the sentences."""
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


@dataclass(frozen=True, slots=True)
class FormChange:
    """What is to be written: the `fields` of the entry `id` that change, None for one that goes; all if it `is_new`.

    Of a list that only became longer, `added` are the new items, as pairs with the field. `form` is the one that it
    came from, `saved` what that holds now.
    """

    id: str
    is_new: bool
    fields: Entry
    added: tuple[tuple[str, Any], ...]
    form: str
    saved: Form


def opened_form(site: Site, id_: str) -> Form:
    """Give what the form shows of the place with this id."""
    listing = site.directory.listings[id_]
    entry = to_entry(listing)
    state = "" if listing.is_open else f" · {site.words(f'form.status.{listing.status.kind}')}"
    return {**form_of(entry, folded_fields(site)), STATE: state, BEFORE: json.dumps(entry, default=date.isoformat)}


@dataclass
class OpenForms:
    """The forms that people have open: what each was last saved as, for who saves twice without opening it anew."""

    _saved: dict[tuple[str, str], Form] = field(default_factory=dict)  # by the place, and the form

    def change(self, site: Site, id_: str, form: Mapping[str, Any], today: date, *, is_new: bool) -> FormChange:
        """Work out what changes when `form` is saved as the place `id_`. Raises FormRefusedError."""
        t, fields = site.words, folded_fields(site)
        listing = site.directory.listings.get(id_)
        if is_new and listing is not None:
            raise FormRefusedError([t("form.taken", name=listing.name, id=id_)])
        if not is_new and listing is None:
            raise FormRefusedError([t("form.gone", id=id_)])
        now = to_entry(listing) if listing else {}
        beside = {name: value for name, value in now.items() if name in LEFT_OUT}
        said = entry_of(form, fields, site)
        read = validate_entry(id_, said, site.directory, site.place.country, today, base=beside)
        if read.problems:
            raise FormRefusedError(list(dict.fromkeys(told_of(problem, fields, site) for problem in read.problems)))
        wanted, stands = read.entry, _plain(now)
        which = str(form.get(FORM) or "")
        before = self._saved.get((id_, which)) or _opened(str(form.get(BEFORE) or "{}"))
        checks = "checked" in wanted and _plain(wanted)["checked"] != before.get("checked")
        if read.listing and checks and _needs_mark(site, id_):
            wanted = {**wanted, "checked": {**wanted["checked"], "of": mark_of(read.listing)}}
        names = [name for name in fields_of(Listing) if _plain(wanted).get(name) != before.get(name)]
        crossed = [name for name in names if stands.get(name) not in (before.get(name), _plain(wanted).get(name))]
        if crossed:
            raise FormRefusedError([t("form.crossed", field=label_of(name, fields)) for name in crossed])
        changed = {name: wanted.get(name) for name in names if _plain(wanted).get(name) != stands.get(name)}
        added = tuple(pair for name, value in changed.items() for pair in _added(name, value, stands.get(name)))
        return FormChange(id_, is_new, changed, added, which, _plain(wanted))

    def keep(self, change: FormChange) -> None:
        """Remember a change that was written."""
        if change.form:
            self._saved[change.id, change.form] = change.saved


def _opened(text: str) -> Form:
    """What a form was opened with, as the form has kept it."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def _needs_mark(site: Site, id_: str) -> bool:
    """Whether a check says what it is of: in a fork over upstream's entry. Those of crisis lines two people compare."""
    overlay = site.directory.overlay
    is_upstreams = bool(overlay.file) and id_ in site.directory.listings and overlay.own.get(id_, True)
    return is_upstreams and id_ not in {*site.place.crisis, site.place.emergency}


def _added(name: str, value: Any, stands: Any) -> Iterator[tuple[str, Any]]:
    """The items below those of the list that stands there, where these stay."""
    if isinstance(value, list) and isinstance(stands, list) and _plain({name: value})[name][: len(stands)] == stands:
        yield from ((name, item) for item in value[len(stands) :])


def _plain(entry: Entry) -> Form:
    """The entry as JSON holds it, to compare one with another."""
    plain: Form = json.loads(json.dumps(entry, default=date.isoformat))
    return plain


def told_of(problem: Problem, fields: Sequence[FormField], site: Site) -> str:
    """Give what is wrong, at the field as the form names it."""
    key = f"form.problems.{problem.key}"
    known = site.words.keys()
    in_file = replace(problem, mended=None)  # how a line of a file is mended is nothing to somebody at a form
    said = site.words(key, **problem.values) if key in known else reason(in_file, site.words)
    where = label_of(problem.field, fields) or problem.field
    return visible(f"{where}: {said}" if where else said)


def label_of(path: str, fields: Sequence[FormField]) -> str:
    """Give what stands above the field at `path`, such as `phone.number`, with what it is a part of or folded into.

    Empty for a field that the form has not.
    """
    name, _, rest = path.partition(".")
    for each in fields:
        if each.name == name:
            return " – ".join(filter(None, [each.label, label_of(rest, each.parts)]))
        if each.name.startswith("_") and (inside := label_of(path, each.parts)):
            return f"{each.label} – {inside}"
    return ""
