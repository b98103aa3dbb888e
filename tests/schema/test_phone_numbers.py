"""Phone numbers: how they are shown here, and what the phone dials."""

import pytest

from tests.directory.reading import entry, read


@pytest.mark.parametrize(
    ("fields", "shown", "href"),
    [
        ('phone: "+1 413 555 0101"', "(413) 555-0101", "tel:+14135550101"),
        ('phone: "877-565-8860"', "(877) 565-8860", "tel:+18775658860"),
        ('phone: {number: "988", say: then press 1}', "988", "tel:988"),
        ('phone: "0800 068 4141"\narea: united-kingdom', "0800 068 4141", "tel:08000684141"),
        ('phone: "116 123"\narea: united-kingdom', "116 123", "tel:116123"),
        ('text: {number: "741741", send: HOME}', "741741", "sms:741741?&body=HOME"),
        ('text: {number: "678-678", send: START}', "678-678", "sms:678678?&body=START"),
        ('text: "85258"\narea: united-kingdom', "85258", "sms:85258"),
    ],
)
def test_a_number_is_shown_as_people_read_it_and_dialled_as_it_works(fields, shown, href, tmp_path):
    listing = read(entry(fields), tmp_path).listings["soup"]
    (line,) = (*listing.phones, *listing.texts)
    assert (line.shown, line.href) == (shown, href)
