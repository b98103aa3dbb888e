"""What a cell may say that came back: as it stands, or as it was before a program wrote it in its own way.

A spreadsheet makes dates of ages, numbers of phones, TRUE of yes. Where one thing alone can have been meant, it is
taken; where several can, or what stood there is gone, the cell is told and nothing is taken from it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vinestreet.exchange.sheet.cell_dates import ORDERS, DayReading, days_in, written_before
from vinestreet.exchange.sheet.cell_texts import dialled, key_of, plain, unguarded
from vinestreet.exchange.sheet.choice_words import is_word, word_meant
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.schema.meant import ages_meant
from vinestreet.schema.scalars import Ages, Day, PhoneNumber
from vinestreet.schema.text import Choice, YesOnly

_TRUE = frozenset("true wahr vrai verdadero vero waar yes y ja si sí oui x ✓ ✔ ☑ 1".split())
_FALSE = frozenset("false falsch faux falso onwaar no n nein non nee ☐ 0".split())
_YES_OR_NO = Choice(("yes", "no"))
_AGO = {"today": 0, "yesterday": 1}  # days
_SHORTENED = re.compile(r"([+-]?\d(?:[.,]\d+)?)e\+?(\d{1,3})", re.IGNORECASE)
_LEAST_POWER, _MOST_POWER = 4, 30  # of ten: below it is a number of few digits, beyond it is none of ours
_DAY_AND_HOURS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? \d{1,2}\s?-\s?\d{1,2}", re.IGNORECASE)
_ERROR = re.compile(r"#(?:ref!|name\?|value!|div/0!|num!|null!|n/a|error!|#+)|err:\d{3}|=.+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellReading:
    """Every text that a cell may stand for, the likeliest first. It can be taken where there is no `fault`.

    A `fault` names the sentence `sheet.cell_<fault>`. `orders` say of each text whether its day or month stood first.
    Where it isn't what was typed that is taken, `taken_as` names the sentence that says so, `sheet.taken_<taken_as>`;
    of hours, `kept` is what stays of those that stand here.
    """

    found: str
    texts: tuple[str, ...]
    fault: str = ""
    orders: tuple[str, ...] = ()
    taken_as: str = ""
    kept: str = ""

    @property
    def text(self) -> str:
        """What is taken."""
        return self.texts[0]


def read_cell(column: SheetColumn, cell: str, region: str) -> CellReading:
    """Give what a cell of the column may say; `region` is whose phone numbers are meant (ISO 3166)."""
    found = plain(cell)
    text = plain(unguarded(found))
    if not text:
        return CellReading(found, ("",))
    if _ERROR.fullmatch(text) and text == found:
        return CellReading(found, (text,), "formula")
    if (match := _SHORTENED.fullmatch(text)) and int(match[2]) > _LEAST_POWER:
        whole = str(int(float(text.replace(",", ".")))) if int(match[2]) < _MOST_POWER else text
        return CellReading(found, (text, whole, f"+{whole}"), "shortened")
    days = days_in(text)
    if isinstance(column.kind, Day):
        return _day(found, text, days)
    if isinstance(column.kind, Choice | YesOnly):
        word = _word(column, text)
        said_so = isinstance(column.kind, Choice) and word_meant(column.kind, text) and not is_word(column.kind, text)
        more = isinstance(column.kind, Choice) and not column.several and bool(word) and word not in column.kind.options
        return CellReading(found, (word,), "choice" if more else "", taken_as="word" if said_so else "")
    if isinstance(column.kind, PhoneNumber):
        return _phone(found, text, region)
    if (
        isinstance(column.kind, Ages)
        and not days
        and (ages := ages_meant(text))
        and key_of(column, ages, region) != key_of(column, text, region)
    ):
        return CellReading(found, (ages,), taken_as="word")
    if _DAY_AND_HOURS.fullmatch(text):
        days = []
    if days and not re.fullmatch(r"\d{5}(?:[.,]0*)?", text):
        return _was_no_day(column, found, text, days)
    if re.fullmatch(r"\d+(?:[.,]0+)?", text):
        whole = re.sub(r"[.,]0+$", "", text)
        return CellReading(found, (text, whole, *(f"{'0' * zeros}{whole}" for zeros in range(1, 5))))
    return CellReading(found, (text, found) if text != found else (text,))


def _day(found: str, text: str, days: list[DayReading]) -> CellReading:
    made = {each.iso: each.order for each in days if each.iso}
    if not made:
        return CellReading(found, (text,), "no_day")
    if len(made) == 1:
        return CellReading(found, tuple(made))
    return CellReading(found, tuple(made), "two_days", tuple(made.values()))


def one_day(column: SheetColumn, reading: CellReading, order: str, today: date, region: str = "") -> CellReading:
    """Give a reading of a day one meaning, where the `order` of the sheet is known.

    Else that of the `region` counts (ISO 3166), which is told, unless that day has yet to come `today` and must have:
    nobody guesses the other one. A day of a pause may lack its year.
    """
    if not isinstance(column.kind, Day) or not reading.text:
        return reading
    if column.kind.ahead and reading.fault == "no_day":
        reading = _with_year(column, reading, today)
    one = _one_of_two(column, reading, order, today, region)
    if not one.fault and not column.kind.ahead and one.text > today.isoformat():
        return replace(one, texts=(one.text, today.isoformat()), fault="not_yet")
    return one


def _with_year(column: SheetColumn, reading: CellReading, today: date) -> CellReading:
    """A day without a year, in that year in which a pause can end on it, or in which it's nearest."""
    made: dict[str, str] = {}
    for each in days_in(plain(reading.found)):
        years = (replace(each, year=today.year + more).iso for more in (-1, 0, 1))
        days = [date.fromisoformat(day) for day in years if day and not each.year]
        days = [day for day in days if day >= today or column.path[-1] != "until"]
        if days:
            made[min(days, key=lambda day: abs(day - today)).isoformat()] = each.order
    if not made:
        return reading
    fault = "two_days" if len(made) > 1 else ""
    return CellReading(reading.found, tuple(made), fault, tuple(made.values()), "day")


def _one_of_two(column: SheetColumn, reading: CellReading, order: str, today: date, region: str) -> CellReading:
    if (ago := _AGO.get(reading.found.casefold())) is not None:
        return CellReading(reading.found, ((today - timedelta(ago)).isoformat(),), "day_in_words")
    if reading.fault != "two_days":
        return reading
    kept = [text for text, its in zip(reading.texts, reading.orders, strict=True) if its == order]
    if len(kept) == 1:
        return CellReading(reading.found, (kept[0],), taken_as=reading.taken_as)
    kept = [text for text, its in zip(reading.texts, reading.orders, strict=True) if its == ORDERS.get(region)]
    if len(kept) == 1 and (getattr(column.kind, "ahead", False) or kept[0] <= today.isoformat()):
        return CellReading(reading.found, (kept[0],), taken_as="day")
    return reading


def _word(column: SheetColumn, text: str) -> str:
    """The word of a choice in whatever case, or what stands there; a box that was ticked is a yes."""
    said = text.casefold().strip(" .")
    choice = column.kind if isinstance(column.kind, Choice) else _YES_OR_NO
    options, word = choice.options, word_meant(choice, text)
    if not word and {"yes", "no"} <= set(options):
        word = "yes" if said in _TRUE else "no" if said in _FALSE else ""
    if isinstance(column.kind, YesOnly) and word == "no":
        return ""
    return word or text


def _phone(found: str, text: str, region: str) -> CellReading:
    """A number; one that lost its first zero or its plus, as it is dialled from everywhere."""
    bare = re.sub(r"[.,]0+$", "", text)
    if re.fullmatch(r"\d{7,15}", bare):
        whole = dialled(bare, region)
        if not whole.startswith("+"):
            whole = next((each for each in (dialled(f"+{bare}", region),) if each.startswith("+")), "")
        return CellReading(found, (whole or bare, bare))
    if re.fullmatch(r"[\d\s()./-]{8,}", bare) and bare[0] != "0" and dialled(f"0{bare}", region).startswith("+"):
        return CellReading(found, (bare, dialled(f"0{bare}", region)))
    return CellReading(found, (bare,))


def has_lost_zeros(column: SheetColumn, was: str, found: str) -> bool:
    """Whether a phone number is the one that stands here without zeros in front: 0 for 000."""
    before, now = (re.sub(r"\D", "", re.sub(r"[.,]0+$", "", text)) for text in (was, found))
    return (
        isinstance(column.kind, PhoneNumber)
        and bool(now)
        and before[:1] == "0"
        and len(now) < len(before)
        and now.lstrip("0") == before.lstrip("0")
        and not re.search(r"[^\d\s()./,-]", found)
    )


def _was_no_day(column: SheetColumn, found: str, text: str, days: list[DayReading]) -> CellReading:
    """A date in a column that holds none: ages, hours and names become one when somebody opens a sheet."""
    before = tuple(dict.fromkeys(written_before(days)))
    if isinstance(column.kind, Ages):
        before = tuple(
            f"{first} to {second}"
            for first, second in (each.split("-") for each in before if re.fullmatch(r"\d+-\d+", each))
        )
    return CellReading(found, (text, *before), "was_no_day")
