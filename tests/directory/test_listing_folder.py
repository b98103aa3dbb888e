"""Places that have a file each: read as those of the one file, and whatever is wrong told in that file, on its line."""

from pathlib import Path

import pytest

from tests.directory.reading import AREAS, KNOWN, NEEDS, TODAY, WORDS
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.entry_lines import field_line, listing_lines
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.directory.listing_folder import read_listing_folder
from vinestreet.directory.loader import read_directory, read_whole
from vinestreet.directory.model import Directory
from vinestreet.directory.overlay import OverlayFile

SOUP = "  soup:\n    name: Soup\n    what: Soup at noon.\n    needs: [food]\n"
TEA = "name: Tea\nwhat: Tea at four.\nneeds: [food]\n"
COFFEE = TEA.replace("Tea", "Coffee")


def project(folder: Path, files: dict[str, str], text: str = NEEDS + SOUP) -> Path:
    """A resources.yml with the text, and files by their paths beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "resources.yml").write_text(text, encoding="utf-8")
    for name, content in {"resources/.keep": "", **files}.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(content.encode())
    return folder / "resources.yml"


def read(path: Path, memory: EntryCache | None = None) -> Directory:
    directory = read_directory(path, AREAS, "US", TODAY, memory=memory)
    folder = read_listing_folder(path.parent / "resources", "resources")
    assert directory == read_whole(read_text(path), AREAS, KNOWN, path.name, folder=folder)
    return directory


def told(path: Path, memory: EntryCache | None = None) -> list[str]:
    """All that is told, without the count."""
    with pytest.raises(ProblemsFoundError) as found:
        read_directory(path, AREAS, "US", TODAY, memory=memory)
    return found.value.told(WORDS).splitlines()[:-1]


@pytest.mark.parametrize(
    "text",
    [
        TEA,
        f"---\n{TEA}",
        f"# A remark.\n---\nid: tea\n{TEA}",
        f"\ufeff{TEA}".replace("\n", "\r\n"),
        "{name: Tea, what: Tea at four., needs: [food]}\n",
        f"{TEA}id: tea",
    ],
)
def test_a_file_of_its_own_says_what_an_entry_says(text, tmp_path):
    directory = read(project(tmp_path, {"resources/tea.yml": text}))
    in_one = read(
        project(
            tmp_path / "one",
            {},
            NEEDS
            + SOUP
            + TEA.replace("name", "  tea:\n    name", 1)
            .replace("\nwhat", "\n    what")
            .replace("\nneeds", "\n    needs"),
        )
    )
    assert list(directory.listings) == ["soup", "tea"]
    assert directory.listings == in_one.listings
    assert directory.file_of("tea") == "resources/tea.yml"
    assert directory.file_of("soup") == "resources.yml"


@pytest.mark.parametrize(
    "text", [NEEDS.replace("resources:\n", ""), NEEDS, NEEDS + "  {}\n", f"{NEEDS}  # none here\n"]
)
def test_all_of_them_may_have_a_file(text, tmp_path):
    assert list(read(project(tmp_path, {"resources/tea.yaml": TEA}, text)).listings) == ["tea"]


def test_they_name_each_other(tmp_path):
    closed = f"{TEA}status: {{is: closed, instead: soup}}\n"
    soup = NEEDS + SOUP + "    not-the-same-as: [tea]\n"
    assert read(project(tmp_path, {"resources/tea.yml": closed}, soup)).listings["soup"].not_the_same_as == ("tea",)


def test_they_come_in_the_order_that_is_kept_then_by_their_ids(tmp_path):
    files = {f"resources/{name}.yml": TEA.replace("Tea", name) for name in "abcd"}
    path = project(tmp_path, {**files, "resources/.order": "c\nb\nx\nc\n"})
    assert list(read(path).listings) == ["soup", "c", "b", "a", "d"]


QUIET = {
    "resources/README.md": "Here are places.",
    "resources/.tea.yml.swp": "x",
    "resources/tea.yml~": "x",
    "resources/#tea.yml#": "x",
    "resources/tea.yml.bak": "x",
    "resources/tea.yml.orig": "x",
    "resources/.hidden/tea.yml": "x",
}


def test_what_editors_keep_beside_a_file_is_passed_over(tmp_path):
    assert list(read(project(tmp_path, {**QUIET, "resources/tea.yml": TEA})).listings) == ["soup", "tea"]


BAD_NAMES = {
    "two that are told apart by a capital": (
        {"resources/Tea.yml": COFFEE, "resources/tea.yml": TEA},
        "resources/Tea.yml: two files for the same place, this one and resources/tea.yml; keep what's right in both, in "
        "one of them",
    ),
    "two that end otherwise": (
        {"resources/tea.yaml": COFFEE, "resources/tea.yml": TEA},
        "resources/tea.yaml: two files for the same place, this one and resources/tea.yml; keep what's right in both, in "
        "one of them",
    ),
    "no id": (
        {"resources/Tee Haus.yml": TEA},
        "resources/Tee Haus.yml: a place's file is named after its id: letters from a to z without accents, digits, and "
        "hyphens, such as `night-owl-shelter.yml`; did you mean `tee-haus.yml`?",
    ),
    "no id that's free": (
        {"resources/needs.yml": TEA},
        "resources/needs.yml: a place's file is named after its id: letters from a to z without accents, digits, and "
        "hyphens, such as `night-owl-shelter.yml`",
    ),
    "as Windows names a text": (
        {"resources/tea.yml.txt": TEA},
        "resources/tea.yml.txt: nothing here is read but places, and their files end in `.yml`; is this one `tea.yml`?",
    ),
    "a folder inside": (
        {"resources/town/tea.yml": TEA},
        "resources/town: a folder inside the folder of places, and nothing in it is read; move its files up, right beside "
        "the others",
    ),
}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_file_that_nobody_would_read_is_told(name, tmp_path):
    files, said = BAD_NAMES[name]
    assert told(project(tmp_path, files)) == [said]


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    path = project(tmp_path, {"elsewhere.yml": TEA})
    (tmp_path / "resources/tea.yml").symlink_to(tmp_path / "elsewhere.yml")
    (tmp_path / "resources/lost.yml").symlink_to(tmp_path / "nothing.yml")
    assert [line.partition(";")[0] for line in told(path)] == [
        "resources/lost.yml: a link that leads out of the folder, to another folder, or nowhere",
        "resources/tea.yml: a link that leads out of the folder, to another folder, or nowhere",
    ]


# Each text of resources/tea.yml, and all that is told of it.
BAD_FILES = {
    "in both": (
        TEA,
        ["resources/tea.yml:1: tea: this place is here and in resources.yml, on line 5; keep what's right in both, in one "
         "of them", "It says:", "name: Tea", ""],
    ),
    "empty": (
        "# nothing yet\n---\n",
        ["resources/tea.yml:1: tea: the file is empty; expected the fields of this place, beginning with `name:`. If the "
         "place is gone, delete the file", "It says:", "# nothing yet", ""],
    ),
    "a list": (
        "- Tea\n- Coffee\n",
        ["resources/tea.yml:1: tea: expected the fields of one place, one on each line, such as `name: Vine Street "
         "Kitchen`", "It says:", "- Tea", ""],
    ),
    "another id": (
        f"id: coffee\n{TEA}",
        ["resources/tea.yml:1: tea: id: the id in a place's file is the file's own name; write `tea`, take the line out, "
         "or rename the file to `coffee.yml`; found `coffee`", "It says:", "id: coffee", ""],
    ),
    "its id above it": (
        "tea:\n  name: Tea\n  what: Tea at four.\n  needs: [food]\n",
        ["resources/tea.yml:1: tea: a file of its own has just the fields, because its name says the id; take out what's "
         "above them, and start each line further left", "It says:", "tea:", "  name: Tea", "  what: Tea at four.",
         "  needs: [food]", "Copy this in its place:", *TEA.splitlines(), ""],
    ),
    "another id above it": (
        "coffee:\n  name: Tea\n  what: Tea at four.\n  needs: [food]\n",
        ["resources/tea.yml:1: tea: a file of its own has just the fields, because its name says the id. The one in it is "
         "`coffee`: if that's right, rename the file to `coffee.yml`, too", "It says:", "coffee:", "  name: Tea",
         "  what: Tea at four.", "  needs: [food]", "Copy this in its place:", *TEA.splitlines(), ""],
    ),
    "its section above it": (
        "resources:\n  tea:\n    name: Tea\n    what: Tea at four.\n    needs: [food]\n",
        ["resources/tea.yml:1: tea: a file of its own has just the fields, because its name says the id; take out what's "
         "above them, and start each line further left", "It says:", "resources:", "  tea:", "    name: Tea",
         "    what: Tea at four.", "    needs: [food]", "Copy this in its place:", *TEA.splitlines(), ""],
    ),
    "several places": (
        "tea:\n  name: Tea\n  what: T.\n  needs: [food]\ncake:\n  name: Cake\n  what: C.\n  needs: [food]\n",
        ["resources/tea.yml:1: tea: 2 places are in this file (tea, cake). Each needs a file of its own, or they can all "
         "go into resources.yml", "It says:", "tea:", ""],
    ),
    "a whole resources.yml": (
        NEEDS + SOUP,
        ["resources/tea.yml:4: tea: a whole section is here, as in resources.yml; a place's own file has just its fields, "
         "beginning with `name:`. Several places, and the needs, go into resources.yml", "It says:", "resources:", ""],
    ),
    "null, and nothing below": (
        "null\n",
        ["resources/tea.yml:1: tea: `null` takes away a place that another site's files bring along, and there are none "
         "below these; if the place is gone, delete the file", "It says:", "null", ""],
    ),
    "a field too far in": (
        f"{TEA}  cost: free\n",
        ["resources/tea.yml:4: tea: cost: this line doesn't begin in the right column; expected 0 spaces before it; "
         "found 2", "It says:", "  cost: free", "Copy this in its place:", "cost: free", ""],
    ),
    "a quote left open": (
        TEA.replace("Tea at four.", '"Tea at four.'),
        ['resources/tea.yml:2: tea: what: a quote (") opens here and never closes', "It says:", 'what: "Tea at four.',
         "Copy this in its place:", 'what: "Tea at four."', ""],
    ),
    "another need": (
        TEA.replace("[food]", "[fod]"),
        ["resources/tea.yml:3: tea: needs: unknown need; expected an id from `needs:` at the top of resources.yml; found "
         "`fod`; did you mean `food`?", "It says:", "needs: [fod]", "Copy this in its place:", "needs: [food]", ""],
    ),
    "no name": (
        TEA.replace("name: Tea\n", ""),
        ["resources/tea.yml:1: tea: name: `name` is missing, and it's required", "It says:", "what: Tea at four.",
         "Copy this in its place:", "name: its name", "what: Tea at four.",
         "In that, write what's true in the place of `its name`.", ""],
    ),
    "marks of a merge": (
        f"<<<<<<< HEAD\n{TEA}=======\n{COFFEE}>>>>>>> theirs\n",
        ["resources/tea.yml:1: tea: two people changed the same lines, and git left its marks on lines 1, 5, 9. One "
         "version is above the middle mark, the other below it. Keep what's right in both, and delete the marks. The first "
         "one is shown here", "It says:", "<<<<<<< HEAD", *TEA.splitlines(), "=======", *COFFEE.splitlines(),
         ">>>>>>> theirs", "Copy this in its place:", *TEA.splitlines(), ""],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_wrong_is_told_in_its_file_on_its_line(name, tmp_path):
    text, said = BAD_FILES[name]
    main = NEEDS + SOUP.replace("soup:", "tea:") if name == "in both" else NEEDS + SOUP
    assert told(project(tmp_path, {"resources/tea.yml": text}, main)) == said


@pytest.mark.parametrize("name", [name for name in BAD_FILES if name != "in both"])
def test_after_a_good_reading_the_same_is_told(name, tmp_path):
    text, said = BAD_FILES[name]
    memory = EntryCache()
    files = {f"resources/t{n}.yml": TEA.replace("Tea", f"T{n}") for n in range(5)}
    read(project(tmp_path, {**files, "resources/tea.yml": COFFEE}), memory)
    assert told(project(tmp_path, {"resources/tea.yml": text}), memory) == said
    read(project(tmp_path, {"resources/tea.yml": TEA}), memory)


def test_what_is_not_utf_8_is_told(tmp_path):
    path = project(tmp_path, {})
    (tmp_path / "resources/tea.yml").write_bytes(b"name: Caf\xe9\n")
    assert told(path) == [
        "resources/tea.yml:1: there's a character here that isn't UTF-8; save the file with UTF-8 encoding; found the byte "
        "0xE9"
    ]


def test_mistakes_of_several_files_are_told_at_once(tmp_path):
    files = {"resources/tea.yml": BAD_FILES["another need"][0], "resources/cake.yml": BAD_FILES["a quote left open"][0]}
    said = told(project(tmp_path, files, NEEDS + SOUP.replace("[food]", "[foo]")))
    assert [line.split(" ")[0] for line in said if line.startswith("resources")] == [
        "resources.yml:8:",
        "resources/cake.yml:2:",
        "resources/tea.yml:3:",
    ]


def test_lines_are_those_of_the_file(tmp_path):
    directory = read(
        project(tmp_path, {"resources/tea.yml": f"---\n{TEA}hours: 24/7\nnotes:\n  - hours\n".partition("notes")[0]})
    )
    assert str(listing_lines(directory, tmp_path)["tea"]) == "resources/tea.yml:1"
    assert str(listing_lines(directory, tmp_path)["soup"]) == "resources.yml:5"
    assert str(field_line(directory, tmp_path, "tea", "hours")) == "resources/tea.yml:5"
    assert str(field_line(directory, tmp_path, "soup", "what")) == "resources.yml:7"


def test_of_files_that_did_not_change_none_is_read_again(tmp_path, monkeypatch):
    memory = EntryCache()
    path = project(tmp_path, {"resources/tea.yml": TEA, "resources/cake.yml": COFFEE})
    read_directory(path, AREAS, "US", TODAY, memory=memory)
    seen = []
    monkeypatch.setattr(
        "vinestreet.directory.listing_folder.read_text", lambda file: seen.append(file.name) or read_text(file)
    )
    (tmp_path / "resources/cake.yml").write_text(TEA.replace("Tea", "Cake"), encoding="utf-8")
    directory = read_directory(path, AREAS, "US", TODAY, memory=memory)
    assert directory.listings["cake"].name == "Cake"
    assert seen == ["cake.yml"]


def over(folder: Path, text: str = "") -> OverlayFile:
    return OverlayFile(
        text, "local/resources.yml", "US", folder=read_listing_folder(folder / "local/resources", "local/resources")
    )


def test_a_forks_files_lie_over_upstreams(tmp_path):
    files = {
        "resources/tea.yml": TEA,
        "resources/cake.yml": TEA.replace("Tea", "Cake"),
        "local/resources/tea.yml": "hours: 24/7\n",
        "local/resources/soup.yml": "what: Soup at one.\n",
        "local/resources/cake.yml": "null\n",
        "local/resources/ours.yml": TEA.replace("Tea", "Ours"),
    }
    path = project(tmp_path, files)
    directory = read_directory(path, AREAS, "US", TODAY, over=over(tmp_path))
    folder = read_listing_folder(tmp_path / "resources", "resources")
    whole = read_whole(read_text(path), AREAS, KNOWN, path.name, over(tmp_path), folder=folder)
    assert directory == whole
    assert list(directory.listings) == ["ours", "soup", "tea"]
    assert directory.listings["tea"].hours.expression == "24/7"
    assert directory.listings["soup"].what == "Soup at one."
    assert directory.overlay.removed == ("cake",)
    assert {id_: directory.files_of(id_) for id_ in directory.listings} == {
        "ours": ("local/resources/ours.yml",),
        "soup": ("local/resources/soup.yml", "resources.yml"),
        "tea": ("local/resources/tea.yml", "resources/tea.yml"),
    }
    assert str(field_line(directory, tmp_path, "tea", "what")) == "resources/tea.yml:2"


def test_a_mistake_over_upstreams_is_told_in_the_forks_file(tmp_path):
    path = project(tmp_path, {"resources/tea.yml": TEA, "local/resources/tea.yml": "needs: [fod]\n"})
    memory = EntryCache()
    for _ in range(2):
        with pytest.raises(ProblemsFoundError) as found:
            read_directory(path, AREAS, "US", TODAY, over=over(tmp_path), memory=memory)
        assert found.value.told(WORDS).splitlines()[0].startswith("local/resources/tea.yml:1: tea: needs: unknown need")
        (tmp_path / "local/resources/tea.yml").write_text("needs: [talk]\n", encoding="utf-8")
        read_directory(path, AREAS, "US", TODAY, over=over(tmp_path), memory=memory)
        (tmp_path / "local/resources/tea.yml").write_text("needs: [fod]\n", encoding="utf-8")


def test_a_forks_place_in_both_forms_is_told(tmp_path):
    path = project(tmp_path, {"local/resources/soup.yml": "what: Soup at one.\n"})
    with pytest.raises(ProblemsFoundError) as found:
        read_directory(path, AREAS, "US", TODAY, over=over(tmp_path, "resources:\n  soup: {hours: 24/7}\n"))
    assert found.value.told(WORDS).splitlines()[0] == (
        "local/resources/soup.yml:1: soup: this place is here and in local/resources.yml, on line 2; keep what's right in "
        "both, in one of them"
    )


def test_a_line_that_is_doubtful_hides_no_slip_elsewhere(tmp_path):
    tea = SOUP.replace("soup", "tea").replace("needs: [food]", "needs [food]")
    text = NEEDS + SOUP.replace("noon.", "noon, at door #2.") + "\n" + tea
    files = {"resources/ale.yml": TEA.replace("four.", "four, at door #3."), "resources/cake.yml": 'name: "Cake\n'}
    said = told(project(tmp_path, files, text))
    assert [line.partition("; ")[0] for line in said if line.startswith("resources")] == [
        "resources.yml:7: soup: what: YAML takes ` #` for the beginning of a remark and skips what follows, so `#2.` would "
        "be lost",
        "resources.yml:13: tea: needs: the colon is missing after `needs`",
        "resources/ale.yml:2: ale: what: YAML takes ` #` for the beginning of a remark and skips what follows, so `#3.` "
        "would be lost",
        'resources/cake.yml:1: cake: name: a quote (") opens here and never closes',
        "resources/cake.yml:1: cake: what: `what` is missing, and it's required",
        "resources/cake.yml:1: cake: needs: `needs` is missing, and it's required",
    ]
