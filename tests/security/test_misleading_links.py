"""A link that calls or texts shows the number that it dials; any other is words alone, and is told with its line."""

import pytest
from markdown import Markdown

from tests.directory.reading import WORDS
from vinestreet.core.problems import Report
from vinestreet.lint.text_links import check_misleading_links
from vinestreet.security.sanitizer import clean, removed_parts, sanitize


def told(source: str, region: str = "US") -> list[str]:
    report = Report("docs/about/new.md")
    check_misleading_links(clean(Markdown(extensions=["tables"]).convert(source)), source, region, report)
    return [problem.told(WORDS).removeprefix("docs/about/new.md:") for problem in report.problems]


def made(source: str, region: str = "US") -> str:
    return sanitize(Markdown().convert(source), region)


@pytest.mark.parametrize(
    ("source", "region"),
    [
        ("[Call 988](tel:988)", "US"),
        ("[Call 988 (24/7)](tel:988)", "US"),
        ("[Text **741741**](sms:741741)", "US"),
        ("[(877) 565-8860](tel:+18775658860)", "US"),
        ("[+1 877 565 8860](tel:877-565-8860)", "US"),
        ("[1-877-565-8860][a]\n\n[a]: tel:+1-877-565-8860", "US"),
        ("[Ring 0800 068 4141](tel:+448000684141)", "GB"),
        ("[116 123](tel:116123)", "GB"),
        ("[+44 800 068 4141](tel:+448000684141)", "US"),
        ("<a href='tel:988'>988</a>", "US"),
        ("[988lifeline.org](https://988lifeline.org/chat)", "US"),
        ("[https://988lifeline.org/a](https://www.988lifeline.org/b?c#d)", "US"),
        ("[their page](https://other.example)", "US"),
        ("[soup.md](soup.md)", "US"),
        ("[write](mailto:a@b.example?subject=tel:988)", "US"),
    ],
)
def test_a_link_that_shows_its_number_stays(source: str, region: str):
    assert told(source, region) == []
    html = Markdown().convert(source)
    assert removed_parts(html, sanitize(html, region)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Words.\n\n[Call 988](tel:+18775658860)",
            "3: this link dials a number that it doesn't show; expected the number in its words, and no other: "
            "[Call (877) 565-8860](tel:+18775658860); found `tel:+18775658860`",
        ),
        (
            "[Call 988, not (877) 565-8860](tel:+18775658860)",
            "1: this link dials a number that it doesn't show; expected the number in its words, and no other: "
            "[Call , not (877) 565-8860](tel:+18775658860); found `tel:+18775658860`",
        ),
        (
            "[call us](tel:988)",
            "1: this link dials a number that it doesn't show; expected the number in its words, and no other: "
            "[call us 988](tel:988); found `tel:988`",
        ),
        (
            "[Call 988](tel:+19005551234)",
            "1: this link dials a premium-rate number, which costs extra; expected an ordinary or a free number, or just "
            "the words: Call 988; found `tel:+19005551234`",
        ),
        (
            "[Call (413) 555-0101](tel:+14135550101)",
            "1: this link dials an invented number, and nobody answers it; expected a real place's number, or "
            "just the words: Call (413) 555-0101; found `tel:+14135550101`",
        ),
        (
            "<a href='sms:741741?&body=YES'>Text 741741</a>",
            "1: this link would write a message in the reader's name; expected just the number: "
            "[Text 741741](sms:741741); found `sms:741741?&body=YES`",
        ),
        (
            "[**988lifeline.org**](https://evil.example/phish)",
            "1: this link names one site and opens another; expected the site it opens: "
            "[evil.example](https://evil.example/phish); found `https://evil.example/phish`",
        ),
        (
            "[988](tel:*21*988#)",
            "1: this link tells a phone to do more than call a number; expected just a number, such as "
            "[988](tel:988); found `tel:*21*988#`",
        ),
    ],
)
def test_a_link_that_misleads_is_told_with_its_line_and_mended(source: str, expected: str):
    assert told(source) == [expected]


INVENTED = [
    ("(212) 555-0199", "sms:2125550199", "US"),
    ("+1 413 555 0100", "tel:+14135550100", "GB"),
    ("01632 960001", "tel:01632960001", "GB"),
    ("020 7946 0018", "tel:02079460018", "GB"),
    ("07700 900461", "sms:+447700900461", "US"),
    ("(02) 5550 1234", "tel:0255501234", "AU"),
    ("0491 570 006", "sms:0491570006", "AU"),
]


@pytest.mark.parametrize(("words", "address", "region"), INVENTED)
def test_a_number_that_is_kept_for_stories_is_words_alone(words: str, address: str, region: str):
    (fault,) = told(f"Ring\n[{words}]({address}).", region)
    assert fault.startswith("2: this link dials an invented number")
    assert f"or just the words: {words};" in fault
    assert made(f"Ring [{words}]({address}).", region).strip() == f"<p>Ring <a>{words}</a>.</p>"


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("(413) 555-1234", "US"),
        ("(413) 555-0200", "US"),
        ("020 7946 1018", "GB"),
        ("0800 068 4141", "GB"),
        ("988", "US"),
    ],
)
def test_a_number_beside_those_stays(number: str, region: str):
    assert told(f"[{number}](tel:{number.translate(str.maketrans('', '', ' ()'))})", region) == []


def test_the_number_of_an_invented_place_is_words_alone_and_that_of_a_real_one_stays():
    source = "[(877) 565-8860](tel:877-565-8860) and [988](tel:988)"
    invented = frozenset({"(877) 565-8860"})
    assert sanitize(Markdown().convert(source), "US", invented) == (
        '<p><a>(877) 565-8860</a> and <a href="tel:988">988</a></p>'
    )
    report = Report("docs/about/new.md")
    check_misleading_links(clean(Markdown().convert(source)), source, "US", report, invented)
    assert [problem.key for problem in report.problems] == ["number_link_invented"]


@pytest.mark.parametrize(
    "source",
    [
        "[Call 988](tel:+19005551234)",
        "[988](TEL:+18775658860)",
        "<a href='te&#10;l:+18775658860'>988</a>",
        "<a href='tel&colon;+18775658860'>988</a>",
        "<a href='tel:%2B19005551234'>+1 900 555 1234</a>",
        "<a href='sms:988,+18775658860'>988</a>",
        "<a href='sms:988;?body=x'>988</a>",
        "<a href='tel:988;phone-context=+1900'>988</a>",
        "<a href='tel:988'><bdo dir='rtl'>889</bdo></a>",
        "<a href='tel:988' title='988'>help</a>",
        "<a href='tel:988'><img alt='988' src='a.png'></a>",
        "<a href='tel:+18775658860'><a href='tel:988'>988</a></a>",
        "<a class='x' title='a>b' href=sms:+19005551234>Text 988</a>",
        "[876 555 1234](tel:+18765551234)",
        "[988lifeline.org](https://evil.example/phish)",
        "[988lifeline.org](https://988lifeline.org@evil.example/phish)",
        "[988lifeline.org](https://988lifeline.org.evil.example/)",
        "<a href='hTTps:/\\\\evil.example'>988lifeline.org</a>",
    ],
)
def test_what_misleads_is_words_alone(source: str):
    html = made(source)
    assert "1877" not in html
    assert "evil" not in html
    assert "900555" not in html
    assert 'href="tel' not in html.replace('href="tel:988">988', "")
    assert 'href="sms' not in html
    assert removed_parts(Markdown().convert(source), html) != []
