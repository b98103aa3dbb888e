""".pages.yml says what the model says, in plain words; and what Pages CMS writes by it, the readers take."""

import re

import pytest
import yaml

from tests.directory.reading import ROOT, entry, problems
from tests.directory.the_site import the_site
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.contributing.form_fields import FIRST, LEFT_OUT, FormField, place_fields
from vinestreet.contributing.pages_cms import PAGES_FILE, pages_config, without_options
from vinestreet.core.project_paths import places_folder, settings_file
from vinestreet.directory.model import Listing
from vinestreet.schema.records import fields_of
from vinestreet.site.site import load_site

CONFIG = pages_config(the_site(), "resources")
FIELDS = {field["name"]: field for field in CONFIG["content"][0]["fields"]}


def all_fields() -> list[FormField]:
    fields = place_fields(the_site())
    return [*fields, *(part for field in fields for part in field.parts)]


def test_the_file_is_what_the_model_says_now():
    """If not: `make schema`. What is offered may lag behind; a new need must not break a build."""
    settings = settings_file(ROOT)
    site = load_site(settings, read_mkdocs_settings(settings)["extra"])
    made = pages_config(site, places_folder(ROOT).relative_to(ROOT).as_posix())
    found = yaml.safe_load((ROOT / PAGES_FILE).read_text(encoding="utf-8"))
    assert without_options(found) == without_options(made)


def test_every_field_of_the_model_is_asked_for_once_what_matters_first():
    names = [field.name for field in place_fields(the_site())]
    assert sorted(names) == sorted(fields_of(Listing).keys() - LEFT_OUT)
    assert tuple(names[: len(FIRST)]) == FIRST
    assert [name for name, field in FIELDS.items() if field.get("required")] == ["name", "what", "needs"]


def test_words_are_those_of_people_and_not_of_yaml():
    told = [words for field in all_fields() for words in (field.label, field.hint, field.told)]
    told += [label for field in all_fields() for _, label in field.options]
    assert [words for words in told if re.search(r"[`{}\[\]<>]|\bin quotes\b|\ba list\b", words)] == []
    assert [field.name for field in all_fields() if not re.match(r"[A-Z]", field.label)] == []


def test_nothing_is_a_boolean_which_would_be_written_where_nobody_said_no():
    assert '"boolean"' not in str(CONFIG).replace("'", '"')


def test_what_can_be_chosen_is_what_the_readers_know():
    options = {value["name"] for value in FIELDS["needs"]["options"]["values"]}
    assert options == set(the_site().directory.needs)
    police = next(part for part in FIELDS["consent"]["fields"] if part["name"] == "may-call-police-without-you")
    assert [value["label"] for value in police["options"]["values"]] == ["Yes", "No", "In some cases", "We don't know"]


@pytest.mark.parametrize(
    ("field", "fits", "fits_not"),
    [
        ("website", "https://soup.example", "soup.example"),
        ("email", "a@soup.example", "a at soup"),
        ("ages", "18+", "old"),
    ],
)
def test_a_value_that_does_not_fit_is_told_before_it_is_saved_and_nothing_at_all_fits(field, fits, fits_not):
    pattern = FIELDS[field]["pattern"]
    assert [bool(re.search(pattern["regex"], text)) for text in ("", fits, fits_not)] == [True, True, False]
    assert pattern["message"]


# As its serializer writes them: YAML 1.2, dates as plain text, long lines folded, all that is empty left out.
WRITTEN = """\
name: Soup
what: >-
  Soup at noon, and bread.

  You sit down and somebody brings you a plate.
needs:
  - food
phone:
  - number: +1 413 555 0101
    say: then press 1
  - number: "988"
website:
  - https://soup.example
at:
  - 42.1
  - -72.5
confidential: yes
"""


def test_what_it_writes_the_readers_take(tmp_path):
    text = WRITTEN.replace("at:\n  - 42.1\n  - -72.5\nconfidential: yes\n", "at:\n  - 42.1\n  - -72.5\n")
    assert problems(entry(text), tmp_path) == []
    secret = WRITTEN.replace("at:\n  - 42.1\n  - -72.5\n", "")
    more = """\
cost:
  is: sliding
  words: $1 to $5
asks:
  id: no
  booking: yes
status:
  is: paused
  since: 2026-09-01
arrive:
  door: The green one.
  by: Del R.
  on: 2026-09-02
notes:
  - say: The lentil is good.
    by: Del R.
    on: 2026-09-02
    connected: none
checked:
  on: 2026-11-01
  by: Jo
  how: phone
"""
    assert problems(entry(secret + more), tmp_path) == []
