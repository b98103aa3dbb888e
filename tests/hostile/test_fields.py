"""Every hostile text in every field: it is refused with a plain sentence, or comes back as it was. Nothing crashes."""

from pathlib import Path

import pytest
import yaml

from tests.directory.reading import NEEDS, TODAY, WORDS, problems, read
from tests.frozen_town import the_town
from tests.hostile.texts import SPOTS, TEXTS, as_yaml, listing_with, refused, value_at
from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.site.settings import read_settings
from vinestreet.texts.front_matter import EssayFront, read_front

FOOD = yaml.safe_load(NEEDS)["needs"]
PLACE = yaml.safe_load((the_town() / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["place"]
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def one_line(text: str) -> str:
    return " ".join(text.split())


def assert_plain(told: list[str]) -> None:
    assert [line for line in told if not line.isprintable() or "Traceback" in line] == []


def test_there_are_many_texts_and_many_fields():
    assert len(TEXTS) >= 220
    assert len(SPOTS) >= 60


@every_text
def test_a_listing_refuses_it_or_gives_it_back(text: str, tmp_path: Path):
    def listing(spots) -> str:
        return as_yaml({"needs": FOOD, "resources": {"soup": listing_with(text, spots)}})

    told = problems(listing(SPOTS), tmp_path)
    assert_plain(told)
    taken = SPOTS - refused(told, "soup")
    found = read(listing(taken), tmp_path).listings["soup"]
    for spot in taken - {("hours",)}:
        assert value_at(found, spot) == one_line(text), spot
    if ("hours",) in taken:
        assert found.hours.expression == text


@every_text
def test_a_need_refuses_it_or_gives_it_back(text: str, tmp_path: Path):
    need = {"label": text, "icon": text}
    told = problems(as_yaml({"needs": {"food": need}, "resources": {}}), tmp_path)
    assert_plain(told)
    taken = {"label", "icon"} - {name for (name, *_) in refused(told, "food")}
    assert "icon" not in taken
    right = {name: need[name] if name in taken else FOOD["food"][name] for name in need}
    found = read(as_yaml({"needs": {"food": right}, "resources": {}}), tmp_path).needs["food"]
    assert found.label == (one_line(text) if "label" in taken else FOOD["food"]["label"])


@every_text
def test_no_id_is_made_of_it(text: str, tmp_path: Path):
    told = problems(as_yaml({"needs": {text: FOOD["food"]}, "resources": {text: listing_with("x", [])}}), tmp_path)
    assert_plain(told)
    assert told


@pytest.mark.parametrize("setting", sorted(PLACE))
def test_a_setting_of_the_place_refuses_it_or_gives_it_back(setting: str, tmp_path: Path):
    file = tmp_path / "mkdocs.yml"
    file.write_text("extra: {}\n", encoding="utf-8")
    for text in TEXTS.values():
        try:
            found = read_settings({"place": {**PLACE, setting: text}}, file, TODAY)
        except ProblemsFoundError as error:
            assert_plain(error.told(WORDS).splitlines())
        else:
            assert getattr(found, setting) == one_line(text)


@pytest.mark.parametrize("part", ["label", "country", "wide"])
def test_an_area_refuses_it_or_gives_it_back(part: str, tmp_path: Path):
    file = tmp_path / "mkdocs.yml"
    file.write_text("extra: {}\n", encoding="utf-8")
    for text in TEXTS.values():
        place = {**PLACE, "areas": {"old-mill": {"label": "Old Mill", part: text}}}
        try:
            found = read_settings({"place": place}, file, TODAY)
        except ProblemsFoundError as error:
            assert_plain(error.told(WORDS).splitlines())
        else:
            assert part == "label"
            assert found.areas["old-mill"].label == one_line(text)


@every_text
def test_an_essay_refuses_it_as_a_place(text: str):
    for places in (text, [text], {"needs": [text]}, {"ids": [text]}, {text: ["food"]}):
        source = f"---\n{as_yaml({'title': text, 'places': places})}---\nWords.\n"
        report = Report("docs/essays/soup.md")
        read_front(source, EssayFront, {"needs": {}, "resources": {}}, report)
        with pytest.raises(ProblemsFoundError) as error:
            report.stop_if_any()
        assert_plain(error.value.told(WORDS).splitlines())
