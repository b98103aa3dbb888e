"""A fork's own entries over upstream's: by id, and in an entry that both have field by field; `null` takes away.

Upstream's invented places are left out of a fork, and nothing is laid over one: a fork may use any of their ids. What
upstream's entries say of a need, an area or a place that the fork has not is left out as well, and an entry that then
belongs to nothing goes with it. So whatever upstream adds or takes away, a fork's file stays right.

A check holds for the values that were checked. One that the fork lays over upstream's entry says so with `of`, and ends
when upstream changes them; one of upstream's ends where the fork writes such values itself.
"""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace

from vinestreet.core.problems import Report
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, is_null, merge_mappings
from vinestreet.directory.checked_values import CHECKED_FIELDS, mark_of
from vinestreet.directory.listing_folder import NO_FOLDER, ListingFolder
from vinestreet.directory.listing_parts import Check, Status
from vinestreet.directory.model import Area, Directory, Listing, Need, Overlay
from vinestreet.directory.sections import SECTIONS, read_sections

FIELD_BY_FIELD = 2  # levels: the ids, and the fields of an entry


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """The fork's own file: its `text`, and its name as people know it. What upstream has and the fork has not.

    `samples` keeps upstream's invented places, for a fork that is a demonstration. `country` is upstream's (ISO 3166):
    where an entry of upstream's names none, its phone numbers are that country's. `folder` are the fork's places that
    have a file each.
    """

    text: str
    file: str
    country: str
    samples: bool = False
    gone_areas: MappingType[str, Area] = field(default_factory=dict)
    folder: ListingFolder = NO_FOLDER

    @property
    def is_empty(self) -> bool:
        """Whether nothing but comments stands in the file."""
        return not any(line.strip() and not line.lstrip().startswith("#") for line in self.text.splitlines())


def own_sections(tree: Node | None, report: Report) -> dict[str, Mapping]:
    """Give the sections of a fork's file, which may leave out any, or leave it empty."""
    if tree is not None and not isinstance(tree, Mapping):
        return read_sections(tree, report)
    sections = tree or Mapping({}, {}, 0)
    empty = Mapping({}, {}, 0)
    items = dict.fromkeys(SECTIONS, empty) | {
        key: empty if isinstance(node, Scalar) and node.plain and node.text in {"", "null"} else node
        for key, node in sections.items.items()
    }
    return read_sections(Mapping(items, {**dict.fromkeys(SECTIONS, 0), **sections.lines}, sections.line), report)


def has_numbers(own: Node | None) -> bool:
    """Whether a fork writes phone numbers of its own into an entry of upstream's; those are of the fork's country."""
    return isinstance(own, Mapping) and bool(own.items.keys() & {"phone", "text"})


def is_sample(node: Node) -> bool:
    """Whether an entry says of itself that it is invented."""
    said = node.items.get("sample") if isinstance(node, Mapping) else None
    return isinstance(said, Scalar) and said.text in {"true", "yes"}


def split_overlay(upstream: Mapping, own: Mapping, over: OverlayFile) -> tuple[Mapping, Mapping]:
    """Give the entries that are the fork's alone, and upstream's with the fork's fields over them."""
    base = {id_: node for id_, node in upstream.items.items() if over.samples or not is_sample(node)}
    lines = {id_: upstream.lines[id_] for id_ in base}
    alone = {id_: node for id_, node in own.items.items() if id_ not in base and not is_null(node)}
    on_both = {id_: node for id_, node in own.items.items() if id_ in base}
    both = Mapping(on_both, {id_: own.lines[id_] for id_ in on_both}, own.line)
    return (
        Mapping(alone, {id_: own.lines[id_] for id_ in alone}, own.line),
        merge_mappings(Mapping(base, lines, upstream.line), both, FIELD_BY_FIELD),
    )


def describe_overlay(
    over: OverlayFile,
    upstream: MappingType[str, Collection[str]],
    own: MappingType[str, MappingType[str, bool]],
    samples: Iterable[str],
    written: MappingType[str, Node],
) -> Overlay:
    """Tell what the fork's file does, from the ids of both files by section.

    `own` says of each id whether it takes upstream's away; `samples` are upstream's listings that are left out;
    `written` is what the fork's file writes over entries of upstream's.
    """
    left_out = tuple(samples)
    base = {"needs": set(upstream["needs"]), "resources": set(upstream["resources"]) - set(left_out)}
    shown = {"needs": "needs.", "resources": ""}
    stand, removed, idle = {}, [], []
    for section, ids in own.items():
        for id_, takes_away in ids.items():
            if not takes_away:
                stand[shown[section] + id_] = id_ in base[section]
            elif id_ in base[section]:
                removed.append((section, id_))
            elif id_ not in left_out:
                idle.append(shown[section] + id_)
    gone = {
        "needs": frozenset(id_ for section, id_ in removed if section == "needs"),
        "areas": frozenset(over.gone_areas),
        "resources": frozenset((*left_out, *(id_ for section, id_ in removed if section == "resources"))),
    }
    return Overlay(
        over.file,
        stand,
        tuple(shown[section] + id_ for section, id_ in removed),
        tuple(idle),
        left_out,
        gone,
        {id_: frozenset(node.items) for id_, node in written.items() if isinstance(node, Mapping)},
        files=over.folder.names,
    )


def apply_overlay(
    alone: MappingType[str, Listing],
    upstream: MappingType[str, Listing],
    needs: MappingType[str, Need],
    areas: MappingType[str, Area],
    overlay: Overlay,
    *,
    files: MappingType[str, str],
) -> Directory:
    """Give the directory: the fork's listings first, and upstream's without what they say of things that are gone.

    `files` are those of upstream's listings that have one of their own.
    """
    gone_areas = overlay.gone["areas"]
    ended = dict(_ended_checks(upstream, overlay))
    upstream = {id_: replace(line, checked=None) if id_ in ended else line for id_, line in upstream.items()}
    stay = {id_: _without(listing, needs) for id_, listing in upstream.items() if listing.area not in gone_areas}
    listings = {**alone, **{id_: listing for id_, listing in stay.items() if listing.needs}}
    for id_ in listings.keys() & upstream.keys():
        instead = listings[id_].status.instead
        others = tuple(other for other in listings[id_].not_the_same_as if other in listings)
        if instead and instead not in listings:
            listings[id_] = replace(listings[id_], status=_alone(listings[id_].status))
        if others != listings[id_].not_the_same_as:
            listings[id_] = replace(listings[id_], not_the_same_as=others)
    went = {id_: line.area if line.area in gone_areas else "" for id_, line in upstream.items() if id_ not in listings}
    gone = overlay.gone["resources"] | frozenset(went)
    overlay = replace(
        overlay, left_out=(*overlay.left_out, *went), gone={**overlay.gone, "resources": gone}, ended=ended, went=went
    )
    return Directory(needs, areas, listings, overlay, files)


def without_names(directory: Directory, left_out: Collection[str]) -> Directory:
    """Give the directory without what its places say of others that are left out, though texts may name them."""
    gone = frozenset(left_out) - directory.listings.keys()
    listings = {}
    for id_, listing in directory.listings.items():
        others = tuple(other for other in listing.not_the_same_as if other not in gone)
        status = _alone(listing.status) if listing.status.instead in gone else listing.status
        same = others == listing.not_the_same_as and status is listing.status
        listings[id_] = listing if same else replace(listing, not_the_same_as=others, status=status)
    all_gone = {**directory.overlay.gone, "resources": directory.overlay.gone.get("resources", frozenset()) | gone}
    return replace(directory, listings=listings, overlay=replace(directory.overlay, gone=all_gone))


def _ended_checks(upstream: MappingType[str, Listing], overlay: Overlay) -> Iterator[tuple[str, Check]]:
    """Give each check that is of other values than those which stand there now."""
    for id_, fields in overlay.written.items():
        listing = upstream.get(id_)
        if listing is None or listing.checked is None:
            continue
        if "checked" in fields:
            if listing.checked.of != mark_of(listing):
                yield id_, listing.checked
        elif fields & CHECKED_FIELDS:
            yield id_, listing.checked


def _without(listing: Listing, needs: MappingType[str, Need]) -> Listing:
    kept = tuple(need for need in listing.needs if need in needs)
    return listing if len(kept) == len(listing.needs) else replace(listing, needs=kept)


def _alone(status: Status) -> Status:
    return replace(status, instead="")
