"""`vinestreet new`, driven in a terminal as a person drives it."""

import difflib
import subprocess
import sys
import termios
import time

import pytest

from tests.directory.the_site import the_site
from tests.terminal import terminal
from tests.without_texts import copy_without_texts
from vinestreet.cli import main

WASH = list(the_site().directory.needs).index("wash") + 1
COMMAND = [sys.executable, "-m", "vinestreet", "new"]
# Each question by words of it, and an answer; what is missing here is passed over with Enter.
GOOD = {
    "What is it called?": "Corner Laundry",
    "What happens there?": "Two machines and a bench. Wednesday evenings are free if you ask at the counter.",
    "What do people go there for?": f"{WASH}, someone to talk to",
    "Which part of town?": "the depot",
    "Street and number?": "3 Depot Road",
    "A phone number?": "(413) 555-0199, ask for the counter",
    "When is it open?": "Monday to Friday, 9am to 5pm",
    "Is that right?": "yes",
    "What does it cost?": "3",
    "How much, and for whom?": "$2 a load",
    "Do they ask for an ID?": "no",
    "Can they call the police": "in some cases",
    "In which cases?": "If somebody is being hurt.",
    "How do you know that?": "They told me.",
    "which door": "The blue one on Depot Road.",
    "tell a friend": "The left machine eats coins.",
    "How should we sign": "Sunny B.",
    "any tie": "none",
    "Did you check it": "visit",
}
ENTRY = """\
  corner-laundry:
    name: Corner Laundry
    what: Two machines and a bench. Wednesday evenings are free if you ask at the counter.
    needs: [wash, talk]
    phone: {number: "+1 413-555-0199", say: ask for the counter}
    address: 3 Depot Road
    area: depot
    hours: Mo-Fr 09:00-17:00
    cost: {is: paid, words: "$2 a load"}
    asks: {id: "no"}
    consent:
"""


@pytest.fixture
def project(tmp_path):
    return copy_without_texts(tmp_path / "copy")


def typed(screen, answers, until):
    """Answer what is asked, until `until` is; gives the questions."""
    asked = []
    while True:
        shown = screen.expect("\n> ")
        question = " ".join(shown.removesuffix("\n> ").rpartition("\n\n")[2].split())
        asked.append(question)
        if until in question:
            return asked
        screen.answer(next((answer for words, answer in answers.items() if words in question), ""))


def added_and_removed(before: str, after: str) -> tuple[list[str], list[str]]:
    changes = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in changes if line[0] == "+"], [line[2:] for line in changes if line[0] == "-"]


def test_a_place_is_added_and_every_other_line_stays(project, capsys):
    file = project / "resources.yml"
    before = file.read_text(encoding="utf-8")
    with terminal(COMMAND, project) as screen:
        asked = typed(screen, GOOD, until="Write it into")
        screen.answer("y")
        screen.expect("Added corner-laundry to resources.yml. Look at it with `make serve`")
        assert screen.status() == 0
    assert "I read this as: Monday to Friday, 9 AM to 5 PM." in screen.screen
    assert ENTRY in screen.screen
    assert len(asked) == len(set(asked))
    after = file.read_text(encoding="utf-8")
    added, removed = added_and_removed(before, after)
    assert removed == []
    assert "\n".join(added).startswith(ENTRY.rstrip("\n"))
    assert "    checked: {on: " in after.partition("  corner-laundry:")[2].partition("\n  grange")[0]
    assert after.index("area: depot\n") < after.index("  corner-laundry:")
    assert main(["check", "--config", str(project / "mkdocs.yml")]) == 0


def test_only_three_answers_are_needed(project):
    few = {words: GOOD[words] for words in list(GOOD)[:3]}
    with terminal(COMMAND, project) as screen:
        typed(screen, few, until="Write it into")
        screen.answer("yes")
        assert screen.status() == 0
    written = (project / "resources.yml").read_text(encoding="utf-8").partition("  corner-laundry:\n")[2]
    assert written.split("\n\n")[0].splitlines() == [
        "    name: Corner Laundry",
        "    what: Two machines and a bench. Wednesday evenings are free if you ask at the counter.",
        "    needs: [wash, talk]",
    ]


# A question, an answer that does not fit, and what is told; then the question comes again.
SLIPS = [
    ("What is it called?", "", "This one's needed."),
    ("What is it called?", "x" * 91, "The text is too long; expected at most 90 characters; found 91"),
    ("What happens there?", "<b>Soup</b>", "HTML isn't shown here; expected plain words"),
    ("What do people go there for?", "", "This one's needed."),
    ("What do people go there for?", "foozle", "I don't understand “foozle”. Please say it another way."),
    ("What do people go there for?", "99", "I don't understand “99”."),
    ("Which part of town?", "Atlantis", "I don't understand “Atlantis”."),
    ("Street and number?", "y" * 161, "The text is too long"),
    ("A phone number?", "call Joan", "I don't understand “call Joan”."),
    ("A phone number?", "555-01", "I don't understand"),
    ("A website?", "javascript:alert(1)", "I don't understand"),
    ("When is it open?", "when the moon is full", "I can't work out hours from this"),
    ("What does it cost?", "a lot", "I don't understand"),
    ("Do they ask for an ID?", "perhaps", "I don't understand"),
    ("Which day were you there?", "2031-01-01", "This date is in the future"),
    ("Which day were you there?", "once", "I don't understand"),
    ("tell a friend", "**Go there**", "Markdown isn't shown here"),
    ("Did you check it", "a dream", "I don't understand"),
]


def test_what_does_not_fit_is_told_and_asked_again(project):
    slips = list(SLIPS)
    with terminal(COMMAND, project) as screen:
        for _ in range(100):  # questions: more would mean that one is asked for ever
            shown = screen.expect("\n> ")
            question = shown.removesuffix("\n> ").rpartition("\n")[2]
            if "Write it into" in question:
                break
            if slips and slips[0][0] in question:
                _, slip, said = slips.pop(0)
                screen.answer(slip)
                screen.expect(said)
                if "hours" in said:
                    screen.expect("Is that right?")
                    screen.expect("> ")
                    screen.answer("perhaps")
                    screen.expect("Please say yes or no.")
                    screen.expect("> ")
                    screen.answer("no")
                continue
            screen.answer(next((answer for words, answer in GOOD.items() if words in question), ""))
        screen.answer("y")
        assert screen.status() == 0
    assert slips == []
    assert main(["check", "--config", str(project / "mkdocs.yml")]) == 0


@pytest.mark.parametrize("until", ["What is it called?", "Which part of town?", "Is that right?", "Write it into"])
def test_ctrl_c_writes_nothing_and_says_so(project, until):
    before = (project / "resources.yml").read_bytes()
    with terminal(COMMAND, project) as screen:
        typed(screen, GOOD, until)
        time.sleep(0.5)  # nobody presses it within the moment in which Python is about to wait for a line
        screen.interrupt()
        screen.expect("Nothing was written")
        assert screen.status() == 0
    assert (project / "resources.yml").read_bytes() == before
    assert "Traceback" not in screen.screen


def test_a_place_that_is_there_already_is_found_by_its_name_or_number(project):
    before = (project / "resources.yml").read_bytes()
    with terminal(COMMAND, project) as screen:
        typed(screen, {"What is it called?": "the vine st. kitchen"}, until="a different place?")
        assert "Vine Street Kitchen (vine-street-kitchen), 12 Vine Street" in screen.screen
        screen.answer("no")
        screen.expect("edit vine-street-kitchen in resources.yml.")
        assert screen.status() == 0
    with terminal(COMMAND, project) as screen:
        typed(screen, {**GOOD, "A phone number?": "413 555 0101"}, until="a different place?")
        assert "Vine Street Kitchen (vine-street-kitchen)" in screen.screen
        screen.answer("no")
        assert screen.status() == 0
    assert (project / "resources.yml").read_bytes() == before


@pytest.mark.parametrize(
    "around",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    ],
)
def test_a_small_terminal_and_an_old_one_take_every_letter(project, around):
    answers = {**GOOD, "What is it called?": "Café Łódź", "How should we sign": "Zoë"}
    with terminal(COMMAND, project, around) as screen:
        termios.tcsetwinsize(screen._file, (24, 80))
        typed(screen, answers, until="Write it into")
        screen.answer("y")
        assert screen.status() == 0
    assert "Traceback" not in screen.screen
    asked = screen.screen.partition("This is what will be written")[0].splitlines()
    assert all(len(line) <= 80 for line in asked if not line.startswith("> "))
    written = (project / "resources.yml").read_text(encoding="utf-8").partition("  cafe-odz:\n")[2]
    assert written.startswith("    name: Café Łódź\n")
    assert "by: Zoë" in written


def test_a_fork_writes_into_its_own_file(project):
    own = project / "local/resources.yml"
    own.parent.mkdir()
    own.write_text(
        "# ours\nresources:\n  ours:\n    name: Ours\n    what: Ours.\n    needs: [food]\n", encoding="utf-8"
    )
    before = (project / "resources.yml").read_bytes()
    with terminal(COMMAND, project) as screen:
        typed(screen, GOOD, until="Write it into local/resources.yml?")
        screen.answer("y")
        assert screen.status() == 0
    assert (project / "resources.yml").read_bytes() == before
    assert own.read_text(encoding="utf-8").startswith("# ours\nresources:\n  ours:\n    name: Ours\n")
    assert "\n  corner-laundry:\n    name: Corner Laundry\n" in own.read_text(encoding="utf-8")


def test_every_question_has_help_and_a_way_back(project):
    with terminal(COMMAND, project) as screen:
        typed(screen, GOOD, until="Which part of town?")
        screen.answer("?")
        screen.expect("Type the number from the list above.")
        screen.expect("“back” goes to the question before")
        screen.expect("> ")
        screen.answer("back")
        screen.expect("What do people go there for?")
        screen.expect("> ")
        screen.answer("someone to talk to")
        typed(screen, GOOD, until="Write it into")
        screen.answer("y")
        assert screen.status() == 0
    written = (project / "resources.yml").read_text(encoding="utf-8").partition("  corner-laundry:\n")[2]
    assert "    needs: [talk]\n    phone:" in written


def test_no_at_the_end_offers_to_change_one_answer(project):
    with terminal(COMMAND, project) as screen:
        typed(screen, GOOD, until="Write it into")
        screen.answer("no")
        screen.expect("   1  What is it called: Corner Laundry")
        screen.expect("What would you like to change?")
        screen.expect("> ")
        screen.answer("1")
        screen.expect("What is it called?")
        screen.expect("> ")
        screen.answer("Corner Wash")
        screen.expect("Write it into")
        screen.expect("> ")
        screen.answer("yes")
        assert screen.status() == 0
    assert "    name: Corner Wash\n" in (project / "resources.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", ["no", "Ctrl-C"])
def test_what_was_typed_is_kept_and_can_be_taken_up(project, stop):
    before = (project / "resources.yml").read_bytes()
    with terminal(COMMAND, project) as screen:
        typed(screen, GOOD, until="Write it into" if stop == "no" else "When is it open?")
        if stop == "no":
            screen.answer("no")
            screen.expect("What would you like to change?")
            screen.expect("> ")
            screen.answer("")
        else:
            time.sleep(0.5)
            screen.interrupt()
        screen.expect("Your answers are kept in new-place.draft.json")
        assert screen.status() == 0
    assert (project / "resources.yml").read_bytes() == before
    with terminal(COMMAND, project) as screen:
        screen.expect("Last time you stopped at “Corner Laundry”.")
        screen.expect("> ")
        screen.answer("yes")
        asked = typed(screen, GOOD, until="Write it into")
        assert not any("What is it called?" in question for question in asked)
        screen.answer("yes")
        assert screen.status() == 0
    assert ENTRY in (project / "resources.yml").read_text(encoding="utf-8")
    assert not (project / "new-place.draft.json").exists()


def test_what_nobody_can_say_about_the_police_is_left_open(project):
    answers = {**GOOD, "Can they call the police": "no", "How do you know that?": ""}
    with terminal(COMMAND, project) as screen:
        typed(screen, answers, until="Write it into")
        assert "is shown as unknown until somebody can say how we know" in screen.screen
        screen.answer("y")
        assert screen.status() == 0
    written = (project / "resources.yml").read_text(encoding="utf-8").partition("  corner-laundry:\n")[2]
    assert "consent:" not in written.partition("\n\n")[0]


def test_when_nobody_is_there_to_answer_nothing_is_written(project):
    before = (project / "resources.yml").read_bytes()
    done = subprocess.run(COMMAND, cwd=project, input=b"Corner Laundry\n", capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(
        b"Nothing was written into the directory. Your answers are kept in new-place.draft.json"
    )
    assert (project / "resources.yml").read_bytes() == before
