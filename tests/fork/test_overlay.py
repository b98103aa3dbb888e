"""A fork's own places over upstream's: field by field, by id; read as a whole and by entry alike."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.directory.reading import AREAS, KNOWN, WORDS
from tests.directory.test_incremental_loader import edited
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.loader import read_whole
from vinestreet.directory.model import Area, Directory
from vinestreet.directory.overlay import OverlayFile

GONE = {"mill": Area(id="mill", label="The Mill", sample=True), "austria": Area(id="austria", label="A", country="AT")}
UPSTREAM = """\
needs:
  food: {label: Food, icon: bowl}
  talk: {label: Talk, icon: speech}
  bus: {label: Bus, icon: bus}
resources:
  line:
    name: The line
    what: Someone answers.
    needs: [talk]
    phone: "988"
    source: stored pages
    checked: {on: 2026-01-01, by: us, how: stored-copy, doubt: It was old.}
  kitchen:
    name: An invented kitchen
    what: Soup.
    needs: [food]
    area: mill
    address: 1 Mill Lane
    sample: true
  far:
    name: Far away
    what: In Austria.
    needs: [talk]
    area: austria
    phone: "142"
  tickets:
    name: Tickets
    what: For the bus.
    needs: [bus]
  moved:
    name: It moved
    what: To another line.
    needs: [talk, bus]
    status: {is: closed, instead: line}
"""


def over(text: str, *, samples: bool = False, gone: Mapping[str, Area] = GONE) -> OverlayFile:
    return OverlayFile(text, "local/resources.yml", "US", samples, gone)


def read(text: str, upstream: str = UPSTREAM, memory: EntryCache | None = None, **how: object) -> Directory:
    """Read in both ways, which have to agree."""
    laid = over(text, **how)
    known = replace(KNOWN, ids={"areas": {**laid.gone_areas, **AREAS}})
    quick = read_incrementally(upstream, AREAS, known, memory or EntryCache(), laid)
    whole = read_whole(upstream, AREAS, known, "resources.yml", laid)
    if quick is not None:
        assert quick == whole
        assert list(quick.listings) == list(whole.listings)
        assert quick.overlay == whole.overlay
    return whole


def told(text: str, upstream: str = UPSTREAM, **how: object) -> list[str]:
    with pytest.raises(ProblemsFoundError) as raised:
        read(text, upstream, **how)
    return [problem.told(WORDS).splitlines()[0] for problem in raised.value.problems]


OWN = "needs:\nresources:\n  soup:\n    name: Our soup\n    what: Soup at noon.\n    needs: [food]\n"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "needs:\n\nresources:\n  # soon\n", "resources: null\n", OWN])
def test_a_fork_may_begin_with_nothing(text: str):
    directory = read(text)
    assert list(directory.listings) == [*(["soup"] if text == OWN else []), "line", "tickets", "moved"]
    assert directory.overlay.left_out == ("kitchen", "far")


CHECK = "resources:\n  line:\n    checked: {on: 2026-02-02, by: Ines, how: phone, of: %s}\n"


def test_a_check_holds_for_the_values_that_were_checked_and_ends_when_one_of_them_changes():
    mark = mark_of(read("").listings["line"])
    text = CHECK % mark
    assert read(text).listings["line"].checked.by == "Ines"
    assert read(text).overlay.ended == {}
    for old, new in [
        ('phone: "988"', 'phone: "911"'),
        ('phone: "988"', 'phone: {number: "988", say: press 1}'),
        ('phone: "988"', 'phone: "988"\n    text: "988"'),
        ('phone: "988"', 'phone: "988"\n    chat: https://line.example/chat'),
        ('phone: "988"', 'phone: "988"\n    website: https://line.example'),
        ('phone: "988"', 'phone: "988"\n    email: hi@line.example'),
        ('phone: "988"', 'phone: "988"\n    hours: Mo-Fr 10:00-12:00'),
        ('phone: "988"', 'phone: "988"\n    consent: {may-call-police-without-you: yes, source: us, on: 2026-01-01}'),
    ]:
        directory = read(text, UPSTREAM.replace(old, new))
        assert directory.listings["line"].checked is None
        assert directory.overlay.ended["line"].by == "Ines"
    for old, new in [("Someone answers.", "A person answers."), ("source: stored pages", "source: other pages")]:
        assert read(text, UPSTREAM.replace(old, new)).listings["line"].checked.by == "Ines"


def test_a_check_of_upstreams_entry_that_does_not_say_of_what_is_none():
    directory = read((CHECK % "x").replace(", of: x", ""))
    assert directory.listings["line"].checked is None
    assert directory.overlay.ended["line"].by == "Ines"


def test_upstreams_check_ends_where_the_fork_writes_another_number_and_not_where_it_writes_words():
    assert read('resources:\n  line: {phone: "911"}\n').listings["line"].checked is None
    assert read("resources:\n  line: {source: us}\n").listings["line"].checked.by == "us"


def test_what_a_fork_has_alone_is_checked_as_it_stands():
    assert read(OWN + "    checked: {on: 2026-02-02, by: Ines, how: phone}\n").listings["soup"].checked.by == "Ines"


def test_a_field_takes_the_place_of_upstreams_as_a_whole_and_null_takes_it_away():
    text = (CHECK % mark_of(read("").listings["line"])) + "    source: null\n"
    line = read(text).listings["line"]
    assert (line.name, line.phones[0].shown, line.source) == ("The line", "988", "")
    assert line.checked
    assert (line.checked.by, line.checked.doubt) == ("Ines", "")


def test_whole_entries_and_needs_are_taken_away_and_added():
    text = "needs:\n  bus: null\n  pray: {label: Pray, icon: heart}\nresources:\n  line: null\n"
    directory = read(text)
    assert list(directory.needs) == ["food", "talk", "pray"]
    assert list(directory.listings) == ["moved"]  # `tickets` belonged to nothing but the need that is gone
    assert directory.listings["moved"].needs == ("talk",)
    assert directory.listings["moved"].status.instead == ""
    assert directory.overlay.removed == ("needs.bus", "line")
    assert directory.overlay.gone["resources"] == {"kitchen", "far", "line", "tickets"}
    assert directory.overlay.gone["needs"] == {"bus"}


def test_what_is_told_of_a_fork_says_what_it_does():
    laid = read(OWN + "  line: {source: us}\n  nowhere: null\n  kitchen: null\n").overlay
    assert dict(laid.own) == {"soup": False, "line": True}
    assert laid.idle == ("nowhere",)
    directory = read(OWN + "  line: {source: us}\n")
    assert [directory.file_of(id_) for id_ in ("soup", "line", "tickets")] == [
        *["local/resources.yml"] * 2,
        "resources.yml",
    ]


def test_an_invented_place_of_upstreams_lends_nothing_to_one_of_the_same_id():
    text = OWN.replace("soup:", "kitchen:")
    assert read(text).listings["kitchen"].address == ""
    assert not read(text).listings["kitchen"].sample


def test_a_demonstration_keeps_what_is_invented():
    upstream = UPSTREAM.replace("area: mill", "area: old-mill").replace('    area: austria\n    phone: "142"\n', "")
    directory = read("resources:\n  kitchen: {what: Stew.}\n", upstream, samples=True, gone={})
    assert list(directory.listings) == ["line", "kitchen", "far", "tickets", "moved"]
    kitchen = directory.listings["kitchen"]
    assert (kitchen.what, kitchen.address, kitchen.sample) == ("Stew.", "1 Mill Lane", True)


def test_numbers_are_of_the_country_of_whoever_wrote_them():
    known = replace(KNOWN, region="NZ", ids={"areas": {**GONE, **AREAS}})
    text = OWN + "    phone: 03 377 3399\n  tickets: {phone: 04 473 3399}\n  line: {source: us}\n"
    for read_as in (
        read_whole,
        lambda *given: read_incrementally(given[0], given[1], given[2], EntryCache(), given[4]),
    ):
        listings = read_as(UPSTREAM, AREAS, known, "resources.yml", over(text)).listings
        dialled = [listings[id_].phones[0].number.dialled for id_ in ("soup", "tickets", "line")]
        assert dialled == ["033773399", "044733399", "988"]  # 988 is none in New Zealand


WRONG = {
    "a typing mistake in an id": (
        "resources:\n  lines:\n    source: us\n",
        "local/resources.yml:2: lines: this only changes an entry in resources.yml, and there isn't one with this id; write "
        "the id the way it is there, or add `name`, `what` and `needs` if it's a place of your own, or delete this; did you "
        "mean `line`?",
    ),
    "a field of the fork's": (
        "# a comment\nresources:\n  line:\n    phone: 988\n",
        "local/resources.yml:4: line: phone: a phone number needs quotes, or it's read as one large number; found `988`",
    ),
    "upstream's field that no longer fits": (
        "resources:\n  line:\n    status: {is: open}\n    confidential: true\n    at: [1, 2]\n",
        "local/resources.yml:5: line: at: a confidential place can't have this, or anyone could find it. Is it really a place nobody may find?",
    ),
    "a field that has to be there": (
        "resources:\n  line:\n    name: null\n",
        "local/resources.yml:3: line: name: `name` is missing, and it's required",
    ),
    "an id twice": (
        OWN + "  soup:\n    name: Again\n    what: Again.\n    needs: [food]\n",
        "local/resources.yml:7: soup: another place already has the id `soup`, on line 3; each one needs its own",
    ),
    "an area the fork has not": (
        OWN + "    area: mill\n",
        "local/resources.yml:7: soup: area: unknown area; expected an id from `extra: place: areas:` in mkdocs.yml (in a fork: mkdocs.local.yml); "
        "found `mill`",
    ),
    "a need the fork took away": (
        OWN.replace("needs:\nres", "needs: {food: null}\nres"),
        "local/resources.yml:6: soup: needs: no need is called `food`; expected one of talk, bus",
    ),
    "an anchor": (
        "resources:\n  line: &a\n    source: us\n",
        "local/resources.yml:2: a YAML anchor; expected plain values; delete `&a`",
    ),
    "another section": (
        "places: {}\n",
        "local/resources.yml:1: places: unknown section `places`; expected one of needs, resources; if this is an entry, "
        "it needs spaces before it",
    ),
    "a list": ("- soup\n", "local/resources.yml:1: no sections; expected a file with the sections needs, resources"),
    "a colon": (
        "resources:\n  line:\n    source: it says: us\n",
        "local/resources.yml:3: line: source: there's a colon inside the text, and YAML takes what's before it for the "
        "name of a field; put the whole text in quotes",
    ),
    "upstream's own mistake": (OWN, "resources.yml:7: line: run_by: unknown value"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_with_its_file_and_line(what: str):
    text, expected = WRONG[what]
    wrong = UPSTREAM.replace("  line:\n", "  line:\n    run_by: peers\n")
    upstream = wrong if what.startswith("upstream's own") else UPSTREAM
    (found,) = told(text, upstream)
    assert found.startswith(expected)


def test_what_did_not_change_is_not_read_again():
    memory = EntryCache()
    text = OWN + "  line: {source: us}\n"
    before = read(text, memory=memory)
    after = read(text.replace("noon", "one"), UPSTREAM.replace("For the bus", "To the bus"), memory=memory)
    assert after.listings["soup"].what == "Soup at one."
    assert (
        read_incrementally(UPSTREAM, AREAS, memory.options, memory, over(text)).listings["line"]
        == before.listings["line"]
    )
    kept = read_incrementally(UPSTREAM, AREAS, memory.options, memory, over(text))
    again = read_incrementally(UPSTREAM, AREAS, memory.options, memory, over(text + "  tickets: {source: us}\n"))
    assert all(again.listings[id_] is kept.listings[id_] for id_ in ("soup", "line"))
    assert again.listings["tickets"].source == "us"


@pytest.mark.parametrize("text", [OWN, OWN + "  line: {source: us}\n", OWN + "  tickets: null # no bus here\n", ""])
def test_a_fork_as_people_write_it_is_read_by_entry(text: str):
    known = replace(KNOWN, ids={"areas": {**GONE, **AREAS}})
    assert read_incrementally(UPSTREAM, AREAS, known, EntryCache(), over(text)) is not None


@pytest.mark.parametrize(
    "beginning", ["resources: null\n", "resources: {tea: {}}\n", "resources: |\n", "resources: tea\n"]
)
def test_what_looks_like_the_beginning_of_entries_and_is_not_is_left_to_the_whole_reading(beginning: str):
    known = replace(KNOWN, ids={"areas": {**GONE, **AREAS}})
    laid = over(OWN.replace("resources:\n", beginning))
    assert read_incrementally(UPSTREAM, AREAS, known, EntryCache(), laid) is None


@pytest.mark.slow
def test_after_any_edits_both_ways_read_the_same():
    rng = random.Random(11)
    known = replace(KNOWN, ids={"areas": {**GONE, **AREAS}})
    own = OWN + '  line:\n    source: us\n    text: "988"\n\n  tickets: null\n'
    memory, upstream, text, by_entries = EntryCache(), UPSTREAM, own, 0
    for step in range(700):
        if step % 4 == 0:
            upstream, text = UPSTREAM, own
        if rng.random() < 0.7:
            text = edited(text, rng)
        else:
            upstream = edited(upstream, rng)
        laid = over(text)
        found = read_incrementally(upstream, AREAS, known, memory, laid)
        try:
            expected = read_whole(upstream, AREAS, known, "resources.yml", laid)
        except ProblemsFoundError:
            expected = None
            upstream, text = UPSTREAM, own
        if found:
            by_entries += 1
            assert expected
            assert (found, list(found.listings), found.overlay) == (expected, list(expected.listings), expected.overlay)
    assert by_entries > 40
