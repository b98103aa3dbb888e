"""What changes beside places: lines for a crisis, needs, settings, pages to read, sentences."""

import pytest

from tests.changes.comparing import state, told
from tests.directory.reading import WORDS
from tests.maintenance.project import SETTINGS, listing, project
from vinestreet.changes.compared_projects import compare_projects

LINE_2 = listing("line-2", 'name: The other line\nphone: "+1 800 799 7233"')
SETTINGS_WITHOUT = SETTINGS.replace("    crisis: [line]\n", "")
BOTH = "crisis: [line, line-2]"


def test_a_line_that_comes_onto_every_page_and_one_that_goes(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.maintenance.project.SETTINGS", SETTINGS_WITHOUT)
    found = told(tmp_path, [LINE_2], [LINE_2], was="crisis: [line]", is_="crisis: [line-2]")
    assert found == {
        "The other line": ["It's one of the crisis lines on every page now: (800) 799-7233."],
        "The line": ["It's no longer one of the crisis lines on every page: 988."],
    }


def test_the_order_of_the_lines_is_what_somebody_calls_first(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.maintenance.project.SETTINGS", SETTINGS_WITHOUT)
    found = told(tmp_path, [LINE_2], [LINE_2], was=BOTH, is_="crisis: [line-2, line]")
    assert found == {
        "The order of the crisis lines": ["Was The line, The other line; is now The other line, The line."]
    }


def test_what_changes_of_a_crisis_line_is_told_there_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.maintenance.project.SETTINGS", SETTINGS_WITHOUT)
    other = LINE_2.replace("7233", "7234")
    found = told(tmp_path, [LINE_2], [other], was=BOTH, is_=BOTH)
    assert list(found) == ["The other line"]
    assert found["The other line"][:3] == [
        WORDS("changes.crisis_line"),
        WORDS("changes.ask_crisis"),
        "Phone: was (800) 799-7233, is now (800) 799-7234.",
    ]


@pytest.mark.parametrize(
    ("was", "is_", "said"),
    [
        ("volunteer_hours: 2", "volunteer_hours: 3", {"Hours a week that people spend checking": ["Was 2, is now 3."]}),
        (
            'corrections_phone: "+1 413 732 3069"',
            "",
            {"Where readers call or text when something is wrong": ["Isn't set anymore; was (413) 732-3069."]},
        ),
        ("", "menu: [{page: us.md, label: Us}]", {"Pages in the menu": ["Is Us (us.html); before, it wasn't set."]}),
    ],
)
def test_settings_are_told_in_words(tmp_path, was, is_, said):
    for name in ("before", "now"):
        (tmp_path / name / "docs").mkdir(parents=True)
        (tmp_path / name / "docs/us.md").write_text("# Us\n", encoding="utf-8")
    assert told(tmp_path, [], [], was=was, is_=is_) == said


def test_pages_to_read_are_told_by_their_length_and_by_what_differs(tmp_path):
    pages = {
        "before": {"one": "# One\n\nThe side door is open. Nobody asks.\n", "gone": "# Gone\n"},
        "now": {
            "one": "# One\n\nThe front door is open. Nobody asks. See [this](https://evil.example/x).\n",
            "new": "---\ntitle: New\ndescription: About doors.\n---\nThree short words.\n",
        },
    }
    for name, texts in pages.items():
        (tmp_path / name / "docs").mkdir(parents=True)
        for page, text in texts.items():
            (tmp_path / name / f"docs/{page}.md").write_text(text, encoding="utf-8")
    found = told(tmp_path, [], [])
    assert found["“Gone” is gone"] == ["Its page gone.html is gone, and links to it lead nowhere."]
    assert found["“New” is new"][:2] == ["It's about: About doors.", "It has 3 words."]
    assert "It has 10 words; it was 8." in found["One"]
    assert "It has new links, to evil.example. Have a look where they lead." in found["One"]
    assert (
        "It said “One The side door is open. Nobody asks.” and now says “One The front door is open. Nobody asks. See this”"
        in found["One"]
    )


def test_sentences_of_the_interface_are_told_as_they_were_and_are(tmp_path):
    own = tmp_path / "now/local/messages/en.yml"
    own.parent.mkdir(parents=True)
    own.write_text("site: {skip: Jump to the page}\n", encoding="utf-8")
    assert told(tmp_path, [], [])["site.skip"] == ["Was “Skip to the page”, is now “Jump to the page”."]


def test_a_banner_and_what_is_closed_for_a_while_are_told_with_their_ends(tmp_path):
    for name, banner, closures in (
        ("before", "words: Beds tonight\nuntil: 2026-11-24\n", "- {from: 2026-12-26, all: true}\n"),
        (
            "now",
            "words: Soup tonight\nuntil: 2026-11-25 18:00\nlink: one\nareas: downtown\n",
            "- {from: 2026-12-24, to: 2026-12-26, needs: talk, words: Merry Christmas}\n"
            '- {from: 2026-12-31, places: one, hours: "11:00-14:00"}\n',
        ),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "banner.yml").write_text(banner, encoding="utf-8")
        (tmp_path / name / "closures.yml").write_text(closures, encoding="utf-8")
    one = listing("one", "hours: Mo-Fr 09:00-17:00\narea: downtown")
    assert told(tmp_path, [one], [one]) == {
        "The banner on top of pages": [
            "It was: “Beds tonight” Through Tue, Nov 24.",
            "It's now: “Soup tonight” Until Wed, Nov 25, 6 PM. Only with places in: Downtown. "
            "It leads to directory/one.html",
        ],
        "December 26, 2026": ["Not anymore: closed, for 1 place: The place called one."],
        "December 24, 2026 to December 26, 2026": ["New: closed, for 1 place: The place called one. Merry Christmas."],
        "December 31, 2026": ["New: open 11 AM to 2 PM, for 1 place: The place called one."],
    }


def test_an_area_with_another_name_is_told_once_and_not_of_each_place(tmp_path, monkeypatch):
    before, now = listing("one", "area: downtown"), listing("one", "area: downtown\ncost: free")
    project_before = told(tmp_path, [before], [before])
    assert project_before == {}
    monkeypatch.setattr("tests.maintenance.project.SETTINGS", SETTINGS.replace("Downtown", "Center"))
    project(tmp_path / "now", now)
    monkeypatch.undo()
    states = [state(tmp_path / name) for name in ("before", "now")]
    report = compare_projects(*states, [], [])
    found = {item.name: list(item.said) for section in report.sections for item in section.items}
    assert found["Center"] == ["Name: was Downtown, is now Center."]
    assert found["The place called one"][0] == "What it costs: we didn't know, and now it's Free."
