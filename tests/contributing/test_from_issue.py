"""What strangers write into the forms becomes an entry, a change or a note for review, and nothing else."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO, TextIOWrapper

import pytest

from tests.contributing.forms import FORMS, NOTE, PLACE, WRONG, all_forms, sent
from tests.directory.reading import TODAY
from tests.directory.the_site import the_site
from tests.frozen_town import TOWN
from tests.terminal import terminal
from tests.without_texts import copy_without_texts
from vinestreet.cli import main
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.contributing.issue_form import parse_issue
from vinestreet.contributing.issue_to_proposal import propose
from vinestreet.contributing.proposal import apply_proposal
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.listing_parts import Status
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.site.closures import with_exceptions_of
from vinestreet.site.site import load_site

KITCHEN = the_site().directory.listings["vine-street-kitchen"]


def proposal(form, texts, **boxes):
    return propose(parse_issue(sent(form, texts, **boxes), all_forms()), the_site(), TODAY)


def test_a_place_becomes_an_entry():
    made = proposal("place", PLACE)
    signed = {"by": "Sunny B.", "on": TODAY}
    assert (made.id, made.is_new, made.warnings, made.unparsed) == ("corner-laundry", True, [], [])
    assert made.fields == {
        "name": "Corner Laundry",
        "what": PLACE["what"],
        "needs": ["wash", "talk"],
        "phone": {"number": "+1 413-555-0199", "say": "ask for the counter"},
        "website": "https://laundry.example/depot",
        "address": "3 Depot Road",
        "area": "depot",
        "hours": "Mo-Fr 09:00-17:00; PH off",
        "cost": "paid",
        "welcomes": {"dogs": "yes", "couples": "no"},
        "asks": {"id": "no"},
        "arrive": {"door": "The blue one.", **signed},
        "notes": [{"say": "The left machine eats coins. The right one is kind.", **signed, "connected": "none"}],
        "source": "The notice on the door",
    }


def test_a_premium_rate_number_does_not_come_in():
    made = proposal("place", {**PLACE, "phone": "+1 900 555 1234"})
    assert "phone" not in made.fields
    assert "900" not in str(made.fields)
    assert "premium-rate" in str((made.warnings, made.remarks, made.unparsed))


@pytest.mark.parametrize("id_", ["phone", "what", "say", "door"])
@pytest.mark.parametrize(
    ("number", "costs"),
    [
        ("+1 900 555 1234", "a premium-rate number"),
        ("+979 1 2345 6789", "a premium-rate number"),
        ("+44 906 123 4567", "a premium-rate number"),
        ("+61 1900 654 321", "a premium-rate number"),
        ("+64 900 12345", "a premium-rate number"),
        ("+39 848 123 456", "a shared-cost number"),
        ("+44 70 1234 5678", "a personal number"),
        ("+870 773 111 632", "a satellite or worldwide number"),
    ],
)
def test_what_a_number_costs_is_told_wherever_it_stands(id_, number, costs):
    made = proposal("place", {**PLACE, id_: number if id_ == "phone" else f"Call {number}, any time."})
    label = next(question.label for question in FORMS["place"].questions if question.id == id_)
    told = [warning for warning in made.warnings if costs in warning]
    assert len(told) == 1
    assert told[0].startswith(f"“{label}”: ")


def test_an_ordinary_number_and_a_free_one_cost_nothing_to_speak_of():
    assert not proposal("place", {**PLACE, "what": "Call 413 555 0199 or 1-800-273-8255."}).warnings


def test_a_note_is_added_to_the_others():
    made = proposal("note", NOTE)
    before = to_entry(KITCHEN)["notes"]
    assert made.fields.keys() == {"notes"}
    assert made.fields["notes"][:-1] == before
    assert made.fields["notes"][-1]["say"] == "Take the green door."
    assert (made.warnings, made.remarks) == ([], [])


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_note_takes_a_line_of_its_own_and_touches_no_other(ends, tmp_path):
    file = tmp_path / "resources.yml"
    before = (TOWN / "resources.yml").read_text(encoding="utf-8").replace("\n", ends)
    file.write_bytes(before.encode())
    apply_proposal(ListingFiles.of(tmp_path), proposal("note", NOTE)).write()
    after = file.read_bytes().decode()
    line = f"      - {{say: Take the green door., by: Jo, on: 2026-11-20}}{ends}"
    assert after.count(line) == 1
    assert after.replace(line, "") == before
    assert after[: after.index(line)].rstrip().endswith("on: 2026-11-03")


@pytest.mark.parametrize(
    "place",
    ["vine-street-kitchen", "Vine Street Kitchen", " https://peers.example/a/directory/vine-street-kitchen.html#notes"],
)
def test_a_change_finds_its_place_and_holds_only_what_is_other(place):
    texts = {"place": place, "phone": "413 555 0102", "address": KITCHEN.address, "status": "Paused"}
    made = proposal("wrong", {**WRONG, **texts})
    assert made.id == "vine-street-kitchen"
    assert made.fields == {"phone": "+1 413-555-0102", "status": "paused"}
    assert made.remarks[0] == "`address` already says that."
    assert "It was checked on" in made.remarks[1]
    assert "Call or go there" in made.warnings[0]
    assert [words for _, words in made.unparsed] == ["They moved.", "I was there today."]


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        (Status(kind="paused", since=date(2026, 9, 1), words="The roof leaks."), "Paused", None),
        (
            Status(kind="paused", since=date(2026, 9, 1), words="The roof leaks."),
            "Closed for good",
            {"is": "closed", "since": date(2026, 9, 1), "words": "The roof leaks."},
        ),
        (Status(kind="paused", until=date(2026, 12, 14)), "Paused", None),
        (Status(kind="paused", until=date(2026, 12, 14)), "Closed for good", "closed"),
        (Status(kind="paused", until=date(2026, 11, 1)), "Paused", "paused"),  # it was over, and is paused all the same
        (Status(kind="open"), "Paused", "paused"),
    ],
)
def test_a_status_from_a_form_keeps_what_is_known_of_the_one_before(before, answer, after):
    directory = replace(the_site().directory, listings={KITCHEN.id: replace(KITCHEN, status=before)})
    site = replace(the_site(), directory=with_exceptions_of(directory, (), the_site().place, TODAY))
    made = propose(parse_issue(sent("wrong", {**WRONG, "status": answer}), all_forms()), site, TODAY)
    assert made.fields.get("status") == after


REFUSED = [
    ("what", "<script>alert(1)</script>", "HTML isn't shown here"),
    ("what", "See [this](https://x.example)", "Markdown isn't shown here"),
    ("what", "Soup.\n\n### Checked\n\nyes", "Markdown isn't shown here"),
    ("what", "x" * 401, "the text is too long"),
    ("name", "x" * 6000, "the text is too long"),
    ("name", "x" * 60_000, "longer than 7000 characters"),
    ("needs", "a," * 30_000, "longer than 7000 characters"),
    ("needs", "foozle", "Every entry needs `needs`"),
    ("address", "y" * 161, "the text is too long"),
    ("on", "2031-01-01", "this date is in the future"),
    ("say", "```\nsudo\n```", "Markdown isn't shown here"),
    ("by", "<b>me</b>", "HTML isn't shown here"),
]


@pytest.mark.parametrize(("id_", "text", "why"), REFUSED)
def test_what_does_not_fit_is_told_and_stays_as_words(id_, text, why):
    made = proposal("place", {**PLACE, id_: text})
    assert why in " ".join(made.remarks)
    assert text not in str(made.fields)
    shown = "\n".join(words for _, words in made.unparsed)
    assert text in shown or id_ in {"on", "by"}


LOUD = [
    ("what", "Ask @maria-b.", "@maria-b"),
    ("say", "Good.\n/close", "/close"),
    ("what", "Soup\u202e puoS", "U+202E"),
    ("what", "Soup\u200b", "U+200B"),
    ("what", "Soup\U000e0041", "U+E0041"),
    ("what", "Soup\x85x", "U+0085"),
    ("consent", "They never call the police.", "It isn't taken"),
]


@pytest.mark.parametrize(("id_", "text", "said"), LOUD)
def test_what_must_not_be_overlooked_is_told_loudly(id_, text, said):
    made = proposal("place", {**PLACE, id_: text})
    assert said in " ".join(made.warnings)
    assert "consent" not in made.fields


def test_a_place_that_may_be_there_already_is_told():
    by_name = proposal("place", {**PLACE, "name": "The Vine St. Kitchen"})
    by_number = proposal("place", {**PLACE, "phone": "413 555 0101"})
    for made in (by_name, by_number):
        assert made.remarks == ["Maybe it's already there: vine-street-kitchen (Vine Street Kitchen)."]


def test_a_box_that_is_not_ticked_is_told():
    assert "isn't checked" in proposal("place", PLACE, ticked=()).warnings[0]


def test_checked_and_consent_never_come_from_an_issue():
    texts = {**PLACE, "consent": "no", "source": "checked: {on: 2026-11-20, by: me, how: phone}"}
    made = proposal("place", texts)
    assert not made.fields.keys() & {"checked", "consent", "sample"}
    change = proposal("wrong", {**WRONG, "consent": "may-call-police-without-you: no"})
    assert change.fields == {}


YAML = [
    'x"\n    checked: {on: 2026-11-20, by: me, how: phone}\n  other-place:\n    name: y',
    "x: &a [*a]",
    "!!python/object/apply:os.system ['id']",
    "x # comment\\n: y",
    "' \" } ] : - ? | > % @",
    "- a\n- b",
    "{a: b}",
    "no",
    "2026-11-21",
    "x\u2028resources:\u2028  y:",
]


@pytest.mark.parametrize("text", YAML)
def test_nothing_in_an_answer_can_become_yaml(text, tmp_path):
    made = proposal("place", {**PLACE, "what": text, "source": text, "by": text[:50]})
    project = copy_without_texts(tmp_path / "copy")
    file = project / "resources.yml"
    before = file.read_text(encoding="utf-8")
    apply_proposal(ListingFiles.of(project), made).write()
    after = file.read_text(encoding="utf-8")
    config = project / "mkdocs.yml"
    now = load_site(config, read_mkdocs_settings(config)["extra"], TODAY).directory.listings
    assert now.keys() - the_site().directory.listings.keys() == {made.id}
    assert now[made.id].what == " ".join(text.split())
    assert now[made.id].checked is None
    left = after.splitlines()
    assert [line for line in before.splitlines() if line not in left] == []


@pytest.mark.parametrize("form", ["wrong", "note"])
def test_nothing_about_a_crisis_line_is_written_from_an_issue(form):
    line = the_site().place.crisis[0]
    texts = {**(WRONG if form == "wrong" else NOTE), "place": line, "phone": "413 555 0100"}
    made = proposal(form, texts)
    assert made.on_hold
    assert "line for people in a crisis" in made.warnings[0]


def test_a_place_that_is_not_there_changes_nothing():
    made = proposal("wrong", {**WRONG, "place": "vine-street-kitchn"})
    assert made.fields == {}
    assert "Do they mean vine-street-kitchen?" in made.warnings[0]
    assert [words for _, words in made.unparsed] == ["vine-street-kitchn", "They moved.", "I was there today."]


def test_a_secret_place_keeps_its_address():
    made = proposal("place", PLACE, ticked=("public", "confidential"))
    assert made.on_hold
    assert "delete the address" in made.warnings[0]
    assert "address" not in made.fields
    assert made.fields["confidential"] is True
    told = {**{id_: PLACE[id_] for id_ in ("name", "what", "needs")}, "say": "It is at 14 Elm Street."}
    assert proposal("place", told, ticked=("public", "confidential")).on_hold
    refuge = next(one.id for one in the_site().directory.listings.values() if one.confidential)
    made = proposal("wrong", {**WRONG, "place": refuge, "address": "14 Elm Street"})
    assert made.on_hold
    assert made.fields == {}


def test_a_note_without_a_day_stays_words():
    made = proposal("note", {**NOTE, "on": "last week"})
    assert made.fields == {}
    assert ("Your note", "Take the green door.") in made.unparsed
    assert "need a name to sign with and a day" in made.remarks[0]


@pytest.fixture
def project(tmp_path):
    return copy_without_texts(tmp_path / "copy")


def test_the_diff_can_be_applied_and_write_does_the_same(project, capsys):
    file, before = project / "resources.yml", (project / "resources.yml").read_bytes()
    (project / "issue.md").write_text(sent("place", PLACE), encoding="utf-8")
    command = ["from-issue", str(project / "issue.md"), "--config", str(project / "mkdocs.yml")]
    assert main(command) == 0
    shown = capsys.readouterr().out
    assert file.read_bytes() == before
    assert main([*command, "--write"]) == 0
    assert capsys.readouterr().out.startswith("Added corner-laundry to resources.yml.")
    written = file.read_bytes()
    file.write_bytes(before)
    subprocess.run(["git", "apply", "-"], cwd=project, input=shown.encode(), check=True)
    assert file.read_bytes() == written
    assert main(["check", "--config", str(project / "mkdocs.yml")]) == 0


def test_what_is_no_form_or_changes_nothing_or_is_held_ends_with_1(project, capsys, monkeypatch):
    before = (project / "resources.yml").read_bytes()
    bodies = {
        "not the text of one of our issue forms": b"Hello",
        "isn't UTF-8": b"\xff\xfe",
        "too long": b"x" * 400_000,
        "Nothing in the directory would change. What there is to read is above": sent("wrong", WRONG).encode(),
        "make sure first": sent("note", {**NOTE, "place": the_site().place.emergency}).encode(),
    }
    for said, body in bodies.items():
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(body)))
        assert main(["from-issue", "-", "--write", "--config", str(project / "mkdocs.yml")]) == 1
        told = capsys.readouterr().err
        assert said in told
        assert ("problem found" in told) == ("What there is to read" not in said)  # nobody made a mistake there
    assert (project / "resources.yml").read_bytes() == before


def test_in_a_terminal_the_report_turns_nothing_round(project):
    hostile = "Soup \x1b[2J\x1b]0;owned\x07 and \u202e more"
    (project / "issue.md").write_text(sent("place", {**PLACE, "what": hostile}), encoding="utf-8")
    command = [sys.executable, "-m", "vinestreet", "from-issue", "issue.md"]
    with terminal(command, project) as screen:
        screen.expect("LOOK: “What happens there?” has a character nobody can see, U+001B.")
        screen.expect("Soup U+001B[2JU+001B]0;ownedU+0007 and U+202E more")
        assert screen.status() == 1
    assert "\x1b" not in screen.screen


@pytest.mark.parametrize("id_", sorted(PLACE))
def test_no_answer_prints_a_control_character(id_, project, capsys):
    odd = "".join(chr(code) for code in (7, 8, 27, 127, 0x9B, 0x200B, 0x200F, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xE0041))
    (project / "issue.md").write_text(sent("place", {**PLACE, id_: f"Soup {odd}[2J"}), encoding="utf-8")
    main(["from-issue", str(project / "issue.md"), "--config", str(project / "mkdocs.yml")])
    said = capsys.readouterr()
    assert [line for line in (said.out + said.err).split("\n") if not line.isprintable()] == []


def test_in_a_fork_a_change_lies_over_what_upstream_has(project, capsys):
    before = (project / "resources.yml").read_bytes()
    (project / "local").mkdir()
    (project / "issue.md").write_text(sent("wrong", {**WRONG, "phone": "413 555 0102"}), encoding="utf-8")
    config = ["--config", str(project / "mkdocs.yml")]
    assert main(["from-issue", str(project / "issue.md"), "--write", *config]) == 0
    own = (project / "local/resources.yml").read_text(encoding="utf-8")
    assert own == 'resources:\n  vine-street-kitchen:\n    phone: "+1 413-555-0102"\n'
    (project / "issue.md").write_text(sent("note", NOTE), encoding="utf-8")
    assert main(["from-issue", str(project / "issue.md"), "--write", *config]) == 0
    assert (project / "resources.yml").read_bytes() == before
    settings = read_mkdocs_settings(project / "mkdocs.yml")
    now = load_site(project / "mkdocs.yml", settings["extra"]).directory.listings["vine-street-kitchen"]
    assert now.phones[0].shown == "(413) 555-0102"
    assert [note.by for note in now.notes] == [*(note.by for note in KITCHEN.notes), "Jo"]


@pytest.mark.parametrize(
    ("form", "texts", "name"), [("note", NOTE, "vine-street-kitchen"), ("place", PLACE, "corner-laundry")]
)
def test_where_places_have_files_the_change_is_in_one(form, texts, name, project, capsys):
    config = ["--config", str(project / "mkdocs.yml")]
    assert main(["split", *config]) == 0
    whole = (project / "resources.yml").read_bytes()
    (project / "issue.md").write_text(sent(form, texts), encoding="utf-8")
    command = ["from-issue", str(project / "issue.md"), *config]
    capsys.readouterr()
    assert main(command) == 0
    (project / "change.diff").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main([*command, "--write"]) == 0
    file = project / f"resources/{name}.yml"
    written = file.read_text(encoding="utf-8")
    assert (project / "resources.yml").read_bytes() == whole
    subprocess.run(["git", "apply", "--reverse", "change.diff"], cwd=project, check=True)
    assert not file.exists() or file.read_text(encoding="utf-8") != written
    subprocess.run(["git", "apply", "change.diff"], cwd=project, check=True)
    assert file.read_text(encoding="utf-8") == written
    assert main(["check", *config]) == 0
