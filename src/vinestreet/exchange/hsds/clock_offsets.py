"""Whose clock the times of a schedule mean: offsets from UTC, behind times or as `timezone`, and names of zones.

A time with the offset that a place's own clock has, in winter or in summer, is what that clock shows. With any other
offset it is not, and what it would be there depends on the season.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from vinestreet.exchange.hsds.schedules import TIMES, cell_text, without_offset
from vinestreet.schema.zone_meant import zone_meant

_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-]?)(\d\d?)(?::?([0-5]\d)|\.(\d+))?", re.IGNORECASE)
_FARTHEST = 14 * 60  # minutes from UTC
_A_YEAR = tuple(datetime(2026, 1, 1, 12) + timedelta(days=day) for day in range(365))


def offset_in_words(offset: str) -> str:
    """Give an offset as `UTC` or `UTC-05:00`; what is none, as it stands there."""
    minutes = _minutes(offset)
    if minutes is None:
        return offset
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


def named_zone(schedule: Mapping[str, Any]) -> str:
    """Give the zone that its `timezone` names as the IANA does (`Europe/London`), empty for anything else."""
    name = cell_text(schedule, "timezone")
    return name if "/" in name and not name.startswith("Etc/") and name in _zones() else ""


def is_local(schedule: Mapping[str, Any], zone: ZoneInfo | None) -> bool:
    """Whether its times are those of the clocks in `zone`, as far as it says anything of that."""
    behind = {without_offset(cell_text(schedule, key))[1] for key in TIMES}
    name = cell_text(schedule, "timezone")
    said = {_minutes(offset) for offset in behind if offset}
    if name and (minutes := _minutes(name)) is not None:
        said.add(minutes)
    elif name and not (zone and _is_name_of(zone.key, name)):
        return False
    if not said:
        return True
    return zone is not None and len(behind) == len(said) == 1 and said <= set(_offsets(zone.key))


def same_clock(one: ZoneInfo, other: ZoneInfo) -> bool:
    """Whether clocks in both zones show the same time all the year."""
    return _offsets(one.key) == _offsets(other.key)


@lru_cache(maxsize=1000)
def _is_name_of(zone: str, name: str) -> bool:
    """Whether a name (`America/New_York`, `EST`) is that of this zone."""
    meant = name if name in _zones() and "/" in name else zone_meant(name, "", _zones())
    return bool(meant) and _offsets(meant) == _offsets(zone)


def _minutes(offset: str) -> int | None:
    if offset.upper() in {"Z", "UTC", "GMT"}:
        return 0
    match = _OFFSET.fullmatch(offset)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0) + round(float(f"0.{match[4] or 0}") * 60)
    return None if minutes > _FARTHEST else -minutes if match[1] == "-" else minutes


@cache
def _offsets(zone: str) -> tuple[float, ...]:
    """How many minutes the clocks of a zone are from UTC, on each day of a year."""
    return tuple((ZoneInfo(zone).utcoffset(noon) or timedelta()) / timedelta(minutes=1) for noon in _A_YEAR)


_zones = cache(available_timezones)  # it goes through the folders of the database at every call
