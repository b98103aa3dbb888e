"""Essays, conversations and places lead to each other, on the pages as they were built."""

from tests.built_site.documents import Document, words

NO_LISTING = ("directory/index.html", "directory/my-list.html")


def leads_to(document: Document, part: str, folder: str) -> set[str]:
    """The pages of `folder` that the part of the page with this class links to."""
    found = set()
    for section in (*document.all("section"), *document.all("nav")):
        if part in (section.attrs.get("class") or "").split():
            for link in section.query("a"):
                target = document.target(link.attrs["href"])
                found |= {target[0]} if target and target[0].startswith(f"{folder}/") else set()
    return found


def texts(documents: dict[str, Document], folder: str) -> dict[str, Document]:
    return {path: page for path, page in documents.items() if path.startswith(f"{folder}/") and "index" not in path}


def goes_on_to(document: Document) -> list[str]:
    """The pages that a text leads to when it is read."""
    ways = [nav for nav in document.all("nav") if "onward" in (nav.attrs.get("class") or "").split()]
    return [target[0] for nav in ways for link in nav.query("a") if (target := document.target(link.attrs["href"]))]


def test_every_essay_ends_in_places_and_one_thing_to_go_on_to(documents: dict[str, Document]):
    essays = texts(documents, "essays")
    assert len(essays) == 9
    assert [path for path, page in essays.items() if not leads_to(page, "places", "directory")] == []
    onward = {path: goes_on_to(page) for path, page in essays.items()}
    assert [path for path, ways in onward.items() if len(ways) != 1 or ways == [path]] == []
    assert onward["essays/the-relationship.html"] == ["conversations/nine-at-night.html"], "it turns on that thought"
    assert onward["essays/mutuality.html"][0].startswith("essays/"), "no conversation turns on it before all others"


def test_every_conversation_ends_in_places_and_an_essay_that_it_turns_on(documents: dict[str, Document]):
    talks = texts(documents, "conversations")
    assert len(talks) == 3
    assert [path for path, page in talks.items() if not leads_to(page, "places", "directory")] == []
    onward = [goes_on_to(page) for page in talks.values()]
    assert [len(ways) for ways in onward] == [1, 1, 1]
    assert all(ways[0].startswith("essays/") for ways in onward)


def test_every_place_and_every_need_names_essays(documents: dict[str, Document]):
    pages = {
        path: page
        for path, page in documents.items()
        if path.startswith("directory/") and not path.startswith("directory/areas/") and path not in NO_LISTING
    }
    assert len(pages) > 100
    assert [
        path
        for path, page in pages.items()
        if not leads_to(page, "speaks", "essays") | leads_to(page, "also-see", "essays")
    ] == []


def test_every_text_says_that_it_is_independent(documents: dict[str, Document]):
    pages = {
        path: page
        for folder in ("essays", "conversations", "practise")
        for path, page in texts(documents, folder).items()
    }
    said = "isn't affiliated with Intentional Peer Support, the organization"
    assert [path for path, page in pages.items() if said not in words(page.html.root)] == []
