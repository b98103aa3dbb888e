"""Conversations lead to each of their ends, and nothing is lost on paper, whichever engine the browser has inside."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.browser.test_conversations import BEGINNING, conversation, ways
from tests.browser.test_print import FOLDED, FORGET_DETAILS_CONTENT, squeezed
from tests.engines.tab import Tab, click, follow, wait_for

TALK = "nine-at-night"
HEADS = """[...document.querySelectorAll(".talk-part > h2")].filter((it) => it.checkVisibility()).map((it) => it.innerText)"""
IN_VIEW = "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('#%s > h2').getBoundingClientRect())"
OPEN = "document.querySelectorAll('main details[open]').length"
PAST = """<p data-ends='[[20200102,"Open January 2, 2020."]]'>Day and night. Open January 2, 2020.</p>"""


def go_on(tab: Tab, here: str, there: str) -> None:
    """Open the reply that leads from one part to the next where there is one, and follow its link."""
    link = f'#{here} a[href="#{there}"]'
    if tab.evaluate(f"!document.querySelector('{link}').checkVisibility()"):
        follow(tab, f"#{here} .talk-replies details:has(a[href='#{there}']) > summary")
    follow(tab, link)


def test_each_end_of_a_conversation_is_reached_and_the_way_back_is_there(tab: Tab, leaving_folder: str):
    found = conversation(TALK)
    parts = {part.name: f"part-{number}" for number, part in enumerate(found.parts, 1)}
    for way in ways(found):
        tab.open("about:blank")
        tab.open(f"{leaving_folder}conversations/{TALK}.html")
        heads = [name or BEGINNING for name in way]
        for number, (here, there) in enumerate(pairwise(way), 2):
            go_on(tab, parts[here], parts[there])
            wait_for(tab, f"document.activeElement.parentElement.id === '{parts[there]}'")
            assert tab.evaluate(HEADS) == heads[:number]
    click(tab, f"#{parts[way[-1]]} button")
    wait_for(tab, f"document.activeElement.closest('.talk-part')?.id === '{parts[way[-2]]}'")
    assert tab.evaluate(HEADS) == heads[:-1]


def test_without_scripts_all_of_it_stands_there_and_links_lead_through_it(tab: Tab, address_without_scripts: str):
    found = conversation(TALK)
    tab.open(f"{address_without_scripts}conversations/{TALK}.html")
    assert tab.evaluate(HEADS) == [part.name or BEGINNING for part in found.parts]
    go_on(tab, "part-1", "part-2")
    wait_for(tab, f"location.hash === '#part-2' && {IN_VIEW % 'part-2'}")


@pytest.mark.parametrize("kind", ["help now", "branches", "group plan"])
def test_what_is_folded_is_printed_and_folded_again(kind: str, tab: Tab, leaving_http: str):
    tab.open(leaving_http + KINDS[kind])
    folded = [unicodedata.normalize("NFKC", squeezed(words)) for words in tab.evaluate(f"({FOLDED})()")]
    assert len(folded) > 3
    were_open = tab.evaluate(OPEN)
    printed = tab.printed()
    assert [words for words in folded if words not in printed] == []
    if kind == "help now":  # in an older browser too
        tab.evaluate(f"({FORGET_DETAILS_CONTENT})()")
        printed = tab.printed()
        assert [words for words in folded if words not in printed] == []
    assert tab.evaluate(OPEN) == were_open


def test_a_link_to_a_part_that_is_folded_opens_it(tab: Tab, leaving_address: str):
    page = leaving_address + KINDS["group plan"]
    heading = "document.querySelector('h2[id=afterwards]')"
    seen = f"{heading}.closest('details').open && {IN_VIEW % 'afterwards'}".replace(" > h2", "")
    tab.open(page)
    assert not tab.evaluate(f"{heading}.closest('details').open")
    tab.evaluate("location.hash = 'afterwards'")
    wait_for(tab, seen)
    tab.open("about:blank")
    tab.open(f"{page}#afterwards")
    wait_for(tab, seen)


def test_what_is_past_is_not_printed(tab: Tab, leaving_site: Path, leaving_http: str):
    page = leaving_site / KINDS["kitchen"].replace("kitchen", "past")
    words = (leaving_site / KINDS["kitchen"]).read_text(encoding="utf-8")
    page.write_text(words.replace("</h1>", f"</h1>{PAST}"), "utf-8")
    tab.open(f"{leaving_http}{page.relative_to(leaving_site)}")
    printed = tab.printed()
    assert "Dayandnight." in printed
    assert "2020" not in printed


def test_an_essay_opens_with_its_short_version_with_no_script(tab: Tab, address_without_scripts: str):
    tab.open(address_without_scripts + KINDS["essay"])
    assert tab.evaluate("document.querySelector('.short h2').innerText") == "In short"
    assert tab.evaluate("document.querySelector('.short > p').getBoundingClientRect().top < innerHeight")
    assert tab.evaluate("document.querySelector('.standfirst') === null")
