"""Reading entry by entry gives what reading the whole file gives, or nothing; and it remembers what did not change."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.directory.reading import AREAS, KNOWN, NEEDS, read
from tests.directory.the_site import the_site
from tests.frozen_town import TOWN
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.incremental_loader import EntryCache, read_incrementally
from vinestreet.directory.loader import read_whole
from vinestreet.directory.model import Area, Directory

SOUP = "  soup:\n    name: Soup\n    what: Soup at noon.\n    needs: [food]\n"
BREAD = "  bread:\n    name: Bread\n    what: Bread at six.\n    needs: [food, talk]\n"
TEA = "  tea:\n    name: Tea\n    what: Tea at four.\n    needs: [talk]\n    area: united-kingdom\n"


def by_entry(text: str, memory: EntryCache | None = None, known=KNOWN) -> Directory | None:
    return read_incrementally(text, known.ids["areas"], known, memory or EntryCache())


def whole(text: str, known=KNOWN) -> Directory | None:
    try:
        return read_whole(text, known.ids["areas"], known, "resources.yml")
    except ProblemsFoundError:
        return None


def in_order(directory: Directory) -> tuple[Directory, list[str], list[str]]:
    """Everything that counts: mappings are equal whatever their order."""
    return directory, list(directory.needs), list(directory.listings)


@pytest.mark.parametrize(
    "text",
    [
        NEEDS + SOUP + BREAD,
        "# Ours\n\n" + NEEDS + "\n  # the first\n\n" + SOUP + "\n  # the second\n" + BREAD + "# the end\n\n",
        NEEDS.replace("resources:", "resources: # places") + SOUP,
        NEEDS + SOUP.replace("  soup:", '  "soup":') + BREAD.replace("  bread:", "  'bread':"),
        NEEDS + (SOUP + BREAD).replace("  ", "   "),
        NEEDS + SOUP + BREAD.rstrip("\n"),
        NEEDS + SOUP.replace("Soup at noon.", "|+\n      Soup\n\n      bread: at noon\n\n") + BREAD,
        NEEDS + SOUP.replace("Soup at noon.", '"Soup\n      bread: at noon\n    # of course"') + BREAD,
    ],
    ids=[
        "plain",
        "comments",
        "a comment on the section",
        "quoted ids",
        "three spaces",
        "no end of line",
        "block",
        "quotes",
    ],
)
def test_a_file_as_people_write_it_is_read_by_entry(text):
    directory = by_entry(text)
    assert in_order(directory) == in_order(whole(text))


@pytest.mark.parametrize(
    "text",
    [
        NEEDS + SOUP.replace("Soup at noon.", '"Soup\n  bread: x"'),
        NEEDS + SOUP.replace("Soup at noon.", "'Soup\n  bread:\n    name: x'") + BREAD,
        NEEDS + SOUP.replace("Soup at", '"Soup at') + BREAD.replace("six.", 'six."'),
        NEEDS + "  soup: {name: Soup, what: Soup at noon., needs: [food],\n  run_by: unknown}\n",
        NEEDS + "  ? soup\n  : name: Soup\n    what: Soup at noon.\n    needs: [food]\n",
        "resources:\n" + SOUP + NEEDS.removesuffix("resources:\n"),
        NEEDS.removesuffix("\n") + " {soup: {name: Soup, what: Soup at noon., needs: [food]}}\n",
        NEEDS.removesuffix("\n") + " {}\n",
    ],
    ids=[
        "a quote like an entry",
        "a quote like two",
        "a quote over two",
        "brackets",
        "question mark",
        "needs last",
        "one line",
        "none",
    ],
)
def test_what_looks_odd_is_right_and_left_to_the_whole_reading(text, tmp_path):
    assert by_entry(text) is None
    assert read(text, tmp_path) == whole(text)


ODD = {
    "an id twice": SOUP + BREAD + SOUP.replace("noon", "one"),
    "an entry twice": SOUP + BREAD + SOUP,
    "a document that ends": SOUP + "...\n" + BREAD,
    "a document that ends at an old Mac's line end": SOUP.removesuffix("\n") + "\r...\n" + BREAD,
    "a document that ends before the entries": "# x\u2028...\n" + SOUP + BREAD,
    "a second document": SOUP + "---\n" + BREAD,
    "brackets between entries": SOUP + "  {bread: {}}\n" + BREAD,
    "brackets that end in the next entry": SOUP.replace("[food]", "[food") + BREAD.replace("[food", "food"),
    "an entry too far left": SOUP + BREAD.replace("  bread", " bread"),
    "another section": SOUP + "places:\n" + BREAD,
    "the section twice": SOUP + "resources:\n" + BREAD,
    "a need that is not there": SOUP.replace("[food]", "[food, fod]") + BREAD,
    "an area that is not there": SOUP + TEA.replace("united-kingdom", "united"),
    "a place that is not there": SOUP.replace("needs", "status: {is: closed, instead: breads}\n    needs") + BREAD,
    "as deep as one may go, and one more": SOUP + "    notes: " + "[" * 10 + "]" * 10 + "\n" + BREAD,
}


@pytest.mark.parametrize("entries", ODD.values(), ids=ODD.keys())
def test_what_is_wrong_in_the_whole_is_never_right_by_entry(entries):
    assert whole(NEEDS + entries) is None
    assert by_entry(NEEDS + entries) is None


def test_depth_counts_from_the_root_of_the_file(tmp_path):
    for levels in range(7, 14):
        text = NEEDS + SOUP + "    notes: " + "[" * levels + "]" * levels + "\n"
        with pytest.raises(ProblemsFoundError) as found:
            read(text, tmp_path)
        assert ("too_deep" in {problem.key for problem in found.value.problems}) == (levels > 9)


# Pieces of YAML that change what stands around them.
PIECES = [
    *"\"'[]{}|:#,\t\r\u2028\x85\ufeff", ">-", "|+", "---", "...", "\n...\n", "\r...\n", "# x", "? a", ": b", "- x", "&a ",
    "*a", "!t ", "%YAML 1.1", "resources:", "needs:", "\n", "\n  ", "a: b", "  soup: {name: x}", "\\", "<<: x", "[[[[[[[[",
]  # fmt: skip


def edited(text: str, rng: random.Random) -> str:
    """Do something to a line: what people do, and what they never would."""
    lines = text.split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    line, piece = lines[at], rng.choice(PIECES)
    match rng.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], line
        case 3:
            lines[at] = " " * rng.randrange(1, 4) + line
        case 4:
            lines[at] = line[rng.randrange(1, 4) :]
        case 5:
            lines.insert(at, " " * rng.randrange(8) + piece)
        case 6:
            split = rng.randrange(len(line) + 1)
            lines[at] = line[:split] + piece + line[split:]
        case 7:
            lines[at] = line.replace(": ", f": {piece}", 1)
    return "\n".join(lines)


@pytest.mark.slow
def test_after_any_edits_both_ways_read_the_same():
    rng = random.Random(1)
    needs, _, entries = (TOWN / "resources.yml").read_text(encoding="utf-8").partition("resources:\n")
    entries = entries.replace("\n  ", "\n\0  ").replace("\0    ", "    ").split("\0")
    place = the_site().place
    known = replace(KNOWN, ids={"areas": place.areas})
    memory, text, read_by_entries = EntryCache(), "", 0
    for step in range(300):
        if step % 5 == 0:
            text = needs + "resources:\n" + "".join(rng.sample(entries, 4))
        changed = edited(text, rng)
        found, expected = by_entry(changed, memory, known), whole(changed, known)
        if expected:
            text = changed
        if found:
            read_by_entries += 1
            assert expected
            assert in_order(found) == in_order(expected)
    assert read_by_entries > 30


def test_what_did_not_change_is_not_read_again():
    memory = EntryCache()
    before = by_entry(NEEDS + SOUP + BREAD, memory)
    after = by_entry("# moved down\n" + NEEDS + TEA + SOUP.replace("noon", "one") + BREAD, memory)
    assert list(after.listings) == ["tea", "soup", "bread"]
    assert after.listings["bread"] is before.listings["bread"]
    assert after.listings["soup"].what == "Soup at one."


def test_what_is_gone_is_forgotten():
    memory = EntryCache()
    by_entry(NEEDS + SOUP + BREAD, memory)
    assert list(by_entry(NEEDS + SOUP.replace("soup:", "stew:"), memory).listings) == ["stew"]
    assert list(by_entry(NEEDS + SOUP, memory).listings) == ["soup"]
    assert len(memory.entries) == 1


def test_an_error_leaves_the_memory_as_it_was():
    memory = EntryCache()
    before = by_entry(NEEDS + SOUP + BREAD, memory)
    assert by_entry(NEEDS + SOUP.replace("[food]", "[fod]") + BREAD, memory) is None
    assert by_entry("", memory) is None
    after = by_entry(NEEDS + SOUP + BREAD, memory)
    assert after == before
    assert all(after.listings[id_] is listing for id_, listing in before.listings.items())


def test_ids_that_remembered_entries_name_are_looked_up_each_time():
    memory = EntryCache()
    closed = SOUP + "    status: {is: closed, instead: bread}\n"
    assert by_entry(NEEDS + closed + BREAD, memory)
    assert by_entry(NEEDS + closed + BREAD.replace("bread:", "loaf:"), memory) is None
    assert by_entry(NEEDS.replace("  talk:", "  talking:") + closed + BREAD, memory) is None
    assert by_entry(NEEDS + closed + BREAD, memory)


def test_a_need_that_changes_or_comes_costs_no_listing():
    memory = EntryCache()
    before = by_entry(NEEDS + SOUP, memory)
    needs = NEEDS.replace("Something to eat", "A warm meal").replace(
        "resources:", "  bed: {label: Bed, icon: bed}\nresources:"
    )
    after = by_entry(needs + SOUP, memory)
    assert after.needs["food"].label == "A warm meal"
    assert list(after.needs) == ["food", "talk", "bed"]
    assert after.listings["soup"] is before.listings["soup"]


def test_what_entries_are_read_with_is_part_of_the_memory():
    memory = EntryCache()
    text = NEEDS + TEA + '    phone: "020 7946 0018"\n    checked: {on: 2026-11-21, by: Jo, how: phone}\n'
    assert by_entry(text, memory).listings["tea"].phones[0].shown == "020 7946 0018"
    abroad = {**AREAS, "united-kingdom": Area(id="united-kingdom", label="United Kingdom", country="US")}
    assert by_entry(text, memory, replace(KNOWN, ids={"areas": abroad})) is None
    assert by_entry(text, memory, replace(KNOWN, today=KNOWN.today - timedelta(days=9))) is None
    assert by_entry(text, memory, replace(KNOWN, ids={"areas": {}})) is None
    assert by_entry(text, memory)


def test_the_projects_own_directory_is_read_by_entry():
    text = (TOWN / "resources.yml").read_text(encoding="utf-8")
    known = replace(KNOWN, today=the_site().made + timedelta(days=1), ids={"areas": the_site().place.areas})
    assert by_entry(text, known=known) == the_site().directory
