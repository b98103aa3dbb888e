"""The questions of `vinestreet fork`, in plain words. An answer that does not fit is told why, and asked for again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale

from vinestreet.contributing.prompts import AnswerRefusedError, Prompter
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.model import Listing
from vinestreet.fork import setup_answers
from vinestreet.fork.setup_answers import PlaceSettings, read_as
from vinestreet.schema.scalars import Number, TimeZone
from vinestreet.site.clocks import timezones
from vinestreet.site.site import Site

T = TypeVar("T")


class NotAnsweredError(Exception):
    """Nobody can be asked, and the option of this name is not given."""


@dataclass(frozen=True, slots=True)
class _Questions:
    """Takes what was given as an option, else asks; where nobody is there to be asked, the default."""

    given: Mapping[str, Any]
    prompter: Prompter
    interactive: bool

    def say(self, text: str) -> None:
        if self.interactive:
            self.prompter.say(text)

    def ask(self, option: str, question: str, read: Callable[[str], T], default: str | None = None) -> T:
        """Give the answer, which `read` takes; an empty `default` is shown to nobody."""
        if self.given.get(option) is not None:
            return read(self.given[option])
        if not self.interactive:
            if default is None:
                raise NotAnsweredError(option)
            return read(default)

        def parse(text: str) -> T:
            try:
                return read(text)
            except ProblemsFoundError as error:
                raise AnswerRefusedError([f"  {error.problems[0].told(self.prompter.words)}"]) from None

        return self.prompter.ask_until_valid(lambda: self.prompter.ask_inline(question, default), parse)


def ask_for_place(site: Site, root: Path, given: Mapping[str, Any], *, interactive: bool) -> PlaceSettings:
    """Ask for everything that a fork of the project in `root` says itself; `site` is upstream's.

    What is `given` by the names of the options is not asked. Raises ProblemsFoundError for an option that does not
    fit, NotAnsweredError, and click.Abort when somebody presses Ctrl-C.
    """
    t, words = site.words, root / "messages"
    questions = _Questions(given, Prompter(t), interactive)
    ask = questions.ask
    questions.say(t("fork.begin"))
    name = ask("name", t("fork.ask_name"), setup_answers.read_name)
    place = ask("place", t("fork.ask_place"), setup_answers.read_name)
    country = ask("country", t("fork.ask_country"), setup_answers.read_country)
    zones = timezones(country)
    if len(zones) > 1:
        usual = [zone for zone in zones if zone.count("/") == 1]  # the rest are single towns and counties
        questions.say(t("fork.zones", zones=", ".join(usual or zones)))
    only = zones[0] if len(zones) == 1 else None
    timezone = ask("timezone", t("fork.ask_timezone"), lambda text: read_as(TimeZone(), text), only)
    locale = ask(
        "locale",
        t("fork.ask_locale"),
        lambda text: setup_answers.read_locale(text, words),
        setup_answers.locale_for(country, words),
    )
    areas = ask("areas", t("fork.ask_areas"), setup_answers.read_areas, "")
    crisis, lines = _ask_for_crisis_lines(questions, site, country)
    offered = setup_answers.emergency_lines(site, country)
    emergency = ask(
        "emergency",
        t("fork.ask_emergency"),
        lambda text: setup_answers.read_emergency(text, offered, country),
        offered[0].phones[0].shown if offered else None,
    )
    corrections = ask("corrections", t("fork.ask_corrections"), setup_answers.read_mail_address)
    hours = ask("hours", t("fork.ask_hours"), setup_answers.read_hours, "")
    return PlaceSettings(
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


def _ask_for_crisis_lines(questions: _Questions, site: Site, country: str) -> tuple[tuple[str, ...], dict[str, Number]]:
    """Lines that upstream has for the country, and some of one's own; at least one of either."""
    t, given = site.words, questions.given
    offered = setup_answers.crisis_lines(site, country)
    chosen: tuple[str, ...] = ()
    if offered:
        questions.say(t("fork.lines", country=_country(country, site.place.locale)))
        for number, line in enumerate(offered, 1):
            questions.say(f"  {number:2}  {_name_and_number(line)}")
        usual = ", ".join(str(number) for number, _ in enumerate(offered[: setup_answers.MOST_OFFERED], 1))
        chosen = questions.ask(
            "crisis", t("fork.ask_crisis"), lambda text: setup_answers.read_lines(text, offered), usual
        )
    elif given.get("crisis") is not None:
        chosen = setup_answers.read_lines(given["crisis"], offered)
    else:
        questions.say(t("fork.no_lines", country=_country(country, site.place.locale)))
    own = [setup_answers.read_own_line(text, country) for text in given.get("line") or ()]
    while questions.interactive and not given.get("line"):
        need = not (chosen or own)
        found = questions.ask(
            "",
            t("fork.ask_line") if need else t("fork.ask_another_line"),
            lambda text: setup_answers.read_own_line(text, country) if text else None,
            None if need else "",
        )
        if not found:
            break
        own.append(found)
    if not (chosen or own):
        raise NotAnsweredError("line")
    return chosen, dict(own)


def _name_and_number(line: Listing) -> str:
    number = line.phones[0].shown if line.phones else line.texts[0].shown
    return f"{line.name}: {number}"


def _country(code: str, locale: Locale) -> str:
    return str(locale.territories.get(code, code))
