"""Lists of 12-step meetings as Meeting Guide JSON (github.com/code4recovery/spec), as services of HSDS.

A meeting without an end has no opening hours, for nobody said when it is over: its times stay words. Whom to call about
a meeting is a person, and never taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from vinestreet.exchange.hsds.schedules import DAYS
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.formats.json_values import tell_unread, text_of, texts_of
from vinestreet.exchange.importing.import_report import ROW, ImportReport

Meeting = Mapping[str, Any]
_SAYS = yaml.load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
_ONLINE, _CLOSED_PLACE = "ONL", "TC"
_READ = frozenset(
    "name slug day time end_time location group notes location_notes group_notes types formatted_address address city "
    "state postal_code country latitude longitude approximate conference_url conference_url_notes conference_phone "
    "conference_phone_notes url timezone attendance_option updated website website_2 email phone".split()
)
_OF_PEOPLE = re.compile(r"contact_\d_\w+")
# `Riverton, MA 01199, USA` at the end of an address in one line.
_AMERICAN = re.compile(r"(?P<street>.+), (?P<city>[^,]+), (?P<state>[A-Z]{2}) (?P<code>\d{5}(?:-\d{4})?)(?:, USA?)?")


def is_meeting_guide(document: Any) -> bool:
    """Whether the document is a list of meetings."""
    return (
        isinstance(document, list)
        and bool(document)
        and all(isinstance(each, dict) and {"name", "slug"} <= each.keys() for each in document)
        and any({"day", "time"} <= each.keys() or "types" in each for each in document)
    )


def meeting_services(document: Any, name: str, report: ImportReport) -> Iterator[HsdsObject]:
    """Give a service for each meeting; the same one on several days is one."""
    same: dict[tuple[str, ...], list[Meeting]] = {}
    for number, meeting in enumerate(document):
        place = f"{name}[{number}]"
        _tell_unread(meeting, place, report)
        where = ("group", "location", "formatted_address", "address", "city", "conference_url", "conference_phone")
        key = tuple(text_of(meeting.get(part)).casefold() for part in ("name", *where))
        same.setdefault(key, []).append({**meeting, ROW: place})
    for meetings in same.values():
        yield _service(meetings)


def _tell_unread(meeting: Meeting, place: str, report: ImportReport) -> None:
    people = [key for key in meeting if _OF_PEOPLE.fullmatch(key) and text_of(meeting[key])]
    for key in people:
        report.left_out(place, key, "", "person")
    tell_unread(meeting, {*_READ, *people}, place, report)


def _service(meetings: list[Meeting]) -> HsdsObject:
    first = meetings[0]
    types = [texts_of(meeting.get("types")) for meeting in meetings]
    # What is said of some days only stands with these days.
    always = [code for code in types[0] if all(code in each for each in types)]
    online, only_online = _is_online(first, always), _is_only_online(first, always)
    paused = text_of(first.get("attendance_option")) == "inactive" or (_CLOSED_PLACE in always and not online)
    notes = [text for part in ("notes", "group_notes") for text in _all_texts(meetings, part)]
    service: HsdsObject = {
        ROW: first[ROW],
        "id": text_of(first.get("slug")),
        "name": text_of(first.get("name")),
        "description": " ".join([f"{', '.join([_SAYS['what'], *_words(always)])}.", *map(_ended, notes)]),
        "eligibility_description": ", ".join(_coded("who", always)),
        "url": text_of(first.get("url")) or text_of(first.get("conference_url")),  # its page leads there, too
        "additional_urls": [
            {"url": address} for part in ("website", "website_2") for address in texts_of(first.get(part))
        ],
        "email": text_of(first.get("email")),
        "last_modified": text_of(first.get("updated")),
        "schedules": [] if paused else _schedules(meetings),
        "phones": _phones(first),
        "languages": [{"code": code} for code in _coded("languages", always)],
        "attributes": [{"taxonomy_term": {"name": _SAYS["kind"]}}],
        "service_at_locations": [_link(meetings, always, online=online, only_online=only_online)],
    }
    if paused:
        service["status"] = _SAYS["paused"]
        service["schedules"] = [{"notes": _in_words(meeting)} for meeting in meetings]
    for meeting, codes in zip(meetings, types, strict=True):
        if words := _words(code for code in codes if code not in always):
            service["schedules"].append({"notes": f"{_days_in_words(meeting)}: {', '.join(words)}"})
    if only_online and (timezone := text_of(first.get("timezone"))):
        service["schedules"].append({"notes": _SAYS["clock"].format(timezone=timezone)})
    if group := text_of(first.get("group")):
        service["organization"] = {"name": group}
    return service


def _is_online(meeting: Meeting, codes: list[str]) -> bool:
    joins = text_of(meeting.get("conference_url")) or text_of(meeting.get("conference_phone"))
    return bool(joins) or _ONLINE in codes or text_of(meeting.get("attendance_option")) in {"online", "hybrid"}


def _is_only_online(meeting: Meeting, codes: list[str]) -> bool:
    """Whether nobody meets anywhere; its address is then the middle of some town."""
    if not _is_online(meeting, codes) or text_of(meeting.get("attendance_option")) == "hybrid":
        return False
    vague = text_of(meeting.get("approximate")).casefold() in {"yes", "true"}
    return vague or _CLOSED_PLACE in codes or text_of(meeting.get("attendance_option")) == "online"


def _words(codes: Iterable[str]) -> list[str]:
    return _coded("words", codes)


def _coded(kind: str, codes: Iterable[str]) -> list[str]:
    return [_SAYS[kind][code] for code in codes if code in _SAYS[kind]]


def _all_texts(meetings: list[Meeting], part: str) -> list[str]:
    return list(dict.fromkeys(text for meeting in meetings if (text := text_of(meeting.get(part)))))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _days(meeting: Meeting) -> list[int]:
    """0 is Sunday; nothing for a meeting by appointment."""
    return [int(day) for day in texts_of(meeting.get("day")) if re.fullmatch("[0-6]", day)]


def _schedules(meetings: list[Meeting]) -> list[HsdsObject]:
    known = [meeting for meeting in meetings if _days(meeting) and text_of(meeting.get("time"))]
    some_end = any(text_of(meeting.get("end_time")) for meeting in known)
    schedules: list[HsdsObject] = []
    for meeting in known:
        # Beside days with hours, one without an end must not look closed.
        if not text_of(meeting.get("end_time")):
            schedules.append({"notes": _in_words(meeting)})
        if some_end:
            schedules.append(
                {
                    "freq": "WEEKLY",
                    "byday": ",".join(DAYS[day - 1] for day in _days(meeting)),
                    "opens_at": text_of(meeting.get("time")),
                    "closes_at": text_of(meeting.get("end_time")),
                }
            )
    return schedules


def _days_in_words(meeting: Meeting) -> str:
    return ", ".join(_SAYS["day"][day] for day in _days(meeting))


def _in_words(meeting: Meeting) -> str:
    end = text_of(meeting.get("end_time"))
    words = {"days": _days_in_words(meeting), "time": text_of(meeting.get("time")), "end": end}
    return str(_SAYS["from_to" if end else "at"]).format(**words) if words["days"] and words["time"] else ""


def _phones(meeting: Meeting) -> list[HsdsObject]:
    return [{"number": number} for number in texts_of(meeting.get("phone"))]


def _link(meetings: list[Meeting], codes: list[str], *, online: bool, only_online: bool) -> HsdsObject:
    first = meetings[0]
    location: HsdsObject = {
        "name": "" if only_online else text_of(first.get("location")),
        "description": " ".join(_all_texts(meetings, "location_notes")),
        "accessibility": [{"description": each} for each in _coded("access", codes)],
    }
    if online and _ONLINE not in codes:
        location["accessibility"].append({"description": _SAYS["access"][_ONLINE]})
    if not only_online and text_of(first.get("approximate")).casefold() not in {"yes", "true"}:
        location |= {part: text_of(first.get(part)) for part in ("latitude", "longitude")}
    if not only_online:
        location["addresses"] = [_address(first)]
    link: HsdsObject = {"location": location}
    ways = [(part, text) for part in ("conference_url", "conference_phone") if (text := text_of(first.get(part)))]
    words = [" – ".join(filter(None, (_joins(part, text), text_of(first.get(f"{part}_notes"))))) for part, text in ways]
    if words:
        link["description"] = ". ".join(words)
    return link


def _joins(part: str, text: str) -> str:
    """How to take part: what follows a comma in `+14135550190,,123456789#` is dialled after the call is taken."""
    number, _, then = text.partition(",") if part == "conference_phone" else (text, "", "")
    return str(_SAYS[part]).format(to=", ".join(filter(None, (number, then.strip(",")))))


def _address(meeting: Meeting) -> HsdsObject:
    line = text_of(meeting.get("formatted_address"))
    if match := _AMERICAN.fullmatch(line):
        return {
            "address_1": match["street"],
            "city": match["city"],
            "state_province": match["state"],
            "postal_code": match["code"],
        }
    if line:
        return {"address_1": line}
    names = {"address": "address_1", "state": "state_province"}
    return {
        names.get(part, part): text_of(meeting.get(part))
        for part in ("address", "city", "state", "postal_code", "country")
    }
