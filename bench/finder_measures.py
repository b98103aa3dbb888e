"""What is measured of the finder, and of Material's search beside it. Times are milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from bench.browser import Held, phone
from bench.sites import FINDER, MATERIAL, Search

TYPED = "soup kitchen"
FRAGMENT = "#open=now&free"
QUERIES = (
    "food",
    "open",
    "a",
    "sop kitchn",
    "showers and laundry",
    "hearing voices",
    "somewhere to sleep tonight",
    "bus fares",
    "lost my id",
    "can't sleep",
    "talk to someone who gets it",
    "volunteer drivers on canal street",
    "zzxqvw",
)
SOME_QUERIES = ("food", "somewhere to sleep tonight", "zzxqvw")
# Material needs seconds for each key where there are many listings.
FEW_QUERIES = ("food", "sop kitchn", "a")
PATIENCE = 5_000  # milliseconds to wait for Material's list to change
NOW, TODAY, FREE, NEAR, *OTHERS = (
    f"#finder input[value={value}]"
    for value in ("now", "today", "free", "near", "no-id", "no-referral", "peer-run", "no-police", "step-free")
)
TOGETHER = [NOW, FREE, *OTHERS]  # one of now and today puts the other out
EACH_ON_AND_OFF = [toggle for toggle in (*TOGETHER, TODAY) for _ in ("on", "off")]
CHOICES = ("#finder-need", "#finder-area", "#finder-language")
NEXT = "#finder-next"

Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Calm:
    """What a page holds at some moments, and its longest tasks while it loads and while it is scrolled through."""

    held: dict[str, Held] = field(default_factory=dict)
    tasks: dict[str, float] = field(default_factory=dict)


def first_results(browser: Browser, search: Search, address: str, typed: str) -> float:
    """Give when the first results were shown, from the start of the navigation."""
    with phone(browser, search, address, typed) as page:
        return float(page.get("bench.first"))


def keys(queries: Sequence[str]) -> list[str]:
    """Give what stands in the field after each key: every query letter by letter, three taken back, then none left."""
    texts = []
    for query in queries:
        typed = [query[:end] for end in range(1, len(query) + 1)]
        texts += [*typed, *typed[-2:-5:-1], ""]
    return texts


def answers(browser: Browser, address: str) -> tuple[Times, Times]:
    """Use the finder in every way; for each way give how long answers took until laid out, and until shown."""
    laid_out: Times = {}
    shown: Times = {}

    def count(way: str, times: list[list[float]]) -> None:
        laid_out.setdefault(way, []).extend(done for done, _ in times)
        shown.setdefault(way, []).extend(seen for _, seen in times)

    with phone(browser, FINDER, address) as page:
        page.settle()
        page.get("document.getElementById('finder-more').open = true")
        count("keys", page.run("keys", keys(QUERIES)))
        count("toggles", page.run("clicks", EACH_ON_AND_OFF))
        count("toggles, all on, all off", page.run("clicks", TOGETHER * 2))
        for choice in CHOICES:
            count("choices", page.run("choose", choice))
        page.run("keys", ["food"])
        count("show more", page.run("clicks", [NEXT] * 5))
        count("toggles, “food” typed", page.run("clicks", EACH_ON_AND_OFF))
        page.run("clicks", [NOW, FREE])
        count("keys, open now and free", page.run("keys", keys(SOME_QUERIES)))
        page.run("clicks", [NOW, FREE, NEAR])
        page.page.wait_for_selector(FINDER.result)
        count("keys, near me", page.run("keys", keys(SOME_QUERIES)))
        count("toggles, near me", page.run("clicks", EACH_ON_AND_OFF))
    return laid_out, shown


def answers_of_material(browser: Browser, address: str) -> tuple[list[float], int]:
    """Type the same into Material's search; give how long its list took to change, and how many keys there were."""
    texts = keys(FEW_QUERIES)
    with phone(browser, MATERIAL, address, TYPED) as page:
        page.get("bench.first")
        page.settle()
        return page.run("laterKeys", texts, PATIENCE), len(texts)


def calm(browser: Browser, address: str) -> Calm:
    """Give what our page holds, and its longest tasks."""
    found = Calm()
    with phone(browser, FINDER, address) as page:
        page.settle()
        found.tasks["loading"] = page.get("bench.longest()")
        found.held["loaded"] = page.held()
        page.run("keys", [*keys(QUERIES), "food"])
        found.held["typed"] = page.held()
        page.run("clicks", [NEXT] * 20)
        found.held["20 × show more"] = page.held()
        page.get("bench.longest()")
        found.tasks["longest frame while scrolling"] = page.get("bench.scroll()")
        found.tasks["scrolling"] = page.get("bench.longest()")
    return found


def calm_of_material(browser: Browser, address: str) -> Calm:
    """Give the same of Material's page; over file://, or what its worker holds would not be seen."""
    found = Calm()
    with phone(browser, MATERIAL, address, TYPED) as page:
        page.get("bench.first")
        page.settle()
        found.tasks["loading"] = page.get("bench.longest()")
        found.held["loaded"] = page.held()
        page.run("laterKeys", FEW_QUERIES, PATIENCE)
        found.held["typed"] = page.held()
    return found
