"""A place in a form and back: nothing is lost, and nothing comes of what nobody wrote."""

from datetime import date

import pytest

from tests.directory.the_site import the_site
from vinestreet.contributing.form_entries import entry_of, form_of
from vinestreet.contributing.form_fields import LEFT_OUT, folded_fields
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.directory.yaml_writer import to_entry

SITE = the_site()
FIELDS = folded_fields(SITE)
SOUP = {"name": "Soup", "what": "Soup at noon.", "needs": ["food"]}


@pytest.mark.parametrize("id_", SITE.directory.listings)
def test_every_place_of_the_town_comes_back_as_it_was(id_):
    entry = to_entry(SITE.directory.listings[id_])
    kept = {name: value for name, value in entry.items() if name in LEFT_OUT}
    form = form_of(entry, FIELDS)
    read = validate_entry(id_, entry_of(form, FIELDS, SITE), SITE.directory, "US", date.today(), base=kept)
    assert read.problems == ()
    assert read.entry == entry


def test_what_nobody_touched_says_nothing():
    """`""`, `[]`, `{}` and null are what editors write there; also a list with nothing but empty items."""
    untouched = {field.name: value for field in FIELDS for value in [[] if field.many else {} if field.parts else ""]}
    inner = {"_door": {"asks": {"id": "", "words": None}, "access": [], "arrive": {}}, "phone": [{"number": ""}, {}]}
    nothing = {**untouched, **inner, "_reach": {"website": ["", None]}, "checked": {"on": None}, "_where": {"at": " "}}
    assert entry_of({**nothing, **SOUP}, FIELDS, SITE) == SOUP


def test_what_a_form_has_no_field_for_is_not_taken():
    assert entry_of({**SOUP, "sample": True, "__proto__": {}, "_door": {"name": "x"}}, FIELDS, SITE) == SOUP


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Monday to Friday 9am to 5pm, closed on public holidays", "Mo-Fr 09:00-17:00; PH off"),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("weekdays 9 to 5, but call first", "weekdays 9 to 5, but call first"),
        ("whenever the light is on", "whenever the light is on"),
    ],
)
def test_hours_may_be_written_as_people_do_where_all_of_it_can_be_read(typed, read):
    assert entry_of({**SOUP, "hours": typed}, FIELDS, SITE)["hours"] == read


def test_a_point_on_the_map_is_two_numbers_with_a_comma():
    form = {**SOUP, "_where": {"at": "42.1012, -72.5898"}}
    assert entry_of(form, FIELDS, SITE)["at"] == ["42.1012", "-72.5898"]
    assert form_of({"at": [42.1012, -72.5898]}, FIELDS)["_where"] == {"at": "42.1012, -72.5898"}
