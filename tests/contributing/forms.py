"""Fills issue forms in as a code host does when somebody sends one."""

from collections.abc import Mapping

from tests.directory.reading import ROOT
from vinestreet.contributing.issue_form import IssueForm, read_forms

FORMS = {form.name: form for form in read_forms(ROOT)}

PLACE = {
    "name": "Corner Laundry",
    "what": "Two machines and a bench. Wednesday evenings are free if you ask at the counter.",
    "needs": "laundry, someone to talk to",
    "area": "The Depot",
    "address": "3 Depot Road",
    "phone": "(413) 555-0199, ask for the counter",
    "website": "https://laundry.example/depot",
    "hours": "Mo-Fr 09:00-17:00; PH off",
    "cost": "It costs money",
    "asks_id": "No",
    "welcomes": "dogs yes, couples no",
    "door": "The blue one.",
    "say": "The left machine eats coins.\nThe right one is kind.",
    "by": "Sunny B.",
    "on": "21 November 2026",
    "connected": "none",
    "source": "The notice on the door",
}
WRONG = {"place": "vine-street-kitchen", "wrong": "They moved.", "source": "I was there today."}
CHECKED = {"place": "Vine Street Kitchen (vine-street-kitchen)", "found": "Still true", "how": "I called", "by": "Sam"}
NOTE = {"place": "vine-street-kitchen", "say": "Take the green door.", "by": "Jo", "on": "2026-11-20"}
VOICE = {
    "essay": "Mutuality",
    "question": "Who keeps count in your house?",
    "title": "What I owe Ines: a list",
    "words": "Nothing, she says.\n\n### Not even that?\n\nWe are both lying.",
    "by": "Carl",
    "agreed": "To this text, with this name,\nuntil I say otherwise.",
}


def sent(form: str, texts: Mapping[str, str], *, ticked: tuple[str, ...] = ("public",)) -> str:
    """The text of an issue, with `texts` by the ids of the questions, and the boxes `ticked`."""
    return "\n\n".join(_part(question, texts, ticked) for question in FORMS[form].questions) + "\n"


def _part(question: object, texts: Mapping[str, str], ticked: tuple[str, ...]) -> str:
    if question.kind == "checkboxes":
        mark = "X" if question.id in ticked else " "
        return f"### {question.label}\n\n" + "\n".join(f"- [{mark}] {option}" for option in question.options)
    return f"### {question.label}\n\n{texts.get(question.id, '_No response_')}"


def all_forms() -> list[IssueForm]:
    """Every form of the project."""
    return list(FORMS.values())
