"""The finder answers what people say every day with what they mean, among the first things that it shows.

The measure is the mean reciprocal rank (Voorhees 1999, TREC-8 question answering): 1 where a right answer comes first,
1/2 where it comes second, 0 where there is none; the mean over all queries. A reader meets the needs that are offered
before the listings, so they count as places of one list; among listings alone the rank is told too.
`pytest -n0 -rP tests/browser/test_finder_answers.py` prints the figures, and every query that is below a half.
"""

from collections.abc import Sequence
from statistics import mean

import pytest
import yaml

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.directory.the_site import the_site
from tests.site.building import PROJECT

LEAST = 0.85
OFFERED = 3  # needs that the finder shows
QUERIES = yaml.safe_load((PROJECT / "tests/finder/queries.yml").read_text(encoding="utf-8"))
ANSWERS = """(queries) => queries.map((text) => {
  const { directory, applyFilters, filters } = vineStreet;
  const { fits, needs } = applyFilters({ ...filters.parse(""), text }, null);
  const ids = directory.text("id");
  return [needs.map(({ need }) => directory.needs[need].id), fits.map((listing) => ids[listing])];
})"""


def reciprocal_rank(answers: Sequence[str], right: Sequence[str]) -> float:
    return next((1 / rank for rank, answer in enumerate(answers, 1) if answer in right), 0)


def test_the_queries_are_many_and_expect_what_is_there():
    assert sum(len(queries) for queries in QUERIES.values()) >= 90
    right = {id_ for queries in QUERIES.values() for some in queries.values() for id_ in some}
    assert right <= {*the_site().directory.needs, *the_site().directory.listings}


@pytest.mark.parametrize("part", QUERIES)
def test_what_people_mean_comes_first(part: str, open_page: OpenPage, http_address: str):
    page = open_page(http_address + KINDS["directory"])
    queries: dict[str, list[str]] = QUERIES[part]
    ranks, among_listings = {}, []
    for (query, right), (needs, listings) in zip(queries.items(), page.evaluate(ANSWERS, list(queries)), strict=True):
        shown = [*needs[:OFFERED], *listings]
        ranks[query] = reciprocal_rank(shown, right)
        if ranks[query] < 0.5:
            print(f"{ranks[query]:.2f} {query} → {', '.join(shown[:4]) or 'nothing'}; not {' or '.join(right)}")
        if not the_site().directory.listings.keys().isdisjoint(right):
            among_listings.append(reciprocal_rank(listings, right))
    print(f"{part}: mean reciprocal rank {mean(ranks.values()):.3f} of {len(ranks)} queries,", end=" ")
    print(f"{mean(among_listings):.3f} among listings alone of the {len(among_listings)} that expect some")
    assert mean(ranks.values()) >= LEAST
