"""Fields that hold one value of a known shape: dates, ages, languages, places on the map, ways to reach someone."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from babel import Locale
from phonenumbers import shortnumberinfo

from vinestreet.core.placeholders import is_placeholder
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, Sequence
from vinestreet.schema.address_meant import mail_address_meant, web_address_meant
from vinestreet.schema.call_costs import PREMIUM, call_cost, is_abroad, short_call_cost
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import Bare, not_text
from vinestreet.schema.meant import (
    ages_meant,
    day_before,
    day_meant,
    language_meant,
    position_meant,
    position_said,
)
from vinestreet.schema.phone_meant import line_meant
from vinestreet.schema.text import Text
from vinestreet.schema.zone_meant import zone_meant

# How values look that a JSON Schema can describe too (contributing/json_schema.py).
DAY = r"\d{4}-\d\d-\d\d"
OLDER, YOUNGER, BETWEEN = r"(\d{1,3})\+", r"under (\d{1,3})", r"(\d{1,3})-(\d{1,3})"
MOST_YEARS_AHEAD = 10  # whoever writes a later year has slipped
FIRST_YEAR = 2000  # whoever writes an earlier one has slipped, or a picker of dates has
LOOPBACK = re.compile(r"localhost|.+\.localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0")
NOT_IN_A_WEB_ADDRESS = r"[\s<>\"'`\\{}|^\x00-\x20]"
MAIL_ADDRESS = r"[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
NOT_IN_A_PHONE_NUMBER = r"[^\d\s()+./-]"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date that has come already, or may be `ahead`, written as in ISO 8601: 2026-11-21."""

    ahead: bool = False

    def read(self, node: Node, context: ReadContext) -> date | None:
        """Give the date."""
        text = node.text if isinstance(node, Scalar) else ""
        if is_placeholder(text):
            return context.wrong(node, "placeholder_here", found=text)
        try:
            if not re.fullmatch(DAY, text):
                raise ValueError
            day = date.fromisoformat(text)
        except ValueError:
            meant = day_meant(text, context.options.region)
            return context.wrong(node, "not_a_date", found=text[:60], instead=Bare(meant) if meant else None)
        if day.year < FIRST_YEAR:
            return context.wrong(node, "long_ago_date", first=FIRST_YEAR, found=text)
        if self.ahead and day.year > context.options.today.year + MOST_YEARS_AHEAD:
            return context.wrong(node, "far_date", most=MOST_YEARS_AHEAD, found=text)
        # One day of grace: it may be tomorrow already where the writer is.
        if not self.ahead and day > context.options.today + timedelta(days=1):
            today = context.options.today
            meant = day_before(day, today)
            instead = Bare(meant) if meant else None
            return context.wrong(node, "future_date", today=today, found=text, instead=instead)
        return day


@dataclass(frozen=True, slots=True)
class Ages:
    """`all`, `18+`, `under 18` or `16-25`, as the lowest and highest age in years; None is no limit."""

    def read(self, node: Node, context: ReadContext) -> tuple[int | None, int | None] | None:
        """Give the lowest and highest age."""
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if isinstance(node, Sequence):
            text = "-".join(each.text for each in node.items if isinstance(each, Scalar))
            return context.wrong(node, "not_ages", found=text[:60], instead=ages_meant(text) or None)
        if text == "all":
            return None, None
        if match := re.fullmatch(OLDER, text):
            return int(match[1]), None
        if match := re.fullmatch(YOUNGER, text):
            return None, int(match[1]) - 1
        if (match := re.fullmatch(BETWEEN, text)) and int(match[1]) <= int(match[2]):
            return int(match[1]), int(match[2])
        meant = ages_meant(text)
        return context.wrong(node, "not_ages", found=text[:60], instead=meant or None)


# Sign languages have three letters (ISO 639-3), and CLDR does not name all of them.
SIGN_LANGUAGES = {"ase": "ASL", "bfi": "BSL", "asf": "Auslan", "nzs": "NZSL", "isg": "ISL", "fcs": "LSQ"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639 code."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the code."""
        code = Text().read(node, context)
        if code is None or code in SIGN_LANGUAGES or code in Locale("en").languages:
            return code
        return context.wrong(node, "not_a_language", found=code, instead=self.meant(code) or None)

    @staticmethod
    def meant(text: str) -> str:
        """Give the code of the language that `text` names; empty for none."""
        return language_meant(text)


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country by its ISO 3166 code of two letters."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the code."""
        text = Text().read(node, context)
        if text is None or (len(text) == 2 and text in Locale("en").territories):
            return text
        return context.wrong(node, "not_a_country", found=text)


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A time zone of the IANA database, for example America/New_York."""

    def read(self, node: Node, context: ReadContext) -> ZoneInfo | None:
        """Give the time zone."""
        text = Text().read(node, context)
        if text is None or text in _timezones():
            return ZoneInfo(text) if text else None
        meant = zone_meant(text, context.options.region, _timezones())
        return context.wrong(node, "not_a_timezone", found=text, near=meant, instead=Bare(meant) if meant else None)


_timezones = cache(available_timezones)  # it goes through the folders of the database at every call


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, context: ReadContext) -> int | None:
        """Give the number."""
        text = node.text if isinstance(node, Scalar) else ""
        if re.fullmatch(r"\d{1,9}", text, re.ASCII) and self.least <= int(text) <= self.most:
            return int(text)
        return context.wrong(node, "not_a_whole_number", least=self.least, most=self.most, found=text[:60])


@dataclass(frozen=True, slots=True)
class Position:
    """`[latitude, longitude]` in degrees, WGS 84."""

    def read(self, node: Node, context: ReadContext) -> tuple[float, float] | None:
        """Give latitude and longitude."""
        found = [part.text for part in node.items if isinstance(part, Scalar)] if isinstance(node, Sequence) else []
        try:
            latitude, longitude = (float(text) for text in found)
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                raise ValueError
        except ValueError:
            words = node.text if isinstance(node, Scalar) else ", ".join(found)
            named = node.items if isinstance(node, Mapping) else {}
            words = words or position_said(
                {name: each.text for name, each in named.items() if isinstance(each, Scalar)}
            )
            return context.wrong(
                node,
                "not_a_position",
                found=words[:60],
                instead=[Bare(part) for part in position_meant(words) or ()] or None,
            )
        return latitude, longitude


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address with a host."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the address."""
        text = node.text if isinstance(node, Scalar) else ""
        try:
            parts = urlsplit(text)
            host = parts.hostname or ""
        except ValueError:
            parts, host = urlsplit(""), ""
        if LOOPBACK.fullmatch(host):
            return context.wrong(node, "web_address_at_home", found=text[:60])
        sound = parts.scheme in {"http", "https"} and "." in host and not parts.username
        if sound and not re.search(NOT_IN_A_WEB_ADDRESS, text):
            return text
        return context.wrong(node, "not_a_web_address", found=text[:60], instead=web_address_meant(text) or None)


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An e-mail address, plainly: one @, a host with a dot (RFC 5321 allows more; nobody here has it)."""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the address."""
        text = node.text if isinstance(node, Scalar) else ""
        if re.fullmatch(MAIL_ADDRESS, text, re.ASCII):
            return text
        return context.wrong(node, "not_a_mail_address", found=text[:60], instead=mail_address_meant(text) or None)


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number: as people read it, and as a phone dials it (the part after `tel:`, RFC 3966).

    `costs` is why a call may cost extra: `shared`, `personal`, `pager` or `satellite`; empty for most. Where it is
    `quiet`, readers are not told so.
    """

    shown: str
    dialled: str
    costs: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A phone number in quotes, valid in the country of the entry's area; short numbers such as 988 too.

    Premium-rate numbers are refused: whoever calls pays, and part of it goes to whoever wrote the number down.
    """

    def read(self, node: Node, context: ReadContext) -> Number | None:
        """Give the number."""
        region = context.options.region
        if isinstance(node, Scalar) and node.plain and not_text(node.text) == "number":
            return context.wrong(node, "phone_bare", found=node.text, instead=node.text)
        text = Text().read(node, context)
        if text is None:
            return None
        number = number_in(text, region)
        if number is None:
            meant = line_meant(text, region, context.field, lambda each: number_in(each, region) is not None)
            values: dict[str, Any] = {"found": text[:60], "region": region, **_digits(text, region)}
            short = not meant and not re.search(NOT_IN_A_PHONE_NUMBER, text) and values["digits"] != values["expected"]
            key = "phones_in_one" if isinstance(meant, list) else "phone_digits" if short else "not_a_phone"
            return context.wrong(node, key, instead=meant, **values)
        if number.costs == PREMIUM:
            return context.wrong(node, "premium_phone", found=text[:60])
        return number


def _digits(text: str, region: str) -> dict[str, object]:
    """How many digits a number has, and how many one of the `region` has, both without the country's code."""
    found = re.sub(r"\D", "", text)
    code = str(phonenumbers.country_code_for_region(region))
    if text.strip().startswith("+"):
        found = found.removeprefix(code)
    example = phonenumbers.example_number(region)
    expected = len(phonenumbers.national_significant_number(example)) if example else len(found)
    return {"digits": len(found), "expected": expected}


def is_premium(text: str, region: str) -> bool:
    """Whether `text` is a number that costs whoever calls it extra, and that no place may have."""
    number = number_in(text, region)
    return number is not None and number.costs == PREMIUM


def number_in(text: str, region: str) -> Number | None:
    """Give the number that is all of `text`, as it is dialled in `region` (ISO 3166); None if it is no number there.

    One that nobody may publish has the costs `premium`.
    """
    try:
        if re.search(NOT_IN_A_PHONE_NUMBER, text):
            return None
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        abroad = is_abroad(number, region)
        style = phonenumbers.PhoneNumberFormat
        shown = phonenumbers.format_number(number, style.INTERNATIONAL if abroad else style.NATIONAL)
        dialled = phonenumbers.format_number(number, style.E164)
        # Numbers such as 13 11 14 (Australia) are dialled within their country only, as they are written; in North
        # America (country code 1) the full number always works.
        everywhere = text.startswith("+") or abroad or number.country_code == 1
        return Number(shown, dialled if everywhere else re.sub(r"\D", "", text), call_cost(number))
    if shortnumberinfo.is_valid_short_number_for_region(number, region):
        return Number(text, re.sub(r"\D", "", text), short_call_cost(number, region))
    return None
