"""What may be done without the person's agreement, before and now, and what was not changed with it."""

from collections.abc import Iterator

from vinestreet.changes.changed_words import words_changed
from vinestreet.changes.check_changes import is_newly_checked
from vinestreet.changes.place_facts import bare
from vinestreet.directory.model import Listing
from vinestreet.site.site import Site


def changed_consent(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Say what may happen now, as something that a pull request says and not as something that is so."""
    t, old, new = site.words, before.consent, now.consent
    checked = "" if is_newly_checked(before, now) else t("changes.nobody_checked_that")
    for kind, answers, words in (
        ("police", (old.police, new.police), (old.words, new.words)),
        ("recorded", (old.recorded, new.recorded), (old.recorded_words, new.recorded_words)),
    ):
        was, is_ = (bare(t(f"answer.{answer}")) for answer in answers)
        if was != is_:
            said = [t(f"changes.{kind}_{answers[1]}", name=now.name), checked if answers[1] != "unknown" else ""]
            said.append(t("changes.answer_was", question=t(f"listing.{kind}"), before=was, now=is_))
            yield " ".join(filter(None, said))
            if kind == "police" and "no" in answers:
                key = "list_joined" if answers[1] == "no" else "list_left"
                yield t(f"changes.{key}", list=t("search.no_police"))
        if words[0] != words[1]:
            yield _other_words(t(f"changes.label_{kind}"), *words, site)
        elif was != is_ and words[1]:
            yield t("changes.words_stay", words=words[1])
    if (old.source, old.on) != (new.source, new.on):
        if new.source:
            yield t("changes.consent_source", now=bare(_source(now, site)))
        else:
            yield t("changes.consent_source_gone", before=bare(old.source))


def consent_left_behind(before: Listing, now: Listing, site: Site) -> Iterator[str]:
    """Ask whether how we know, which stays, is how we know another answer too."""
    old, new = before.consent, now.consent
    other = (old.police, old.recorded) != (new.police, new.recorded)
    if other and new.source and (old.source, old.on) == (new.source, new.on):
        yield site.words("changes.ask_consent", words=bare(_source(now, site)))


def _source(listing: Listing, site: Site) -> str:
    consent = listing.consent
    if not consent.on:
        return consent.source
    return site.words("listing.told", by=consent.source, on=site.say.date(consent.on))


def _other_words(label: str, before: str, now: str, site: Site) -> str:
    t = site.words
    if not now:
        return t("changes.told_no_more", label=label, before=f"“{before}”")
    if not before:
        return t("changes.told_now", label=label, now=f"“{now}”")
    return words_changed(label, before, now, t)
