"""Settings that lie over others: as MkDocs merges them; lines are told in the file where a setting stands."""

from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tests.directory.reading import ROOT, WORDS
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import resources_file, settings_file
from vinestreet.site.settings import Place, read_settings

TODAY = date(2026, 11, 22)
OWN = """\
INHERIT: mkdocs.yml
site_name: Ours
plugins:
  search: {lang: en}
markdown_extensions:
  toc: {permalink: true}
watch: [local]
extra:
  place:
    name: Ashbury
    demonstration: false
    areas:
      hill: {label: Our hill}
      downtown: {label: Our own downtown}
      australia: null
      united-states: {label: The States}
    crisis: [us-988-lifeline]
    corrections: us@ashbury.org
    volunteer_hours: null
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "mkdocs.local.yml").write_text(OWN, encoding="utf-8")
    (tmp_path / "local").mkdir()
    for name in ("docs", "hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path / "mkdocs.local.yml"


def read(own: Path) -> Place:
    return read_settings(read_mkdocs_settings(own)["extra"], own, TODAY)


def test_settings_are_merged_as_mkdocs_does(own: Path):
    ours, mkdocs = read_mkdocs_settings(own), load_config(str(own))
    assert ours["extra"] == dict(mkdocs.extra)
    assert ours["site_name"] == mkdocs.site_name
    assert ours["plugins"]["search"]["lang"] == "en"
    assert mkdocs.plugins["material/search"].config["lang"] == ["en"]
    assert set(ours["markdown_extensions"]) <= set(mkdocs.markdown_extensions)
    assert ours["watch"] == ["local"]


def test_what_the_fork_names_takes_the_place_and_null_takes_away(own: Path):
    place = read(own)
    assert (place.name, place.demonstration, place.volunteer_hours) == ("Ashbury", False, None)
    assert place.exit.startswith("https://")  # as upstream has it
    assert {id_: area.label for id_, area in place.areas.items()} == {
        "united-states": "The States",
        "canada": "Canada",
        "united-kingdom": "The United Kingdom",
        "new-zealand": "New Zealand",
        "european-union": "The European Union",
        "anywhere": "Any country",
        "hill": "Our hill",
        "downtown": "Our own downtown",
    }
    assert place.areas["united-states"].country == "US"
    assert not place.areas["downtown"].sample
    assert {"australia", "old-mill", "county"} <= set(place.gone_areas)
    assert place.own == {"name", "demonstration", "areas", "crisis", "corrections", "volunteer_hours"}
    assert place.upstream_country == "US"


def test_a_demonstration_keeps_the_invented_parts_of_town(own: Path):
    own.write_text(OWN.replace("demonstration: false", "demonstration: true"), encoding="utf-8")
    place = read(own)
    assert place.areas["old-mill"].sample
    assert set(place.gone_areas) == {"australia"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: Ashbury", "name: yes", "mkdocs.local.yml:10: extra.place.name: without quotes, YAML tools read `yes`"),
        ("us@ashbury.org", "us", "mkdocs.local.yml:18: extra.place.corrections: not an e-mail address"),
        ("    volunteer_hours: null", "    colour: red", "mkdocs.local.yml:19: extra.place: unknown field `colour`"),
        ("hill: {label: Our hill}", "hill: {name: x}", "mkdocs.local.yml:13: extra.place.areas.hill"),
    ],
)
def test_a_problem_is_told_in_the_forks_file(own: Path, old: str, new: str, told: str):
    own.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        read(own)
    assert raised.value.told(WORDS).startswith(told)


def test_a_problem_of_upstreams_is_told_in_upstreams_file(own: Path):
    upstream = own.with_name("mkdocs.yml")
    text = upstream.read_text(encoding="utf-8").replace("check_every: 180", "check_every: often")
    upstream.write_text(text, encoding="utf-8")
    line = text[: text.index("check_every")].count("\n") + 1
    with pytest.raises(ProblemsFoundError) as raised:
        read(own)
    assert raised.value.told(WORDS).startswith(f"mkdocs.yml:{line}: extra.place.check_every: expected a whole number")


def test_a_fork_is_built_with_its_own_settings_and_writes_its_own_places(own: Path):
    assert settings_file(own.parent) == own
    assert resources_file(own.parent) == own.parent / "local/resources.yml"
    own.unlink()
    own.with_name("local").rmdir()
    assert settings_file(own.parent) == own.parent / "mkdocs.yml"
    assert resources_file(own.parent) == own.parent / "resources.yml"
