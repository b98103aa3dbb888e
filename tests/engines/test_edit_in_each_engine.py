"""The forms of `make edit` mend a number, whichever engine the browser has inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.editing import Desk, edited
from tests.built_site.small import small_project
from tests.engines.tab import Tab, shown, wait_for

SAVE = "[...document.querySelectorAll('button, [role=button]')].find((it) => it.textContent.trim() === 'Save')"
NUMBER = "[...document.querySelectorAll('input')].find((it) => it.value === '+1 413-555-0101')"
FOLDED = (
    "[...document.querySelectorAll('[class*=\"-NestedObjectLabel\"]')].find((it) => it.textContent.includes('0101'))"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with edited(small_project(tmp_path / "project"), None, "--no-preview") as found:
        yield found


def test_a_number_is_mended(desk: Desk, tab: Tab):
    before = desk.text()
    tab.open(f"{desk.address}#/collections/places/entries/vine-street-kitchen")
    wait_for(tab, f"!!({FOLDED})", 60)
    tab.evaluate(f"void ({FOLDED}).click()")
    wait_for(tab, f"!!({NUMBER})")
    tab.evaluate(f"({NUMBER}).focus()")
    tab.evaluate("new Promise((done) => setTimeout(done, 300))")  # the editor puts the caret where it wants first
    tab.evaluate("document.activeElement.setSelectionRange(14, 15)")
    tab.press("2")
    tab.evaluate(f"void ({SAVE}).click()")
    wait_for(tab, "!!document.querySelector('.edit-told')")
    assert "In resources.yml: Numbers to call." in shown(tab)
    assert desk.text() == before.replace('phone: "+1 413 555 0101"', 'phone: "+1 413-555-0102"', 1) != before
