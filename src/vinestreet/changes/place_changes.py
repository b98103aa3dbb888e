"""One place before and now: what a reader meets that is other than it was, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vinestreet.changes.changed_hours import changed_hours
from vinestreet.changes.changed_words import is_slight, words_changed
from vinestreet.changes.check_changes import changed_check, is_newly_checked
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.consent_changes import changed_consent, consent_left_behind
from vinestreet.changes.described_place import status_changed
from vinestreet.changes.leftover_words import leftover_words
from vinestreet.changes.note_changes import changed_notes
from vinestreet.changes.place_facts import Fact, bare, facts_of, listed
from vinestreet.changes.place_questions import (
    FAR,
    ask_first,
    idle_hours,
    kept_numbers,
    left_behind,
    now_real,
    other_clock,
    shared_numbers,
    slipped_in,
)
from vinestreet.changes.secret_places import WHERE_FIELDS, WordsKeptBack, is_secret
from vinestreet.directory.checked_values import CHECKED_FIELDS
from vinestreet.directory.model import Listing
from vinestreet.directory.point_checks import distance
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What changes of one place.

    `loud` is what it may do without somebody's agreement, and where it is secret. `ask` is what has to be asked before
    readers are told the rest. Where it is `risky`, readers are told something else and nobody has checked it;
    what has more `danger` is told first.
    """

    id: str
    name: str
    url: str
    said: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)
    risky: bool = False
    secret: bool = False
    danger: int = 0

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


def compare_place(before: Listing, now: Listing, both: ComparedSites) -> PlaceChange | None:
    """Give what changes; None where readers meet the same."""
    loud = list(changed_consent(before, now, both.now))
    said: list[str] = []
    t = both.now.words
    if before.id != now.id:
        said.append(t("changes.address_of_page", before=before.url, now=now.url))
    if before.status != now.status:
        said.append(status_changed(before, now, both))
        said.extend(idle_hours(before, now, both.now))
    if before.sample != now.sample:
        said.extend([t("changes.invented")] if now.sample else now_real(now, both.now))
    described = _described(before, now, both)
    facts = list(_changed_facts(before, now, described, both))
    at_hours = next((at for at, each in enumerate(facts) if each.field not in _BEFORE_HOURS), len(facts))
    clock = list(other_clock(before, now, both))
    told = [each.sentence for each in facts if each.field != "timezone" or not clock]
    hours = list(changed_hours(before.hours, now.hours, both.now.say))
    told[at_hours:at_hours] = [*hours, *clock]
    said.extend([*told, *kept_numbers(before, now, both.now), *_point(before, now, both.now)])
    notes = list(changed_notes(before.notes, now.notes, both.now))
    other = bool(hours or loud) or any(each.field not in _NOT_CHECKED and not each.slight for each in facts)
    for part in ("status", "at", "confidential"):
        other |= getattr(before, part) != getattr(now, part)
    ask = [*left_behind(before, now, both.now), *consent_left_behind(before, now, both.now)]
    ask += [each for each in leftover_words(before, now, described, both.now) if each not in ask]
    ask += [*slipped_in(before, now, both.now), *shared_numbers(before, now, both.now)]
    if before.at != now.at and before.address == now.address and now.address and _is_far(before, now):
        ask.append(t("changes.ask_words", label=t("changes.label_address"), words=now.address))
    check = list(changed_check(before, now, (both.before, both.now), anything=other))
    unchecked = bool(hours) or any(each.field in CHECKED_FIELDS and not each.slight for each in facts)
    checked = is_newly_checked(before, now)
    excluding = any(each.excluding and not each.slight and (each.was_known or not checked) for each in facts)
    lost_note = any(note not in now.notes for note in before.notes)
    status = before.status != now.status
    unchecked |= status or before.sample != now.sample
    risky = bool(ask or loud) or (unchecked and not checked) or excluding or lost_note
    # What may turn somebody away or puts words into a person's mouth, before a number or an hour.
    danger = 3 if excluding or lost_note else 2 if status or before.sample != now.sample else 1 if unchecked else 0
    if is_secret(before, now) and (other or notes or facts):
        kept = WordsKeptBack.of(both.before, both.now)
        loud, said, notes, ask = (list(kept.of_place(some, before)) for some in (loud, said, notes, ask))
        loud = [*_secret(before, now, both.now), *loud]
        if now.source and now.source == before.source and other:
            ask.append(t("changes.ask_source", words=now.source))
        # No picture of its page either.
        return PlaceChange(now.id, both.now.say.title(now), "", [*said, *notes, *check], loud, ask, True, True)
    change = PlaceChange(
        now.id, both.now.say.title(now), now.url, [*said, *notes, *check], loud, ask, risky, danger=danger
    )
    return change if change.sentences else None


def _is_far(before: Listing, now: Listing) -> bool:
    return not (before.at and now.at) or distance(before.at, now.at) > FAR


# Who changes these has found out nothing else about the place; an arrival is signed by whoever was there.
_NOT_CHECKED = frozenset({"needs", "source", "arrive", "tried"})
_BEFORE_HOURS = frozenset({"name", "what", "more", "phone", "text", "email", "chat", "website", "address", "area"})


@dataclass(frozen=True, slots=True)
class _ChangedFact:
    """What is said of a fact that changed; `slight` where only the spelling of words is other.

    An `excluding` one decides who gets in; `was_known` says whether readers were told something before.
    """

    field: str
    sentence: str
    slight: bool = False
    excluding: bool = False
    was_known: bool = False


def _described(before: Listing, now: Listing, both: ComparedSites) -> tuple[list[Fact], list[Fact]]:
    """All facts before and now. A need or an area with another name is told once, and not of each place."""
    was_there, there = both.before.directory, both.now.directory
    needs, areas = {**was_there.needs, **there.needs}, {**was_there.areas, **there.areas}
    old = facts_of(before, replace(was_there, needs=needs, areas=areas), both.before)
    return old, facts_of(now, there, both.now)


def _changed_facts(
    before: Listing, now: Listing, described: tuple[list[Fact], list[Fact]], both: ComparedSites
) -> Iterator[_ChangedFact]:
    old, new = described
    was, is_ = ({_key(fact): fact for fact in facts} for facts in (old, new))
    for key in dict.fromkeys((*is_, *was)):
        one, other = was.get(key), is_.get(key)
        before_, now_ = (fact.words if fact else () for fact in (one, other))
        if before_ == now_:
            continue
        if is_secret(before, now) and key[0] in WHERE_FIELDS:
            state = "new" if not before_ else "gone" if not now_ else "other"
            label = (other or one or old[0]).label
            yield _ChangedFact(key[0], both.now.words(f"changes.where_{state}", label=label))
            continue
        slight = bool(other and other.free and before_ and now_) and is_slight(" ".join(before_), " ".join(now_))
        excluding = any(fact.excluding for fact in (one, other) if fact)
        beside = bool(other and other.free) and any(fact.field == key[0] and fact.words for fact in old)
        for sentence in _changed_fact(one, other, both.now, beside=beside):
            yield _ChangedFact(key[0], sentence, slight, excluding, bool(before_))


def _key(fact: Fact) -> tuple[str, str]:
    """What makes it the same fact before and now; a part of town and a country are both the area."""
    return fact.field, "" if fact.field == "area" else fact.label


def _changed_fact(before: Fact | None, now: Fact | None, site: Site, *, beside: bool) -> Iterator[str]:
    """Tell one; something is told `beside` it where another part of the same field was known before."""
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
        yield t(
            "changes.told_beside" if beside else "changes.told_now",
            label=fact.label,
            now=listed(map(quoted.format, added)),
        )
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


def _secret(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say first that its address is secret, or was, without saying where it is."""
    t = site.words
    if before.confidential and not now.confidential:
        yield t("changes.secret_no_more")
    else:
        yield t("changes.secret_stays" if before.confidential else "changes.secret_now")
    if now.confidential and not before.confidential:
        yield t("changes.secret_clues")
    if before.confidential:
        yield from ask_first(before, now, site)


def _point(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    t = site.words
    if before.at == now.at:
        return
    if before.at and now.at:
        yield t("changes.point_moved", count=round(distance(before.at, now.at) * 1000))
    else:
        yield t("changes.point_new" if now.at else "changes.point_gone")
