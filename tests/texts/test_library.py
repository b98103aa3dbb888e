"""What there is to read, and what belongs to what: all of it from front matter."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS, entry, read
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.pages.page_list import PlaceFinder
from vinestreet.texts.library import Library
from vinestreet.texts.library_reader import read_library

STEW = """\
  stew:
    name: Stew
    what: Stew at night.
    needs: [food, talk]
  old-stew:
    name: Old stew
    what: There was stew.
    needs: [talk]
    status: closed
"""
TALK = """\
/// conversation

People:

- **Ana**

**Ana:** Soup?

///
"""


@pytest.fixture
def directory(tmp_path):
    return read(entry("cost: free") + STEW, tmp_path)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def write(docs: Path, name: str, front: str = "", body: str = "Words.") -> None:
    file = docs / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {file.stem.capitalize()}\n{front}---\n{body}\n", encoding="utf-8")


def titles(pieces) -> list[str]:
    return [piece.title for piece in pieces]


def library_of(docs, directory, *essays: tuple[str, str]) -> Library:
    for name, front in essays:
        write(docs, f"essays/{name}", front)
    return read_library(docs, directory)


def test_places_named_by_id_come_first_then_those_that_run_for_each_need(docs, directory):
    library = library_of(docs, directory, ("soup", "places:\n  needs: [food, talk]\n  ids: [stew]\n"))
    places = PlaceFinder(directory, ()).places(library.essays[0])
    assert [listing.id for listing in places.listings] == ["stew", "soup"]
    assert [need.id for need in places.needs] == ["food", "talk"]


def test_texts_stand_in_their_order_of_reading_and_lead_to_each_other(docs, directory):
    library = library_of(
        docs, directory, ("last", ""), ("second", "reading_order: 2\n"), ("first", "reading_order: 1\n")
    )
    assert titles(library.essays) == ["First", "Second", "Last"]
    before, after = library.beside(library.essays[1])
    assert titles([before, after]) == ["First", "Last"]
    assert library.beside(library.essays[2])[1] is None


def test_a_place_has_first_the_essay_that_names_it_then_those_whose_needs_are_rare(docs, directory):
    library = library_of(
        docs,
        directory,
        ("common", "places: {needs: [food]}\n"),
        ("also", "places: {needs: [food]}\n"),
        ("rare", "places: {needs: [talk]}\n"),
        ("named", "places: {ids: [stew]}\n"),
        ("other", ""),
    )
    assert titles(library.essays_for_listing(directory.listings["stew"])) == ["Named", "Rare", "Also"]
    assert titles(library.essays_for_listing(directory.listings["soup"])) == ["Also", "Common"]
    assert titles(library.essays_for(["talk"])) == ["Rare"]


def test_a_conversation_and_the_essays_that_it_names_lead_to_each_other(docs, directory):
    write(docs, "conversations/kitchen", "essays: [two, one]\nsetting: In a kitchen\n", TALK)
    library = library_of(docs, directory, ("one", ""), ("two", ""), ("three", ""))
    (talk,) = library.conversations
    assert titles(library.essays_of(talk)) == ["Two", "One"]
    assert [titles(library.conversations_on(essay)) for essay in library.essays] == [["Kitchen"], [], ["Kitchen"]]
    assert talk.conversation
    assert [person.name for person in talk.conversation.people] == ["Ana"]


def test_a_text_leads_on_to_one_thing(docs, directory):
    write(docs, "conversations/kitchen", "essays: [two, three]\n", TALK)
    write(docs, "practise/alone", "reading_order: 1\n")
    write(docs, "practise/in-twos", "reading_order: 2\n")
    library = library_of(docs, directory, ("one", ""), ("two", ""), ("three", ""))
    onward = {}
    for piece in library.all():
        following = library.onward(piece)
        onward[piece.title] = following and following.title
    assert onward == {
        "One": "Three",
        "Three": "Two",
        "Two": "Kitchen",  # that turns on it before all others
        "Kitchen": "Three",  # and not back to where most come from
        "Alone": "In-twos",
        "In-twos": None,
    }


def test_a_text_without_front_matter_is_named_after_its_file(docs, directory):
    (docs / "essays").mkdir(parents=True)
    (docs / "essays/warm-soup.md").write_text("Words.\n", encoding="utf-8")
    assert titles(read_library(docs, directory).essays) == ["Warm soup"]


def test_what_belongs_to_nothing_is_told(docs, directory):
    write(docs, "conversations/kitchen", "essays: [one]\nplaces: {needs: [food]}\n", TALK)
    library = library_of(docs, directory, ("one", "places: {needs: [food]}\n"), ("two", ""))
    assert [gap.told(WORDS) for gap in library.gaps(directory)] == [
        "resources.yml: needs.talk: no essay is about this need, so 1 of its places don't lead to one; write `needs: [id]` "
        "under `places:` at the top of one in docs/essays",
        "docs/essays/two.md: places: this page doesn't lead to any places; write `needs: [id, id]` under `places:` in its first "
        "lines",
        "docs/essays/two.md: no conversation is about this essay; write its name under `essays:` at the top of one in "
        "docs/conversations",
    ]


def test_a_copy_without_essays_has_no_gaps(docs, directory):
    assert read_library(docs, directory).gaps(directory) == []


def test_every_mistake_of_every_text_is_told_with_its_line(docs, directory):
    write(docs, "essays/one", "places:\n  needs: [foood]\n  place: x\n")
    write(docs, "essays/two", "places:\n  ids: [*x]\n")
    write(docs, "conversations/three", "essays: [on]\n", TALK.replace("**Ana:**", "**Anna:**"))
    write(docs, "practise/four", "shelf: start\nreading_order: third\n")
    with pytest.raises(ProblemsFoundError) as raised:
        read_library(docs, directory)
    assert raised.value.told(WORDS).splitlines() == [
        "docs/conversations/three.md:3: essays: no such essay; expected the name of a file in docs/essays, without "
        "`.md`; found `on`; did you mean `one`?",
        "docs/conversations/three.md:11: `Anna` speaks, and nobody by that name is listed below `People:`; correct the "
        "name, or add `- **Anna**, who they are`; did you mean `Ana`?",
        "docs/essays/one.md:4: places.needs: unknown need; expected an id from `needs:` at the top of resources.yml; found `foood`; did you mean "
        "`food`?",
        "docs/essays/one.md:5: places: unknown field `place`; known here: needs, ids",
        "docs/essays/two.md:4: a YAML alias; expected the value itself, written out; found `*x`",
        "docs/practise/four.md:3: unknown field `shelf`; known here: title, description, by, reading_order, places, "
        "discusses, words, audience, template, hide, search, with_whom, takes, drawing",
        "docs/practise/four.md:4: reading_order: expected a whole number from 1 to 1000; found `third`",
        "7 problems found.",
    ]


TOWN = """\
needs:
  crisis: {label: Too much, icon: speech}
  safety-at-home: {label: Hurt, icon: shield}
  talk: {label: Someone to talk to, icon: speech}
resources:
  made-up: {name: Made up, what: A house., needs: [crisis, safety-at-home, talk], phone: "413 555 0101", sample: true}
  real: {name: Real, what: A line., needs: [talk], phone: "413 555 0102"}
  the-line: {name: The line, what: A line., needs: [crisis], phone: "988"}
"""
HARD = {
    "of its needs": ("places: {needs: [crisis], ids: [made-up]}\n", "The rain."),
    "of its other needs": ("places: {needs: [safety-at-home], ids: [made-up]}\n", "The rain."),
    "of its words": ("places: {needs: [talk], ids: [made-up]}\n", "She has thought of suicide."),
    "of words about violence": ("places: {needs: [talk], ids: [made-up]}\n", "He is violent, and she is afraid."),
    "of plain words": ("places: {needs: [talk], ids: [made-up]}\n", "I want to die, he says."),
}


@pytest.mark.parametrize("because", HARD)
def test_below_a_text_about_suicide_or_violence_stand_real_lines_and_no_invented_place(docs, tmp_path, because: str):
    front, words = HARD[because]
    town = read(TOWN, tmp_path)
    write(docs, "essays/hard", front, words)
    places = PlaceFinder(town, ("the-line",)).places(read_library(docs, town).essays[0])
    assert places.listings[0].id == "the-line"
    assert not any(listing.sample for listing in places.listings)


def test_below_any_other_text_invented_places_stay(docs, tmp_path):
    town = read(TOWN, tmp_path)
    write(docs, "essays/soft", "places: {needs: [talk], ids: [made-up]}\n", "The abuzz bees, a grape.")
    places = PlaceFinder(town, ("the-line",)).places(read_library(docs, town).essays[0])
    assert [listing.id for listing in places.listings] == ["made-up", "real"]
