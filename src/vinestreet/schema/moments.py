"""Fields that hold days which may be still to come: the end of something, with its time where that matters."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from vinestreet.core.placeholders import is_placeholder
from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import Bare
from vinestreet.schema.meant import day_meant
from vinestreet.schema.scalars import FIRST_YEAR, MOST_YEARS_AHEAD

MOMENT = r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?"
_HALF = re.compile(r"(?i)\b(\d{1,2})(?:[:.]?([0-5]\d))?\s*([ap])\.?m\b\.?")
_CLOCK = re.compile(r"\b([01]?\d|2[0-4])[:.h]([0-5]\d)(?::\d\d)?\b")
_NAMED = {"noon": "12:00", "midnight": "24:00"}


@dataclass(frozen=True, slots=True)
class End:
    """When something ends on a wall: as its `clock` shows a time of the `day`, or with that day where there is none."""

    day: date
    clock: time | None = None

    def instant(self, zone: ZoneInfo) -> datetime:
        """Give the first moment after it (UTC) by the clocks of `zone`."""
        wall = datetime.combine(self.day, self.clock) if self.clock else self.after
        return wall.replace(tzinfo=zone).astimezone(UTC)

    @property
    def after(self) -> datetime:
        """The midnight that ends its day, on the wall."""
        return datetime.combine(self.day + timedelta(days=1), time())


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date and a time on the town's clock: `2026-12-04`, `2026-12-04 18:00`."""

    def read(self, node: Node, context: ReadContext) -> End | None:
        """Give the end that it names."""
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if is_placeholder(text):
            return context.wrong(node, "placeholder_here", found=text)
        end = _read(text)
        if end is None:
            meant = moment_meant(text, context.options.region)
            return context.wrong(node, "not_a_moment", found=text[:60], instead=Bare(meant) if meant else None)
        if end.day.year < FIRST_YEAR:
            return context.wrong(node, "long_ago_date", first=FIRST_YEAR, found=text)
        if end.day.year > context.options.today.year + MOST_YEARS_AHEAD:
            return context.wrong(node, "far_date", most=MOST_YEARS_AHEAD, found=text)
        return end


def _read(text: str) -> End | None:
    if not re.fullmatch(MOMENT, text):
        return None
    try:
        day, shown = date.fromisoformat(text[:10]), text[11:]
        return End(day) if shown in ("", "24:00") else End(day, time.fromisoformat(shown))
    except ValueError:
        return None


def moment_meant(text: str, region: str) -> str:
    """Give what was probably meant: `12/4/2026 6 pm` is `2026-12-04 18:00` in the US; empty where that is open."""
    clock, rest = "", re.sub(r"(?<=\d)t(?=\d)", " ", text.casefold())
    for word, said in _NAMED.items():
        if word in rest:
            clock, rest = said, rest.replace(word, " ")
    if half := _HALF.search(rest):
        hour = int(half[1]) % 12 + (12 if half[3] == "p" else 0)
        clock, rest = f"{hour:02}:{half[2] or '00'}", rest.replace(half[0], " ")
    elif full := _CLOCK.search(rest):
        clock, rest = f"{int(full[1]):02}:{full[2]}", rest.replace(full[0], " ")
    day = day_meant(re.sub(r"\b(?:at|by|until)\b", " ", rest), region)
    meant = f"{day} {clock}".strip() if day else ""
    return meant if _read(meant) else ""
