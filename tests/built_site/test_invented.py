"""What is invented: its number is words and never a link, and below a page about suicide or violence it is not."""

import pytest

from tests.built_site.documents import Document, words
from tests.directory.the_site import the_site
from tests.frozen_town import the_town
from vinestreet.pages.page_list import HARD_NEEDS, is_hard
from vinestreet.texts.library_reader import read_library

LISTINGS = the_site().directory.listings.values()
REAL = {line.href for listing in LISTINGS if not listing.sample for line in (*listing.phones, *listing.texts)}
INVENTED = [listing for listing in LISTINGS if listing.sample and (listing.phones or listing.texts)]


def test_every_link_that_calls_or_writes_is_to_a_real_line(documents: dict[str, Document]):
    dialled = {
        (path, href)
        for path, page in documents.items()
        for link in page.all("a")
        if (href := link.attrs.get("href") or "").startswith(("tel:", "sms:")) and not href.startswith("sms:?")
    }
    assert len(dialled) > 100
    assert {(path, href) for path, href in dialled if href not in REAL} == set()


def test_the_page_of_an_invented_place_shows_its_number_as_words_and_tells_no_program(documents: dict[str, Document]):
    assert len(INVENTED) > 20
    for listing in INVENTED:
        page = documents[listing.url]
        hard = not HARD_NEEDS.isdisjoint(listing.needs)
        assert ("so there's no number to call here" in words(page.html.root)) == hard, listing.id
        for line in (*listing.phones, *listing.texts):
            assert (f"{line.shown} (an invented number)" in words(page.html.root)) != hard, listing.id
            assert (line.shown in words(page.html.root)) != hard, listing.id
            data = [one for one in page.all("script") if one.attrs.get("type") == "application/ld+json"]
            assert line.number.dialled not in "".join(words(one) for one in data)


def test_phones_are_told_to_make_no_links_of_numbers_in_a_demonstration(documents: dict[str, Document]):
    for path in ("index.html", "help-now.html", INVENTED[0].url, "essays/mutuality.html"):
        told = {meta.attrs.get("name"): meta.attrs.get("content") for meta in documents[path].all("meta")}
        assert told["format-detection"] == "telephone=no"


def test_below_a_page_about_suicide_or_violence_nothing_is_invented(documents: dict[str, Document]):
    samples = {listing.url for listing in LISTINGS if listing.sample}
    hard = [piece for piece in read_library(the_town() / "docs", the_site().directory).all() if is_hard(piece)]
    assert {"when-someone-talks-of-suicide", "hope-and-possibility"} <= {piece.name for piece in hard}
    for piece in hard:
        page = documents[piece.url]
        cards = [
            link for entry in page.html.query(".entries a") if (link := page.target(entry.attrs.get("href") or ""))
        ]
        assert cards, piece.url
        assert {link[0] for link in cards} & samples == set(), piece.url


@pytest.mark.parametrize("need", sorted(HARD_NEEDS))
def test_the_page_of_such_a_need_lists_real_lines_first_and_invented_places_apart_without_numbers(
    documents: dict[str, Document], need: str
):
    page = documents[f"directory/needs/{need}.html"]
    listed = [
        link[0] for entry in page.html.query(".entry__name a") if (link := page.target(entry.attrs["href"] or ""))
    ]
    invented = [
        the_site().directory.listings[url.removeprefix("directory/").removesuffix(".html")].sample for url in listed
    ]
    assert len(set(invented)) == 2
    assert invented == sorted(invented)
    headings = [words(heading) for heading in page.html.query("h2")]
    assert "Invented examples: nobody answers there" in headings
    for listing in INVENTED:
        for line in (*listing.phones, *listing.texts):
            assert line.shown not in words(page.html.root)
