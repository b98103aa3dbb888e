"""Entries in the text of resources.yml: what is put in or changed reads back, and every other line stays."""

import re
from datetime import date

import pytest
import yaml

from tests.directory.entries import read_entry
from tests.directory.reading import NEEDS, read
from tests.directory.the_site import the_site
from tests.frozen_town import TOWN
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.loader import read_directory
from vinestreet.directory.yaml_edit import new_id, with_changed, with_entries, with_entry
from vinestreet.directory.yaml_writer import entry_text, field_text, to_entry

SITE = the_site()
FILE = """\
# Everybody may add to this.
needs:
  food: {label: Something to eat, icon: bowl}
  talk: {label: Someone to talk to, icon: speech}

resources:
  # the oldest
  soup:
    name: Soup   # since 1999
    what: >-
      Soup at noon.
      # and this is part of the text
    needs: [food]
    area: old-mill
    # who told us?
    source: the door

  # a line that is always there
  line: {name: Line, what: Call it., needs: [talk]}
"""


@pytest.mark.parametrize("id_", SITE.directory.listings)
def test_every_listing_of_the_town_comes_back_from_its_entry(id_):
    listing = SITE.directory.listings[id_]
    assert read_entry(id_, to_entry(listing), SITE.directory, SITE.place.country, date(2026, 11, 22)) == listing


@pytest.mark.parametrize(
    "words",
    ["no", "12:30", "0123", "a: b", "a #b", "- a", "'a'", '"a"', "a\\b", "{a}", "a, b", "[a", "*a", "&a", "!a", "%a",
     "@a", "|", ">", "? a", "~", "null", "2026-11-21", "é: ü", "a:", "x" * 300, "word " * 60 + "end", "a\u2028b",
     "=", "…", "#a", "…: and # so, on", "12", "1_000", "0x1F", "Mo 10:00-12:00; PH off"],
)  # fmt: skip
def test_any_words_come_back_from_the_file_as_they_were(words, tmp_path):
    entry = {
        "name": "Soup",
        "what": words,
        "needs": ["food"],
        "notes": [{"say": words, "by": "A", "on": date(2026, 1, 2)}],
    }
    listing = read(NEEDS + entry_text("soup", entry), tmp_path).listings["soup"]
    assert listing.what == listing.notes[0].say == " ".join(words.split())


@pytest.mark.parametrize("words", ["Not known", "unknown", "None", "N/A", "tbd", "no idea"])
def test_words_that_say_nothing_come_back_where_somebody_is_called_so(words, tmp_path):
    entry = {"name": "Soup", "what": "Soup.", "needs": ["food"], "organisation": words}
    assert read(NEEDS + entry_text("soup", entry), tmp_path).listings["soup"].organisation == words


def test_a_new_entry_stands_after_the_last_one_of_its_area_and_nothing_else_changes():
    new = with_entry(FILE, "bread", {"name": "Bread", "what": "At six.", "needs": ["talk"], "area": "old-mill"})
    made = "\n  bread:\n    name: Bread\n    what: At six.\n    needs: [talk]\n    area: old-mill\n"
    assert new == FILE.replace("    source: the door\n", "    source: the door\n" + made)


def test_without_its_area_it_stands_after_the_last_one_with_its_first_need_else_at_the_end():
    entry = {"name": "Bread", "what": "At six."}
    by_need = with_entry(FILE, "bread", {**entry, "needs": ["food"]})
    assert by_need.index("  bread:") < by_need.index("  # a line that is always there")
    assert with_entry(FILE, "bread", {**entry, "needs": ["other"]}).startswith(FILE)


def test_a_file_without_entries_gets_its_first():
    for start in (NEEDS, "needs: {}\nresources: {}\n"):
        text = with_entries(start, [("bread", {"name": "B"}), ("soup", {"name": "S"})])
        assert text.endswith("resources:\n  bread:\n    name: B\n\n  soup:\n    name: S\n")


CHANGES = [
    ("soup", {"area": "depot"}, [("    area: old-mill\n", "    area: depot\n")]),
    ("soup", {"source": None}, [("    source: the door\n", "")]),
    ("soup", {"hours": "24/7"}, [("    area: old-mill\n", "    area: old-mill\n    hours: 24/7\n")]),
    ("soup", {"phone": "988", "email": "a@b.example"},
     [("    needs: [food]\n", '    needs: [food]\n    phone: "988"\n    email: a@b.example\n')]),
    ("soup", {"name": "Bread", "what": "New.", "needs": ["talk"]},
     [(FILE[FILE.index("    name: Soup") : FILE.index("    area")], "    name: Bread   # since 1999\n    what: New.\n    needs: [talk]\n")]),
    ("line", {"what": None, "cost": "free"},
     [("  line: {name: Line, what: Call it., needs: [talk]}\n", "  line:\n    name: Line\n    needs: [talk]\n    cost: free\n")]),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "fields", "edits"), CHANGES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_change_touches_only_its_own_lines(id_, fields, edits, end):
    expected = FILE
    for old, new in edits:
        assert old in expected
        expected = expected.replace(old, new)
    assert with_changed(FILE.replace("\n", end), id_, fields) == expected.replace("\n", end)


def test_every_field_of_every_entry_can_be_written_anew(tmp_path):
    text = read_text(TOWN / "resources.yml")
    for id_ in list(SITE.directory.listings)[::7]:
        text = with_changed(text, id_, to_entry(SITE.directory.listings[id_]))
    path = tmp_path / "resources.yml"
    path.write_text(text, encoding="utf-8")
    again = read_directory(path, SITE.place.areas, SITE.place.country, date(2026, 11, 22))
    assert again.listings == SITE.directory.listings


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Joan’s Café & Bar", "joans-cafe-bar"),
        ("Soup", "soup-2"),
        ("Areas", "areas-2"),
        ("北京", "place"),
        ("x" * 99, "x" * 54),
    ],
)
def test_an_id_is_made_from_a_name(name, id_):
    assert new_id(name, {"soup"}) == id_


ODD_IDS = "null no on yes true y 1e3 0x1f 0b11 017 988 2026-01-01 12".split()


@pytest.mark.parametrize("id_", ODD_IDS)
def test_an_id_that_yaml_would_read_as_something_else_is_quoted(id_, tmp_path):
    text = entry_text(id_, {"name": "Soup", "what": "Soup.", "needs": ["food"]})
    assert text.startswith(f'  "{id_}":\n')
    assert list(read(NEEDS + text, tmp_path).listings) == [id_]
    assert (
        with_changed(f"resources:\n{text}", id_, {"what": "Stew."}) == f"resources:\n{text.replace('Soup.', 'Stew.')}"
    )


def test_other_tools_read_such_ids_as_text_wherever_they_stand():
    entry = {"name": "Soup", "not-the-same-as": ODD_IDS}
    ways = [{**entry, "status": {"is": "closed", "instead": id_}} for id_ in ODD_IDS]
    text = "".join(entry_text(id_, way) for id_, way in zip(ODD_IDS, ways, strict=True))
    assert yaml.safe_load(text) == dict(zip(ODD_IDS, ways, strict=True))


def test_no_line_of_a_long_text_looks_like_a_field():
    words = "all testers are certified by the state and testing happens each week at these " * 2
    texts = [
        f"{words}{each} {words}" for each in ("hours: Monday and Tuesday.", "medical in nature:", "# 28 - 4614 and")
    ]
    for text in texts:
        for more in range(30):
            lines = field_text("what", f"{'a' * more} {text}".strip(), 4).splitlines()[1:]
            assert not any(re.match(r" *(?:[\w-]+: |.*:$|#)", line) for line in lines)
