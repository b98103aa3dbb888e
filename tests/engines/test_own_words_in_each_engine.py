"""What somebody wrote in a conversation is not there for whoever presses Back, whichever engine the browser has inside."""

from tests.engines.tab import Tab, arrive, wait_for

TALK = "conversations/the-window-seat.html"
BOX = "document.querySelector('.talk-own')"
WRITE = f"""(() => {{
  const words = {BOX}.querySelector("textarea");
  words.value = "I would sit down.";
  words.dispatchEvent(new Event("input", {{ bubbles: true }}));
}})()"""
FOUND = f"[{BOX}.querySelector('textarea').value, {BOX}.querySelector('input').checked, {BOX}.open]"


def write(tab: Tab, address: str, *, keep: bool) -> None:
    tab.open(address + TALK)
    wait_for(tab, f"!!{BOX}")
    tab.evaluate(f"{BOX}.open = true")
    if keep:
        tab.evaluate(f"{BOX}.querySelector('input').click()")
    tab.evaluate(WRITE)


def go_to(tab: Tab, page: str) -> None:
    tab.evaluate(f"void setTimeout(() => {{ location.href = '../{page}'; }})")
    arrive(tab, page)


def back(tab: Tab) -> None:
    tab.back()
    arrive(tab, TALK)
    wait_for(tab, f"!!{BOX} && !document.documentElement.classList.contains('unseen')")


def test_words_without_the_tick_are_gone_when_the_page_is_left(tab: Tab, leaving_http: str):
    write(tab, leaving_http, keep=False)
    go_to(tab, "index.html")
    back(tab)
    assert tab.evaluate(FOUND) == ["", False, False]


def test_words_with_the_tick_stay_until_everything_is_removed(tab: Tab, leaving_http: str):
    write(tab, leaving_http, keep=True)
    go_to(tab, "index.html")
    back(tab)
    assert tab.evaluate(FOUND) == ["I would sit down.", True, True]
    go_to(tab, "about/privacy.html")
    remove = "document.querySelector('[data-part=remove]')"
    wait_for(tab, f"!!{remove} && !{remove}.hidden")
    tab.evaluate(f"{remove}.click()")
    wait_for(tab, "!document.querySelector('[data-part=done]').hidden")
    back(tab)
    assert tab.evaluate(FOUND) == ["", False, False]
    assert tab.evaluate("Object.keys(localStorage).map((name) => name.split(' ')[0])") == ["vine-street.forget"]
    tab.evaluate("localStorage.clear()")
