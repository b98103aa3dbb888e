"""What a form saves stands in the file where the place stands: in one for many, in its own, in a fork's over upstream's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.directory.reading import NEEDS
from vinestreet.contributing.form_saves import FormChange
from vinestreet.contributing.form_writes import with_change, write_change
from vinestreet.directory.listing_files import ListingFiles

SOUP = """\
  soup:
    # asked at the counter
    name: Soup
    what: "Soup at noon." # every day
    needs: [food]
    address: 1 Main Street
    notes:
      - {say: Warm., by: Jo, on: 2026-11-01}

  tea:
    name: Tea
    what: Tea.
    needs: [food]
"""
OWN = """\
# asked at the counter
name: Bread
what: Bread at dawn.
needs: [food]
"""
NOTE = {"say": "It was calm.", "by": "Ann", "on": "2026-11-20"}


def change(id_: str, *added, is_new: bool = False, **fields) -> FormChange:
    return FormChange(id_, is_new, {**fields, **{name: [item] for name, item in added}}, tuple(added), "", {})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "resources.yml").write_text(NEEDS + SOUP, encoding="utf-8")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources/bread.yml").write_text(OWN, encoding="utf-8")
    return tmp_path


def texts(root: Path, made: FormChange) -> dict[str, str | None]:
    return dict(with_change(ListingFiles.of(root), made).changed)


def test_comments_and_every_other_line_stay(root: Path):
    text = texts(root, change("soup", address="2 Main Street"))["resources.yml"]
    assert text == (NEEDS + SOUP).replace("1 Main Street", "2 Main Street")


def test_a_note_comes_below_the_others_and_those_stay_as_they_are(root: Path):
    text = texts(root, change("soup", ("notes", NOTE)))["resources.yml"]
    assert text == (NEEDS + SOUP).replace(
        "01}\n", "01}\n      - {say: It was calm., by: Ann, on: 2026-11-20}\n"
    ).replace("on: 2026-11-20", 'on: "2026-11-20"')


def test_a_place_in_a_file_of_its_own_is_changed_there(root: Path):
    assert texts(root, change("bread", address="3 Main Street", what=None)) == {
        "resources/bread.yml": OWN.replace("what: Bread at dawn.\n", "") + "address: 3 Main Street\n"
    }


def test_a_fork_writes_over_upstreams_and_says_what_it_takes_away(root: Path):
    (root / "local").mkdir()
    assert texts(root, change("soup", address=None, cost="free")) == {
        "local/resources.yml": "resources:\n  soup:\n    address: null\n    cost: free\n"
    }


def test_a_new_place_is_added(root: Path):
    (root / "local").mkdir()
    made = texts(root, change("milk", is_new=True, name="Milk", what="Milk.", needs=["food"]))
    assert made == {"local/resources.yml": "resources:\n  milk:\n    name: Milk\n    what: Milk.\n    needs: [food]\n"}


def fails() -> None:
    raise ValueError


@pytest.mark.parametrize(("read", "kept"), [(lambda: None, True), (fails, False)])
def test_what_cannot_be_read_afterwards_is_taken_back(root: Path, read: Callable[[], None], kept: bool):
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    try:
        assert write_change(root, change("soup", address="2 Main Street"), read) == ["resources.yml"]
    except ValueError:
        assert not kept
    assert ({path: path.read_bytes() for path in root.rglob("*.yml")} != before) is kept
