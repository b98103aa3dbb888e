"""What a number in an issue costs is told for any country: the plans of numbers are libphonenumber's."""

import pytest

from vinestreet.contributing.suspicious_text import costly_numbers


@pytest.mark.parametrize(
    ("country", "text", "costs"),
    [
        ("IE", "Call 1550 123 456, or 1850 123 456, or 021 427 5604; 1800 247 247 is free", ["premium", "shared"]),
        ("DE", "0900 1 123456 oder 0180 5 123456, 030 123456", ["premium", "shared"]),
        ("FR", "0 899 12 34 56 ou 01 23 45 67 89", ["premium"]),
        ("NO", "820 12 345, 22 33 44 55", ["premium"]),
        ("AU", "1902 123 456 or 1300 123 456", ["premium", "shared"]),
        ("JP", "0990 123456", ["premium"]),
    ],
)
def test_numbers_that_cost_extra_are_found_in_any_country(country: str, text: str, costs: list[str]):
    assert [number.costs for number in costly_numbers(text, country)] == costs
