"""Signed pieces on the built site: beside the essays they answer, with what their writers agreed to."""

from tests.built_site.documents import Document, words

VOICE = "voices/an-example.html"


def text_of(document: Document) -> str:
    return " ".join(words(document.all("main")[0]).split())


def test_a_voice_says_who_and_when_and_what_was_agreed(documents: dict[str, Document]):
    said = text_of(documents[VOICE])
    assert "By Nobody yet · November 2, 2026" in said
    assert "It answers: Who keeps count in your house?" in said
    assert "What Nobody yet agreed to: To nothing, since there's nobody who could agree." in said
    assert "To take it back: There's nothing to take back." in said
    assert "Who wrote this?" not in said


def test_an_example_is_marked_as_one(documents: dict[str, Document]):
    assert "This is an example. It shows what a piece looks like, and nobody lived it." in text_of(documents[VOICE])


def test_an_essay_shows_the_voices_that_answer_it(documents: dict[str, Document]):
    assert (VOICE, "") in documents["essays/mutuality.html"].links
    assert (VOICE, "") not in documents["essays/language.html"].links
    assert ("voices/index.html", "") in documents["essays/language.html"].links


def test_the_room_of_voices_lists_them_and_says_how_to_send_one(documents: dict[str, Document]):
    page = documents["voices/index.html"]
    assert (VOICE, "") in page.links
    assert "Write one" in text_of(page)
    assert "corrections@riverton.example" in text_of(page)


def test_every_text_of_ours_leads_to_the_page_that_says_who_wrote_it(documents: dict[str, Document]):
    ours = [path for path in documents if path.startswith(("essays/", "conversations/", "practise/"))]
    assert len(ours) > 10
    missing = [path for path in ours if ("about/who-writes.html", "") not in documents[path].links]
    assert missing == []


def test_on_paper_too_a_text_of_ours_says_what_wrote_it_and_a_voice_who_signed_it(documents: dict[str, Document]):
    made = "A program wrote this, from public sources."
    assert made in text_of(documents["essays/mutuality.html"])
    assert made not in text_of(documents[VOICE])
    assert text_of(documents[VOICE]).count("By Nobody yet · November 2, 2026") == 2  # the first is for the screen
