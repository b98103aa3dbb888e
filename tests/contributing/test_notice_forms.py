"""The banner and the closures in forms: put up and taken down, and what others wrote stays as it stands."""

from pathlib import Path

import pytest
import yaml

from tests.directory.the_site import the_site
from vinestreet.contributing.form_saves import BEFORE
from vinestreet.contributing.notice_forms import ITEMS, notice_forms

BANNER, CLOSURES = notice_forms(the_site())
WRITTEN = """\
# over Christmas
- {from: 2026-12-24, to: 2026-12-26, needs: [food]} # as last year
- from: 2026-12-31
  places: vine-street-kitchen
  hours: 11:00-14:00
"""


def test_a_banner_is_put_up_and_taken_down(tmp_path: Path):
    form = BANNER.form(tmp_path)
    assert form == {BEFORE: ""}
    form |= {"words": "There's room tonight.", "until": "2026-12-04 18:00", "link": "", "areas": ["old-mill"]}
    text = BANNER.text(tmp_path, form)
    assert text == "words: There's room tonight.\nuntil: 2026-12-04 18:00\nareas: [old-mill]\n"
    (tmp_path / "banner.yml").write_text(f"# call first\n{text}", encoding="utf-8")
    shown = BANNER.form(tmp_path)
    assert {name: shown[name] for name in ("words", "areas")} == {name: form[name] for name in ("words", "areas")}
    assert BANNER.text(tmp_path, shown) == f"# call first\n{text}"
    assert BANNER.text(tmp_path, {"words": "", "until": None, "areas": []}) is None


def test_a_closure_is_added_and_the_others_stay_as_they_stand(tmp_path: Path):
    (tmp_path / "closures.yml").write_text(WRITTEN, encoding="utf-8")
    form = CLOSURES.form(tmp_path)
    assert [item.get("places") for item in form[ITEMS]] == [None, ["vine-street-kitchen"]]
    assert CLOSURES.text(tmp_path, form) == WRITTEN
    form[ITEMS].append({"from": "2027-01-01", "to": "", "needs": [], "all": "yes", "words": "New Year"})
    added = "- {from: 2027-01-01, all: yes, words: New Year}\n"
    assert CLOSURES.text(tmp_path, form) == WRITTEN + added
    form[ITEMS][0]["to"] = "2026-12-25"
    changed = CLOSURES.text(tmp_path, form) or ""
    assert "2026-12-25" in changed
    assert WRITTEN.partition("\n- from")[2] in changed


def test_what_stands_below_its_name_or_without_its_dash_is_shown_too(tmp_path: Path):
    for written in ("closures:\n  - {from: 2026-12-24, all: yes}\n", "from: 2026-12-24\nall: yes\n"):
        (tmp_path / "closures.yml").write_text(written, encoding="utf-8")
        form = CLOSURES.form(tmp_path)
        assert form[ITEMS] == [{"from": "2026-12-24", "all": "yes"}]
        assert CLOSURES.text(tmp_path, form) == "- {from: 2026-12-24, all: yes}\n"
    (tmp_path / "banner.yml").write_text("banner:\n  words: Room.\n  until: 2026-12-04\n", encoding="utf-8")
    assert BANNER.form(tmp_path)["words"] == "Room."


def test_the_last_one_that_goes_takes_the_file_along(tmp_path: Path):
    (tmp_path / "closures.yml").write_text(WRITTEN, encoding="utf-8")
    assert CLOSURES.text(tmp_path, {ITEMS: []}) is None


def test_a_fork_has_files_of_its_own_and_takes_upstreams_away(tmp_path: Path):
    (tmp_path / "local").mkdir()
    (tmp_path / "banner.yml").write_text("words: Upstream's.\nuntil: 2026-12-04\n", encoding="utf-8")
    assert BANNER.path(tmp_path) == "local/banner.yml"
    assert BANNER.form(tmp_path)["words"] == "Upstream's."
    assert BANNER.text(tmp_path, {}) == "null\n"


def test_who_changed_it_meanwhile_is_noticed(tmp_path: Path):
    form = CLOSURES.form(tmp_path)
    assert not CLOSURES.crosses(tmp_path, form)
    (tmp_path / "closures.yml").write_text(WRITTEN, encoding="utf-8")
    assert CLOSURES.crosses(tmp_path, form)


@pytest.mark.parametrize("notice", [BANNER, CLOSURES], ids=lambda notice: notice.name)
def test_what_is_written_is_yaml_of_any_kind(notice, tmp_path: Path):
    item = {"words": 'It\'s: "#1", {x}', "until": "2026-12-04", "from": "soon", "hours": "11:00-14:00"}
    text = notice.text(tmp_path, {ITEMS: [item]} if notice.many else item)
    found = yaml.load(text, yaml.BaseLoader)
    assert (found[0] if notice.many else found)["words"] == item["words"]


def test_who_empties_the_words_takes_the_banner_down(tmp_path: Path):
    form = {"words": "", "until": "2026-12-04", "link": "", "areas": []}
    assert BANNER.text(tmp_path, form) == "until: 2026-12-04\n"  # and the reader asks for the words
    (tmp_path / "banner.yml").write_text("words: Room tonight.\nuntil: 2026-12-04\n", encoding="utf-8")
    assert BANNER.text(tmp_path, form) is None


def test_a_link_that_was_copied_from_the_site_beside_the_form_is_one_of_the_site(tmp_path: Path):
    for start in ("http://127.0.0.1:56471/", "http://localhost:8000/", "http://[::1]:1/"):
        form = {"words": "Room.", "until": "2026-12-04", "link": f"{start}directory/soup.html"}
        assert "\nlink: directory/soup.html\n" in (BANNER.text(tmp_path, form) or "")


def test_who_is_left_out_stands_before_the_times():
    names = [field.name for field in CLOSURES.fields]
    assert names == ["from", "to", "all", "needs", "areas", "places", "except", "hours", "words"]


@pytest.mark.parametrize(
    "typed", ["11:00-14:00", "11:00 to 14:00", "11am to 2pm", "11am - 2pm", "\u200b 11 am to 2 pm\xa0"]
)
def test_times_are_taken_as_people_type_them(typed: str, tmp_path: Path):
    text = CLOSURES.text(tmp_path, {ITEMS: [{"from": "Dec 24, 2026", "all": "yes", "hours": typed}]}) or ""
    assert yaml.load(text, yaml.BaseLoader)[0] == {"from": "2026-12-24", "all": "yes", "hours": "11:00-14:00"}
