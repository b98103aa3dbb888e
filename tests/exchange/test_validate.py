"""What our own readers refuse of a listing that comes in stays as words, and stops nothing."""

import pytest

from tests.directory.entries import read_entry
from tests.directory.reading import AREAS, TODAY, WORDS
from vinestreet.directory.model import Directory, Need
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import IncomingListing, not_sorted
from vinestreet.exchange.importing.validate import EntryValidator, MergeContext, complete_entry

DIRECTORY = Directory({"food": Need(id="food", label="Food", icon="bowl")}, AREAS, {})
SORTED = Directory({**DIRECTORY.needs, "not-sorted": not_sorted()}, AREAS, {})
LONG = "Soup for all of us. " * 400

# What comes in beside a name and a need, what becomes of it, and what is left out.
ENTRIES = [
    ({"what": "Soup."}, {"what": "Soup."}, ""),
    ({}, {"what": "Nobody told us what happens here."}, ""),
    ({"more": "County: Hampden."}, {"what": "Nobody told us what happens here.", "more": "County: Hampden."}, ""),
    ({"what": "<b>Soup</b>"}, {"what": "Soup"}, ""),
    ({"what": "Soup.", "website": "https://u:p@x.org"}, {"what": "Soup.", "more": "website: https://u:p@x.org."}, ""),
    (
        {"what": "Soup.", "phone": ["413-555-0101", "555-0102", {"number": "988", "label": "x" * 80}]},
        {"what": "Soup.", "more": f"phone: 555-0102; 988, {'x' * 80}.", "phone": ["413-555-0101"]},
        "",
    ),
    ({"what": "Soup.", "needs": ["sleep"]}, {"what": "Soup.", "more": "needs: sleep.", "needs": ["not-sorted"]}, ""),
    (
        {"what": "Soup.", "consent": {"may-call-police-without-you": "no"}},
        {"what": "Soup.", "more": "consent: no."},
        "",
    ),
    ({"what": "Soup.", "area": "moon", "odd": 1}, {"what": "Soup.", "more": "area: moon."}, ""),
    (
        {"what": LONG},
        {"what": ("Soup for all of us. " * 20)[:-1], "more": ("Soup for all of us. " * 300)[:-1]},
        ("Soup for all of us. " * 80)[:-1],
    ),
    (
        {"what": "Soup.", "status": {"is": "closed", "instead": "gone"}},
        {"what": "Soup.", "more": "status: closed, gone."},
        "",
    ),
]


@pytest.mark.parametrize(("given", "becomes", "left"), ENTRIES)
def test_what_is_refused_stays_as_words(given, becomes, left):
    understood = ImportReport()
    arrival = MergeContext(DIRECTORY, "US", TODAY, "From a list.", WORDS)
    complete = complete_entry(IncomingListing("x:1", {"name": "Soup", "needs": ["food"], **given}), arrival)
    entry, listing = EntryValidator("x:1", "soup", {"soup"}, arrival, understood).fit(complete)
    expected = {"name": "Soup", "needs": ["food"], "source": "From a list.", **becomes}
    assert entry == expected
    assert " ".join(told.words for told in understood.all() if told.fate == "left_out") == left
    assert read_entry("soup", entry, SORTED, "US", TODAY) == listing


def test_without_a_name_it_is_called_by_who_runs_it_or_by_its_row():
    arrival = MergeContext(DIRECTORY, "US", TODAY, "From a list.", WORDS)
    assert complete_entry(IncomingListing("x:1", {"organisation": "Soup House"}), arrival)["name"] == "Soup House"
    assert complete_entry(IncomingListing("x:1", {}), arrival)["name"] == "No name given (x:1)"


def test_what_they_checked_is_words_of_the_source_unless_it_is_our_own():
    entry = {"name": "Soup", "checked": {"on": TODAY, "by": "Jo", "how": "phone"}, "source": "the door"}
    theirs = complete_entry(
        IncomingListing("x:1", entry, checks=(("updated", "2026-03-04"),)),
        MergeContext(DIRECTORY, "US", TODAY, "From a list.", WORDS),
    )
    assert "checked" not in theirs
    assert theirs["source"] == (
        "From a list. Their record says Jo checked it on 2026-11-21. Their record says “updated”: 2026-03-04."
        " They got it from: the door"
    )
    ours = complete_entry(
        IncomingListing("x:1", entry), MergeContext(DIRECTORY, "US", TODAY, "From a list.", WORDS, own=True)
    )
    assert (ours["checked"], ours["source"]) == (entry["checked"], "the door")
