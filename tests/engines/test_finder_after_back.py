"""After Back, words are there again and the list answers them, whichever engine has kept or loaded the page."""

from tests.browser.kinds import KINDS
from tests.engines.tab import Tab, click, wait_for

READY = "document.readyState === 'complete' && !!document.querySelector('#finder-cards a')"
FREE = "document.querySelector('#finder input[value=free]').checked"
COUNT = "document.querySelector('#finder-count').textContent"
FIELD = "document.querySelector('#finder-text').value"
DESPAIR = """(() => {
  const box = document.querySelector("#finder-despair");
  return [...box.querySelectorAll("a")].find((link) => link.checkVisibility())?.href ?? "";
})()"""


def typed(words: str) -> str:
    """Give the JavaScript that types `words` into the finder."""
    return f"""(() => {{
  const field = document.querySelector("#finder-text");
  field.value = {words!r};
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
}})()"""


def test_words_are_there_again_and_the_list_answers_them(tab: Tab, leaving_address: str):
    tab.open("about:blank")
    tab.open(f"{leaving_address}{KINDS['directory']}#free")
    wait_for(tab, READY)
    free = tab.evaluate(COUNT)
    tab.evaluate(typed("hungry"))
    wait_for(tab, f"{COUNT} !== {free!r}")
    answered = tab.evaluate(COUNT)
    click(tab, "#finder-cards a")
    wait_for(tab, "!document.querySelector('#finder') && document.readyState === 'complete'")
    tab.back()
    wait_for(tab, READY)
    wait_for(tab, f"{FREE} && {FIELD} === 'hungry' && {COUNT} === {answered!r}")
    wait_for(tab, "sessionStorage.length === 0")


def test_words_of_despair_bring_numbers_into_reach(tab: Tab, leaving_address: str):
    tab.open("about:blank")
    tab.open(f"{leaving_address}{KINDS['directory']}")
    wait_for(tab, "document.readyState === 'complete' && !!vineStreet.candidates")
    tab.evaluate(typed("i want to die"))
    wait_for(tab, f"{DESPAIR} === 'tel:988' && {READY}")
    tab.evaluate(typed("took all my pills"))
    wait_for(tab, f"{DESPAIR} === 'tel:911' && {READY}")
