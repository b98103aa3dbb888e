"""Cells as people and programs fill them: what is understood, and that no word is lost on the way."""

import random
from datetime import date

import pytest

from tests.directory.reading import KNOWN
from vinestreet.core.problems import Report
from vinestreet.core.yaml_tree import Scalar
from vinestreet.exchange.facts.contact_details import emails_in, phones_in, websites_in
from vinestreet.exchange.facts.dates_ages_positions import date_in
from vinestreet.exchange.facts.plain_text import cut_text, plain_text
from vinestreet.exchange.facts.vocabulary import language_in, languages_in
from vinestreet.schema.context import ReadContext
from vinestreet.schema.scalars import MailAddress, PhoneNumber, WebAddress
from vinestreet.schema.text import Text

PLAIN = {
    "<p>Hot meals.</p><p>Bring a bag</p>": "Hot meals. Bring a bag",
    "<p>Hot meals</p><p>Bring a bag</p>": "Hot meals. Bring a bag",
    "<ul><li>soup</li><li>bread</li></ul>We also talk": "soup; bread. We also talk",
    "Mon 9-5<br>Tue 9-5<br/>Wed closed": "Mon 9-5; Tue 9-5; Wed closed",
    "<table><tr><td>Mon</td><td>9-5</td></tr></table>": "Mon, 9-5",
    "• soup\n• bread": "soup; bread",
    "A line that a\nprogram broke.\n\nA new paragraph": "A line that a program broke. A new paragraph",
    "St. Mark&amp;amp;#39;s &amp; friends": "St. Mark's & friends",
    "&lt;b&gt;Free&lt;/b&gt; food": "Free food",
    "<a href='https://x.example/a'>Our page</a>": "Our page (https://x.example/a)",
    "<a href=\"mailto:hi@x.example\">hi@x.example</a>": "hi@x.example",
    "<a href='javascript:alert(1)'>Our page</a>": "Our page",
    "<script>alert(1)</script>Soup<style>p{}</style>": "Soup",
    "<o:p>Word for Windows</o:p><![endif]-->": "Word for Windows",
    "Ann <ann@x.example> or ages < 18 & > 60": "Ann (ann@x.example) or ages < 18 & > 60",
    "**Free** and __open__, `really` [here](https://x.example)": "Free and open, 'really' here (https://x.example)",
    "# 12 Main St": "#12 Main St",
    "## Hours": "Hours",
    "Fee: $5**": "Fee: $5*",
    "Don\x92t wait \x96 come": "Don’t wait – come",
    "Donâ€™t wait at the cafÃ©": "Don’t wait at the café",
    "9amΓÇô5pm, 6pmGÇô9pm": "9am–5pm, 6pm–9pm",
    "zero\u200bwidth \u202eturned\u202c \ufeffmark\x00": "zerowidth turned mark",
    "  tabs\tand\u00a0spaces ": "tabs and spaces",
    "NULL": "", "N/A": "", "-": "", "nan": "", "": "",
    "None": "None",
}  # fmt: skip


@pytest.mark.parametrize("cell", PLAIN)
def test_a_cell_becomes_plain_words(cell):
    assert plain_text(cell) == PLAIN[cell]


def takes(kind, text):
    report = Report("x")
    kind.read(Scalar(text, False, 1), ReadContext(report, KNOWN))
    return not report.problems


PIECES = [
    *"<>&;#*_`~[](){}!|\\/\"' \n\t.,:-–\x00\x85\x93\u200b\u202e\ufeffé漢0a1Bc",
    "<b>", "</p>", "<!--", "&amp;", "&lt;", "&#60;", "&#x202e;", "**", "__", "~~", "](", "soup", "<script", "&#0;",
]  # fmt: skip


def test_whatever_stands_in_a_cell_our_reader_takes_what_becomes_of_it():
    dice = random.Random(6)
    for _ in range(20_000):
        cell = "".join(dice.choices(PIECES, k=dice.randint(1, 14)))
        words = plain_text(cell)
        assert not words or takes(Text(10_000), words), (cell, words)
        assert plain_text(words) == words or "&" in cell, (cell, words)


@pytest.mark.parametrize(
    ("text", "most", "first", "rest"),
    [
        ("Short.", 10, "Short.", ""),
        ("One here. Two here. Three.", 20, "One here. Two here.", "Three."),
        ("Ask Dr. Bo at St. Ann. Come in.", 24, "Ask Dr. Bo at St. Ann.", "Come in."),
        ("no end in sight for this one", 12, "no end in …", "… sight for this one"),
        ("x" * 30, 12, "x" * 10 + " …", "… " + "x" * 20),
    ],
)
def test_long_words_are_cut_at_the_end_of_a_sentence(text, most, first, rest):
    assert cut_text(text, most) == (first, rest)
    assert len(first) <= most


ONE, TWO = "+1 413-555-0101", "+1 413-555-0102"
PHONES = [
    ("413-555-0101", [ONE], ""),
    ("(413) 555-0101", [ONE], ""),
    ("413.555.0101", [ONE], ""),
    ("4135550101", [ONE], ""),
    ("1-413-555-0101", [ONE], ""),
    ("Phone: 413-555-0101", [ONE], ""),
    ("413-555-0101 / 413-555-0102", [ONE, TWO], ""),
    ("413-555-0101\n413-555-0101", [ONE], ""),
    ("413-555-0101 x4", [{"number": ONE, "say": "extension 4"}], ""),
    ("413-555-0101, press 2 for Spanish", [{"number": ONE, "say": "press 2 for Spanish"}], ""),
    ("Ana Diaz 413-555-0101", [{"number": ONE, "label": "Ana Diaz"}], ""),
    ("413-555-0101 (office) 413-555-0102 (night)", [{"number": ONE, "label": "office"}, {"number": TWO, "label": "night"}], ""),
    ("Fax: 413-555-0101", [{"number": ONE, "kind": "fax", "label": "Fax"}], ""),
    ("413-555-0101 Fax: 413-555-0102", [ONE, {"number": TWO, "kind": "fax", "label": "Fax"}], ""),
    ("555-0101 or (413) 555-0102 ext. 4 / TTY 711",
     [{"number": TWO, "say": "extension 4"}, {"number": "711", "label": "TTY"}], "555-0101"),
    ("1-800-GET-HELP (1-800-438-4357)", [{"number": "+1 800-438-4357", "label": "1-800-GET-HELP"}], ""),
    ("Text HOME to 741741", [{"number": "741741", "kind": "text", "send": "HOME"}], ""),
    ("Call or text 413-555-0101", [{"number": ONE, "label": "Call or text"}], ""),
    ("Dial 2-1-1", ["211"], ""),
    ("988, then press 1", [{"number": "988", "say": "then press 1"}], ""),
    # A wrong number is no other number.
    ("413-555-01011", [], "413-555-01011"),
    ("413-555-010", [], "413-555-010"),
    ("555-413-555-0101", [], "555-413-555-0101"),
    ("413-555-0101413-555-0102", [], "413-555-0101413-555-0102"),
    ("000-000-0000", [], "000-000-0000"),
    ("1-800-DONATE-NOW", [], "1-800-DONATE-NOW"),
    ("Suite 800 GATEWAY", [], "Suite 800 GATEWAY"),
    ("Room 211", [], "Room 211"),
    ("413-555-0101/0102", [ONE, "+1 413-555-0102"], ""),
    ("413-555-0101/02", [ONE, "+1 413-555-0102"], ""),
    ("413-555-0101 413 555", [], "413-555-0101 413 555"),
    ("ask at the desk", [], "ask at the desk"),
    ("None", [], "None"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "found", "left"), PHONES, ids=[cell for cell, _, _ in PHONES])
def test_phones_in_a_cell(cell, found, left):
    assert phones_in(cell, "US") == (found, left)
    for phone in found:
        assert takes(PhoneNumber(), phone if isinstance(phone, str) else phone["number"])


@pytest.mark.parametrize(
    ("cell", "region", "found"),
    [
        (
            "0161 496 0000 or 0800 1111 (Childline)",
            "GB",
            ["0161 496 0000", {"number": "0800 1111", "label": "Childline"}],
        ),
        ("13 11 14", "AU", ["13 11 14"]),
        ("+44 20 7946 0958", "US", ["+44 20 7946 0958"]),
    ],
)
def test_phones_of_other_countries(cell, region, found):
    assert phones_in(cell, region) == (found, "")


def test_a_digit_more_or_less_never_makes_another_number():
    dice = random.Random(6)
    for _ in range(500):
        digits = [str(dice.randint(2, 9)), *(str(dice.randint(0, 9)) for _ in range(dice.choice((8, 10, 11, 12))))]
        at = sorted(dice.sample(range(1, len(digits)), dice.randint(0, 3)), reverse=True)
        for place in at:
            digits.insert(place, dice.choice("-. "))
        cell = "".join(digits)
        found, _ = phones_in(cell, "US")
        whole = "".join(filter(str.isdigit, cell))
        for phone in found:
            number = "".join(filter(str.isdigit, phone if isinstance(phone, str) else phone["number"]))
            assert number.removeprefix("1") in cell.replace("-", "").replace(".", "").replace(" ", ""), (cell, phone)
            assert len(whole) - len(number.removeprefix("1")) != 1 or " " in cell, (cell, phone)


ADDRESSES = [
    ("https://x.example/a?b=c", ["https://x.example/a?b=c"], ""),
    ("WWW.X.EXAMPLE", ["http://www.x.example"], ""),
    ("x.org and http://y.org/.", ["http://x.org", "http://y.org/"], ""),
    ("http//x.org", ["http://x.org"], ""),
    ("http://http://x.org", ["http://x.org"], ""),
    ("Website: x.org (English)", ["http://x.org"], "English"),
    ("info@x.org", [], "info@x.org"),
    ("http://", [], "http://"),
    ("St.Mary", [], "St.Mary"),
    ("javascript:alert(1)", [], "javascript:alert(1)"),
    ("ask at the desk", [], "ask at the desk"),
]


@pytest.mark.parametrize(("cell", "found", "left"), ADDRESSES, ids=[cell for cell, _, _ in ADDRESSES])
def test_websites_in_a_cell(cell, found, left):
    assert websites_in(cell) == (found, left)
    assert all(takes(WebAddress(), address) for address in found)


@pytest.mark.parametrize(
    ("cell", "found", "left"),
    [
        ("hi@x.org", ["hi@x.org"], ""),
        ("mailto:hi@x.org; ann.b+c@y.co.uk", ["hi@x.org", "ann.b+c@y.co.uk"], ""),
        ("Email: hi@x.org (answers in a day).", ["hi@x.org"], "answers in a day)."),
        ("hi@x", [], "hi@x"),
        ("hi at x dot org", [], "hi at x dot org"),
    ],
)
def test_mail_addresses_in_a_cell(cell, found, left):
    assert emails_in(cell) == (found, left)
    assert all(takes(MailAddress(), address) for address in found)


@pytest.mark.parametrize(
    ("cell", "region", "day"),
    [
        ("2026-03-04", "US", date(2026, 3, 4)),
        ("2026-03-04T00:00:00Z", "US", date(2026, 3, 4)),
        ("3/4/2026", "US", date(2026, 3, 4)),
        ("3/4/2026", "GB", date(2026, 4, 3)),
        ("3/4/2026", "CA", None),
        ("13/4/2026", "CA", date(2026, 4, 13)),
        ("13/4/2026", "US", None),
        ("March 4th, 2026", "US", date(2026, 3, 4)),
        ("3/4/26", "US", None),
        ("46085", "US", None),
        ("last spring", "US", None),
        ("2026-02-30", "US", None),
    ],
)
def test_a_date_in_a_cell_or_none_where_it_could_be_another(cell, region, day):
    assert date_in(cell, region) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Spanish", "es"), ("español", "es"), ("spa", "es"), ("en-US", "en"), ("ASL", "ase"), ("Haitian Creole", "ht"),
        ("Mandarin", "zh"), ("Cantonese", "yue"), ("Hmong", "hmn"), ("sign language", None), ("all", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_in_a_cell(cell, code):
    assert language_in(cell) == code


def test_languages_in_a_cell():
    assert languages_in("English, Spanish and ASL; others by phone") == (["en", "es", "ase"], "others by phone")
    assert languages_in("en; es; so; no") == (["en", "es", "so", "no"], "")
    assert languages_in("no") == ([], "no")


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("English or Spanish", "en es"), ("En, Es", "en es"), ("en/pt-BR/spa", "en pt es"), ("English, or", "en"),
        ("Spanish (Mon only), English", "en"), ("English, Spanish by appointment", "en"), ("English, as, Spanish", "en es"),
        ("English, as needed", "en"), ("CA, English", "en"), ("Group Counseling: English", ""), ("is available.", ""),
        ("other languages as needed", ""), ("other languages accommodated as needed", ""),
        ("English, other languages as needed", "en"),
        ("Chinese (Cantonese; Mandarin)", ""), ("Chinese (Cantonese)", "yue"), ("Bilingual", ""), ("Creole", ""),
        ("Sign language", ""), ("Non-English speakers welcome", ""), ("He is fluent in Farsi", ""),
        ("Spanish on Tuesdays, interpreter in my office", ""), ("No interpreters", ""), ("Ms. Jane Roe", ""),
        ("Ms", ""), ("Mr, Ms", ""), ("It", ""), ("en", ""), ("en; so; it", ""),
        # with a no, nobody knows how far it goes
        ("English, no Spanish", ""), ("English only; Spanish not available", ""), ("Spanish, no", ""),
        ("English, Spanish and French, except on Fridays", ""),
    ],
)  # fmt: skip
def test_languages_are_taken_whole_or_stay_words(cell, codes):
    found, left = languages_in(cell)
    assert " ".join(found) == codes
    assert left or codes
