"""What is a fork's own is told in a line; what nothing takes up, and what is taken away and isn't there, with its name."""

from pathlib import Path

import pytest

from tests.command_runner import vinestreet
from tests.fork.fork_copies import add, change, small_fork


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    fork = small_fork(tmp_path_factory.mktemp("own") / "fork")
    add(fork / "local/assets/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    add(fork / "local/assets/shown.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    add(fork / "local/assets/logo.png", "")
    add(fork / "local/asets/icon.png", "")
    add(fork / "local/resorces.yml", "")
    add(fork / "local/overrides/assets/css/own.css", ":root { --leaf: #14361f }\n")
    add(fork / "local/overrides/assets/css/owm.css", ":root { --leaf: #14361f }\n")
    add(fork / "local/overrides/hom.html", "x")
    add(fork / "local/docs/about/us.md", "---\ntitle: Us\n---\n![We](../assets/shown.svg)\n")
    add(
        fork / "local/messages/en.yml",
        "site:\n  find: Find a door\n  fidn: Find a door\nzzzz:\n  qqqq: {one: a, other: b}\n",
    )
    add(fork / "local/messages/eng.yml", "site: {}\n")
    change(fork / "mkdocs.local.yml", "    saved:", "    menu: [{page: about/us.md, label: Who we are}]\n    saved:")
    change(fork / "mkdocs.local.yml", "      # new-zealand: null", "      new-zeeland: null\n      uk-shout: null")
    change(fork / "local/resources.yml", "  # lgbtq: null", "  lgbtqi: null")
    add(fork / "local/resources.yml", "\n  canada: null\n  uk-calmm: null\n")
    # What's there and has its use is told of nowhere.
    add(fork / "local/resources/au-lifeline.yml", "null\n")
    vinestreet(fork, "schema")
    return vinestreet(fork, "check").stderr.splitlines()


def test_what_is_its_own_is_told_in_a_line(told: list[str]):
    (line,) = (line for line in told if line.startswith("Yours: "))
    assert line == (
        "Yours: logo assets/icon.svg; colors overrides/assets/css/own.css; in the menu: Who we are; pages: about/us.md; "
        "places: ashbury-night-line; files: overrides/assets/css/owm.css, overrides/hom.html, assets/logo.png, "
        "assets/shown.svg, messages/eng.yml; sentences: site.find, site.fidn, zzzz.qqqq"
    )


def test_what_nothing_takes_up_is_told_with_the_nearest_name(told: list[str]):
    unused = "nothing uses this file; look at its name and its folder; did you mean"
    assert [line for line in told if "nothing uses" in line or "nothing says" in line] == [
        f"local/asets/icon.png: {unused} `local/assets/icon.png`?",
        f"local/assets/logo.png: {unused} `local/assets/icon.png`?",
        f"local/messages/eng.yml: {unused} `local/messages/en.yml`?",
        f"local/overrides/assets/css/owm.css: {unused} `local/overrides/assets/css/own.css`?",
        f"local/overrides/hom.html: {unused} `local/overrides/home.html`?",
        f"local/resorces.yml: {unused} `local/resources.yml`?",
        "local/messages/en.yml:3: nothing says this sentence; expected a name from messages/en.yml; found `site.fidn`; "
        "did you mean `site.find`?",
        "local/messages/en.yml:5: nothing says this sentence; expected a name from messages/en.yml; found `zzzz.qqqq`",
    ]


def test_what_is_taken_away_and_not_there_is_told_with_where_it_is(told: list[str]):
    (line,) = (line for line in told if line.startswith("You take away what isn't there: "))
    for part in (
        "new-zeeland (did you mean `new-zealand`?)",
        "uk-shout (a place: write `uk-shout: null` below `resources:` in local/resources.yml)",
        "needs.lgbtqi (did you mean `needs.lgbtq`?)",
        "canada (an area: write `canada: null` below `areas:` in mkdocs.local.yml)",
        "uk-calmm (did you mean `uk-calm`?)",
    ):
        assert part in line


@pytest.mark.parametrize(
    ("setting", "place", "said"),
    [
        (
            "      united-states: null\n",
            "",
            "crisis: `us-988-lifeline` went with the area `united-states`, which you take away. If it answers in your "
            "country too, write below `resources:` in local/resources.yml, on two lines: `us-988-lifeline:` and `area: …`",
        ),
        (
            "",
            "  us-988-lifeline: null\n",
            "crisis: this names a line that you take away: delete `us-988-lifeline: null`",
        ),
        ("", "  emergency-us-ca-911: null\n", "emergency: this names a line that you take away"),
        ("      canada: none\n", "", "areas.canada: to take this away, write `null`, without quotes; found `none`"),
    ],
)
def test_a_line_that_went_is_told_with_what_took_it(tmp_path: Path, setting: str, place: str, said: str):
    fork = small_fork(tmp_path / "fork")
    change(fork / "mkdocs.local.yml", "      # new-zealand: null\n", setting)
    add(fork / "local/resources.yml", place)
    assert f"extra.place.{said}" in vinestreet(fork, "check").stderr
