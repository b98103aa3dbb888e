"""`vinestreet duplicates`: what may be one place, how surely, and what is usual and says nothing."""

import json

import pytest

from tests.maintenance.project import listing, project, site_of
from vinestreet.cli import main
from vinestreet.maintenance.duplicate_listings import find_duplicates
from vinestreet.maintenance.similarity import addresses_alike, names_alike, names_overlap, plain_address, plain_name

SAME_NAMES = [
    ("Vine Street Kitchen", "VINE ST. KITCHEN, Inc."),
    ("Café Amélie", "The Cafe Amelie"),
    ("Food & Friends", "Food and Friends LLC"),
    ("Saint Mary's Pantry", "St. Marys Pantry"),
    ("Community Centre, Old Mill", "Old Mill Community Center"),
    ("Riverton Food Bank", "Riverton Fod Bank"),
    ("Sunday River Detox Line", "Sunay River Detox Line"),
    ("Straße der Hoffnung", "Strasse der Hoffnung"),
    ("The The", "the the"),
]
OTHER_NAMES = [
    ("Tuesday Circle at the Library", "Thursday Circle at the Library"),
    ("Riverside Men's Group", "Riverside Women's Group"),
    ("Ward 4 East Visiting", "Ward 4 West Visiting"),
    ("Noon Meeting 12", "Noon Meeting 21"),
    ("Vine Street Kitchen", "Lime Street Kitchen and Pantry"),
    ("Legal Aid", "Plain Money"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_one_name_is_known_however_it_is_written(one, other):
    assert names_alike(plain_name(one), plain_name(other))


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_names_that_tell_things_apart_are_two(one, other):
    assert not names_alike(plain_name(one), plain_name(other))
    assert not names_overlap(plain_name(one), plain_name(other))


ADDRESSES = [
    ("12 Vine Street", "12 vine st.", True),
    ("12 Vine Street, Suite 4", "12 Vine St #B, Riverton, MA 01101", True),
    ("12 Vine Street, 2nd floor", "12 Vine Street", True),
    ("340 North Main Street", "340 N. Main St", True),
    ("1 First Avenue", "1 1st Ave", True),
    ("12 Vine Street", "14 Vine Street", False),
    ("12 Vine Street", "12 Vine Avenue", False),
    ("Hauptstraße 7", "Hauptstrasse 7", True),
    ("The yard at the end of Mill Lane", "Yard at the end of Mill Ln", True),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), ADDRESSES)
def test_one_address_is_known_however_it_is_written(one, other, same):
    assert addresses_alike(plain_address(one), plain_address(other)) == same


A, B = "+1 413 555 0111", "+1 413 555 0112"
# Two entries: the fields of each; what comes of it.
PAIRS = {
    "name and address": ("name: Vine Street Kitchen\naddress: 12 Vine Street", "name: Vine St Kitchen\naddress: 12 Vine St, Suite 2", "sure"),
    "name and phone": (f'name: Soup\nphone: "{A}"', f'name: The Soup\nphone: "{A}"', "sure"),
    "name and website": ("name: Soup\nwebsite: https://soup.org/", "name: SOUP\nwebsite: http://www.soup.org", "sure"),
    "name and mail": ("name: Soup\nemail: hi@soup.org", "name: soup\nemail: Hi@Soup.org", "sure"),
    "a name in one part of town": ("name: Soup\narea: downtown", "name: The Soup\narea: downtown", "likely"),
    "a name in two parts of town": ("name: Soup\narea: downtown", "name: The Soup\narea: hillside", None),
    "a name at two addresses": ("name: Soup\naddress: 1 Oak Street", "name: Soup\naddress: 2 Elm Street", None),
    "branches": (f'name: Soup\naddress: 1 Oak Street\nphone: "{A}"', f'name: Soup\naddress: 2 Elm Street\nphone: "{A}"', "perhaps"),
    "part of a name and a phone": (f'name: Lantern House\nphone: "{A}"', f'name: Lantern House warm line\nphone: "{A}"', "likely"),
    "part of a name and an address": ("name: Lantern House\naddress: 1 Oak St", "name: Lantern House Riverton\naddress: 1 Oak Street", "likely"),
    "phone and website": (f'name: Soup\nphone: "{A}"\nwebsite: https://x.org', f'name: Beds\nphone: "{A}"\nwebsite: https://x.org', "likely"),
    "a phone alone": (f'name: Soup\nphone: "{A}"', f'name: Beds\nphone: "{A}"', "perhaps"),
    "services of one organisation": (f'name: Soup\norganisation: Vine Co\nphone: "{A}"', f'name: Beds\norganisation: The Vine Co.\nphone: "{A}"', None),
    "one house": ("name: Soup\naddress: 1 Oak Street", "name: Beds\naddress: 1 Oak Street", None),
    "a number of three digits": ('name: Soup\nphone: "211"', 'name: Beds\nphone: "211"', None),
    "a short number of two countries": ('name: Soup\ntext: "741741"', 'name: Beds\ntext: "741741"\narea: canada', None),
    "told apart": (f'name: Soup\nphone: "{A}"', f'name: Soup\nphone: "{A}"\nnot-the-same-as: [one]', None),
    "told apart by the other": (f'name: Soup\nphone: "{A}"\nnot-the-same-as: [two]', f'name: Soup\nphone: "{A}"', None),
    "one took the other's place": (f'name: Soup\nphone: "{A}"\nstatus: {{is: closed, instead: two}}', f'name: Soup\nphone: "{A}"', None),
    "nothing": (f'name: Soup\nphone: "{A}"', f'name: Beds\nphone: "{B}"', None),
}  # fmt: skip


@pytest.mark.parametrize(("one", "two", "strength"), PAIRS.values(), ids=PAIRS)
def test_what_speaks_for_one_place_and_what_does_not(tmp_path, one, two, strength):
    found = find_duplicates(site_of(project(tmp_path, listing("one", one), listing("two", two))).directory)
    assert [pair.strength for pair in found] == ([strength] if strength else [])


def test_a_switchboard_says_nothing_but_names_at_it_do(tmp_path):
    names = "Soup Beds Law Money Bikes Choir".split()
    entries = [listing(f"n-{n}", f'name: {name}\nphone: "{A}"') for n, name in enumerate([*names, "The Soup"])]
    found = find_duplicates(site_of(project(tmp_path, *entries)).directory)
    assert [(pair.first.id, pair.second.id) for pair in found] == [("n-0", "n-6")]


def test_the_strongest_come_first_each_with_its_reasons_and_lines(tmp_path, capsys):
    folder = project(
        tmp_path,
        listing("a", f'name: Soup\nphone: "{A}"'),
        listing("b", f'name: Beds\nphone: "{A}"'),
        listing("c", "name: Choir\naddress: 1 Oak Street\nemail: c@x.org"),
        listing("d", "name: The Choir\naddress: 1 Oak St\nemail: c@x.org"),
    )
    config = ["--config", str(folder / "mkdocs.yml")]
    assert main(["duplicates", *config]) == 1
    assert capsys.readouterr().out.split("\n\n")[:3] == [
        "2 pairs may be one place:",
        "resources.yml:26: c: Choir\nresources.yml:34: d: The Choir\n"
        "  almost certainly one: names alike; both at 1 Oak Street; both have the e-mail address c@x.org",
        "resources.yml:12: a: Soup\nresources.yml:19: b: Beds\n  maybe one: both have the phone (413) 555-0111",
    ]
    assert main(["duplicates", "--json", *config]) == 1
    assert json.loads(capsys.readouterr().out)["pairs"][1] == {
        "strength": "perhaps",
        "first": {"id": "a", "name": "Soup", "file": "resources.yml", "line": 12},
        "second": {"id": "b", "name": "Beds", "file": "resources.yml", "line": 19},
        "why": [{"kind": "phone", "shared": "(413) 555-0111"}],
    }


def test_a_directory_without_any_is_well(tmp_path, capsys):
    assert main(["duplicates", "--config", str(project(tmp_path, listing("one")) / "mkdocs.yml")]) == 0
    assert capsys.readouterr() == ("No two listings look like one place.\n", "")
