"""The settings under `extra: place:`: everything that is wrong in them, with its line in mkdocs.yml."""

from textwrap import dedent, indent

import pytest
import yaml

from tests.directory.reading import TODAY, WORDS
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.site.settings import Place, read_settings

RIGHT = """\
name: Riverton
locale: en_US
timezone: America/New_York
country: US
areas:
  downtown: {label: Downtown}
crisis: [us-988-lifeline]
emergency: emergency-us-ca-911
corrections: corrections@riverton.example
check_every: 180
copy_old_after: 60
exit: https://weather.example/
saved: {name: Vine Street, files: 1000, megabytes: 20}
"""


def read(text: str, folder) -> Place:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return read_settings(yaml.safe_load(text)["extra"], path, TODAY)


def problems(text: str, folder) -> list[str]:
    with pytest.raises(ProblemsFoundError) as raised:
        read(text, folder)
    return raised.value.told(WORDS).splitlines()[:-1]


def settings(place: str) -> str:
    return "site_name: Vine Street\nextra:\n  place:\n" + indent(dedent(place), "    ")


def test_right_settings_are_typed(tmp_path):
    place = read(settings(RIGHT + "demonstration: true\n"), tmp_path)
    assert place.timezone.key == "America/New_York"
    assert str(place.locale) == "en_US"
    assert place.areas["downtown"].label == "Downtown"
    assert place.demonstration


def test_a_number_for_corrections_is_read_as_one_of_its_country(tmp_path):
    assert read(settings(RIGHT), tmp_path).corrections_phone is None
    britain = RIGHT.replace("country: US", "country: GB") + 'corrections_phone: "020 7946 0018"\n'
    assert read(settings(britain), tmp_path).corrections_phone.shown == "020 7946 0018"
    told = problems(settings(RIGHT + 'corrections_phone: "020 7946 0018"\n'), tmp_path)
    assert "extra.place.corrections_phone: not a phone number in US" in told[0]


def test_a_holiday_of_a_place_is_days_and_nothing_else(tmp_path):
    holidays = '["Apr Mo[3]", "2027 Mar 29", Patriots, "Jul 04 off 5"]'
    wrong = RIGHT + f"holidays: {holidays}\n"
    told = problems(settings(wrong), tmp_path)
    assert [problem.rpartition("found ")[2] for problem in told] == ["`Patriots`", "`Jul 04 off 5`"]
    assert "extra.place.holidays: not days on the calendar; expected for example `Apr Mo[3]`" in told[0]


def test_everything_wrong_is_told_with_its_line(tmp_path):
    wrong = RIGHT.replace("America/New_York", "America/NewYork").replace("country: US", "country: USA")
    wrong = wrong.replace("locale: en_US", "locale: american").replace("corrections@riverton.example", "nobody")
    wrong = wrong.replace("check_every: 180", "check_every: half a year")
    assert problems(settings(wrong + "colour: green\n"), tmp_path) == [
        "mkdocs.yml:5: extra.place.locale: unknown language and country; expected one such as en_US; found `american`",
        "mkdocs.yml:6: extra.place.timezone: unknown time zone; expected one such as America/New_York; found "
        "`America/NewYork`; did you mean `America/New_York`?",
        "mkdocs.yml:7: extra.place.country: unknown country; expected two letters such as US; found `USA`",
        "mkdocs.yml:12: extra.place.corrections: not an e-mail address; expected one such as hello@vine-street.example; "
        "found `nobody`",
        "mkdocs.yml:13: extra.place.check_every: expected a whole number from 7 to 1000; found `half a year`",
        "mkdocs.yml:17: extra.place: unknown field `colour`; did you mean `country`?",
    ]


def test_an_unknown_setting_beside_the_place_is_told(tmp_path):
    assert problems(settings(RIGHT) + "  places: 3\n", tmp_path) == [
        "mkdocs.yml:17: extra.places: unknown setting `places`; expected settings under `extra: place:`; did you mean "
        "`place`?"
    ]


def test_settings_of_material_itself_are_left_to_material(tmp_path):
    assert read(settings(RIGHT) + "  homepage: https://x.example\n", tmp_path).name == "Riverton"


def test_a_missing_place_is_told(tmp_path):
    assert problems("site_name: x\nextra: {}\n", tmp_path) == [
        "mkdocs.yml: extra.place: `place` is missing, and it's required"
    ]


def test_what_was_merged_from_elsewhere_is_read_as_yaml_spells_it(tmp_path):
    path = tmp_path / "mkdocs.yml"
    path.write_text("INHERIT: base.yml\n", encoding="utf-8")
    place = yaml.safe_load(RIGHT) | {"demonstration": 1, "name": None}
    with pytest.raises(ProblemsFoundError) as raised:
        read_settings({"place": place}, path, TODAY)
    assert [(problem.field, problem.values["found"]) for problem in raised.value.problems] == [
        ("extra.place.name", "null"),
        ("extra.place.demonstration", "1"),
    ]
