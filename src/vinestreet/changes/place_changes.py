"""One place before and now: what a reader meets that is other than it was, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vinestreet.changes.changed_hours import changed_hours
from vinestreet.changes.changed_words import differing_part, is_slight, one_edit
from vinestreet.changes.check_changes import changed_check, check_said, is_newly_checked
from vinestreet.changes.place_facts import Fact, bare, facts_of, listed, signed
from vinestreet.changes.place_questions import (
    FAR,
    asked_of_new,
    idle_hours,
    kept_numbers,
    left_behind,
    shared_numbers,
    slipped_in,
)
from vinestreet.changes.secret_places import WHERE_FIELDS, WordsKeptBack, is_secret
from vinestreet.core.messages import Messages
from vinestreet.directory.checked_values import CHECKED_FIELDS
from vinestreet.directory.listing_parts import Note, Status
from vinestreet.directory.model import Listing
from vinestreet.directory.point_checks import distance
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What changes of one place.

    `loud` is what it may do without somebody's agreement, and where it is secret. `ask` is what has to be asked before
    readers are told the rest. Where it is `risky`, readers are told something else and nobody has checked it.
    """

    id: str
    name: str
    url: str
    said: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)
    risky: bool = False
    secret: bool = False

    @property
    def section(self) -> str:
        """The section in which it is told, the loudest that it belongs to."""
        if self.secret:
            return "secret"
        return "agreement" if self.loud else "unsure" if self.risky else "places"

    @property
    def sentences(self) -> list[str]:
        """All of it, in order."""
        return [*self.loud, *self.said, *self.ask]


@dataclass(frozen=True, slots=True)
class ComparedSites:
    """The site `before` and `now`."""

    before: Site
    now: Site


def compare_place(before: Listing, now: Listing, both: ComparedSites) -> PlaceChange | None:
    """Give what changes; None where readers meet the same."""
    loud = list(_without_agreement(before, now, both.now))
    said: list[str] = []
    t = both.now.words
    if before.id != now.id:
        said.append(t("changes.address_of_page", before=before.url, now=now.url))
    if before.status != now.status:
        said.append(_status_changed(before, now, both))
        said.extend(idle_hours(before, now, both.now))
    if before.sample != now.sample:
        said.append(t("changes.invented" if now.sample else "changes.real"))
    facts = list(_changed_facts(before, now, both))
    at_hours = next((at for at, (name, _, _) in enumerate(facts) if name not in _BEFORE_HOURS), len(facts))
    told = [sentence for _, sentence, _ in facts]
    hours = list(changed_hours(before.hours, now.hours, both.now.say))
    told[at_hours:at_hours] = hours
    said.extend([*told, *kept_numbers(before, now, both.now), *_point(before, now, both.now)])
    notes = list(_notes(before.notes, now.notes, both.now))
    other = bool(hours or loud) or any(name not in _NOT_CHECKED and not slight for name, _, slight in facts)
    for part in ("status", "at", "confidential"):
        other |= getattr(before, part) != getattr(now, part)
    ask = [*left_behind(before, now, both.now), *slipped_in(before, now, both.now)]
    ask += shared_numbers(before, now, both.now)
    if before.at != now.at and before.address == now.address and now.address and _is_far(before, now):
        ask.append(t("changes.ask_words", label=t("changes.label_address"), words=now.address))
    check = list(changed_check(before, now, (both.before, both.now), anything=other))
    unchecked = bool(hours) or any(name in CHECKED_FIELDS and not slight for name, _, slight in facts)
    unchecked |= before.status != now.status or before.sample != now.sample
    risky = bool(ask or loud) or (unchecked and not is_newly_checked(before, now)) or any(
        note for note in before.notes if note not in now.notes
    )  # fmt: skip
    if is_secret(before, now) and (other or notes or facts):
        kept = WordsKeptBack.of(both.before, both.now)
        loud, said, notes, ask = (list(kept.of_place(some, before)) for some in (loud, said, notes, ask))
        loud = [*_secret(before, now, both.now), *loud]
        if now.source and now.source == before.source and other:
            ask.append(t("changes.ask_source", words=now.source))
        # No picture of its page either.
        return PlaceChange(now.id, both.now.say.title(now), "", [*said, *notes, *check], loud, ask, True, True)
    change = PlaceChange(now.id, both.now.say.title(now), now.url, [*said, *notes, *check], loud, ask, risky)
    return change if change.sentences else None


def _is_far(before: Listing, now: Listing) -> bool:
    return not (before.at and now.at) or distance(before.at, now.at) > FAR


def _status_changed(before: Listing, now: Listing, both: ComparedSites) -> str:
    """Say what became of a place, and what it was: `It was open. Now: Paused since September 1, 2026.`"""
    t = both.now.words
    is_ = status_said(now.status, both.now)
    if before.status.kind == "open":
        return f"{t('changes.was_open')} {t('changes.status_now', now=is_)}"
    was = t("changes.status_was", before=status_said(before.status, both.before))
    return f"{is_} {was}" if now.status.kind == "open" else f"{was} {t('changes.status_now', now=is_)}"


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
    checked = check_said(listing.checked, site) if listing.checked else t("changes.never_checked")
    return [*first, *told, *notes, *asked_of_new(listing, site), checked]


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
    words = f"“{status.words}”" if status.words else ""
    return " ".join(filter(None, (f"{said}.", words, instead)))


def _words(fact: Fact) -> str:
    words = map(bare, fact.words)
    return listed(f"“{each}”" for each in words) if fact.free else listed(words)


def _changed_facts(before: Listing, now: Listing, both: ComparedSites) -> Iterator[tuple[str, str, bool]]:
    """Each changed fact: its field, the sentence that says so, and whether only the spelling of words is other."""
    # A need or an area with another name is told once, and not of each place.
    was_there, there = both.before.directory, both.now.directory
    needs, areas = {**was_there.needs, **there.needs}, {**was_there.areas, **there.areas}
    old = facts_of(before, replace(was_there, needs=needs, areas=areas), both.before)
    new = facts_of(now, both.now.directory, both.now)
    was = {(fact.field, fact.label): fact for fact in old}
    is_ = {(fact.field, fact.label): fact for fact in new}
    for key in dict.fromkeys((*is_, *was)):
        one, other = was.get(key), is_.get(key)
        before_, now_ = (fact.words if fact else () for fact in (one, other))
        if before_ == now_:
            continue
        if is_secret(before, now) and key[0] in WHERE_FIELDS:
            state = "new" if not before_ else "gone" if not now_ else "other"
            yield key[0], both.now.words(f"changes.where_{state}", label=key[1]), False
            continue
        slight = bool(other and other.free and before_ and now_) and is_slight(" ".join(before_), " ".join(now_))
        yield from ((key[0], sentence, slight) for sentence in _changed_fact(one, other, both.now))


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
    elif len(gone) == len(added) == 1 and fact.free:
        yield words_changed(fact.label, gone[0], added[0], t)
    elif len(gone) == len(added) == 1:
        yield t("changes.was", label=fact.label, before=gone[0], now=added[0])
    elif gone or added:
        if gone:
            yield t("changes.fewer", label=fact.label, before=listed(gone))
        if added:
            yield t("changes.more", label=fact.label, now=listed(added))
    else:
        yield t("changes.order", label=fact.label, now=listed(map(bare, new)))


def words_changed(label: str, before: str, now: str, t: Messages) -> str:
    """Say how somebody's words differ; where some only came or went, those alone."""
    if edit := one_edit(before, now):
        gone, added = map(bare, edit)
        key, words = ("some_new", added) if added else ("some_gone", gone)
        return t(f"changes.{key}", label=label, words=words)
    was, is_ = differing_part(before, now)
    return t("changes.was", label=label, before=f"“{was}”", now=f"“{is_}”")


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
    return words_changed(label, before, now, t)


def _secret(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say first that its address is secret, or was, without saying where it is."""
    t = site.words
    if before.confidential and not now.confidential:
        yield t("changes.secret_no_more")
    else:
        yield t("changes.secret_stays" if before.confidential else "changes.secret_now")
    if before.confidential and (before.phones, before.texts) != (now.phones, now.texts):
        yield t("changes.ask_number")


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
            yield t("changes.note_changed", signed=bare(signed(note, site)), before=bare(was), now=bare(is_))
        else:
            values = {"before": bare(signed(same, site)), "now": bare(signed(note, site))}
            yield t("changes.note_signed", words=note.say, **values)
    for note in gone:
        yield t("changes.note_gone", words=note.say, signed=bare(signed(note, site)))
    if [*before] != [*now] and sorted(map(repr, before)) == sorted(map(repr, now)):
        yield t("changes.note_order", signed=bare(signed(now[0], site)))
