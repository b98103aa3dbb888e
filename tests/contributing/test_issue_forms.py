"""The forms follow the code host's syntax, and what they ask for is read back."""

from itertools import combinations

import jsonschema
import pytest
import yaml

from tests.contributing.forms import CHECKED, FORMS, NOTE, PLACE, VOICE, WRONG, all_forms, sent
from tests.directory.reading import ROOT, WORDS
from vinestreet.contributing.answer_parsers import PARSERS
from vinestreet.contributing.issue_form import FOLDER, parse_issue

# https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
TEXT = {"type": "string", "minLength": 1}
ABOUT = {
    "markdown": {"value": TEXT},
    "input": {"label": TEXT, "description": TEXT, "placeholder": TEXT},
    "textarea": {"label": TEXT, "description": TEXT, "placeholder": TEXT},
    "dropdown": {
        "label": TEXT,
        "options": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {**TEXT, "not": {"const": "None"}}},
    },
    "checkboxes": {
        "label": TEXT,
        "options": {
            "type": "array",
            "minItems": 1,
            "items": {
                "properties": {"label": TEXT, "required": {"type": "boolean"}},
                "required": ["label"],
                "additionalProperties": False,
            },
        },
    },
}


def part(kind):
    about = {"type": "object", "properties": ABOUT[kind], "additionalProperties": False}
    about["required"] = ["value"] if kind == "markdown" else ["label", *({"options"} & ABOUT[kind].keys())]
    fields = {"type": {"const": kind}, "attributes": about}
    if kind != "markdown":
        fields["id"] = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
        fields["validations"] = {
            "type": "object",
            "properties": {"required": {"type": "boolean"}},
            "additionalProperties": False,
        }
    required = ["type", "attributes", *({"id"} & fields.keys())]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


FORM = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "description": TEXT,
        "title": TEXT,
        "body": {"type": "array", "items": {"oneOf": [part(kind) for kind in ABOUT]}},
    },
    "required": ["name", "description", "body"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_follows_the_syntax_of_the_code_host(name):
    data = yaml.safe_load((ROOT / FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    jsonschema.validate(data, FORM)
    questions = FORMS[name].questions
    for of in (lambda question: question.id, lambda question: question.label):
        assert len({of(question) for question in questions}) == len(questions)
    assert "public, for good" in data["body"][0]["attributes"]["value"]
    assert "e-mail" in data["body"][0]["attributes"]["value"]
    asked = [entry for entry in data["body"] if entry.get("validations", {}).get("required")]
    assert len(asked) <= 4


def test_forms_can_be_told_apart_by_their_first_question():
    firsts = [form.questions[0].label for form in all_forms()]
    assert all(one != other for one, other in combinations(firsts, 2))


def test_every_question_is_one_that_from_issue_knows():
    known = {*PARSERS, "place", "wrong", "status", "consent", "asks_id", "door", "say", "by", "on", "connected"}
    known |= {"found", "how"} | set(VOICE)
    asked = {question.id for form in all_forms() for question in form.questions if question.kind != "checkboxes"}
    boxes = {question.id for form in all_forms() for question in form.questions if question.kind == "checkboxes"}
    assert asked <= known
    assert boxes == {"public", "confidential"}


def test_the_choices_are_the_words_of_the_site():
    said = {
        str(sentence).strip(".")
        for group in ("cost", "answer", "checked_form")
        for sentence in WORDS.group(group).values()
    }
    said |= {WORDS("listing.status_closed"), WORDS("listing.status_paused")}
    dropdowns = [question for form in all_forms() for question in form.questions if question.kind == "dropdown"]
    assert dropdowns
    assert {option for question in dropdowns for option in question.options} <= said


@pytest.mark.parametrize(
    ("name", "texts"), [("place", PLACE), ("wrong", WRONG), ("note", NOTE), ("checked", CHECKED), ("voice", VOICE)]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_was_answered_is_read_back(name, texts, ends):
    found = parse_issue(sent(name, texts).replace("\n", ends), all_forms())
    assert found.form.name == name
    assert found.texts == texts
    assert found.boxes["public"]
    assert (found.before, found.twice, found.missing) == ("", (), ())


def test_nothing_answered_is_nothing_and_other_text_is_no_form():
    found = parse_issue(sent("place", {}, ticked=()), all_forms())
    assert found.texts == {}
    assert found.boxes == {"confidential": False, "public": False}
    for body in ("", "Hello", "### Phone\n\n911\n", "# What is it called?\n\nx\n"):
        assert parse_issue(body, all_forms()) is None


def test_a_heading_inside_an_answer_is_text_of_that_answer():
    forged = "Soup.\n\n### Phone\n\n+1 900 555 0100\n\n### Something else\n\nx"
    found = parse_issue(sent("place", {**PLACE, "what": forged}), all_forms())
    assert found.texts == {**PLACE, "what": forged}
    assert found.twice == ("Phone",)


def test_a_forged_heading_that_comes_next_takes_the_place_of_the_real_one_and_is_told():
    forged = "Soup.\n\n### What do people go there for?\n\nfood"
    found = parse_issue(sent("place", {**PLACE, "what": forged}), all_forms())
    assert found.texts["what"] == "Soup."
    assert found.texts["needs"].startswith("food\n\n### What do people go there for?")
    assert found.twice == ("What do people go there for?",)


def test_a_question_that_somebody_deleted_is_missed_and_the_others_are_read():
    body = sent("place", PLACE).replace("### Phone\n\n(413) 555-0199, ask for the counter\n\n", "")
    found = parse_issue(f"Hello!\n\n{body}", all_forms())
    assert found.texts == {id_: text for id_, text in PLACE.items() if id_ != "phone"}
    assert (found.before, found.missing) == ("Hello!", ("Phone",))
