"""What has to be asked about a changed place: what stayed behind, and what slipped in where it doesn't belong."""

import re
from collections.abc import Iterable, Iterator, Mapping

from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.place_facts import ASKED, listed, number
from vinestreet.directory.listing_parts import WELCOMES
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.site.site import Site

FAR = 0.1  # kilometers: a point that moved so far is at another door
# What has an address or a number for its value; everything else is words, in which there are none.
_WAYS = frozenset({"phone", "text", "email", "chat", "website"})
_END = r"[^\s“”\"'<>()]+"
_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}"
_ADDRESS = re.compile(rf"(?:\bhttps?://|\bwww\.){_END}|\b{_HOST}/{_END}", re.IGNORECASE)
_SHORT = "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly shorturl.at rb.gy t.ly tiny.cc"
_NUMBER = re.compile(r"(?<![\w.-])\+?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|(?<![\w.-])\+\d[\d .-]{7,}\d")
_NO_DIGIT = re.compile(r"\D")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def left_behind(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Ask about what belonged to an address, to hours, or to a place that was open, and was not changed with them."""
    t = site.words
    if before.address != now.address and before.address and now.address:
        if now.at and now.at == before.at:
            yield t("changes.ask_point", at=f"{now.at[0]}, {now.at[1]}")
        if now.area and now.area == before.area:
            yield t("changes.ask_area", area=site.directory.areas[now.area].label)
        door = now.arrive.door if now.arrive else ""
        if door and before.arrive and door == before.arrive.door:
            yield t("changes.ask_words", label=t("listing.arrive_door"), words=door)
    if _expression(before) != _expression(now) and now.hours_note and now.hours_note == before.hours_note:
        yield t("changes.ask_words", label=t("listing.hours_more"), words=now.hours_note)
    yield from _words_beside(before, now, site)


def _words_beside(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Ask about words that stand beside an answer, or speak of it elsewhere, and were not changed with it."""
    t = site.words
    asked = _different(before.asks, now.asks, ASKED)
    if asked and now.asks.words and now.asks.words == before.asks.words:
        yield t("changes.words_stay", words=now.asks.words)
    if before.cost and now.cost and before.cost.kind != now.cost.kind and before.cost.words == now.cost.words != "":
        yield t("changes.words_stay", words=now.cost.words)
    if before.access != now.access and now.access_note and now.access_note == before.access_note:
        yield t("changes.words_stay", words=now.access_note)
    answers = [*asked, *_different(before.welcomes, now.welcomes, WELCOMES.values())]
    answers += _different(before.consent, now.consent, ("police", "recorded"))
    speaks = [pattern for part in answers if (pattern := _SPEAKS_OF.get(part))]
    kept = (text for name in ("what", "more", "who_for") if (text := getattr(now, name)) == getattr(before, name))
    for sentence in (each for text in kept for each in re.split(r"(?<=[.!?])\s+", text)):
        if any(re.search(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE) for pattern in speaks):
            yield t("changes.sentence_stays", words=sentence)


def _different(before: object, now: object, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(before, name) != getattr(now, name)]


# Words by which somebody's own sentences may speak of an answer, in English; where none is met, nothing is asked.
_SPEAKS_OF = {
    "id": r"IDs?|identification|papers|passports?",
    "immigration_status": r"status|papers|immigra\w+|undocumented|visas?",
    "referral": r"referr\w+|walk in",
    "insurance": r"insur\w+",
    "booking": r"book\w*|appointments?|walk in",
    "trans": r"trans\w*|lgbt\w*|all women",
    "women_only": r"women|men",
    "men_only": r"women|men",
    "families": r"famil\w+|child\w*|kids?",
    "under_18": r"child\w*|kids?|teens?|young|under 18",
    "couples": r"couples?|partners?",
    "dogs": r"dogs?|pets?",
    "police": r"police|ambulances?|911|behind your back",
    "recorded": r"record\w*|kept|keeps? (?:notes|the)|deleted?",
}


def idle_hours(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say which hours do not hold anymore where a place that was open has stopped."""
    if before.is_open and not now.is_open and now.hours:
        hours = " ".join(sentence.text for sentence in site.say.hours.sentences(now.hours))
        yield site.words(f"changes.hours_idle_{now.status.kind}", hours=hours)
        if now.status.kind == "paused" and now.hours_note and now.hours_note == before.hours_note:
            label = site.words("listing.hours_more")
            yield site.words("changes.ask_words", label=label, words=now.hours_note)


def asked_of_new(listing: Listing, site: Site) -> Iterator[str]:
    """Ask about a place that is new."""
    yield from slipped_in(None, listing, site)
    yield from shared_numbers(None, listing, site)


def slipped_in(before: Listing | None, now: Listing, site: Site) -> Iterator[str]:
    """Name each web address, number and e-mail address that stands in words now, where nobody would look for it."""
    t = site.words
    old, new = _words(before) if before else "", _words(now)
    known = {_NO_DIGIT.sub("", each.number.dialled)[-10:] for each in (*now.phones, *now.texts)}
    for link in dict.fromkeys(match.group().rstrip(".,;:!?") for match in _ADDRESS.finditer(new)):
        if link not in old:
            bare = re.sub(r"^https?://", "", link, flags=re.IGNORECASE)
            short = bare.partition("/")[0].casefold() in _SHORT.split()
            yield t("changes.link_short" if short else "changes.link_in_words", link=bare)
    for found in dict.fromkeys(match.group() for match in _NUMBER.finditer(new)):
        if found not in old and _NO_DIGIT.sub("", found)[-10:] not in known:
            yield t("changes.number_in_words", number=found)
    for mail in dict.fromkeys(match.group() for match in _MAIL.finditer(new)):
        if mail not in old and mail not in now.emails:
            yield t("changes.mail_in_words", mail=mail)


def shared_numbers(before: Listing | None, now: Listing, site: Site) -> Iterator[str]:
    """Say whose number a new number is already: a slip of the hand, or one place under two names."""
    old = _dialled(before) if before else set()
    for line in (*now.phones, *now.texts):
        if line.number.dialled in old:
            continue
        others = [
            other.name
            for other in site.directory.listings.values()
            if other.id != now.id and line.number.dialled in _dialled(other)
        ]
        if others:
            yield site.words("changes.number_of_others", number=line.shown, names=listed(others[:3]))


def _dialled(listing: Listing) -> set[str]:
    return {each.number.dialled for each in (*listing.phones, *listing.texts)}


def kept_numbers(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say which numbers stay, where others changed."""
    old, new = ((*each.phones, *each.texts) for each in (before, now))
    stay = [number(each, site) for each in new if each in old]
    if stay and {*old} - {*new}:
        yield site.words("changes.numbers_stay", numbers=listed(stay))


def _expression(listing: Listing) -> str:
    return listing.hours.expression if listing.hours else ""


def _words(listing: Listing) -> str:
    return "\n".join(_strings({name: value for name, value in to_entry(listing).items() if name not in _WAYS}))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def now_real(listing: Listing, site: Site) -> Iterator[str]:
    """Say that an invented example is told as a real place now, and what nobody knows of it."""
    t = site.words
    yield t("changes.real_called" if listing.phones or listing.texts else "changes.real")
    lacks = {"phone": not (listing.phones or listing.texts), "address": not listing.address, "hours": not listing.hours}
    if any(lacks.values()):
        yield t("changes.lacks", what=listed(t(f"changes.lacks_{name}") for name, lack in lacks.items() if lack))
    if listing.checked is None:
        yield t("changes.real_unchecked")


def ask_first(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say whom to ask before anything else where a number changed, or what to say or send there."""
    if (before.phones, before.texts) == (now.phones, now.texts) or not (before.phones or before.texts):
        return
    if _dialled(before) <= _dialled(now):
        stay = [each.shown for each in (*before.phones, *before.texts)]
        yield site.words("changes.ask_there", numbers=listed(dict.fromkeys(stay)))
    else:
        gone = [each for each in before.phones if each.number.dialled not in _dialled(now)]
        yield site.words("changes.ask_number" if gone or before.phones else "changes.ask_by_text")


def other_clock(before: Listing, now: Listing, both: ComparedSites) -> Iterator[str]:
    """Say which clock hours that stay count by now."""
    if before.timezone == now.timezone or not now.hours:
        return
    t = both.now.words
    hours = " ".join(sentence.text for sentence in both.now.say.hours.sentences(now.hours)).rstrip(".")
    was, is_ = (
        line.timezone.key if line.timezone else t("changes.clock_here", zone=site.place.timezone.key)
        for line, site in ((before, both.before), (now, both.now))
    )
    key = "clock_stays" if _expression(before) == _expression(now) else "clock_other"
    yield t(f"changes.{key}", hours=hours, before=was, now=is_)
