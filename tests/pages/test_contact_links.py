"""Links that lead out of the site, before anybody taps them."""

import pytest

from tests.directory.the_site import the_site
from vinestreet.pages.contact_links import issue_form

LISTINGS = the_site().directory.listings
FORM = "https://github.com/peers/vine-street/issues/new?template=wrong.yml&place=vine-street-kitchen"


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://github.com/peers/vine-street", FORM),
        ("https://github.com/peers/vine-street/", FORM),
        ("https://gitlab.example/peers/vine-street", ""),
        ("https://github.com.evil.example/peers", ""),
        ("", ""),
    ],
)
def test_the_form_is_linked_where_the_project_has_one(repository, form):
    assert issue_form(LISTINGS["vine-street-kitchen"], repository) == form


def test_nobody_is_led_to_write_in_public_about_a_secret_place():
    secret = next(listing for listing in LISTINGS.values() if listing.confidential)
    assert issue_form(secret, "https://github.com/peers/vine-street") == ""
