"""One place before and now: what a reader meets that is other than it was, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vinestreet.changes.changed_hours import changed_hours
from vinestreet.changes.changed_words import differing_part
from vinestreet.changes.place_facts import Fact, bare, facts_of, listed, signed
from vinestreet.directory.listing_parts import Check, Note, Status
from vinestreet.directory.model import Listing
from vinestreet.directory.point_checks import distance
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What changes of one place; `loud` is what it may do without somebody's agreement, and where it is secret."""

    id: str
    name: str
    url: str
    said: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ComparedSites:
    """The site `before` and `now`."""

    before: Site
    now: Site


def compare_place(before: Listing, now: Listing, both: ComparedSites) -> PlaceChange | None:
    """Give what changes; None where readers meet the same."""
    change = PlaceChange(now.id, both.now.say.title(now), now.url)
    t = both.now.words
    change.loud.extend(_without_agreement(before, now, both.now))
    change.loud.extend(_secret(before, now, both.now))
    if before.id != now.id:
        change.said.append(t("changes.address_of_page", before=before.url, now=now.url))
    if before.status != now.status:
        change.said.append(status_said(now.status, both.now))
    if before.sample != now.sample:
        change.said.append(t("changes.invented" if now.sample else "changes.real"))
    facts = list(_changed_facts(before, now, both))
    at_hours = next((at for at, (name, _) in enumerate(facts) if name not in _BEFORE_HOURS), len(facts))
    said = [sentence for _, sentence in facts]
    hours = list(changed_hours(before.hours, now.hours, both.now.say))
    said[at_hours:at_hours] = hours
    change.said.extend(said)
    change.said.extend(_point(before, now, both.now))
    other = before.status != now.status or before.at != now.at or any(name not in _NOT_CHECKED for name, _ in facts)
    change.said.extend(_notes(before.notes, now.notes, both.now))
    change.said.extend(_checks(before, now, both, anything=bool(other or hours or change.loud)))
    return change if change.said or change.loud else None


# Who changes these has found out nothing else about the place; an arrival is signed by whoever was there.
_NOT_CHECKED = frozenset({"needs", "source", "arrive", "tried"})
_BEFORE_HOURS = frozenset({"name", "what", "more", "phone", "text", "email", "chat", "website", "address", "area"})


def describe_place(listing: Listing, site: Site) -> list[str]:
    """Tell everything that is said of a new place, the most important first."""
    t, say = site.words, site.say
    told = [t("changes.fact", label=fact.label, now=_words(fact)) for fact in facts_of(listing, site.directory, site)
            if fact.words and fact.field != "name"]  # fmt: skip
    if listing.hours:
        words = " ".join(sentence.text for sentence in say.hours.sentences(listing.hours))
        told.append(t("changes.fact", label=t("changes.label_hours"), now=bare(words)))
    first = [t("changes.invented_new")] if listing.sample else []
    if listing.confidential:
        first.append(t("directory.secret") + ".")
    if not listing.is_open:
        first.append(status_said(listing.status, site))
    first.append(t("changes.question", question=t("listing.police"), answer=_police(listing, site)))
    if listing.consent.recorded != "unknown":
        answer = f"{t(f'answer.{listing.consent.recorded}')} {listing.consent.recorded_words}".strip()
        first.append(t("changes.question", question=t("listing.recorded"), answer=answer))
    notes = [t("changes.note_new", words=note.say, signed=bare(signed(note, site))) for note in listing.notes]
    checked = _check(listing.checked, site) if listing.checked else t("changes.never_checked")
    return [*first, *told, *notes, checked]


def status_said(status: Status, site: Site) -> str:
    """Say whether a place is there: `Paused since September 1, 2026. The roof leaks.`"""
    t = site.words
    if status.kind == "open":
        return t("changes.open_again")
    said = t(f"listing.status_{status.kind}")
    if status.until:
        day, first = site.say.date(status.until), status.since
        key = "hours.paused_from" if first else "hours.paused"
        said = bare(t(key, day=day, first=site.say.date(first) if first else ""))
    elif status.since:
        said += " " + t("listing.since", on=site.say.date(status.since))
    other = site.directory.listings.get(status.instead)
    instead = f"{t('listing.instead')} {other.name}." if other else ""
    return " ".join(filter(None, (f"{said}.", status.words, instead)))


def _words(fact: Fact) -> str:
    words = map(bare, fact.words)
    return listed(f"“{each}”" for each in words) if fact.free else listed(words)


def _changed_facts(before: Listing, now: Listing, both: ComparedSites) -> Iterator[tuple[str, str]]:
    """Each changed fact: its field, and the sentence that says so."""
    # A need or an area with another name is told once, and not of each place.
    was_there, there = both.before.directory, both.now.directory
    needs, areas = {**was_there.needs, **there.needs}, {**was_there.areas, **there.areas}
    old = facts_of(before, replace(was_there, needs=needs, areas=areas), both.before)
    new = facts_of(now, both.now.directory, both.now)
    was = {(fact.field, fact.label): fact for fact in old}
    is_ = {(fact.field, fact.label): fact for fact in new}
    for key in dict.fromkeys((*is_, *was)):
        one, other = was.get(key), is_.get(key)
        if (one.words if one else ()) != (other.words if other else ()):
            yield from ((key[0], sentence) for sentence in _changed_fact(one, other, both.now))


def _changed_fact(before: Fact | None, now: Fact | None, site: Site) -> Iterator[str]:
    t = site.words
    fact = now or before
    assert fact is not None
    old, new = (each.words if each else () for each in (before, now))
    quoted = "“{}”" if fact.free else "{}"
    gone = [bare(each) for each in old if each not in new]
    added = [bare(each) for each in new if each not in old]
    if not new:
        yield t("changes.told_no_more", label=fact.label, before=listed(map(quoted.format, gone)))
    elif not old:
        yield t("changes.told_now", label=fact.label, now=listed(map(quoted.format, added)))
    elif len(gone) == len(added) == 1:
        was, is_ = differing_part(gone[0], added[0]) if fact.free else (gone[0], added[0])
        yield t("changes.was", label=fact.label, before=quoted.format(was), now=quoted.format(is_))
    elif gone or added:
        if gone:
            yield t("changes.fewer", label=fact.label, before=listed(gone))
        if added:
            yield t("changes.more", label=fact.label, now=listed(added))
    else:
        yield t("changes.order", label=fact.label, now=listed(map(bare, new)))


def _police(listing: Listing, site: Site) -> str:
    return f"{site.words(f'answer.{listing.consent.police}')} {listing.consent.words}".strip()


def _without_agreement(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """What may be done without the person's agreement, and how we know."""
    t, old, new = site.words, before.consent, now.consent
    if old.police != new.police:
        answers = {"before": t(f"answer.{old.police}"), "now": t(f"answer.{new.police}")}
        if old.words != new.words:
            answers = {"before": _police(before, site), "now": _police(now, site)}
        answers = {name: bare(answer) for name, answer in answers.items()}
        yield t(f"changes.police_{new.police}", **answers)
    elif old.words != new.words:
        yield _other_words(t("listing.police"), old.words, new.words, site)
    if old.recorded != new.recorded:
        answers = {"before": bare(t(f"answer.{old.recorded}")), "now": bare(t(f"answer.{new.recorded}"))}
        yield t("changes.was", label=t("listing.recorded"), **answers)
    if old.recorded_words != new.recorded_words:
        yield _other_words(t("listing.recorded"), old.recorded_words, new.recorded_words, site)
    if (old.source, old.on) != (new.source, new.on):
        if new.source:
            said = t("listing.told", by=new.source, on=site.say.date(new.on)) if new.on else new.source
            yield t("changes.consent_source", now=bare(said))
        else:
            yield t("changes.consent_source_gone", before=bare(old.source))


def _other_words(label: str, before: str, now: str, site: Site) -> str:
    t = site.words
    if not now:
        return t("changes.told_no_more", label=label, before=f"“{before}”")
    if not before:
        return t("changes.told_now", label=label, now=f"“{now}”")
    was, is_ = differing_part(before, now)
    return t("changes.was", label=label, before=f"“{was}”", now=f"“{is_}”")


def _secret(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    if now.confidential and not before.confidential:
        yield site.words("changes.secret_now")
    elif before.confidential and not now.confidential:
        where = site.say.where(now, site.directory) or site.words("answer.unknown")
        yield site.words("changes.secret_no_more", now=bare(where))


def _point(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    t = site.words
    if before.at == now.at:
        return
    if before.at and now.at:
        yield t("changes.point_moved", count=round(distance(before.at, now.at) * 1000))
    else:
        yield t("changes.point_new" if now.at else "changes.point_gone")


def _notes(before: Sequence[Note], now: Sequence[Note], site: Site) -> Iterator[str]:
    """Notes that are new, gone, or say something else under the same name."""
    t = site.words
    gone = [note for note in before if note not in now]
    for note in (note for note in now if note not in before):
        same = next((other for other in gone if (other.by, other.on) == (note.by, note.on)), None)
        same = same or next((other for other in gone if other.say == note.say), None)
        if same is None:
            yield t("changes.note_new", words=note.say, signed=bare(signed(note, site)))
            continue
        gone.remove(same)
        if same.say != note.say:
            was, is_ = differing_part(same.say, note.say)
            yield t("changes.note_changed", signed=bare(signed(note, site)), before=was, now=is_)
        else:
            values = {"before": bare(signed(same, site)), "now": bare(signed(note, site))}
            yield t("changes.note_signed", words=note.say, **values)
    for note in gone:
        yield t("changes.note_gone", words=note.say, signed=bare(signed(note, site)))
    if [*before] != [*now] and sorted(map(repr, before)) == sorted(map(repr, now)):
        yield t("changes.note_order", signed=bare(signed(now[0], site)))


def _check(check: Check, site: Site) -> str:
    doubt = f" {check.doubt}" if check.doubt else ""
    return site.words("changes.checked_now", how=checked_how(check, site)) + doubt


def checked_how(check: Check, site: Site) -> str:
    """Say when, how and by whom: `on November 1, 2026, by phone, by Joan`."""
    said = bare(site.words(f"checked.{check.how}", on=site.say.date(check.on), by=check.by))
    return said[:1].lower() + said[1:]


def _checks(before: Listing, now: Listing, both: ComparedSites, *, anything: bool) -> Iterator[str]:
    """What becomes of the check of a place of which `anything` that can be checked has changed."""
    t, site = both.now.words, both.now
    ended_before, ended = (each.directory.overlay.ended for each in (both.before, both.now))
    old = ended_before.get(before.id) or before.checked
    new = ended.get(now.id) or now.checked
    if now.id in ended and before.id not in ended_before:
        yield t("changes.check_ends", how=checked_how(ended[now.id], site))
    elif new and old and new.on < old.on:
        yield t("changes.check_older", before=checked_how(old, site), now=checked_how(new, site))
    elif new and (old is None or _told(old) != _told(new)):
        yield _check(new, site)
        if old and old.doubt and not new.doubt:
            yield t("changes.doubt_gone", words=old.doubt)
    elif old and not new:
        yield t("changes.check_gone", how=checked_how(old, site))
    elif anything:
        yield t("changes.not_checked_since", how=checked_how(new, site)) if new else t("changes.never_checked")


def _told(check: Check) -> tuple[object, ...]:
    return check.on, check.by, check.how, check.doubt
