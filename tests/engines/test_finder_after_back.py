"""After Back, the finder's fields and its list say the same, whichever engine has kept or loaded the page."""

from tests.browser.kinds import KINDS
from tests.engines.tab import Tab, click, wait_for

READY = "document.readyState === 'complete' && !!document.querySelector('#finder-cards a')"
TYPED = """(() => {
  const field = document.querySelector("#finder-text");
  field.value = "bed";
  field.dispatchEvent(new Event("input", { bubbles: true }));
})()"""
FREE = "document.querySelector('#finder input[value=free]').checked"
COUNT = "document.querySelector('#finder-count').textContent"


def test_the_fields_and_the_list_say_the_same(tab: Tab, leaving_address: str):
    tab.open("about:blank")
    tab.open(f"{leaving_address}{KINDS['directory']}#free")
    wait_for(tab, READY)
    free = tab.evaluate(COUNT)
    tab.evaluate(TYPED)
    wait_for(tab, f"{COUNT} !== {free!r}")
    typed = tab.evaluate(COUNT)
    click(tab, "#finder-cards a")
    wait_for(tab, "!document.querySelector('#finder') && document.readyState === 'complete'")
    tab.back()
    wait_for(tab, READY)
    wait_for(
        tab,
        f"{FREE} && ({COUNT} === (document.querySelector('#finder-text').value ? {typed!r} : {free!r}))",
    )
