"""What a call to a number may cost beyond an ordinary one, as far as the plans of numbers tell.

The kinds are those of libphonenumber, which reads them from the plans of each country:
https://github.com/google/libphonenumber. Nobody here knows what a phone company takes for a call.
"""

import phonenumbers
from phonenumbers import PhoneNumberType, ShortNumberCost, shortnumberinfo

PREMIUM = "premium"
_KINDS = {
    PhoneNumberType.PREMIUM_RATE: PREMIUM,
    PhoneNumberType.SHARED_COST: "shared",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
}
# Codes that belong to no country (ITU-T E.164, list of assigned codes): satellites and global networks, personal
# numbers, premium rate.
_CODES = {870: "satellite", 881: "satellite", 882: "satellite", 883: "satellite", 878: "personal", 979: PREMIUM}


def call_cost(number: phonenumbers.PhoneNumber) -> str:
    """Give `premium`, `shared`, `personal`, `pager` or `satellite`; empty for an ordinary or a free number."""
    return _CODES.get(number.country_code or 0) or _KINDS.get(phonenumbers.number_type(number), "")


def short_call_cost(number: phonenumbers.PhoneNumber, region: str) -> str:
    """Give `premium` for a short number of the `region` that costs extra; empty for any other."""
    costs = shortnumberinfo.expected_cost_for_region(number, region)
    return PREMIUM if costs == ShortNumberCost.PREMIUM_RATE else ""


def is_abroad(number: phonenumbers.PhoneNumber, region: str) -> bool:
    """Whether a call to the number leaves the country of the `region`, even where both share a code, as +1 does."""
    if number.country_code != phonenumbers.country_code_for_region(region):
        return True
    free = phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE
    return not free and not phonenumbers.is_valid_number_for_region(number, region)
