"""The finder answers what people say every day with what they mean, among the first things that it shows.

The measure is the mean reciprocal rank (Voorhees 1999, TREC-8 question answering): 1 where a right answer comes first,
1/2 where it comes second, 0 where there is none; the mean over all queries. A reader meets the needs that are offered
before the listings, so they count as places of one list; among listings alone the rank is told too.
`pytest -n0 -rP tests/js/test_finder_answers.py` prints the figures, and every query that is below a half.
"""

from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import pytest
import yaml

from tests.directory.the_site import the_site
from tests.js.node import ask, site_data

LEAST = 0.85
OFFERED = 3  # needs that the finder shows
QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


def reciprocal_rank(answers: Sequence[str], right: Sequence[str]) -> float:
    return next((1 / rank for rank, answer in enumerate(answers, 1) if answer in right), 0)


def test_the_queries_are_many_and_expect_what_is_there():
    assert sum(len(queries) for queries in QUERIES.values()) >= 90
    right = {id_ for queries in QUERIES.values() for some in queries.values() for id_ in some}
    assert right <= {*the_site().directory.needs, *the_site().directory.listings}


@pytest.mark.parametrize("part", QUERIES)
def test_what_people_mean_comes_first(part: str):
    queries: dict[str, list[str]] = QUERIES[part]
    ranks, among_listings = {}, []
    answers = ask("typed", {**site_data(), "texts": list(queries)})
    for (query, right), (needs, listings) in zip(queries.items(), answers, strict=True):
        shown = [*needs[:OFFERED], *listings]
        ranks[query] = reciprocal_rank(shown, right)
        if ranks[query] < 0.5:
            print(f"{ranks[query]:.2f} {query} → {', '.join(shown[:4]) or 'nothing'}; not {' or '.join(right)}")
        if not the_site().directory.listings.keys().isdisjoint(right):
            among_listings.append(reciprocal_rank(listings, right))
    print(f"{part}: mean reciprocal rank {mean(ranks.values()):.3f} of {len(ranks)} queries,", end=" ")
    print(f"{mean(among_listings):.3f} among listings alone of the {len(among_listings)} that expect some")
    assert mean(ranks.values()) >= LEAST
