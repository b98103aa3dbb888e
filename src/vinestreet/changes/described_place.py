"""A place told whole, as of one that is new; and whether it is there."""

from vinestreet.changes.check_changes import check_said
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.place_facts import Fact, bare, facts_of, listed, signed
from vinestreet.changes.place_questions import asked_of_new
from vinestreet.directory.listing_parts import Status
from vinestreet.directory.model import Listing
from vinestreet.site.site import Site


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


def _police(listing: Listing, site: Site) -> str:
    return f"{site.words(f'answer.{listing.consent.police}')} {listing.consent.words}".strip()


def status_changed(before: Listing, now: Listing, both: ComparedSites) -> str:
    """Say what became of a place, and what it was: `It was open. Now: Paused since September 1, 2026.`"""
    t = both.now.words
    is_ = status_said(now.status, both.now)
    if before.status.kind == "open":
        return f"{t('changes.was_open')} {t('changes.status_now', now=is_)}"
    was = t("changes.status_was", before=status_said(before.status, both.before))
    return f"{is_} {was}" if now.status.kind == "open" else f"{was} {t('changes.status_now', now=is_)}"
