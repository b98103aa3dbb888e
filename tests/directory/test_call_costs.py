"""Numbers that cost whoever calls extra: premium-rate ones are refused, others are told; one abroad shows its code."""

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType, ShortNumberCost, shortnumberinfo

from tests.directory.reading import FIRST_FIELD, entry, problems, read
from vinestreet.schema.scalars import number_in

REFUSED = "a premium-rate number: a call or text to it costs extra"


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("+1 900 555 1234", "US"),
        ("1-900-555-1234", "US"),
        ("+979 1 2345 6789", "US"),
        ("+44 906 123 4567", "US"),
        ("0906 123 4567", "GB"),
        ("1900 123 456", "AU"),
        ("0900 12345", "NZ"),
        ("24280", "US"),
    ],
)
def test_a_premium_rate_number_is_one_wherever_it_is_read(number: str, region: str):
    found = number_in(number, region)
    assert found
    assert found.costs == "premium"


def test_it_is_refused_to_call_and_to_text_with_the_reason(tmp_path):
    fields = 'phone: "+1 900 555 1234"\ntext: {number: "+44 906 123 4567", send: HELP}'
    told = problems(entry(fields), tmp_path)
    assert [line.partition("; expected")[0] for line in told] == [
        f"resources.yml:{FIRST_FIELD + at}: soup: {field}: {REFUSED}, and somebody makes money from it"
        for at, field in enumerate(("phone", "text.number"))
    ]


def premium_examples():
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        example = phonenumbers.example_number_for_type(region, PhoneNumberType.PREMIUM_RATE)
        if example:
            yield region, example
    example = phonenumbers.example_number_for_non_geo_entity(979)
    yield "001", example


def test_the_premium_rate_numbers_of_every_region_are_refused():
    through = []
    examples = list(premium_examples())
    for region, example in examples:
        style = phonenumbers.PhoneNumberFormat
        written = [phonenumbers.format_number(example, style.INTERNATIONAL)]
        written += [phonenumbers.format_number(example, style.NATIONAL)] if region != "001" else []
        for at, text in enumerate(written):
            found = number_in(text, region if at else "US")
            if found and found.costs != "premium":
                through.append((region, text, found))
    assert through == []
    assert len(examples) > 140  # of about 245 regions: those that have such numbers


def test_short_numbers_that_cost_extra_are_refused_in_every_region_that_has_them():
    through, refused = [], 0
    for region in sorted(shortnumberinfo.SUPPORTED_SHORT_REGIONS):
        example = shortnumberinfo._example_short_number_for_cost(region, ShortNumberCost.PREMIUM_RATE)
        found = number_in(example, region) if example else None
        if found and found.costs != "premium":
            through.append((region, example))
        refused += bool(found)
    assert through == []
    assert refused > 30


@pytest.mark.parametrize(
    ("number", "region", "costs"),
    [
        ("13 11 14", "AU", "shared"),
        ("+808 1234 5678", "US", "shared"),
        ("+1 500 555 1234", "US", "personal"),
        ("+870 773 111 632", "US", "satellite"),
        ("+881 612 345 678", "US", "satellite"),
        ("+883 510 012 345", "US", "satellite"),
        ("+1 413 555 0101", "US", ""),
        ("1-800-799-7233", "US", ""),
        ("988", "US", ""),
        ("741741", "US", ""),
        ("116 123", "GB", ""),
        ("0800 068 4141", "GB", ""),
    ],
)
def test_what_may_cost_more_than_an_ordinary_call_is_known(number: str, region: str, costs: str):
    found = number_in(number, region)
    assert found
    assert found.costs == costs


@pytest.mark.parametrize(
    ("number", "region", "shown", "dialled"),
    [
        ("+1 876 555 1234", "US", "+1 876-555-1234", "+18765551234"),
        ("876 555 1234", "US", "+1 876-555-1234", "+18765551234"),
        ("+1 876 555 1234", "JM", "(876) 555-1234", "+18765551234"),
        ("+1 416 555 0101", "US", "+1 416-555-0101", "+14165550101"),
        ("+1 416 555 0101", "CA", "(416) 555-0101", "+14165550101"),
        ("+1 800 799 7233", "CA", "(800) 799-7233", "+18007997233"),
        ("+44 20 7946 0018", "US", "+44 20 7946 0018", "+442079460018"),
        ("0800 068 4141", "IM", "0800 068 4141", "08000684141"),
        ("020 7946 0018", "IM", "+44 20 7946 0018", "+442079460018"),
    ],
)
def test_a_number_abroad_shows_its_country_code(number: str, region: str, shown: str, dialled: str):
    found = number_in(number, region)
    assert found
    assert (found.shown, found.dialled) == (shown, dialled)


def test_an_ordinary_number_is_read_as_before(tmp_path):
    (phone,) = read(entry('phone: "+1 413 555 0101"'), tmp_path).listings["soup"].phones
    assert (phone.shown, phone.href, phone.number.costs) == ("(413) 555-0101", "tel:+14135550101", "")


@pytest.mark.parametrize(("more", "may_cost"), [("", True), ("cost: paid", True), ("cost: free", False)])
def test_a_number_that_may_cost_extra_says_so_unless_it_is_known_to_be_free(more: str, may_cost: bool, tmp_path):
    fields = f'phone: "+1 500 555 1234"\n{more}'
    (phone,) = read(entry(fields), tmp_path).listings["soup"].phones
    assert phone.may_cost is may_cost
    assert phone.number.costs == "personal"
