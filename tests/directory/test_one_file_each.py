"""Into a file for each place and back: the same bytes, or the place says so before anything is written."""

import shutil
from pathlib import Path

import pytest

from tests.directory.reading import NEEDS
from tests.directory.test_listing_folder import SOUP, TEA, project
from tests.frozen_town import TOWN
from tests.without_texts import copy_without_texts
from vinestreet.cli import main
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.one_file_each import join_together, split_apart

ROOT = Path(__file__).parents[2]
MESSY = """\
# The places of Ashbury.

needs:
  food: {label: Something to eat, icon: bowl}
resources: # all of them
  # The big one.

  # Ask for Jo.
  soup:
    # by the river
    name: Soup   # their own name
    what: |
      Soup.

        With bread.
    needs: [food]
   \n
  "911":
    name: "Nine
      one one"
    what: >-
      Help.
    needs:
    - food
  # Of the church.
  # Since May.
  tea: {name: Tea, what: Tea., needs: [food]}
  cake:
    name: Cake
    what: Cake.   \n    needs: [food]
    # closed in August
    notes:
      # the first
      - {say: Nice., by: Jo, on: 2026-11-01}



  pie:

    name: Pie
    what: Pie.
    needs: [food]

# That's all.
"""
ODD = {
    "ids further in than needs": "   soup:\n     name: Soup\n     what: Soup.\n     needs: [food]\n",
    "fields further in": "  soup:\n      name: Soup\n      what: Soup.\n      needs: [food]\n",
    "a remark beside the id": "  soup: # here\n    name: Soup\n    what: Soup.\n    needs: [food]\n",
    "a remark further left": "  soup:\n    name: Soup\n # here\n    what: Soup.\n    needs: [food]\n",
    "brackets below the id": "  soup:\n    {name: Soup, what: Soup., needs: [food]}\n",
}


def files(folder: Path, text: str) -> ListingFiles:
    folder.mkdir(exist_ok=True)
    (folder / "resources.yml").write_bytes(text.encode())
    return ListingFiles.of(folder)


def test_each_place_gets_the_lines_that_are_its_own(tmp_path):
    split = split_apart(files(tmp_path, MESSY))
    split.files.write()
    assert (split.stay, split.differ) == ((), ())
    assert split.moved == ("soup", "911", "tea", "cake", "pie")
    assert (tmp_path / "resources.yml").read_text() == MESSY.partition("  # The big")[0] + "\n# That's all.\n"
    assert (
        (tmp_path / "resources/soup.yml")
        .read_text()
        .startswith(
            "# The big one.\n\n# Ask for Jo.\n---\n# by the river\nname: Soup   # their own name\nwhat: |\n  Soup.\n"
        )
    )
    assert (tmp_path / "resources/tea.yml").read_text() == (
        "# Of the church.\n# Since May.\n{name: Tea, what: Tea., needs: [food]}\n"
    )
    assert (tmp_path / "resources/.order").read_text() == "soup 0\n911 0\ntea 0\ncake 0\npie 3\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        MESSY,
        (ROOT / "resources.yml").read_text(encoding="utf-8"),
        (TOWN / "resources.yml").read_text(encoding="utf-8"),
        NEEDS + SOUP,
        f"resources:\n{SOUP}{NEEDS.removesuffix('resources:' + chr(10))}",
        "needs:\n   x: {label: X, icon: bowl}\nresources:\n   a:\n     name: A\n\n   b: null\n",
    ],
)
def test_there_and_back_it_is_the_same_file(text, ends, tmp_path):
    text = text.replace("\n", ends)
    split = split_apart(files(tmp_path, text))
    split.files.write()
    assert (split.stay, split.differ) == ((), ())
    join_together(ListingFiles.of(tmp_path)).write()
    assert (tmp_path / "resources.yml").read_bytes().decode() == text
    assert list((tmp_path / "resources").iterdir()) == []


@pytest.mark.parametrize("name", ODD)
def test_what_would_come_back_otherwise_is_named(name, tmp_path):
    split = split_apart(files(tmp_path, NEEDS + ODD[name]))
    assert (split.moved, split.differ) == (("soup",), ("soup",))
    split.files.write()
    join_together(ListingFiles.of(tmp_path)).write()
    text = (tmp_path / "resources.yml").read_text()
    assert " ".join(sorted(text.replace("#", " # ").split())) == " ".join(
        sorted((NEEDS + ODD[name]).replace("#", " # ").split())
    )


def test_what_would_say_something_else_stays(tmp_path):
    text = (
        NEEDS
        + "  soup:\n    name: Soup\n    what: |+\n      Soup.\n\n    needs: [food]\n    source: |+\n      Jo.\n\n\n"
        + ("  tea:\n    name: Tea\n    what: Tea.\n    needs: [food]\n")
    )
    split = split_apart(files(tmp_path, text))
    assert (split.moved, split.stay) == (("tea",), ("soup",))
    split.files.write()
    join_together(ListingFiles.of(tmp_path)).write()
    assert (tmp_path / "resources.yml").read_text() == text


def test_places_of_both_forms_come_together_in_their_order(tmp_path):
    tea = f"# yaml-language-server: $schema=../place.schema.json\nid: tea\n{TEA}\n\n"
    project(tmp_path, {"resources/tea.yml": tea, "resources/ale.yml": TEA.replace("Tea", "Ale").rstrip()})
    join_together(ListingFiles.of(tmp_path)).write()
    below = "".join(f"\n  {id_}:\n    name: {name}\n    what: {name} at four.\n    needs: [food]\n"
                    for id_, name in (("ale", "Ale"), ("tea", "Tea")))  # fmt: skip
    assert (tmp_path / "resources.yml").read_text() == NEEDS + SOUP + below


def test_a_second_split_keeps_what_was_in_files_after_the_others(tmp_path):
    split_apart(files(tmp_path, NEEDS + SOUP)).files.write()
    again = files(tmp_path, NEEDS + SOUP.replace("soup", "bread"))
    split_apart(again).files.write()
    assert (tmp_path / "resources/.order").read_text() == "bread 0\nsoup 0\n"


def test_the_commands_say_what_they_did(tmp_path, capsys):
    folder = copy_without_texts(tmp_path / "copy")
    config, text = ["--config", str(folder / "mkdocs.yml")], (folder / "resources.yml").read_text(encoding="utf-8")
    count = text.count("\n    name: ")
    assert main(["join", *config]) == 0
    assert capsys.readouterr().out == "There's nothing to join: all places are in resources.yml.\n"
    assert main(["split", "--dry-run", *config]) == 0
    assert not (folder / "resources").exists()
    dry = "Nothing was written: this was a dry run. Run it again without --dry-run to do it.\n"
    assert capsys.readouterr().out == f"{count} places would get a file each, in resources/\n{dry}"
    assert main(["split", *config]) == 0
    assert capsys.readouterr().out == (
        f"{count} places have a file each now, in resources/\n"
        "Nothing else about the site changes. Look at it with `git status`, and run `make check`.\n"
    )
    assert len(list((folder / "resources").glob("*.yml"))) == count
    assert main(["split", *config]) == 0
    assert capsys.readouterr().out == "There's nothing to split: no place is in resources.yml.\n"
    assert main(["join", *config]) == 0
    assert capsys.readouterr().out.startswith(
        f"{count} places are in resources.yml again, and their own files are gone\n"
    )
    assert (folder / "resources.yml").read_text(encoding="utf-8") == text
    assert not (folder / "resources").exists()


def test_a_forks_own_are_split_and_upstreams_stay(tmp_path):
    folder = copy_without_texts(tmp_path / "copy")
    (folder / "local").mkdir()
    shutil.copy(folder / "resources.yml", folder / "before.yml")
    own = "resources:\n  # ours\n  soup:\n    name: Soup\n    what: Soup.\n    needs: [food]\n\n  mill-lane-fridge: null\n"
    (folder / "local/resources.yml").write_text(own, encoding="utf-8")
    config = ["--config", str(folder / "mkdocs.yml")]
    assert main(["split", *config]) == 0
    assert (folder / "local/resources.yml").read_text(encoding="utf-8") == "resources:\n"
    assert (folder / "local/resources/mill-lane-fridge.yml").read_text(encoding="utf-8") == "null\n"
    assert (folder / "resources.yml").read_bytes() == (folder / "before.yml").read_bytes()
    assert main(["join", *config]) == 0
    assert (folder / "local/resources.yml").read_text(encoding="utf-8") == own
