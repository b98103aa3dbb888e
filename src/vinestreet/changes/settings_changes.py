"""The settings before and now: those that readers meet in words, all others by their names."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.core.messages import Messages
from vinestreet.schema.scalars import Number
from vinestreet.site.settings import MenuEntry, Place, Saved

# What is told with the crisis lines and the areas, and what is no setting itself.
_TOLD_ELSEWHERE = frozenset(
    "areas crisis emergency own upstream_country gone_areas idle".split(),
)
_OF_THE_SITE = ("site_name", "site_description", "site_url", "copyright")
_EXTRA = "extra"


def compare_settings(both: ComparedSites) -> Iterator[ChangedItem]:
    """Give each setting of the place that changed."""
    t = both.now.words
    before, now = (dict(_settings(site.place, t)) for site in (both.before, both.now))
    for name in now:
        if before.get(name, "") != now[name]:
            yield ChangedItem(_label(name, t), [_said(before.get(name, ""), now[name], t)])


def compare_site_settings(before: Mapping[str, Any], now: Mapping[str, Any], t: Messages) -> Iterator[ChangedItem]:
    """Give what changed of the site's name, description and address."""
    for name in _OF_THE_SITE:
        if before.get(name) != now.get(name):
            said = _said(str(before.get(name) or ""), str(now.get(name) or ""), t)
            yield ChangedItem(_label(name, t), [said], "index.html")


def settings_that_run(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Give the names of all other settings that changed: hooks, plugins, extensions and such, which run programs."""
    names = dict.fromkeys((*now, *before))
    return [name for name in names if name not in (*_OF_THE_SITE, _EXTRA) and before.get(name) != now.get(name)]


def _label(name: str, t: Messages) -> str:
    key = f"changes.setting_{name}"
    return t(key) if key in t.keys() else name  # noqa: SIM118 - it is no mapping


def _said(before: str, now: str, t: Messages) -> str:
    if not before:
        return t("changes.setting_new", now=now)
    return t("changes.setting_was", before=before, now=now) if now else t("changes.setting_gone", before=before)


def _settings(place: Place, t: Messages) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(place):
        value = getattr(place, field.name)
        if field.name in _TOLD_ELSEWHERE:
            continue
        if isinstance(value, Saved):
            for part in dataclasses.fields(value):
                yield f"saved_{part.name}", _words(getattr(value, part.name), t)
        else:
            yield field.name, _words(value, t)


def _words(value: Any, t: Messages) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return t("answer.yes" if value else "answer.no").rstrip(".")
        case Locale():
            return str(value.get_display_name(t.locale))
        case Number():
            return value.shown
        case MenuEntry():
            return f"{value.label} ({value.url})"
        case tuple():
            return ", ".join(_words(each, t) for each in value)
    if dataclasses.is_dataclass(value):
        parts = (_words(getattr(value, part.name), t) for part in dataclasses.fields(value))
        return " ".join(filter(None, parts))
    return str(value)
