"""What stands where an address should, and says that there is none to be told; and streets that are called so."""

import pytest

from vinestreet.schema.secret_words import is_secret_address


@pytest.mark.parametrize("text", [
    "CONFIDENTIAL - call first", "confidential.", "secret!", "undisclosed", "Undisclosed location, Springfield",
    "not published", "Address withheld", "Call for address", "please call us for the location", "Confidential location",
    "Confidential (12 Alder Close)", "12 Alder Close - CONFIDENTIAL", "Address on request", "ask for the address",
    "Address given when you call", "confidental", "call to find out where", "kept secret", "private residence",
    "Confidential until you call 413 555 0100", "not for publication", "Dirección secreta",
])  # fmt: skip
def test_words_in_place_of_an_address_are_a_secret(text):
    assert is_secret_address(text)


@pytest.mark.parametrize("text", [
    "Secret Garden Lane 5", "12 Confidential Way", "Confidential Way 12", "5 Secret Lake Road", "Hidden House, 3 Low Road",
    "Secret Garden Cafe, 5 Main Street", "1 Private Drive", "3 Confidence Street", "22 Main St (call for directions)",
    "Confidential Records Building, 4 Main St", "Public Library, 5 Main St", "Private Hospital, 5 High Street", "",
])  # fmt: skip
def test_a_street_that_is_called_so_is_an_address(text):
    assert not is_secret_address(text)
