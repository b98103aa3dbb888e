"""Every page has the exact policy, Leave, and the way to the crisis page; what only looks like them does not count."""

import re

import pytest

from tests.directory.reading import ROOT, WORDS
from tests.security.sound_page import EXIT, HEAD, LEAVE, POLICY, TALK, page
from vinestreet.security.page_demands import missing

POLICY_LATE = HEAD.replace(POLICY, "").replace("<title>", f"<script src=x.js></script>{POLICY}<title>")


def test_a_page_that_has_all_three_lacks_nothing():
    assert missing(page(), "essays/soup.html", EXIT) == []
    assert missing(page(top=TALK), "essays/soup.html", "") == [], "a site may have no Leave at all"
    assert missing(HEAD, "measures.html", EXIT) == [], "where Leave leads, nothing is of this site"


@pytest.mark.parametrize(
    ("html", "keys"),
    [
        (page(head=HEAD.replace(POLICY, "")), ["page_no_policy"]),
        (page(head=HEAD.replace(POLICY, f"<!-- {POLICY} -->")), ["page_no_policy"]),
        (page(head=HEAD.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")), ["page_no_policy"]),
        (page(head=POLICY_LATE), ["page_no_policy"]),
        (page(POLICY, head="<!doctype html><html><head></head>"), ["page_no_policy"]),
        (page(top=TALK), ["page_no_leave"]),
        (page(LEAVE, top=TALK), ["page_no_leave"]),
        (page(top=TALK + LEAVE.replace("elsewhere", "nowhere")), ["page_no_leave"]),
        (page(top=TALK + LEAVE.replace("way leave", "way")), ["page_no_leave"]),
        (page(top=TALK + LEAVE.replace("<a ", "<a hidden ")), ["page_no_leave"]),
        (page(top=LEAVE), ["page_no_crisis"]),
        (page(TALK, top=LEAVE), ["page_no_crisis"]),
        (page(top=f"{LEAVE}<!-- {TALK} -->"), ["page_no_crisis"]),
        (page(top=f"{LEAVE}<dialog>{TALK}</dialog>"), ["page_no_crisis"]),
        (page(top=f"{LEAVE}<noscript>{TALK}</noscript>"), ["page_no_crisis"]),
        (page(top=f"{LEAVE}<template>{TALK}"), ["page_no_crisis"]),
        (page(top=LEAVE + TALK.replace("../", "https://evil.example/")), ["page_no_crisis"]),
        ("<svg/>", ["page_no_policy", "page_no_leave", "page_no_crisis"]),
        ("", ["page_no_policy", "page_no_leave", "page_no_crisis"]),
    ],
)
def test_what_a_page_lacks_is_found(html: str, keys: list[str]):
    assert missing(html, "essays/soup.html", EXIT) == keys


def test_every_demand_has_its_sentence():
    text = (ROOT / "src/vinestreet/security/page_demands.py").read_text(encoding="utf-8")
    assert {f"problems.{key}" for key in re.findall(r'"(page_no_[a-z]+)"', text)} <= WORDS.keys()


def test_a_long_page_of_open_ends_takes_no_time_worth_telling():
    assert missing("<!--" * 100_000, "x.html", EXIT)
    assert missing("<body>" + "<noscript>" * 20_000, "x.html", EXIT)
