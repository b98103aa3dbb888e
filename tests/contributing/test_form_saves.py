"""What is written when somebody saves a form: what they changed, if it fits; else they are told in plain words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.directory.the_site import the_site
from vinestreet.contributing.form_saves import FORM, FormRefusedError, OpenForms, opened_form
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.model import Overlay
from vinestreet.schema.scalars import number_in

SITE = the_site()
KITCHEN = "vine-street-kitchen"
TODAY = date(2026, 11, 30)
SOUP = {"name": "Soup", "what": "Soup at noon.", "needs": ["food"]}


def saved(form, id_=KITCHEN, site=SITE, forms=None, *, is_new=False):
    return (forms or OpenForms()).change(site, id_, form, TODAY, is_new=is_new)


def refused(form, id_=KITCHEN, site=SITE, *, is_new=False) -> list[str]:
    with pytest.raises(FormRefusedError) as stopped:
        saved(form, id_, site, is_new=is_new)
    return list(stopped.value.sentences)


def elsewhere(**fields):
    """The site after somebody else changed the kitchen."""
    listings = {**SITE.directory.listings, KITCHEN: replace(SITE.directory.listings[KITCHEN], **fields)}
    return replace(SITE, directory=replace(SITE.directory, listings=listings))


def test_only_what_was_changed_is_written_and_what_was_emptied_goes():
    form = opened_form(SITE, KITCHEN)
    assert saved(form).fields == {}
    form["phone"][0]["number"] = "413 555 0142"
    form["address"] = ""
    assert saved(form).fields == {"phone": "+1 413-555-0142", "address": None}


def test_values_are_taken_as_people_type_and_paste_them():
    form = opened_form(SITE, KITCHEN)
    form["address"] = "\u200b\xa014 Vine Street \ufeff"
    form["checked"] |= {"on": "11/28/2026", "by": " Jo\u200b", "how": "phone"}
    found = saved(form).fields
    assert found["address"] == "14 Vine Street"
    assert (found["checked"]["on"], found["checked"]["by"]) == (date(2026, 11, 28), "Jo")


def test_a_note_is_added_below_the_others():
    form = opened_form(SITE, KITCHEN)
    form["notes"].append({"say": "It was warm.", "by": "Jo", "on": "2026-11-20", "connected": ""})
    change = saved(form)
    notes = change.fields["notes"]
    assert change.added == (("notes", notes[-1]),)
    assert len(notes) == 1 + len(SITE.directory.listings[KITCHEN].notes)
    assert notes[-1] == {"say": "It was warm.", "by": "Jo", "on": date(2026, 11, 20)}


def test_a_note_that_was_changed_is_not_taken_for_a_new_one():
    form = opened_form(SITE, KITCHEN)
    form["notes"][0]["say"] = "It was warm."
    form["notes"].append({"say": "It was warm.", "by": "Jo", "on": "2026-11-20"})
    assert saved(form).added == ()


def test_a_new_place_has_all_its_fields_and_no_id_that_is_taken():
    assert saved(SOUP, "soup", is_new=True).fields == SOUP
    assert "is it the same one" in refused(SOUP, KITCHEN, is_new=True)[0].casefold()


def test_what_somebody_else_changed_meanwhile_stays_and_what_both_did_is_told():
    form, other = opened_form(SITE, KITCHEN), elsewhere(address="14 Vine Street")
    form["what"] = "A hot lunch."
    assert saved(form, site=other).fields == {"what": "A hot lunch."}
    form["address"] = "13 Vine Street"
    assert refused(form, site=other)[0].startswith("Street and number: somebody else changed this")


def test_who_saves_twice_without_opening_it_anew_is_nobody_else():
    forms, form = OpenForms(), {**opened_form(SITE, KITCHEN), FORM: "a"}
    form["address"] = "13 Vine Street"
    forms.keep(saved(form, forms=forms))
    form["address"] = "15 Vine Street"
    assert saved(form, site=elsewhere(address="13 Vine Street"), forms=forms).fields == {"address": "15 Vine Street"}


@pytest.mark.parametrize("names", [("a", "b"), ("a", ""), ("", "")])
def test_two_forms_of_one_place_are_two_people(names):
    forms = OpenForms()
    mine, theirs = ({**opened_form(SITE, KITCHEN), FORM: name} for name in names)
    mine["address"] = "13 Vine Street"
    forms.keep(saved(mine, forms=forms))
    now = elsewhere(address="13 Vine Street")
    theirs["what"] = "A hot lunch."
    assert saved(theirs, site=now, forms=forms).fields == {"what": "A hot lunch."}
    theirs["address"] = "15 Vine Street"
    with pytest.raises(FormRefusedError, match="somebody else changed this"):
        saved(theirs, site=now, forms=forms)


def test_what_could_not_be_written_is_not_taken_for_saved():
    forms, form = OpenForms(), opened_form(SITE, KITCHEN)
    form["address"] = "13 Vine Street"
    assert saved(form, forms=forms).fields == saved(form, forms=forms).fields == {"address": "13 Vine Street"}


def test_who_changed_the_same_to_the_same_crosses_nobody():
    form = opened_form(SITE, KITCHEN)
    form["phone"][0]["number"] = "413 555 0142"
    number = number_in("+1 413 555 0142", "US")
    phones = (replace(SITE.directory.listings[KITCHEN].phones[0], number=number),)
    assert saved(form, site=elsewhere(phones=phones)).fields == {}


def test_a_check_of_upstreams_place_says_in_a_fork_what_it_is_of():
    form = opened_form(SITE, KITCHEN)
    form["checked"] |= {"on": "2026-11-20", "by": "Jo", "how": "phone"}
    assert "of" not in saved(form).fields["checked"]
    fork = replace(SITE, directory=replace(SITE.directory, overlay=Overlay("local/resources.yml", {"soup": False})))
    assert saved(form, site=fork).fields["checked"]["of"] == mark_of(SITE.directory.listings[KITCHEN])
    line = opened_form(SITE, SITE.place.crisis[0])
    line["checked"] |= {"on": "2026-11-20", "by": "Jo", "how": "phone"}
    said = saved(line, SITE.place.crisis[0], fork).fields["checked"].get("of", "")
    assert said == line["checked"].get("of", "")


def test_a_form_that_lost_what_it_was_opened_with_undoes_nothing():
    form = opened_form(SITE, KITCHEN)
    for lost in ("", "[", "[]"):
        assert saved({**form, "_before": lost}).fields == {}
    assert refused({**form, "_before": "", "address": "1 Elm Street"})[0].startswith("Street and number: somebody else")


def test_a_place_that_is_gone_is_told():
    assert "no place soup any more" in refused(SOUP, "soup")[0]


BAD = [
    ({"phone": [{"number": "413 555 01"}]}, "Numbers to call – The number: this number has 8 digits", "413 555 01"),
    ({"phone": [{"number": "call us"}]}, "Numbers to call – The number: this isn't a phone number", "call us"),
    ({"hours": "whenever"}, "When it's open: these hours can't be read", "Monday to Friday 9am to 5pm"),
    ({"_where": {"at": "here"}}, "More about when and where – On the map:", "42.1012, -72.5898"),
    ({"_reach": {"website": ["soup"]}}, "More ways to reach it – Websites:", "https://"),
    ({"_door": {"arrive": {"door": "Green."}}}, "When you arrive – Who was there: this has to be filled in", ""),
    ({"checked": {"by": "Jo"}}, "When this was checked – When: this has to be filled in", ""),
    ({"checked": {"by": "Jo", "how": "phone", "on": "2027-01-01"}}, "When this was checked – When: ", "2026-11-30"),
    ({"checked": {"by": "Jo", "how": "phone", "on": "12/24/1906"}}, "When this was checked – When: ", "before 2000"),
    ({"notes": [{"say": "Warm.", "by": "Jo", "on": "1999-12-31"}]}, "Notes by peers – When: ", "before 2000"),
    (
        {"checked": {"by": "Jo", "how": "phone", "on": "soon"}},
        "When: this isn't a day we can read: soon",
        "Dec 24, 2026",
    ),
    ({"_reach": {"website": ["http://127.0.0.1:56471/"]}}, "Websites: this address only works on the", "everybody"),
    ({"_reach": {"website": ["http://localhost/a"]}}, "Websites: this address only works on the", "everybody"),
    ({"needs": []}, "What people go there for: pick at least one", ""),
    ({"what": "<b>Soup</b>"}, "What it is: HTML isn't shown here", "<b>"),
    (
        {"_where": {"confidential": "yes"}, "address": "1 Main Street"},
        "Street and number: a place whose address",
        "Yes",
    ),
    ({"status": {"is": "closed", "instead": "nowhere"}}, "no such place: nowhere", ".html"),
]


@pytest.mark.parametrize(("fields", "told", "and_what_to_do"), BAD, ids=[told for _, told, _ in BAD])
def test_what_does_not_fit_is_told_at_its_field_with_what_to_write(fields, told, and_what_to_do):
    said = "\n".join(refused({**SOUP, **fields}, "soup", is_new=True))
    assert told in said
    assert and_what_to_do in said


def test_letters_that_turn_a_terminal_round_are_shown_as_such():
    assert "U+202E" in refused({**SOUP, "what": "a\u202eb"}, "soup", is_new=True)[0]
