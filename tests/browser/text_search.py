"""The finder's search in texts alone: its scripts on an empty page, with whatever directory a test makes up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.site.building import PROJECT

SCRIPTS = ("fuzzy-matching", "postings", "text-index", "tokenizer")
SEARCH = """([data, query, pieces]) => {
  const index = vineStreet.textIndex(data);
  for (let piece = 0; piece < pieces; piece++) index.work(0);
  const { listings, scores, needs, unknown } = index.search(query);
  return { listings: [...listings], scores: [...scores], needs: needs.map(({ need }) => need), unknown };
}"""


@contextmanager
def text_search(browser: Browser) -> Iterator[Page]:
    """Give an empty page with the scripts of the search in texts. They keep nothing, so many tests can share it."""
    context = browser.new_context()
    page = context.new_page()
    folder = PROJECT / "overrides/assets/js/finder"
    texts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    page.add_script_tag(content="\n".join(["var vineStreet = {};", *texts]))
    yield page
    context.close()


def directory(
    *columns: tuple[float, Sequence[str]],
    needs: dict[str, Sequence[str]] | None = None,
    read_needs: Sequence[Sequence[int]] = (),
    small_words: str = "",
) -> dict[str, Any]:
    """Give the data of an index: columns as (weight, texts), needs by their labels."""
    return {
        "fields": [{"weight": weight, "texts": list(texts)} for weight, texts in columns],
        "needs": [{"label": label, "words": list(words)} for label, words in (needs or {}).items()],
        "needsOf": [list(some) for some in read_needs] or [[] for _ in columns[0][1]],
        "smallWords": small_words,
    }


def search(page: Page, data: dict[str, Any], query: str, pieces: int = 0) -> dict[str, Any]:
    """Search `data` after so many pieces of work; give listings, scores, needs and unknown words."""
    return page.evaluate(SEARCH, [data, query, pieces])
