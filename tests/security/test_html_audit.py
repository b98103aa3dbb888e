"""The finished pages are looked at once more, whoever wrote them."""

import re
from pathlib import Path

import pytest

from tests.directory.reading import ROOT, WORDS
from tests.security.sound_page import EXIT, page
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.security.html_audit import check_pages, faults
from vinestreet.security.html_tags import MOST_WITHIN, start_tags

SOUND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"
content="default-src 'none'"><link rel="icon" href="data:,"><link rel="stylesheet" href="../a.css"><script defer src="../a.js"></script>
<script type="application/ld+json">{"a": "\\u003cscript>"}</script></head><body data-say="javascript: a language">
<a href="tel:988">Call</a><a href=https://soup.example/?a=b&amp;c=d#e>Soup</a><a href="">Here</a><a href="a/b:c.html">x</a>
<form role="search"><input type="text"></form><svg viewBox="0 0 9 9"><path d="M1 1"/></svg><img src="bowl.png" srcset="a.png 1x, b.png 2x">
<p title="onclick=1 style=2 &lt;script&gt;">style="x" onclick="y"</p></body></html>"""

UNSOUND = [
    ("<script>x</script>", "page_script"),
    ("<SCRIPT type=module>x</SCRIPT>", "page_script"),
    ("<script type='application/ld+json' type=module>x</script>", ""),
    ("<script type=module type='application/ld+json'>x</script>", "page_script"),
    ("<p onclick=x>", "page_event"),
    ("<p/onclick/>", "page_event"),
    ("<p title='>' ONCLICK=x>", "page_event"),
    ('<p title="a"onclick=x>', "page_event"),
    ('<a "><img src=x onerror=x>">', "page_event"),
    ("<!-- <p onclick=x> -->", "page_event"),
    ("<p a=b\x0bonclick=x onfocus=y>", "page_event"),
    ("<p style='color:red'>", "page_style"),
    ("<style>", "page_style"),
    ("<a href=javascript:x>", "page_address"),
    ("<a href='java&Tab;script:x'>", "page_address"),
    ("<a href=' &#x6a;avascript:x'>", "page_address"),
    ("<a href=vbscript:x>", "page_address"),
    ("<a href=data:text/html,x>", "page_address"),
    ("<a href=//evil.example>", "page_address"),
    ("<a href='/\\evil.example'>", "page_address"),
    ("<area href=javascript:x>", "page_address"),
    ("<img src=https://spy.example/x.png>", "page_foreign"),
    ("<img src=//spy.example/x.png>", "page_foreign"),
    ("<img srcset='a.png 1x, https://spy.example/b.png 2x'>", "page_foreign"),
    ("<script src=https://spy.example/x.js></script>", "page_foreign"),
    ("<link rel=stylesheet href=//spy.example/x.css>", "page_foreign"),
    ("<video poster=https://spy.example/x.png>", "page_foreign"),
    ("<a href=x ping=https://spy.example>", "page_foreign"),
    ("<svg><animate attributeName=href values='x;javascript:x'>", "page_foreign"),
    ("<base href=x>", "page_base"),
    ("<p " * 21 + "a>", "page_tangled"),
    ("<meta http-equiv=Refresh content='0'>", "page_refresh"),
    ("<iframe>", "page_frame"),
    ("<object>", "page_frame"),
    ("<form action=x>", "page_form"),
    ("<button formaction=x>", "page_form"),
]  # fmt: skip


def test_a_sound_page_has_no_faults():
    assert faults(SOUND) == []


@pytest.mark.parametrize(("html", "key"), UNSOUND)
def test_an_unsound_page_is_found(html: str, key: str):
    assert [fault.key for fault in faults(SOUND + html)] == ([key] if key else [])


def test_a_long_page_of_open_ends_takes_no_time_worth_telling():
    assert faults("<a b='" * 2_000 + "<p " + "x=" * 20_000) == []


def test_every_fault_has_its_sentence():
    text = (ROOT / "src/vinestreet/security/html_audit.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'"(page_[a-z]+)"', text))
    assert {key for _, key in UNSOUND if key} == keys
    assert {f"problems.{key}" for key in keys} <= WORDS.keys()


def test_all_faults_of_all_pages_are_told_at_once(tmp_path: Path):
    (tmp_path / "essays").mkdir()
    (tmp_path / "index.html").write_text(page(), encoding="utf-8")
    (tmp_path / "essays/soup.html").write_text(page("<p style=x><script>y</script>"), encoding="utf-8")
    (tmp_path / "404.html").write_text(page("<a href='javascript:x'>"), encoding="utf-8")
    (tmp_path / "own.htm").write_text("<p>Soup", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        check_pages(tmp_path, EXIT)
    assert error.value.told(WORDS).splitlines() == [
        "404.html: a link that may do more than open a page; expected https, http, mailto, tel, sms or a page of this "
        "site; found `<a href='javascript:x'>`",
        "essays/soup.html: a style inside the page; expected a class, and its rules in overrides/assets/css; found "
        "`<p style=x>`",
        "essays/soup.html: a script inside the page; expected a file in overrides/assets/js that the page loads; found "
        "`<script>`",
        "own.htm: the content policy doesn't come first in this page, so nothing holds back what gets into it; expected "
        "overrides/partials/meta.html to be included first in its head, as overrides/main.html does",
        "own.htm: no Leave above what people read; expected overrides/partials/leave.html to be included before `main`, as "
        "overrides/partials/header.html does",
        "own.htm: no way to the crisis page above what people read; expected a link to help-now.html before `main`, as "
        "overrides/partials/header.html has it",
        "6 problems found.",
    ]


@pytest.mark.parametrize("html", ["<p " * 21 + "a>", "<p x='" * 30 + "'>", "<p x='>' " * 30])
def test_tags_within_tags_are_refused_where_nobody_can_tell_them_apart(html):
    """Looking at each would take the square of the page."""
    assert "page_tangled" in {fault.key for fault in faults(html)}
    many = html * 200
    assert sum(map(len, start_tags(many))) < (MOST_WITHIN + 2) * len(many)  # and not the square of it


def test_a_few_tags_within_one_are_all_looked_at():
    assert start_tags('<a title="<b onclick=x><i>">') == ['a title="<b onclick=x><i>">', "b onclick=x>", "i>"]
