"""Writing into the directory: a place is changed where it stands, a new one goes where most are, no other line moves."""

from pathlib import Path

import pytest
import yaml

from tests.directory.reading import NEEDS
from tests.directory.test_listing_folder import COFFEE, SOUP, TEA, project
from tests.directory.test_yaml_edit import ODD_IDS
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.one_file_each import join_together
from vinestreet.directory.yaml_edit import with_changed

CAKE = {"name": "Cake", "what": "Cake at five.", "needs": ["food"]}
ODD = (
    "# The one behind the church.\r\n---\r\n\r\nname:   Tea   # its own\r\nwhat: >-\r\n  Tea\r\n\r\n  at four.\r\n"
    "# asked in May\r\nneeds: [food]\r\nnotes:\r\n- say: Nice.\r\n  by: Jo\r\n  on: 2026-11-01\r\n   \r\n# the end"
)


def read(root: Path, name: str) -> str:
    return (root / name).read_bytes().decode()


def fork(folder: Path, files: dict[str, str]) -> ListingFiles:
    project(folder, {"mkdocs.local.yml": "", **files})
    return ListingFiles.of(folder)


def test_a_field_is_changed_in_the_file_where_it_stands(tmp_path):
    project(tmp_path, {"resources/tea.yml": ODD})
    files = ListingFiles.of(tmp_path)
    files = files.with_changed("tea", {"needs": ["talk"], "phone": "911"}).with_changed("soup", {"cost": "free"})
    assert read(tmp_path, "resources/tea.yml") == ODD
    files.write()
    assert read(tmp_path, "resources/tea.yml") == ODD.replace("[food]", '[talk]\r\nphone: "911"')
    assert read(tmp_path, "resources.yml") == NEEDS + SOUP + "    cost: free\n"


def test_a_field_is_taken_away(tmp_path):
    project(tmp_path, {"resources/tea.yml": TEA + "cost: free\nfor: all\n"})
    ListingFiles.of(tmp_path).with_changed("tea", {"cost": None}).write()
    assert read(tmp_path, "resources/tea.yml") == TEA + "for: all\n"


def test_what_stands_in_brackets_is_written_anew(tmp_path):
    files = {"resources/tea.yml": "{name: Tea, what: Tea at four.,\n needs: [food]}\n"}
    project(tmp_path, files, NEEDS + "  soup:\n    {name: Soup,\n    what: Soup., needs: [food]}\n")
    made = ListingFiles.of(tmp_path).with_all_changed({"tea": {"cost": "free"}, "soup": {"cost": "free"}})
    assert made.text("resources/tea.yml") == TEA + "cost: free\n"
    assert made.text("resources.yml") == NEEDS + SOUP.replace(" at noon", "") + "    cost: free\n"


def test_a_note_is_added_to_its_list(tmp_path):
    project(tmp_path, {"resources/tea.yml": ODD})
    made = ListingFiles.of(tmp_path).with_added("tea", "notes", {"say": "Warm.", "by": "Al", "on": "2026-11-02"})
    line = '- {say: Warm., by: Al, on: "2026-11-02"}\r\n'
    assert made.text("resources/tea.yml").replace(line, "") == ODD
    with pytest.raises(KeyError):
        made.with_added("soup", "notes", {})
    with pytest.raises(KeyError):
        made.with_added("nothing", "notes", {})


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({}, "resources.yml"),
        ({"resources/tea.yml": TEA}, "resources.yml"),
        ({"resources/tea.yml": TEA, "resources/coffee.yml": COFFEE}, "resources/cake.yml"),
    ],
)
def test_a_new_place_goes_where_most_are(files, name, tmp_path):
    project(tmp_path, files)
    made = ListingFiles.of(tmp_path).with_entry("cake", CAKE)
    assert list(made.changed) == [name]
    assert made.before(name) == (None if "cake" in name else NEEDS + SOUP)
    assert made.file_of("cake") == name
    made.write()
    assert read(tmp_path, name).endswith(
        TEA.replace("Tea", "Cake").replace("four", "five")
        if "cake" in name
        else "\n  cake:\n    name: Cake\n    what: Cake at five.\n    needs: [food]\n"
    )


def test_many_are_changed_and_added_at_once(tmp_path):
    project(tmp_path, {"resources/tea.yml": TEA, "resources/coffee.yml": COFFEE})
    files = ListingFiles.of(tmp_path).with_all_changed({id_: {"cost": "free"} for id_ in ("soup", "tea", "coffee")})
    files = files.with_entries([("cake", CAKE), ("pie", CAKE)]).with_changed("pie", {"cost": "free"})
    assert sorted(files.changed) == [
        "resources.yml",
        *(f"resources/{id_}.yml" for id_ in ("cake", "coffee", "pie", "tea")),
    ]
    assert all(text.endswith("cost: free\n") for name, text in files.changed.items() if "cake" not in name)
    assert list(files.folder().files) == ["cake", "coffee", "pie", "tea"]


def test_what_is_not_there_cannot_be_changed(tmp_path):
    project(tmp_path, {})
    with pytest.raises(KeyError):
        ListingFiles.of(tmp_path).with_changed("tea", {"cost": "free"})


def test_a_fork_writes_over_upstreams_in_its_own(tmp_path):
    files = fork(tmp_path, {"resources/tea.yml": TEA, "local/resources.yml": "", "local/resources/ours.yml": TEA})
    made = files.with_changed("tea", {"cost": "free"}).with_changed("soup", {"cost": "free"})
    made = made.with_changed("soup", {"for": "All."})
    assert made.changed == {
        "local/resources/tea.yml": "cost: free\n",
        "local/resources/soup.yml": "cost: free\nfor: All.\n",
    }
    assert files.file_of("tea") == ""
    with pytest.raises(KeyError):
        made.with_changed("nothing", {"cost": "free"})


def test_a_fork_without_places_begins_in_the_one_file(tmp_path):
    made = fork(tmp_path, {"resources/tea.yml": TEA, "resources/coffee.yml": COFFEE}).with_entry("cake", CAKE)
    assert list(made.changed) == ["local/resources.yml"]


def test_places_taken_out_are_given_as_they_stood(tmp_path):
    project(tmp_path, {"resources/tea.yml": ODD.replace("\r", "")})
    files, gone = ListingFiles.of(tmp_path).taken_out(["tea", "soup"])
    assert gone["soup"] == SOUP
    assert gone["tea"].startswith(
        "  # The one behind the church.\n  tea:\n\n    name:   Tea   # its own\n    what: >-\n"
    )
    files.write()
    assert not (tmp_path / "resources/tea.yml").exists()
    assert read(tmp_path, "resources.yml") == NEEDS
    with pytest.raises(KeyError):
        files.taken_out(["tea"])


def test_all_is_written_or_nothing(tmp_path, monkeypatch):
    project(tmp_path, {"resources/tea.yml": TEA, "resources/coffee.yml": COFFEE})
    made = ListingFiles.of(tmp_path).with_all_changed({id_: {"cost": "free"} for id_ in ("coffee", "tea", "soup")})
    made = made.with_entry("cake", CAKE)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    real, left = Path.replace, [2]

    def full(self, target):
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        made.write()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_edit_of_a_whole_file_says_the_same(tmp_path):
    """One text as a file of its own and below its id: the same lines are changed, four columns apart."""
    project(tmp_path, {"resources/tea.yml": TEA})
    fields = {"hours": "Mo 10:00-12:00", "arrive": {"door": "x " * 60, "by": "Jo"}, "needs": ["talk"]}
    alone = ListingFiles.of(tmp_path).with_changed("tea", fields).text("resources/tea.yml")
    inside = with_changed("resources:\n  tea:\n" + "".join(f"    {line}\n" for line in TEA.splitlines()), "tea", fields)
    assert "".join(f"    {line}\n" for line in alone.splitlines()) == inside.removeprefix("resources:\n  tea:\n")


@pytest.mark.parametrize("id_", ODD_IDS)
def test_an_id_that_yaml_would_read_as_something_else_is_quoted_where_its_file_becomes_an_entry(id_, tmp_path):
    project(tmp_path, {f"resources/{id_}.yml": TEA, "resources/coffee.yml": COFFEE})
    files = ListingFiles.of(tmp_path).with_changed(id_, {"what": "Tea at five."})
    files = files.with_changed("coffee", {"not-the-same-as": [id_]})
    text = TEA.replace("four", "five")
    assert files.text(f"resources/{id_}.yml") == text
    assert yaml.safe_load(files.text("resources/coffee.yml"))["not-the-same-as"] == [id_]
    assert yaml.safe_load(files.taken_out([id_])[1][id_]) == {id_: yaml.safe_load(text)}
    joined = yaml.safe_load(join_together(files).text("resources.yml"))
    assert joined["resources"].keys() == {"soup", "coffee", id_}
