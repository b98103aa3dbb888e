"""What Decap CMS and Sveltia CMS ask for is what the model has, for our own server and for a host of one's own."""

import json

import yaml

from tests.command_runner import vinestreet
from tests.directory.the_site import the_site
from tests.frozen_town import the_town
from vinestreet.contributing.decap_config import decap_config, host_config, notice_config, phrases
from vinestreet.contributing.form_fields import FIRST, folded_fields, place_fields
from vinestreet.contributing.form_saves import BEFORE, FORM, STATE
from vinestreet.contributing.notice_forms import notice_forms

SITE = the_site()
NOTICES = [notice_config(notice, notice.name, SITE) for notice in notice_forms(SITE)]
OURS = decap_config(SITE, "resources", folded_fields(SITE), {"name": "proxy"}, NOTICES)
HOSTED = host_config(SITE, "local/resources", "peers/ashbury")


def fields_in(config):
    """Every field, with those inside others."""
    for field in config.get("fields", [config["field"]] if "field" in config else []):
        yield field
        yield from fields_in(field)


def test_what_matters_most_is_open_and_the_rest_is_folded():
    fields = OURS["collections"][0]["fields"]
    assert tuple(field["name"] for field in fields[: len(FIRST)]) == FIRST
    assert [field["name"] for field in fields if field.get("collapsed") is False] == ["cost", "checked"]
    assert [field["name"] for field in fields if field["widget"] == "hidden"] == [BEFORE, FORM, STATE]


def test_on_a_host_each_field_is_one_of_the_file():
    fields = HOSTED["collections"][0]["fields"]
    assert [field["name"] for field in fields] == [field.name for field in place_fields(SITE)]
    assert HOSTED["output"] == {"omit_empty_optional_fields": True}
    at = next(field for field in fields if field["name"] == "at")
    assert (at["widget"], at["field"]["widget"], at["min"], at["max"]) == ("list", "number", 2, 2)


def test_there_is_no_switch_that_says_no_where_nobody_did():
    every = [*fields_in(OURS["collections"][0]), *fields_in(HOSTED["collections"][0])]
    assert {field["widget"] for field in every} <= {
        "string",
        "text",
        "select",
        "datetime",
        "object",
        "list",
        "hidden",
        "number",
    }
    assert [field["name"] for field in every if field["widget"] == "list" and field["default"] != []] == []


def test_what_has_to_be_there_is_marked_and_nothing_inside_what_may_be_empty():
    for config in (OURS, HOSTED):
        required = [field["name"] for field in config["collections"][0]["fields"] if field.get("required")]
        assert required == ["name", "what", "needs"]
    checked = next(field for field in OURS["collections"][0]["fields"] if field["name"] == "checked")
    assert [part["required"] for part in checked["fields"]] == [False] * len(checked["fields"])


def test_the_banner_and_the_closures_are_there():
    files = OURS["collections"][1]["files"]
    assert [file["file"] for file in files] == ["banner.yml", "closures.yml"]
    assert [field["name"] for field in files[0]["fields"]] == ["words", "until", "link", "areas", BEFORE, FORM]


def test_all_of_it_can_be_sent_and_its_words_are_ours():
    assert json.loads(json.dumps(OURS)) == OURS
    assert phrases(SITE)["editor"]["editorToolbar"]["publish"] == "Save"


def test_the_command_prints_it_for_a_host():
    done = vinestreet(the_town(), "edit", "--host-config", "peers/ashbury")
    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(done.stdout) == host_config(SITE, "resources", "peers/ashbury")
