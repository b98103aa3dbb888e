"""The questions of `vinestreet fork`, in plain words. An answer that does not fit is told why, and asked for again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from babel import Locale

from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError, visible
from vinestreet.directory.model import Listing
from vinestreet.fork import answers as reading
from vinestreet.fork.answers import Answers, read_as
from vinestreet.schema.scalars import Number, TimeZone
from vinestreet.site.site import Site

T = TypeVar("T")


class NotAnsweredError(Exception):
    """Nobody can be asked, and the option of this name is not given."""


@dataclass(frozen=True, slots=True)
class _Asker:
    """Takes what was given as an option, else asks; where nobody is there to be asked, the default."""

    given: Mapping[str, Any]
    t: Messages
    interactive: bool

    def say(self, text: str) -> None:
        if self.interactive:
            click.echo(visible(text), err=True)

    def ask(self, option: str, words: str, read: Callable[[str], T], default: str | None = None) -> T:
        """Give the answer, which `read` takes; an empty `default` is shown to nobody."""
        if self.given.get(option) is not None:
            return read(self.given[option])
        if not self.interactive:
            if default is None:
                raise NotAnsweredError(option)
            return read(default)
        while True:
            end = " " if words.endswith("?") and not default else ": "
            text = click.prompt(words, default=default, show_default=bool(default), prompt_suffix=end, err=True)
            try:
                return read(text)
            except ProblemsFoundError as error:
                click.echo(f"  {error.problems[0].told(self.t)}", err=True)


def ask(site: Site, root: Path, given: Mapping[str, Any], t: Messages, *, interactive: bool) -> Answers:
    """Ask for everything that a fork of the project in `root` says itself; `site` is upstream's.

    What is `given` by the names of the options is not asked. Raises ProblemsFoundError for an option that does not
    fit, NotAnsweredError, and click.Abort when somebody presses Ctrl-C.
    """
    asker = _Asker(given, t, interactive)
    words = root / "messages"
    asker.say(t("fork.begin"))
    name = asker.ask("name", t("fork.ask_name"), lambda text: read_as(reading.NAMES, text))
    place = asker.ask("place", t("fork.ask_place"), lambda text: read_as(reading.NAMES, text))
    country = asker.ask("country", t("fork.ask_country"), reading.read_country)
    zones = reading.timezones(country)
    if len(zones) > 1:
        usual = [zone for zone in zones if zone.count("/") == 1]  # the rest are single towns and counties
        asker.say(t("fork.zones", zones=", ".join(usual or zones)))
    only = zones[0] if len(zones) == 1 else None
    timezone = asker.ask("timezone", t("fork.ask_timezone"), lambda text: read_as(TimeZone(), text), only)
    locale = asker.ask(
        "locale",
        t("fork.ask_locale"),
        lambda text: reading.read_locale(text, words),
        reading.locale_for(country, words),
    )
    areas = asker.ask("areas", t("fork.ask_areas"), reading.read_areas, "")
    crisis, lines = _crisis(asker, site, country)
    offered = reading.emergency_lines(site, country)
    emergency = asker.ask(
        "emergency",
        t("fork.ask_emergency"),
        lambda text: reading.read_emergency(text, offered, country),
        offered[0].phones[0].shown if offered else None,
    )
    corrections = asker.ask("corrections", t("fork.ask_corrections"), lambda text: read_as(reading.MAIL, text))
    hours = asker.ask("hours", t("fork.ask_hours"), lambda text: reading.read_hours(text) if text else None, "")
    return Answers(
        name=name,
        place=place,
        country=country,
        timezone=timezone,
        locale=locale,
        areas=areas,
        crisis=crisis,
        lines=lines,
        emergency=emergency,
        corrections=corrections,
        volunteer_hours=hours,
    )


def _crisis(asker: _Asker, site: Site, country: str) -> tuple[tuple[str, ...], dict[str, Number]]:
    """Lines that upstream has for the country, and some of one's own; at least one of either."""
    t = asker.t
    offered = reading.crisis_lines(site, country)
    chosen: tuple[str, ...] = ()
    if offered:
        asker.say(t("fork.lines", country=_country(country, site.place.locale)))
        for number, line in enumerate(offered, 1):
            asker.say(f"  {number:2}  {_shown(line)}")
        usual = ", ".join(str(number) for number, _ in enumerate(offered[: reading.MOST_OFFERED], 1))
        chosen = asker.ask("crisis", t("fork.ask_crisis"), lambda text: reading.read_lines(text, offered), usual)
    elif asker.given.get("crisis") is not None:
        chosen = reading.read_lines(asker.given["crisis"], offered)
    else:
        asker.say(t("fork.no_lines", country=_country(country, site.place.locale)))
    own = [reading.read_own_line(text, country) for text in asker.given.get("line") or ()]
    while asker.interactive and not asker.given.get("line"):
        need = not (chosen or own)
        found = asker.ask(
            "",
            t("fork.ask_line") if need else t("fork.ask_another_line"),
            lambda text: reading.read_own_line(text, country) if text else None,
            None if need else "",
        )
        if not found:
            break
        own.append(found)
    if not (chosen or own):
        raise NotAnsweredError("line")
    return chosen, dict(own)


def _shown(line: Listing) -> str:
    number = line.phones[0].shown if line.phones else line.texts[0].shown
    return f"{line.name}: {number}"


def _country(code: str, locale: Locale) -> str:
    return str(locale.territories.get(code, code))
