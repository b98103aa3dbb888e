"""`.pages.yml`, made from the model: what Pages CMS asks people for who edit places without Git and without YAML.

Its form is described at https://pagescms.org/docs/configuration/. It writes each place as a file of its own, without
what is empty, and keeps fields that it was not told of (`merge`). A boolean would be written as `false` where nobody
touched it, which says no where nobody said anything, so there is none. What stands in another shape than it was told
of would be lost at the next save: directory/long_shapes.py.
"""

from typing import Any

import yaml

from vinestreet.contributing.form_fields import CHOICE, DAY, POSITION, RECORD, WORDS, FormField, place_fields
from vinestreet.contributing.notice_forms import NoticeForm, notice_forms
from vinestreet.site.site import Site

PAGES_FILE = ".pages.yml"
_TYPES = {WORDS: "text", CHOICE: "select", DAY: "date", POSITION: "number", RECORD: "object"}


def pages_config(site: Site, folder: str) -> dict[str, Any]:
    """Give the configuration for the `site`, whose places lie in `folder`, one a file."""
    t = site.words
    places = {
        "name": "places",
        "label": t("form.places"),
        "type": "collection",
        "path": folder,
        "filename": "{primary}.yml",
        "format": "yaml",
        "subfolders": False,
        "view": {
            "primary": "name",
            "fields": ["name", "area", "address"],
            "sort": ["name"],
            "search": ["name", "what"],
        },
        # The name of a file is the address of a page, and a place that is gone says so there.
        "operations": {"create": True, "rename": False, "delete": False},
        "fields": [_field(field, site) for field in place_fields(site)],
    }
    beside = folder.removesuffix("resources")
    notices = [_notice(notice, f"{beside}{notice.name}", site) for notice in notice_forms(site)]
    return {"media": False, "settings": {"content": {"merge": True}}, "content": [places, *notices]}


def _notice(notice: NoticeForm, path: str, site: Site) -> dict[str, Any]:
    """One file that holds for a while."""
    whole = {"name": notice.name.partition(".")[0], "label": notice.label, "type": "file", "path": path}
    fields = [_field(field, site) for field in notice.fields]
    return {**whole, "format": "yaml", **({"list": True} if notice.many else {}), "fields": fields}


def pages_text(config: dict[str, Any], about: str) -> str:
    """Give the configuration as the text of its file; `about` stands above it."""
    above = "".join(f"# {line}\n" for line in about.splitlines())
    return above + yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=110)


def without_options(config: Any) -> Any:
    """Give `config` without what can be chosen, which changes whenever somebody adds a need or an area."""
    if isinstance(config, dict):
        return {key: without_options(value) for key, value in config.items() if key != "values"}
    return [without_options(value) for value in config] if isinstance(config, list) else config


def _field(field: FormField, site: Site) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "label": field.label, "type": _TYPES.get(field.kind, "string")}
    hint = site.words("form.hours_in_file") if field.name == "hours" else field.hint  # nobody reads it as it's typed
    if hint:
        made["description"] = hint
    if field.required:
        made["required"] = True
    if field.kind == CHOICE:
        values = [{"name": value, "label": label} for value, label in field.options]
        made["options"] = {"values": values, **({"multiple": True} if field.many else {})}
    elif field.kind == POSITION:
        made["list"] = {"min": 2, "max": 2}
    elif field.many:
        made["list"] = {"collapsible": {"collapsed": True, "summary": _summary(field)}} if field.parts else True
    if field.parts:
        made["fields"] = [_field(part, site) for part in field.parts]
    if field.pattern:
        made["pattern"] = {"regex": f"^$|{field.pattern}", "message": field.told}
    return made


def _summary(field: FormField) -> str:
    return " ".join(f"{{{part.name}}}" for part in field.parts[:2])
