"""What a device keeps of the site, whichever engine the browser has inside: nothing, or a copy that nobody takes away."""

from pathlib import Path

from tests.browser.copies import PRIVACY, SAVE_PAGE
from tests.browser.kinds import KINDS
from tests.browser.test_offline_forget import ACTIVE, CHOSEN, HELD, NOTHING
from tests.browser.test_offline_strangers import PARKED, hosted
from tests.built_site.serving_cut import line_to
from tests.engines.tab import Tab, arrive, click, shown, visible, wait_for

SAVING = 60  # seconds at most for all files
GRACE = 1  # second for what a page does by itself once it has opened
REMOVE, TAKE_BACK = ".kept-here [data-part=remove]", ".kept-here [data-part=allow] button"


def held(tab: Tab) -> dict[str, object]:
    return tab.evaluate(f"({HELD})()")


def test_a_saved_copy_outlives_a_stranger_in_its_place_and_the_server(tab: Tab, site: Path):
    with hosted(site) as host:
        tab.open(host.address + SAVE_PAGE)
        click(tab, ".save [data-part=save]")
        wait_for(tab, f"!!{visible('.save [data-part=saved]')}", SAVING)
        host.parked = (200, "text/html; charset=utf-8", PARKED, "")
        tab.open(host.address + KINDS["help now"])
        assert "Talk to someone now" in shown(tab)
    for kind, words in (("help now", "988"), ("kitchen", "12 Vine Street"), ("directory", "What do you need?")):
        tab.open(host.address + KINDS[kind])
        assert words in shown(tab)


def test_my_list_tells_on_paper_how_to_get_in(tab: Tab, leaving_address: str):
    tab.open(leaving_address + KINDS["need"])
    click(tab, "[data-keep='vine-street-kitchen']")
    wait_for(tab, "!!document.querySelector('[data-keep][aria-pressed=true]')")
    tab.open(leaving_address + KINDS["my list"])
    wait_for(tab, f"!!{visible('.my-list .entry')}")
    assert "Use the side door on Mill Lane" in shown(tab)
    if leaving_address.startswith("http"):  # WebKit's paper is read from style sheets, which a folder keeps to itself
        assert "UsethesidedooronMillLane" in tab.printed()
    tab.reload()  # WebKit's paper has changed the page
    click(tab, "[data-part=tools] [data-clear]")


def test_a_choice_to_keep_nothing_stays_chosen_until_it_is_taken_back(tab: Tab, site: Path):
    with line_to(site) as line:
        tab.open(line.address + KINDS["kitchen"])
        wait_for(tab, ACTIVE)
        click(tab, "[data-keep]")
        tab.open(line.address + PRIVACY)
        click(tab, REMOVE)
        wait_for(tab, f"!!{visible('[data-part=done]')}")
        assert held(tab) == CHOSEN
        line.mend()
        tab.renew()
        tab.open(line.address + KINDS["home"])
        tab.reload()
        arrive(tab, KINDS["home"])
        tab.open(line.address + PRIVACY)
        wait_for(tab, f"!!{visible(TAKE_BACK)}")
        tab.evaluate(f"new Promise((resolve) => setTimeout(resolve, {GRACE * 1000}))")
        assert held(tab) == CHOSEN
        assert KINDS["home"] in line.asked
        assert not {"worker.js", "saved.json"} & set(line.asked)
        click(tab, TAKE_BACK)
        wait_for(tab, "!localStorage.length")
        assert held(tab) == NOTHING
