"""resources.schema.json says the same as the readers, as far as a schema can, and is renewed with the model."""

import json
import re

import jsonschema
import pytest
import yaml

from tests.directory.reading import NEEDS, ROOT, entry, problems
from tests.directory.the_site import the_site
from tests.without_texts import copy_without_texts
from vinestreet.cli import main
from vinestreet.contributing.json_schema import FILE, PLACE_FILE, place_schema, schema_of, schema_text, without_ids
from vinestreet.contributing.pages_cms import PAGES_FILE

SCHEMA = schema_of(the_site())
LOCAL = schema_of(the_site(), overlay=True)


def loader(*texts: str) -> type[yaml.SafeLoader]:
    """A loader that leaves as text what a YAML 1.1 parser would read as something else of the kinds `texts`."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in texts]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader


EDITOR = loader("bool", "timestamp", "int")  # YAML 1.2, but for true, false and numbers, which are added below
EDITOR.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
EDITOR.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?\d+$"), list("-+0123456789"))
OLD = loader("timestamp")


def told(text: str, schema=SCHEMA, by=EDITOR) -> list[str]:
    """Where the schema finds something wrong."""
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, by))
    return [".".join(map(str, error.absolute_path)) for error in found]


def test_the_schemas_are_right_in_themselves():
    for schema in (SCHEMA, LOCAL):
        jsonschema.Draft7Validator.check_schema(schema)


def test_the_file_is_what_the_model_says_now():
    """If not: `make schema`. The ids that are offered may lag behind; a new need must not break a build."""
    assert without_ids(json.loads((ROOT / FILE).read_text(encoding="utf-8"))) == without_ids(SCHEMA)


def test_our_directory_is_right_for_editors_and_names_its_schema():
    text = (ROOT / "resources.yml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=./{FILE}\n")
    assert told(text) == []


def test_tools_of_yaml_1_1_may_hand_on_yes_and_no_as_booleans():
    assert told(entry("asks: {id: no, booking: yes}\nconfidential: yes"), by=OLD) == []


RIGHT = [
    'phone: ["911", {number: +1 413 555 0101, say: then press 1}]',
    "text: {number: '741741', send: HOME}",
    "at: [42, -72.5]",
    'ages: "all"',
    "ages: under 18",
    "languages: [en, ase, zh_Hans]",
    "timezone: Europe/London",
    "hours: 24/7",
    "cost: {is: sliding, words: $1 to $5}",
    "confidential: true",
    "welcomes: {dogs: yes, couples: no, women-only: unknown}",
    "asks: {id: no, words: Nothing.}",
    "website: [https://soup.example, 'http://soup.example/a?b=c#d']",
    "checked: {on: 2026-11-01, by: Jo, how: phone}",
    "status: paused",
    'what: "Ten dollars & more; 3 < 5, and a friend\'s #1 #2 hashtags"',
]


@pytest.mark.parametrize("fields", RIGHT)
def test_what_the_readers_take_the_schema_takes(fields, tmp_path):
    assert problems(entry(fields), tmp_path) == []
    assert told(entry(fields)) == []


BAD = [
    "adress: 12 Vine Street", "cost: cheap", "cost: {is: free, note: x}", "cost: {words: x}", "run_by: peers",
    "welcomes: [dogs]", "welcomes: {cats: yes}",
    "sample: maybe", "needs: []", "needs: [food, food]", "needs: food", "needs: [Food!]", "asks: {id: perhaps}",
    "asks: no", "access: ramp", "languages: [english]", "checked: {on: 3 May 2026, by: Jo, how: phone}",
    "checked: {on: 2026-11-01, how: phone}", "ages: grown-ups", "at: [42.1]", "at: [142.1, 7]", "at: 42.1",
    "website: javascript:alert(1)", "website: https://a b.example", "email: hello at soup", "phone: call us",
    "phone: 0123", "phone: 988", "source:", "source: ''", f"source: {'x' * 401}", "source: [a, b]",
    "what: A <b>bold</b> place", "what: \"**bold**\"", 'what: "hidden \\u202e letters"', "name: ''", "name: null",
    "notes: {say: x, by: y, on: 2026-11-01}", "notes: [{say: x}]", "arrive: {door: green}", "hours: []",
    "timezone: New York", "status: {is: gone}", "confidential: no", "organisation: 12",
]  # fmt: skip


@pytest.mark.parametrize("fields", BAD)
def test_what_the_schema_refuses_the_readers_refuse(fields, tmp_path):
    """Every slip here is found in an editor already, and nothing is underlined that the build would take."""
    assert told(entry(fields)) != []
    assert problems(entry(fields), tmp_path) != []


@pytest.mark.parametrize(
    "text",
    [
        entry("", id_="Soup Kitchen"),
        entry("", id_="index"),
        NEEDS.replace("resources:", "resource:") + "  soup: {name: a, what: b, needs: [food]}\n",
        "needs: {}\n",
        entry("").replace("    name: Soup\n", ""),
        entry("").replace("icon: bowl", "icon: spaceship"),
    ],
)
def test_slips_around_the_fields_are_refused_by_both(text, tmp_path):
    assert told(text) != []
    assert problems(text, tmp_path) != []


OVERLAYS = [
    ("resources: {}", True),
    ("resources:", True),
    ("needs: {food: {label: Food}}", True),
    ("resources: {vine-street-kitchen: }", True),
    ("resources: {vine-street-kitchen: {phone: }}", True),
    ("resources: {vine-street-kitchen: {phone: '911'}}", True),
    ("resources: {vine-street-kitchen: {fone: '911'}}", False),
    ("resources: {vine-street-kitchen: {cost: cheap}}", False),
    ("resources: {Vine Street: }", False),
    ("places: {}", False),
]


@pytest.mark.parametrize(("text", "is_right"), OVERLAYS)
def test_what_a_fork_lays_over_it_may_be_a_part_or_nothing(text, is_right):
    assert (told(text, LOCAL) == []) == is_right


def test_a_file_of_one_place_has_a_schema_that_is_a_part_of_the_other():
    made = json.loads((ROOT / PLACE_FILE).read_text(encoding="utf-8"))
    assert made == place_schema(the_site())
    assert made["$ref"] == f"{FILE}#/definitions/place"
    alone = {"$ref": "#/definitions/place", "definitions": SCHEMA["definitions"]}
    assert told("name: Soup\nwhat: Soup at noon.\nneeds: [food]\n", alone) == []
    assert told("name: Soup\nneeds: [food]\n", alone) == [""]
    assert told("name: Soup\nwhat: Soup.\nneeds: [food]\ncost: cheap\n", alone) == ["cost"]
    places = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert places[f"./{PLACE_FILE}"] == "/resources/*.yml"


def test_every_field_and_part_has_a_hint_and_ids_are_offered():
    listing = SCHEMA["definitions"]["place"]["properties"]
    assert all(field["description"] for field in listing.values())
    assert "food" in listing["needs"]["items"]["examples"]
    assert "old-mill" in listing["area"]["examples"]
    assert schema_text(SCHEMA).endswith("}\n")


def test_the_command_renews_it_and_a_fork_gets_its_own_and_leaves_ours_alone(tmp_path, capsys):
    project = copy_without_texts(tmp_path / "copy")
    config = ["--config", str(project / "mkdocs.yml")]
    said = []
    for _ in range(2):
        assert main(["schema", *config]) == 0
        said.append(capsys.readouterr().out)
    all_three = (FILE, PLACE_FILE, PAGES_FILE)
    assert said == [
        "".join(f"Wrote {file}.\n" for file in all_three),
        "".join(f"{file} is already up to date.\n" for file in all_three),
    ]
    ours = (project / FILE).read_bytes()
    (project / "local").mkdir()
    (project / FILE).write_bytes(b"upstream's")
    assert main(["schema", *config]) == 0
    assert (project / FILE).read_bytes() == b"upstream's"
    assert json.loads((project / "local" / FILE).read_text(encoding="utf-8")) == LOCAL
    forms = yaml.safe_load((project / PAGES_FILE).read_text(encoding="utf-8"))
    folders = ["local/resources", "local/banner.yml", "local/closures.yml"]
    assert [content["path"] for content in forms["content"]] == folders
    assert ours == schema_text(SCHEMA).encode()
