"""The configuration of Decap CMS for the places of a site, made from the model.

Its options are described at https://decapcms.org/docs/configuration-options/ and https://decapcms.org/docs/widgets/.
There is no boolean here either: see pages_cms.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vinestreet.contributing.form_fields import (
    CHOICE,
    DAY,
    FIRST,
    PLACE,
    POSITION,
    RECORD,
    WORDS,
    FormField,
    place_fields,
)
from vinestreet.contributing.form_saves import BEFORE, FORM, STATE
from vinestreet.contributing.notice_forms import ITEMS, NoticeForm
from vinestreet.site.site import Site

_WIDGETS = {WORDS: "text", CHOICE: "select", PLACE: "select", DAY: "datetime", RECORD: "object"}

_CHOSEN = (CHOICE, PLACE)
LOCALE = "places"  # the name of our words, which take the place of some of Decap's own
_PHRASES = {
    "content": "app.header.content",
    "quick_add": "app.header.quickAdd",
    "collections": "collection.sidebar.collections",
    "back": "editor.editorToolbar.backCollection",
    "save": "editor.editorToolbar.publish",
    "save_now": "editor.editorToolbar.publishNow",
    "saving": "editor.editorToolbar.publishing",
    "is_saved": "editor.editorToolbar.published",
    "save_and_new": "editor.editorToolbar.publishAndCreateNew",
    "save_and_copy": "editor.editorToolbar.publishAndDuplicate",
    "copy": "editor.editorToolbar.duplicate",
    "see": "editor.editorToolbar.deployButtonLabel",
    "look": "editor.editorToolbar.deployPreviewPendingButtonLabel",
    "go_on": "editor.editor.confirmLoadBackup",
    "required": "editor.editorControlPane.widget.required",
    "today": "editor.editorWidgets.datetime.now",
    "saved": "ui.toast.entrySaved",
    "not_saved": "ui.toast.onFailToPersist",
    "left_open": "ui.toast.missingRequiredField",
}

Config = dict[str, Any]
_HIDDEN: list[Config] = [{"name": name, "widget": "hidden", "required": False} for name in (BEFORE, FORM)]
_OF_PLACES: list[Config] = [*_HIDDEN, {"name": STATE, "widget": "hidden", "required": False}]


def notice_config(notice: NoticeForm, path: str, site: Site) -> Config:
    """Give the configuration of a single file at `path`, whose name is also its own."""
    fields = [_read_by_us(_field(field), site) for field in notice.fields]
    if not notice.many:  # all of it is emptied to take it down
        fields = [field | {"required": False} for field in fields]
    if notice.many:
        several = {"name": ITEMS, "label": notice.label, "label_singular": notice.one, "widget": "list"}
        fields = [several | {"required": False, "fields": fields} | _LIST]
    stem = notice.name.partition(".")[0]
    return {"name": stem, "label": notice.label, "file": path, "fields": [*fields, *_HIDDEN]}


def phrases(site: Site) -> Config:
    """Give our words for what Decap says in words of its trade, nested as its own are."""
    found: Config = {}
    for name, path in _PHRASES.items():
        *groups, last = path.split(".")
        inside = found
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[last] = site.words(f"form.decap.{name}")
    return found


def decap_config(
    site: Site, folder: str, fields: Sequence[FormField], backend: Config, notices: Sequence[Config]
) -> Config:
    """Give the configuration for our own server at `backend`, which hands out forms as JSON.

    The places in `folder` have these `fields`; besides there are the `notices`, as `notice_config` gives them.
    """
    asked = [*(_read_by_us(_field(field), site) for field in fields), *_OF_PLACES]
    places = _places(site, folder, asked, "json") | {"summary": site.words("form.summary")}
    town = {"name": "town", "label": site.words("form.town"), "format": "json", "files": list(notices)}
    return {
        "load_config_file": False,
        "backend": backend,
        "media_folder": folder,  # there has to be one; nothing is ever put there
        "locale": LOCALE,
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": _SLUG,
        "collections": [places, town],
    }


def host_config(site: Site, folder: str, repository: str) -> Config:
    """Give the configuration for a host of one's own, where the editor itself writes files to GitHub's `repository`.

    `output` is a setting of Sveltia CMS: https://sveltiacms.app/en/docs/.
    """
    return {
        "backend": {"name": "github", "repo": repository, "branch": "main"},
        "media_folder": folder,
        "editor": {"preview": False},
        "slug": _SLUG,
        "collections": [_places(site, folder, [_in_file(field, site) for field in place_fields(site)], "yaml")],
        "output": {"omit_empty_optional_fields": True},
    }


_SLUG = {"encoding": "ascii", "clean_accents": True}


def _places(site: Site, folder: str, fields: Sequence[Config], file_format: str) -> Config:
    return {
        "name": "places",
        "label": site.words("form.places"),
        "label_singular": site.words("form.new"),
        "folder": folder,
        "extension": "yml",
        "format": file_format,
        "create": True,
        "delete": False,  # the page of a place that is gone says so: links to it stay whole
        "identifier_field": "name",
        "summary": "{{name}}",
        "sortable_fields": ["name", "area"],
        "fields": list(fields),
    }


# What Decap would judge by itself.
_JUDGED = {"pattern", "type", "format", "date_format", "time_format"}


def _read_by_us(field: Config, site: Site) -> Config:
    """A field whose value our readers take as people type it, and about which they tell more than a pattern does."""
    made = {name: value for name, value in field.items() if name not in _JUDGED}
    if field["widget"] == "datetime":
        made |= {"widget": "string", "hint": " ".join(filter(None, [site.words("form.day"), field.get("hint")]))}
    if "fields" in field:
        made["fields"] = [_read_by_us(part, site) for part in field["fields"]]
    return made | ({"field": _read_by_us(field["field"], site)} if "field" in field else {})


def _in_file(field: FormField, site: Site) -> Config:
    """A field whose value stands in the file as it is typed."""
    made = _field(replace(field, hint=site.words("form.hours_in_file")) if field.name == "hours" else field)
    if field.kind == POSITION:
        number = {"name": "one", "label": field.label, "widget": "number", "value_type": "float"}
        made |= {"widget": "list", "field": number, "min": 2, "max": 2, "default": []}
    return made


def _field(field: FormField) -> Config:
    inside = field.many and field.kind not in _CHOSEN
    made: Config = {"name": field.name, "label": field.label, "widget": "list" if inside else _widget(field)}
    made["required"] = field.required
    if field.hint:
        made["hint"] = field.hint
    if inside:
        one: Config = {"fields": [_field(part) for part in field.parts]} if field.parts else {"field": _one(field)}
        return (
            made
            | one
            | _LIST
            | {"summary": _summary(field) or "{{fields.one}}", "label_singular": field.one or field.label}
        )
    return made | _answer(field)


_LIST: Config = {"collapsed": True, "default": []}


def _one(field: FormField) -> Config:
    """What is repeated where each answer is a single value."""
    label = field.one[:1].upper() + field.one[1:] or field.label
    return {"name": "one", "label": label, "widget": _widget(field), **_answer(field)}


def _widget(field: FormField) -> str:
    return _WIDGETS.get(field.kind, "string")


def _answer(field: FormField) -> Config:
    """What a single answer can be."""
    made: Config = {}
    if field.kind in _CHOSEN:
        made["options"] = [{"label": label, "value": value} for value, label in field.options]
        made |= {"multiple": True} if field.many else {}
    elif field.kind == DAY:
        made |= {
            "type": "date",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
            "default": "",
        }
    elif field.kind == RECORD:
        # What has to be there in a record has to be there if anything is: the readers say so, and the editor does not.
        parts = [part | {"required": False} for part in map(_field, field.parts)]
        folded = field.name not in FIRST
        summary = _summary(field) if folded else ""
        made |= {"collapsed": folded, "summary": summary or field.label, "fields": parts}
    if field.pattern:
        made["pattern"] = [field.pattern, field.told]
    return made


def _summary(field: FormField) -> str:
    """What is shown of a record that is folded; nothing of a group, which isn't one thing."""
    words = [part for part in field.parts if part.kind not in _CHOSEN] if not field.name.startswith("_") else []
    return " ".join(f"{{{{fields.{part.name}}}}}" for part in words[:2])
