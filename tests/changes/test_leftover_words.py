"""Sentences that stay and still speak of what was there before are asked about; of a secret place nothing is repeated."""

import pytest

from tests.changes.comparing import told_of_one
from tests.directory.reading import WORDS

NUMBER = 'text: {number: "741741", send: HOME}'


def asked(tmp_path, before, now, stays):
    said = told_of_one(tmp_path, f"{before}\n{stays}", f"{now}\n{stays}")
    return [each for each in said if each.startswith("It still says: ")]


@pytest.mark.parametrize(
    ("before", "now", "stays", "sentence"),
    [
        ('phone: "+1 413 732 3069"', 'phone: "+1 413 732 3096"', "more: Ring twice. Or try 413.732.3069 late.", "Or try 413.732.3069 late."),
        ("cost: free", "cost: paid", "more: A free clinic.", "A free clinic."),
        ('ages: "16-25"', 'ages: "14-25"', "more: Anyone from 16 on.", "Anyone from 16 on."),
        ("area: canada", "area: downtown", "more: The number for Canada.", "The number for Canada."),
        ("status: {is: paused, since: 2026-11-10}", "", "more: It's resting until there are two of us.", "It's resting until there are two of us."),
    ],
)  # fmt: skip
def test_a_sentence_about_the_old_value_is_asked_about(before, now, stays, sentence, tmp_path):
    assert asked(tmp_path, before, now, stays) == [WORDS("changes.sentence_stays", words=sentence)]


@pytest.mark.parametrize(
    ("before", "now", "stays"),
    [
        ('ages: "16-25"', 'ages: "14-25"', "more: Up to 25, and 1600 books."),
        ("cost: free", "cost: paid", "more: Ask for the freezer."),
        ("", "cost: free", "more: A free clinic."),
        ("address: 3 Depot Road\narea: downtown", "confidential: true", "more: Near Downtown."),
    ],
)
def test_what_still_fits_or_may_betray_a_place_is_not_repeated(before, now, stays, tmp_path):
    assert asked(tmp_path, before, now, stays) == []
