"""What a page says of a place, as named facts in the words that readers see, to compare and to tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vinestreet.directory.listing_parts import WELCOMES, Asks, Line, Note, Phone, TextLine, Welcomes
from vinestreet.directory.model import Directory, Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.schema.flow_text import flow_text
from vinestreet.site.site import Site

# What is asked, and whom there is room for, where a wrong answer turns somebody away or puts them in danger.
EXCLUDING = frozenset(
    "id referral insurance immigration_status families couples women_only men_only under_18 trans".split()
)
ASKED = ("id", "referral", "insurance", "immigration_status", "booking")
ARRIVING = ("door", "greeting", "wait", "asked", "quiet", "leaving")
# Fields, by the names that they have in the file, of which place_changes.py tells in sentences of their own.
TOLD_APART = frozenset({"hours", "consent", "confidential", "notes", "status", "checked", "sample", "at"})
# Those that no page shows.
FOR_KEEPERS = frozenset({"not-the-same-as"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of a place: its name in the interface, and the words, several where it is a list.

    No words are what nobody told us. `free` words are somebody's own, and stand in quotes. `field` is its name in the
    file. One that is `excluding` may keep somebody out.
    """

    field: str
    label: str
    words: tuple[str, ...]
    free: bool = False
    excluding: bool = False


def facts_of(listing: Listing, directory: Directory, site: Site) -> list[Fact]:
    """Give everything that is said of `listing` in the order of its page, but for what is TOLD_APART.

    A field that this module does not know yet is told as it stands in the file.
    """
    facts = list(_facts(listing, directory, site))
    known = {fact.field for fact in facts} | TOLD_APART | FOR_KEEPERS
    rest = {name: value for name, value in to_entry(listing).items() if name not in known}
    return [*facts, *(Fact(name, name, (flow_text(value),)) for name, value in rest.items())]


def _facts(listing: Listing, directory: Directory, site: Site) -> Iterator[Fact]:
    t, say = site.words, site.say
    yield Fact("name", t("changes.label_name"), (listing.name,), free=True)
    yield Fact("what", t("changes.label_what"), _one(listing.what), free=True)
    yield Fact("more", t("listing.about"), _one(listing.more), free=True)
    yield Fact("phone", t("changes.label_phone"), tuple(number(phone, site) for phone in listing.phones))
    yield Fact("text", t("changes.label_text"), tuple(number(line, site) for line in listing.texts))
    yield Fact("email", t("changes.label_email"), listing.emails)
    yield Fact("chat", t("listing.chat"), listing.chats)
    yield Fact("website", t("changes.label_website"), listing.websites)
    yield Fact("address", t("changes.label_address"), _one(listing.address), free=True)
    area = directory.areas.get(listing.area)
    label = "changes.label_area_far" if area and area.is_far else "changes.label_area"
    yield Fact("area", t(label), _one(area.label if area else ""))
    yield Fact("hours_note", t("listing.hours_more"), _one(listing.hours_note), free=True)
    zone = listing.timezone.key if listing.timezone else ""
    yield Fact("timezone", t("changes.label_timezone"), _one(zone))
    labels = tuple(directory.needs[need].label for need in listing.needs)
    yield Fact("needs", t("changes.label_needs"), labels)
    yield from _who(listing, site)
    yield Fact("cost", t("listing.cost"), _one(t(f"cost.{listing.cost.kind}") if listing.cost else ""))
    yield Fact("cost", t("changes.label_cost_words"), _one(listing.cost.words if listing.cost else ""), free=True)
    for part in ASKED:
        yield _answer("asks", t("changes.label_asks", what=t(f"asks.{part}")), part, listing.asks, site)
    yield Fact("asks", t("changes.label_asks_words"), _one(listing.asks.words), free=True)
    yield from _arriving(listing, site)
    tries = tuple(t("listing.told", by=one.by, on=say.date(one.on)) for one in listing.tried)
    yield Fact("tried", t("changes.label_tried"), tries)
    yield Fact("source", t("listing.source"), _one(listing.source), free=True)


def _who(listing: Listing, site: Site) -> Iterator[Fact]:
    """Who runs it, for whom it is, and who and what there is room for."""
    t, say = site.words, site.say
    yield Fact("organisation", t("listing.who"), _one(listing.organisation), free=True)
    run_by = t(f"run_by.{listing.run_by}") if listing.run_by != "unknown" else ""
    yield Fact("run_by", t("listing.who"), _one(run_by))
    yield Fact("for", t("listing.for"), _one(listing.who_for), free=True, excluding=True)
    yield Fact("ages", t("changes.label_ages"), _one(say.ages(listing.ages) if listing.ages else ""), excluding=True)
    for name, attribute in WELCOMES.items():
        label = t("changes.label_welcomes", what=t(f"welcomes.{name}"))
        yield _answer("welcomes", label, attribute, listing.welcomes, site)
    yield Fact("languages", t("listing.languages"), tuple(map(say.language, listing.languages)))
    yield Fact("access", t("listing.access"), tuple(t(f"access.{name}") for name in listing.access))
    yield Fact("access_note", t("listing.access"), _one(listing.access_note), free=True)


def _arriving(listing: Listing, site: Site) -> Iterator[Fact]:
    t, arrive = site.words, listing.arrive
    for part in ARRIVING:
        words = getattr(arrive, part) if arrive else ""
        yield Fact("arrive", t(f"listing.arrive_{part}"), _one(words), free=True)
    signed = t("listing.told", by=arrive.by, on=site.say.date(arrive.on)) if arrive else ""
    yield Fact("arrive", t("changes.label_arrive"), _one(signed))


def _one(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _answer(field: str, label: str, part: str, of: Asks | Welcomes, site: Site) -> Fact:
    said = getattr(of, part)
    words = () if said == "unknown" else (bare(site.words(f"answer.{said}")),)
    return Fact(field, label, words, excluding=part in EXCLUDING)


def number(line: Line, site: Site) -> str:
    """Give a number to call or text, with what belongs to it: `(413) 555-0101 (then press 1; Veterans)`."""
    t = site.words
    shown = line.shown
    if isinstance(line, TextLine) and line.send:
        shown = t("site.text_word", word=line.send, number=line.shown)
    beside = [line.say if isinstance(line, Phone) else "", line.label, t("listing.may_cost") if line.may_cost else ""]
    words = "; ".join(filter(None, beside))
    return f"{shown} ({words})" if words else shown


def signed(note: Note, site: Site) -> str:
    """Give who signed a note, when, and their tie to the place."""
    t = site.words
    told = t("listing.told", by=note.by, on=site.say.date(note.on))
    if note.connected == "none":
        return f"{told}. {t('listing.tie_none')}"
    return f"{told}. {t('listing.tie', tie=note.connected) if note.connected else t('listing.tie_unknown')}"


def bare(sentence: str) -> str:
    """Give a sentence as it stands inside another: without its full stop."""
    return sentence.rstrip(".")


def listed(words: Iterable[str]) -> str:
    """Give several things one after another."""
    return ", ".join(words)
