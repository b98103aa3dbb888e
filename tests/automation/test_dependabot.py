"""Dependabot looks after everything that is pinned, and waits before it proposes a version.

The keys: https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference
"""

import pytest
import yaml

from tests.built_site.building import PROJECT

SETTINGS = yaml.safe_load((PROJECT / ".github/dependabot.yml").read_text(encoding="utf-8"))
WATCHED = {entry["package-ecosystem"]: entry for entry in SETTINGS["updates"]}
PINS = {"github-actions": ".github/workflows", "pip": "requirements.txt", "npm": "package.json"}
LEAST = 14  # days until a version that turns out to be bad is mostly withdrawn


def test_everything_that_is_pinned_is_watched():
    assert {name for name, pins in PINS.items() if (PROJECT / pins).exists()} <= WATCHED.keys() <= PINS.keys()


def test_nothing_else_is_asked_and_nothing_foreign_is_run():
    assert SETTINGS.keys() == {"version", "updates"}  # `registries` would name an address, and a key to it
    assert not any("insecure-external-code-execution" in entry for entry in SETTINGS["updates"])


@pytest.mark.parametrize("name", WATCHED)
def test_a_version_has_to_be_some_days_old_and_all_come_in_one_pull_request(name: str):
    entry = WATCHED[name]
    assert entry["directory"] == "/"
    assert entry["schedule"] == {"interval": "monthly"}
    assert min(entry["cooldown"].values()) >= LEAST
    assert [group["patterns"] for group in entry["groups"].values()] == [["*"]]


def test_what_would_break_the_site_is_not_proposed():
    """The bounds are those of pyproject.toml, which Dependabot would raise."""
    ignored = {rule["dependency-name"]: rule["versions"] for rule in WATCHED["pip"]["ignore"]}
    assert ignored == {"mkdocs": [">=2"], "pymdown-extensions": [">=13"]}
