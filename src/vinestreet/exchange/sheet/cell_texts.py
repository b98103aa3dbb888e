"""What a cell says: a value as text, the text without what programs change about it, and what a spreadsheet would run.

Two texts that have the same `key_of` say the same, so a cell that some program wrote in its own way has not changed.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

import phonenumbers

from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.schema.scalars import Ages, MailAddress, PhoneNumber, Position, WebAddress
from vinestreet.schema.text import HIDDEN, Choice, Id, YesOnly

# A spreadsheet runs a cell that begins so: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = re.compile(r"['’‘]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u2060\ufeff\u200b]+")
_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "…": "..."})
_SERIES = re.compile(r"\s*[,;\n]\s*")


def text_of(column: SheetColumn, value: Any) -> str:
    """Give a value of an entry as the text of a cell; empty for none, and where it says no more than an empty cell."""
    if value is None or value == column.blank:
        return ""
    if column.several:
        return (" " if isinstance(column.kind, WebAddress) else ", ").join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(column.kind, Position):
        return ", ".join(map(str, value))
    if isinstance(column.kind, Ages):  # `12-17` is the 17th of December to most spreadsheets
        return re.sub(r"(?<=\d)-(?=\d)", " to ", str(value))
    return str(value)


def value_of(column: SheetColumn, text: str) -> Any:
    """Give what a cell's text stands for in an entry, as somebody would write it there; None for nothing."""
    if not text or text == column.blank:
        return None
    if column.several:
        parts = text.split() if isinstance(column.kind, WebAddress) else _SERIES.split(text)
        parts = [part.casefold() for part in parts] if isinstance(column.kind, Id | Choice) else parts
        return [part for part in (each.strip(" ,;") for each in parts) if part]
    if isinstance(column.kind, Position):
        return re.split(r"[,;\s]+", text)
    if isinstance(column.kind, Ages):
        return re.sub(r"(?<=\d) ?(?:to|–|-) ?(?=\d)", "-", text)
    if text == "yes" and isinstance(column.kind, YesOnly):
        return True
    return text


def plain(text: str) -> str:
    """Give the text of a cell on one line, without the spaces around it and without what nobody sees."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def guarded(text: str) -> str:
    """Give the text with an apostrophe before it, where a spreadsheet would run it."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Give the text without the apostrophe that was put before it."""
    return text[1:] if text.startswith(("'", "’", "‘")) and _RUNS.match(text) else text


def key_of(column: SheetColumn, text: str, region: str) -> str:
    """Give what two texts of the column have in common that say the same; `region` is whose phone numbers are meant."""
    same = HIDDEN.sub("", plain(text).translate(_SAME))
    if same == column.blank:
        return ""
    if isinstance(column.kind, PhoneNumber):
        return dialled(same, region) or same
    if column.several and not isinstance(column.kind, WebAddress):
        series = ",".join(part for part in _SERIES.split(same.strip(" ,;")) if part)
        return series.casefold() if isinstance(column.kind, Id | Choice) else series
    if isinstance(column.kind, Position):
        return ",".join(_shortest(part) for part in re.split(r"[,;\s]+", same))
    if isinstance(column.kind, Ages):
        return re.sub(r" ?(?:to|–|-) ?", "-", same).casefold()
    if isinstance(column.kind, Choice | Id | MailAddress):
        return same.casefold()
    return same


def _shortest(number: str) -> str:
    try:
        return repr(float(number))
    except ValueError:
        return number


@lru_cache(50_000)
def dialled(text: str, region: str) -> str:
    """Give a phone number as it is dialled from everywhere, or its digits where it is a short one; empty for none."""
    digits = re.sub(r"\D", "", text)
    if re.search(r"[^\d\s()+./-]", text) or not digits:
        return ""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return digits
    if not phonenumbers.is_valid_number(number):
        return digits
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
