"""The directory before and now: places that are new, gone, moved or other than they were; needs and areas."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vinestreet.changes.change_report import ChangedItem, ChangedSection
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.described_place import describe_place
from vinestreet.changes.note_changes import gone_with_it
from vinestreet.changes.place_changes import PlaceChange, compare_place
from vinestreet.changes.place_facts import listed, number
from vinestreet.changes.place_questions import asked_of_new
from vinestreet.directory.model import Area, Listing, Need
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

MOST_WHOLE = 25  # new places that are told whole; of more, as an import brings them, the names


def compare_directories(both: ComparedSites) -> list[ChangedSection]:
    """Give what changes of crisis lines, secret places, agreement, other places, and of needs and areas."""
    pairs = dict(_pairs(both))
    other = {id_: pair for id_, pair in pairs.items() if pair[0] != pair[1] or _ended(id_, both)}
    changes = {id_: change for id_, pair in other.items() if (change := compare_place(*pair, both))}
    came = [line for id_, line in both.now.directory.listings.items() if id_ not in pairs]
    met = {before.id for before, _ in pairs.values()}
    went = [line for id_, line in both.before.directory.listings.items() if id_ not in met]
    crisis = list(_crisis(both, changes, pairs))
    t = both.now.words
    told: dict[str, list[ChangedItem]] = {"secret": [], "agreement": [], "unsure": [], "places": []}
    for change in sorted(changes.values(), key=lambda change: -change.danger):
        told[change.section].append(ChangedItem(change.name, change.sentences, change.url))
    whole = len(came) <= MOST_WHOLE
    new: list[ChangedItem] = []
    for line in (each for each in came if _is_for_crisis(each, both.now)):
        name = t("changes.new_place", name=both.now.say.title(line))
        said = [*_crisis_first(line.id, both), *describe_place(line, both.now)]
        crisis.append(ChangedItem(name, said, line.url))
    for line in (each for each in came if not _is_for_crisis(each, both.now)):
        name = t("changes.new_place", name=both.now.say.title(line))
        item = ChangedItem(name, describe_place(line, both.now) if whole else [], line.url)
        (told["unsure"] if any(asked_of_new(line, both.now)) else new).append(item)
    gone = [ChangedItem(both.before.say.title(line), list(_gone(line, both))) for line in went]
    return [
        ChangedSection("crisis", crisis, loud=True),
        ChangedSection("secret", told["secret"], loud=True),
        ChangedSection("agreement", told["agreement"], loud=True),
        ChangedSection("unsure", [*gone, *told["unsure"]], loud=True),
        ChangedSection("places", [*new, *told["places"]]),
        ChangedSection("sorting", list(_sorting(both))),
    ]


def _ended(id_: str, both: ComparedSites) -> bool:
    return id_ in both.now.directory.overlay.ended and id_ not in both.before.directory.overlay.ended


def _pairs(both: ComparedSites) -> Iterator[tuple[str, tuple[Listing, Listing]]]:
    """Each listing that was there before and is now, by its id now; one under a new id is known by its name."""
    old, new = both.before.directory.listings, both.now.directory.listings
    went = {line.name.casefold(): line for id_, line in old.items() if id_ not in new}
    for id_, line in new.items():
        if id_ in old:
            yield id_, (old[id_], line)
        elif before := went.pop(line.name.casefold(), None) or _same_ways(line, went):
            yield id_, (before, line)


def _same_ways(line: Listing, went: dict[str, Listing]) -> Listing | None:
    """The listing that went with the same address and numbers, under another name and id."""
    ways = _ways(line)
    name = next((name for name, other in went.items() if ways and _ways(other) == ways), None)
    return went.pop(name) if name else None


def _ways(line: Listing) -> frozenset[str]:
    numbers = (each.number.dialled for each in (*line.phones, *line.texts))
    return frozenset(filter(None, (*numbers, line.address.casefold())))


def _crisis(
    both: ComparedSites, changes: dict[str, PlaceChange], pairs: Mapping[str, tuple[Listing, Listing]]
) -> Iterator[ChangedItem]:
    """Which lines stand on every page, and what changes of each; these are taken out of `changes`."""
    t, before, now = both.now.words, both.before, both.now
    was, is_ = before.place.crisis, now.place.crisis
    for id_ in (each for each in is_ if each not in was):
        line = now.directory.listings[id_]
        yield ChangedItem(line.name, [t("changes.crisis_new", ways=_reached(line, now))], line.url)
    for id_ in (each for each in was if each not in is_):
        line = before.directory.listings[id_]
        yield ChangedItem(line.name, [t("changes.crisis_gone", ways=_reached(line, before))], "help-now.html")
    stay = [each for each in was if each in is_]
    if stay != [each for each in is_ if each in was]:
        names = {"before": _names(was, before), "now": _names(is_, now)}
        yield ChangedItem(t("changes.crisis_order"), [t("changes.was_order", **names)], "help-now.html")
    if before.place.emergency != now.place.emergency:
        lines = {
            name: f"{site.directory.listings[site.place.emergency].name}, "
            f"{_reached(site.directory.listings[site.place.emergency], site)}"
            for name, site in (("before", before), ("now", now))
        }
        label = t("changes.emergency")
        yield ChangedItem(label, [t("changes.was", label=label, **lines)], "help-now.html")
    others = (id_ for id_, pair in pairs.items() if any(map(_is_for_crisis, pair, (before, now))))
    for id_ in dict.fromkeys((*is_, now.place.emergency, *was, before.place.emergency, *others)):
        if change := changes.pop(id_, None):
            yield ChangedItem(change.name, [*_crisis_first(id_, both), *change.sentences], change.url)


def _is_for_crisis(line: Listing, site: Site) -> bool:
    return is_checked_otherwise(line, site.directory, site.place)


def _crisis_first(id_: str, both: ComparedSites) -> Iterator[str]:
    """What a line is, and whom to ask where its number is another: nobody calls one to ask."""
    t, old, new = both.now.words, *(site.directory.listings.get(id_) for site in (both.before, both.now))
    yield t("changes.crisis_line" if id_ in both.now.place.crisis else "changes.crisis_other")
    if new and (not old or (old.phones, old.texts) != (new.phones, new.texts)):
        yield t("changes.ask_crisis")


def _gone(line: Listing, both: ComparedSites) -> Iterator[str]:
    """What goes with a place, and what to write where it has only closed."""
    t = both.now.words
    yield t("changes.gone_place", url=line.url)
    if line.confidential and any(line.notes):
        yield t("changes.secret_words", label=t("listing.notes"))
    else:
        yield from gone_with_it(line.notes, both.before)
    yield t("changes.gone_or_closed")


def _reached(line: Listing, site: Site) -> str:
    return listed([*(number(each, site) for each in (*line.phones, *line.texts)), *line.chats])


def _names(ids: tuple[str, ...], site: Site) -> str:
    return listed(site.directory.listings[id_].name for id_ in ids)


def _sorting(both: ComparedSites) -> Iterator[ChangedItem]:
    """Needs and areas."""
    before, now = both.before.directory, both.now.directory
    yield from _entries(before.needs, now.needs, "need", both)
    yield from _entries(before.areas, now.areas, "area", both)
    t, old, new = both.now.words, list(before.needs), list(now.needs)
    if [id_ for id_ in new if id_ in old] != [id_ for id_ in old if id_ in new]:
        labels = listed(need.label for need in now.needs.values())
        yield ChangedItem(t("changes.needs"), [t("changes.order", label=t("changes.needs"), now=labels)])


def _entries(
    before: Mapping[str, Need] | Mapping[str, Area],
    now: Mapping[str, Need] | Mapping[str, Area],
    kind: str,
    both: ComparedSites,
) -> Iterator[ChangedItem]:
    t = both.now.words
    for id_ in dict.fromkeys((*now, *before)):
        old, new = before.get(id_), now.get(id_)
        if new and not old:
            yield ChangedItem(new.label, [t(f"changes.{kind}_new")], new.url)
        elif old and not new:
            yield ChangedItem(old.label, [t(f"changes.{kind}_gone", url=old.url)])
        elif old and new and old != new:
            said = []
            if old.label != new.label:
                said.append(t("changes.was", label=t("changes.label_name"), before=old.label, now=new.label))
            if old != replace(new, label=old.label):
                said.append(t(f"changes.{kind}_other"))
            yield ChangedItem(new.label, said, new.url)
