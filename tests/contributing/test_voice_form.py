"""A piece that somebody sent by the form "A voice" becomes a file for a person to look at, with the words as they were."""

from datetime import date
from pathlib import Path

import pytest

from tests.built_site.building import copy_of_project
from tests.contributing.forms import VOICE, all_forms, sent
from vinestreet.cli import main
from vinestreet.contributing.issue_form import parse_issue
from vinestreet.contributing.voice_from_form import voice_file
from vinestreet.core.problems import Report
from vinestreet.texts.front_matter import VoiceFront, body_of, read_front
from vinestreet.texts.library import Library, Piece

ON = date(2026, 11, 20)
MUTUALITY = Piece("essays", "mutuality", VoiceFront(title="Mutuality"), "")
FILE = "docs/voices/what-i-owe-ines-a-list.md"


def library(*voices: str) -> Library:
    return Library([MUTUALITY], [], [], [Piece("voices", name, VoiceFront(), "") for name in voices])


def made(texts: dict[str, str], *voices: str, local: str = "") -> tuple[str, VoiceFront, str]:
    answers = parse_issue(sent("voice", texts), all_forms())
    assert answers is not None
    path, text = voice_file(answers.texts, library(*voices), ON, "Write to us.", local)
    report = Report(path)
    front = read_front(text, VoiceFront, {"essays": {"mutuality": 1}, "needs": {}, "resources": {}}, report)
    assert not report.problems
    assert isinstance(front, VoiceFront)
    return path, front, body_of(text)


def test_the_words_stay_and_the_first_lines_say_who_when_and_what_was_agreed():
    path, front, body = made(VOICE)
    assert path == FILE
    assert body.strip() == VOICE["words"]
    assert (front.title, front.by, front.on) == (VOICE["title"], "Carl", ON)
    assert front.agreed == "To this text, with this name, until I say otherwise."
    assert front.question == VOICE["question"]
    assert front.essays == ("mutuality",)
    assert front.take_back
    assert not front.example


def test_an_essay_may_be_named_by_its_address_and_one_we_do_not_know_is_left_open():
    address = "https://vine.example/essays/mutuality.html"
    assert made({**VOICE, "essay": address})[1].essays == ("mutuality",)
    assert made({**VOICE, "essay": "Mutual aid"})[1].essays == ()


def test_the_file_has_a_name_of_its_own_in_the_folder_that_is_written_to():
    assert made(VOICE, "what-i-owe-ines-a-list", local="local")[0] == "local/docs/voices/what-i-owe-ines-a-list-2.md"
    assert made({**VOICE, "title": "Ünter Bäumen"})[0] == "docs/voices/unter-baumen.md"
    assert made({**VOICE, "title": "静けさ"})[0] == "docs/voices/voice.md"
    assert made({**VOICE, "title": "Index"})[0] == "docs/voices/index-2.md"  # the room has that page
    assert made({key: text for key, text in VOICE.items() if key != "title"})[1].title == "Carl"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_project(tmp_path_factory.mktemp("voices") / "project")


def told(project: Path, issue: str, *options: str) -> int:
    (project / "issue.md").write_text(issue, encoding="utf-8")
    return main(["from-issue", str(project / "issue.md"), "--config", str(project / "mkdocs.yml"), *options])


def test_it_is_shown_or_written(project: Path, capsys: pytest.CaptureFixture[str]):
    assert told(project, sent("voice", VOICE), "--on", "2026-11-20") == 0
    assert f"+++ b/{FILE}" in capsys.readouterr().out
    assert not (project / FILE).exists()
    assert told(project, sent("voice", VOICE), "--write", "--on", "2026-11-20") == 0
    assert f"Written to {FILE}." in capsys.readouterr().out
    assert "on: 2026-11-20" in (project / FILE).read_text(encoding="utf-8")


def test_nothing_is_written_without_both_boxes(project: Path, capsys: pytest.CaptureFixture[str]):
    piece = {**VOICE, "title": "Another"}
    assert told(project, sent("voice", piece, ticked=()), "--write") == 1
    assert "hasn't agreed" in capsys.readouterr().err
    assert not (project / "docs/voices/another.md").exists()
