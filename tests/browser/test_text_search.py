"""The finder's search in texts: what fits comes up, best first, in any language, whatever is typed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.text_search import directory, search, text_search

# A small town elsewhere, made up: what people look for there, and ten places.
NEEDS = {
    "Etwas zu essen": ["Hunger", "hungrig", "Suppenküche", "Mittagessen", "Lebensmittel", "nichts zu essen", "Tafel"],
    "Ein Bett für heute Nacht": ["obdachlos", "Notunterkunft", "Schlafplatz", "draußen schlafen", "Frauenhaus"],
    "Jemand zum Reden": ["einsam", "allein", "jemand zum Reden", "kann nicht schlafen", "Panik"],
    "Ausweis und Papiere": ["Ausweis verloren", "Personalausweis", "Geburtsurkunde", "Meldebescheinigung", "Amt"],
}
FOOD, BED, TALK, PAPERS = range(4)
PLACES = [
    ("Löffelhaus", "Warme Suppe und Brot, sonntags auch Kuchen.", "Gerberstraße 4", [FOOD]),
    ("Tafel am Weiher", "Obst, Gemüse und Brot zum Mitnehmen, dienstags.", "Am Weiher 1", [FOOD]),
    ("Nachtquartier Lindenhof", "Zwölf Betten, ein Ofen, Frühstück um sieben.", "Lindenhof 9", [BED, FOOD]),
    ("Frauenhaus Morgenrot", "Für Frauen und ihre Kinder. Wo es ist, bleibt geheim.", "", [BED]),
    ("Telefon der Nacht", "Jemand hört zu, von zehn Uhr abends bis sechs Uhr früh.", "", [TALK]),
    ("Teestube Anker", "Tee, Karten und Leute, die selbst schwere Zeiten kennen.", "Hafengasse 2", [TALK, FOOD]),
    ("Papierhilfe", "Wir gehen mit zum Amt und füllen Anträge gemeinsam aus.", "Rathausplatz 3", [PAPERS]),
    ("Kleiderkammer", "Mäntel, Schuhe und Schlafsäcke.", "Gerberstraße 6", [BED]),
    ("Chor im Speicher", "Singen ohne Noten, jeden Sonntag.", "Hafengasse 11", [TALK]),
    ("Bücherei", "Warm, trocken, und am Schalter wird kopiert.", "Rathausplatz 1", [PAPERS]),
]
SMALL_WORDS = "ich wo was kann man ein eine der die das den und in im am zu zum für mit es ist mein meine habe nicht"
# What is typed → the needs that come up, and the place that comes first.
TYPED: dict[str, tuple[list[int], str]] = {
    "hunger": ([FOOD], "Löffelhaus"),
    "HUNGRIG": ([FOOD], "Löffelhaus"),
    "suppenkueche": ([FOOD], "Löffelhaus"),
    "wo kann ich was essen": ([FOOD], "Löffelhaus"),
    "brot am sonntag": ([], "Löffelhaus"),
    "loffelhaus": ([], "Löffelhaus"),
    "gerberstrasse": ([], "Löffelhaus"),
    "Gerberstr": ([], "Löffelhaus"),
    "tafel": ([FOOD], "Tafel am Weiher"),
    "obdachlosigkeit": ([BED], "Nachtquartier Lindenhof"),
    "schlafplätze": ([BED], "Nachtquartier Lindenhof"),
    "notunterkünfte": ([BED], "Nachtquartier Lindenhof"),
    "Bett": ([BED], "Nachtquartier Lindenhof"),
    "nachtquatier": ([], "Nachtquartier Lindenhof"),
    "frauen haus": ([BED], "Frauenhaus Morgenrot"),
    "ich kann nicht schlafen": ([TALK], "Telefon der Nacht"),
    "einsamkeit": ([TALK], "Telefon der Nacht"),
    "ich bin so allien": ([TALK], "Telefon der Nacht"),
    "ausweis verlohren": ([PAPERS], "Papierhilfe"),
    "Geburtsurkunden": ([PAPERS], "Papierhilfe"),
    "mantel": ([], "Kleiderkammer"),
    "singe": ([], "Chor im Speicher"),
    "bucherei": ([], "Bücherei"),
}
HOSTILE = (
    "", "   ", "\n\t", "😀🥣", ".*+?^${}()|[]\\", "(((", "\\u0041", "\x00\uffff", "\ud800", "\u0301\u0301", "'’'", "__proto__",
    "constructor toString", "<b>", "a" * 10_000, "ab " * 4_000, "supe " * 2_000, "😀" * 5_000, "\u0301" * 10_000,
)  # fmt: skip
SOUPS = [
    "Sunday School",
    "The kettle is on every sunday",
    "Soup, bread and tea",
    "Soup and tea every sunday",
    "Soup on weekdays",
    "Soup on fridays",
]


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    with text_search(browser) as page:
        yield page


def german(small_words: str = SMALL_WORDS) -> dict:
    names, what, address, read_needs = zip(*PLACES, strict=True)
    return directory((4, names), (2, what), (1, address), needs=NEEDS, read_needs=read_needs, small_words=small_words)


def test_accents_endings_and_slips_work_in_other_languages(scripts: Page):
    for typed, (needs, first) in TYPED.items():
        found = search(scripts, german(), typed)
        assert (found["needs"], PLACES[found["listings"][0]][0]) == (needs, first), typed


def test_small_words_do_not_spoil_what_they_stand_beside(scripts: Page):
    plain = search(scripts, german(), "suppe")
    asked = search(scripts, german(), "wo ist denn hier ein Ort mit Suppe für mich")
    assert asked["listings"][0] == plain["listings"][0] == 0
    assert search(scripts, german(), "wo ist das")["unknown"] == []


def test_whatever_is_typed_is_answered(scripts: Page):
    for hostile in HOSTILE:
        found = search(scripts, german(), hostile)
        assert set(found) == {"listings", "scores", "needs", "unknown"}
        assert sum(len(word) for word in found["unknown"]) <= 200


def test_a_query_without_words_fits_nothing(scripts: Page):
    for nothing in ("", "   ", "😀", "?!"):
        found = search(scripts, german(), nothing)
        assert found == {"listings": [], "scores": [0] * len(PLACES), "needs": [], "unknown": []}


def test_a_directory_may_be_empty(scripts: Page):
    nothing = {"listings": [], "scores": [], "needs": [], "unknown": ["soup"]}
    assert search(scripts, directory((1, [])), "soup") == nothing
    food = directory((1, []), needs={"Something to eat": ["soup"]})
    assert search(scripts, food, "soup")["needs"] == [0]


def test_what_fits_all_words_comes_before_what_fits_some(scripts: Page):
    found = search(scripts, directory((4, SOUPS), (2, [""] * len(SOUPS))), "soup sunday ")
    assert found["listings"][0] == 3
    assert set(found["listings"]) == set(range(len(SOUPS)))


def test_a_name_comes_before_a_sentence(scripts: Page):
    names = ["The Well", "Lantern House", "Canal Loft", "River Room"]
    what = ["Look for the lantern by the door.", "An ordinary house.", "Sofas and noodles.", "A stove."]
    assert search(scripts, directory((4, names), (2, what)), "lantern ")["listings"] == [1, 0]


def test_a_need_lifts_all_that_serve_it_and_what_says_so_itself_comes_first(scripts: Page):
    names = ["Red Door", "Blue Door", "Green Door", "White Door", "Black Door"]
    what = ["Plates.", "For whoever is hungry.", "A bed.", "Songs.", "Tea."]
    needs = {"Something to eat": ["hungry", "meal"], "A bed": ["shelter"]}
    data = directory((4, names), (2, what), needs=needs, read_needs=[[1, 0], [0], [1], [], [0]])
    found = search(scripts, data, "hungry")
    assert found["needs"] == [0]
    # In the end the one that is there for something else first.
    assert found["listings"] == [1, 4, 0]


def test_a_phrase_that_is_typed_in_full_decides_what_is_meant(scripts: Page):
    needs = {"Papers": ["lost my id", "id"], "Grief": ["lost my mum", "lost someone"], "Phones": ["lost my phone"]}
    data = directory((1, ["Desk"] * 3), needs=needs, read_needs=[[0], [1], [2]])
    firsts = {
        typed: search(scripts, data, typed)["needs"][0] for typed in ("i lost my id", "lost my phone!", "lost my mum")
    }
    assert firsts == {"i lost my id": 0, "lost my phone!": 2, "lost my mum": 1}


def test_a_name_that_fits_better_than_every_need_stands_alone(scripts: Page):
    needs = {"Getting there": ["night bus", "bus fare"], "A bed": ["night shelter"]}
    data = directory((4, ["Night Owl Café", "Bus Stop"]), needs=needs, read_needs=[[1], [0]])
    found = search(scripts, data, "night owl")
    assert (found["listings"][0], found["needs"]) == (0, [])


def test_words_may_be_joined_and_parted(scripts: Page):
    needs = {"Food": ["food bank"], "Talk": ["warmline"]}
    data = directory((4, ["Night Owl", "Kingfisher House"]), needs=needs, read_needs=[[0], [1]])
    assert search(scripts, data, "nightowl ")["listings"][0] == 0
    assert search(scripts, data, "king fisher")["listings"][0] == 1
    assert search(scripts, data, "foodbank")["needs"] == [0]
    assert search(scripts, data, "warm line")["needs"] == [1]


def test_a_word_that_is_left_out_is_not_taken_for_another(scripts: Page):
    needs = {"Papers": ["id"], "Wash": ["shower"]}
    data = directory((4, ["Desk", "Baths"]), needs=needs, read_needs=[[0], [1]], small_words="i'd a like")
    for typed in ("i'd like a shower", "I’d like a shower"):
        assert search(scripts, data, typed)["needs"] == [1]
    assert search(scripts, data, "ID")["needs"] == [0]


def test_words_that_nothing_has_are_named_and_take_nothing_away(scripts: Page):
    found = search(scripts, german(), "xylophon suppe qqqqq ")
    assert found["unknown"] == ["xylophon", "qqqqq"]
    assert found["listings"][0] == 0


def test_the_last_word_may_be_unfinished_until_something_comes_after_it(scripts: Page):
    for end in range(1, len("löffelhaus") + 1):
        assert 0 in search(scripts, german(), "löffelhaus"[:end])["listings"]
    assert search(scripts, german(), "löff ")["listings"] == []


def test_scores_are_those_of_the_listings_in_their_order(scripts: Page):
    found = search(scripts, german(), "suppe brot")
    scores = [found["scores"][listing] for listing in found["listings"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert sum(score > 0 for score in found["scores"]) == len(scores)


def test_an_index_is_built_in_pieces_and_answers_alike_however_far_it_is(scripts: Page):
    count = 1000
    data = directory((4, [f"Place {number}" for number in range(count)]), (2, ["soup"] * count))
    expected = search(scripts, data, "soup 777")
    assert expected["listings"][0] == 777
    for pieces in (1, 3, 100):
        assert search(scripts, data, "soup 777", pieces) == expected
    done = scripts.evaluate(
        """(data) => {
          const index = vineStreet.textIndex(data);
          const done = [];
          while (!done.at(-1)) done.push(index.work(0));
          return done;
        }""",
        data,
    )
    assert len(done) > 10
    assert done == [False] * (len(done) - 1) + [True]
