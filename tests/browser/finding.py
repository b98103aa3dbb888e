"""What a person does with the finder, and what it shows them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.directory.reading import WORDS

PATH = KINDS["directory"]
ELSEWHERE = "Asia/Tokyo"  # a reader's own zone must change nothing
STATIC_LISTS = tuple(WORDS(f"directory.{part}") for part in ("by_need", "by_area", "by_phone"))
MAY_FIT = WORDS("finder.may_fit")
# Show more until there is no more; the ids of those that fit, and below the heading of those that may.
ALL_FOUND = """() => {
  const next = document.getElementById("finder-next");
  do next.click(); while (!next.hidden); // once at least: while somebody types, only the first three stand there
  const found = { fits: [], perhaps: [] };
  const near = [];
  let group = found.fits;
  for (const entry of document.querySelectorAll("#finder-cards > li")) {
    const link = entry.querySelector("a");
    if (link) group.push(link.getAttribute("href").replace(/\\.html$/, ""));
    else group = entry.textContent === "MAY_FIT" ? found.perhaps : near;
  }
  return found;
}""".replace("MAY_FIT", MAY_FIT)

# Wait for the cards that follow once the keys have rested.
RESTED = """async () => {
  const list = document.getElementById("finder-cards");
  for (let before = -1; list.children.length !== before; ) {
    before = list.children.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}"""


class Finder:
    """The finder on an open page."""

    def __init__(self, page: Page) -> None:
        """Watch for errors that nobody caught."""
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.field = page.get_by_label(WORDS("finder.text"), exact=True)
        self.found = page.locator("#finder-found")
        self.count = page.locator("#finder-count")
        self.about = page.locator("#finder-about")
        self.note = page.locator("#finder-note")
        self.cards = page.locator("#finder-cards > .entry")
        self.nearest = page.locator("#finder-nearest > .entry")
        self.drops = page.locator("#finder-drops").get_by_role("button")
        self.more = page.get_by_role("button", name=WORDS("finder.next"), exact=True)
        self.chips = page.get_by_role("list", name=WORDS("finder.understood"))
        self.despair = page.locator("#finder-despair")

    def toggle(self, facet: str) -> Locator:
        """The toggle of that id; those behind “More to choose from” are opened up."""
        name = WORDS(f"finder.{facet}")
        self._open_up(part := self.page.locator(".finder").get_by_role("checkbox", name=name, exact=True))
        return part

    def choice(self, name: str) -> Locator:
        """The list to choose from: need, area or language."""
        self._open_up(part := self.page.locator(f"#finder-{name}"))
        return part

    def _open_up(self, part: Locator) -> None:
        only = self.page.locator("#finder-only")
        if not part.is_visible() and only.get_attribute("open") is None:
            only.locator("summary").first.click()
        more = self.page.locator("#finder-more")
        if not part.is_visible() and more.get_attribute("open") is None:
            more.locator("summary").click()

    def card(self, name: str) -> Locator:
        """The card of a place."""
        return self.found.locator(".entry").filter(has=self.page.get_by_role("link", name=name, exact=True))

    def first(self) -> list[str]:
        """The ids of the cards that are shown once the keys have rested."""
        self.page.evaluate(RESTED)
        links = self.cards.locator("h3 a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
        return [link.removesuffix(".html") for link in links]

    def all(self) -> dict[str, list[str]]:
        """Show more until there is no more; give the ids of those that fit, and of those that may."""
        return self.page.evaluate(ALL_FOUND)

    def start_again(self) -> None:
        """Want nothing any more."""
        self.page.get_by_role("button", name=WORDS("finder.clear")).click()
        expect(self.found).to_be_hidden()

    def expect_lists(self, there: bool = True) -> None:
        """The lists by need and by area, which are there for everyone who wants nothing yet."""
        for name in STATIC_LISTS:
            heading = self.page.get_by_role("main").get_by_role("heading", name=name, exact=True)
            expect(heading).to_be_visible(visible=there)


def open_finder(
    open_page: OpenPage, address: str, fragment: str = "", at: datetime | None = None, script: str = "", **options
) -> Finder:
    """Open the finder, at a fixed time if one is given, with a `script` that runs before the page's own."""
    page = open_page("about:blank", timezone_id=ELSEWHERE, **options)
    finder = Finder(page)
    if at:
        page.clock.set_fixed_time(at)
    if script:
        page.add_init_script(script)
    page.goto(f"{address}{PATH}{fragment}")
    return finder


def counted(found: Mapping[str, Sequence[str]]) -> str:
    """How an answer is headed: what fits, else what may."""
    fits, perhaps = len(found["fits"]), len(found["perhaps"])
    if not fits and not perhaps:
        return WORDS("finder.none")
    return places(fits) if fits else WORDS("finder.maybe", count=perhaps)


def places(number: int) -> str:
    """How a number of places is said."""
    return WORDS("finder.count", count=number)
