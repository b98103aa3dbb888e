"""A place as a short plain message: what someone needs to go there, and nothing that is nobody's business."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.directory.reading import TODAY, WORDS, entry, read
from tests.directory.the_site import the_site
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.pages.share_text import MOST_LETTERS, message, text_it
from vinestreet.site.site import Site


@pytest.fixture
def message_of(tmp_path):
    """Give the message about a place with these fields."""

    def of(fields: str) -> str:
        directory = read(entry(fields), tmp_path)
        site = Site(the_site().place, WORDS, FactPhrasing(WORDS), directory, TODAY)
        return message(directory.listings["soup"], site)

    return of


FULL = """\
name: The Soup
what: Soup for people who hear voices.
phone: {number: "+1 413 555 0101", say: ask for Ines, label: Kitchen}
text: {number: "+1 413 555 0102", send: SOUP}
address: 12 Vine Street
area: old-mill
hours: Mo-Fr 11:30-13:30; PH off
hours_note: On bad days knock twice.
notes: [{say: They were kind., by: Del, on: 2026-09-02}]
checked: {on: 2026-11-12, by: Joan, how: visit}
"""


def test_it_says_where_when_how_and_how_sure_and_nothing_else(message_of):
    assert message_of(FULL).splitlines() == [
        "The Soup",
        "12 Vine Street, Old Mill",
        "Monday to Friday, 11:30 AM to 1:30 PM. Closed public holidays.",
        "Call (413) 555-0101 ask for Ines",
        "Text SOUP to (413) 555-0102",
        "Checked November 12, 2026.",
    ]


def test_the_number_of_an_invented_place_is_left_out_for_a_phone_would_make_a_link_of_it(message_of):
    said = message_of(f"{FULL}sample: true\n")
    assert said.startswith("The Soup (invented example)\n")
    assert "555" not in said


def test_what_nobody_told_us_is_said_to_be_unknown(message_of):
    assert message_of("cost: free").splitlines() == ["Soup", "We don't know the hours: ask first.", "Not checked."]


def test_of_a_confidential_place_it_gives_the_way_to_call_and_never_a_place(message_of):
    said = message_of('confidential: true\narea: old-mill\nphone: "+1 413 555 0101"')
    assert "Old Mill" not in said
    assert said.splitlines()[1] == "Address kept secret. Call, and they'll tell you how to get there."
    assert "Call (413) 555-0101" in said


def test_of_a_paused_place_it_gives_no_hours(message_of):
    said = message_of("hours: Mo 10:00-12:00\nstatus: paused")
    assert "Paused." in said
    assert "Monday" not in said


def test_hours_of_another_country_say_so(message_of):
    said = message_of("area: united-kingdom\nhours: Mo 10:00-12:00\ntimezone: Europe/London")
    assert "Monday, 10 AM to noon. In British Time." in said


def test_a_place_without_a_number_gives_its_mail_or_website(message_of):
    assert "hi@soup.example" in message_of("email: hi@soup.example\nwebsite: https://soup.example")
    assert "https://soup.example" in message_of("website: https://soup.example")
    assert "https" not in message_of('phone: "+1 413 555 0101"\nwebsite: https://soup.example')


@pytest.mark.parametrize(
    ("more", "kept", "left_out", "instead"),
    [
        ("; ".join(f"2026 Dec {day:02} off" for day in range(1, 15)), "Monday", "December", "Ask about other days."),
        (
            "; ".join(f"Tu[{n}] 0{n}:10-0{n}:20,1{n}:10-1{n}:20" for n in range(1, 6)),
            "",
            "Monday",
            "Ask when it's open.",
        ),
    ],
)
def test_long_hours_are_left_out_and_it_says_to_ask(more: str, kept: str, left_out: str, instead: str, message_of):
    said = message_of(f"hours: Mo 10:00-12:00; {more}")
    assert len(said) <= MOST_LETTERS
    assert kept in said
    assert left_out not in said
    assert instead in said


def test_it_has_only_the_simplest_spaces_so_that_phones_send_it_as_few_messages(message_of):
    assert "\xa0" not in message_of(FULL)


def test_the_link_begins_a_text_to_nobody_yet_with_all_of_the_message():
    link = urlsplit(text_it("Soup & bread\n50% off? #1"))
    assert (link.scheme, link.path) == ("sms", "")
    assert parse_qs(link.query) == {"body": ["Soup & bread\n50% off? #1"]}


def test_every_message_of_the_demonstration_is_short_enough():
    site = the_site()
    messages = {id_: message(listing, site) for id_, listing in site.directory.listings.items()}
    assert {id_: len(said) for id_, said in messages.items() if len(said) > MOST_LETTERS} == {}
