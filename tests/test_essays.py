"""The places that belong to an essay."""

import pytest

from tests.directory.reading import WORDS, entry, read
from vinestreet.essays import check_essays, places_for
from vinestreet.problems import ProblemsFoundError

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


@pytest.fixture
def directory(tmp_path):
    return read(entry("cost: free") + STEW, tmp_path)


def essay(front: str) -> str:
    return f"---\ntitle: Soup\n{front}---\nWords.\n"


def test_places_named_by_id_come_first_then_those_that_run_for_each_need(directory):
    places = places_for(essay("places:\n  needs: [food, talk]\n  ids: [stew]\n"), "docs/essays/soup.md", directory)
    assert [listing.id for listing in places.listings] == ["stew", "soup"]
    assert [need.id for need in places.needs] == ["food", "talk"]


def test_an_essay_may_name_no_places(directory):
    assert places_for(essay(""), "docs/essays/soup.md", directory) is None
    assert places_for("No front matter.\n", "docs/essays/soup.md", directory) is None


def test_every_wrong_name_of_every_essay_is_told_with_its_line(directory, tmp_path):
    folder = tmp_path / "docs/essays"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(essay("places:\n  needs: [foood]\n  place: x\n"), encoding="utf-8")
    (folder / "two.md").write_text(essay("places:\n  ids: [*x]\n"), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        check_essays(folder, directory)
    assert raised.value.told(WORDS).splitlines() == [
        "docs/essays/one.md:4: places.needs: unknown need; expected an id from `needs:`; found `foood`; did you mean "
        "`food`?",
        "docs/essays/one.md:5: places: unknown field `place`; known here: needs, ids",
        "docs/essays/two.md:4: a YAML alias; expected the value itself, written out; found `*x`",
        "3 problems found.",
    ]
