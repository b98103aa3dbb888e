"""axe-core finds nothing against WCAG 2.2 AA or good practice: on no kind of page, at no width, in neither scheme.

No style changes between 320 and 360 pixels, so 320 stands for both. In the dark only colours are others, so there axe
looks at what has to do with colours alone. They are three quarters of its work, so it looks at those of each scheme at
one width; what shows at one width alone is still looked at in one scheme.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.browser.searching import NOTHING_HAS_THIS, open_search, results, search_for

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
ALL_BUT_COLOURS = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
Look = tuple[int, Literal["light", "dark"], dict[str, Any]]  # the width in pixels, the scheme, axe's rules
ON_A_PHONE: Look = (320, "light", EVERYTHING)
LOOKS: tuple[Look, ...] = (
    ON_A_PHONE,
    (1280, "light", ALL_BUT_COLOURS),
    (1280, "dark", {"runOnly": {"type": "rule", "values": COLOURS}}),
)

RUN = """async (rules) => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  const { violations } = await axe.run(document, { ...rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, target.flat().join(" "), failureSummary]));
}"""


def violations(page: Page, what: str, looks: Sequence[Look] = LOOKS) -> list[str]:
    """Everything that axe reports at every one of the looks."""
    page.evaluate(AXE)
    found = []
    for width, scheme, rules in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for rule, selector, why in page.evaluate(RUN, rules):
            found.append(f"{what}, {width} px, {scheme}: {rule}: {selector}: {' '.join(why.split())}")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = violations(page, kind)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", ["home", "kitchen"])
def test_axe_finds_nothing_on_the_open_search(kind: str, open_kind: OpenPage):
    page = open_kind(kind)
    open_search(page)
    found = violations(page, f"{kind} with an empty search")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("query", "some"), [("took all my pills", True), (NOTHING_HAS_THIS, False)])
def test_axe_finds_nothing_on_the_answers_of_the_search(query: str, some: bool, open_kind: OpenPage):
    page = open_kind("need")
    search_for(page, query)
    expect(results(page)).not_to_have_count(0) if some else expect(results(page)).to_have_count(0)
    found = violations(page, f"need with search for {query}")
    assert not found, "\n".join(found)


def test_axe_would_find_a_fault(open_kind: OpenPage):
    page = open_kind("about")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in line for line in violations(page, "about"))


def test_axe_would_find_letters_that_are_hard_to_read_in_the_dark(open_kind: OpenPage):
    page = open_kind("about")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("@media (prefers-color-scheme: dark) { main p { color: #333 !important } }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }""")
    found = violations(page, "about")
    assert found
    assert all("dark: color-contrast" in line for line in found)
