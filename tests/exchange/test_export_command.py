"""`vinestreet export` as somebody types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.directory.reading import ROOT
from tests.frozen_town import the_town
from vinestreet.cli import main
from vinestreet.exchange.exporting.formats import FORMATS
from vinestreet.exchange.sheet.xlsx_writer import LIBRARY, LOCK, install_command

CONFIG = ["--config", str(the_town() / "mkdocs.yml")]


def run(*arguments):
    return main(["export", *CONFIG, *map(str, arguments)])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.slow
def test_each_format_goes_to_a_file_of_its_own(kind, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(kind) == 0
    assert f"Wrote dist/{FORMATS[kind].file}: " in capsys.readouterr().out
    assert (tmp_path / "dist" / FORMATS[kind].file).exists()


def test_it_says_what_is_left_out(tmp_path, capsys):
    assert run("vcard", "--out", tmp_path / "cards.vcf") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(" listing")[0].rstrip("0123456789 ") for line in said[1:]] == ["Left out", "Left out"]
    assert "kept secret" in said[2]


def test_single_listings_and_no_notes(tmp_path):
    out = tmp_path / "one.json"
    ids = ("vine-street-kitchen", "us-988-lifeline", "vine-street-kitchen")
    assert run("hsds", *ids, "--out", out, "--without-notes") == 0
    text = out.read_text(encoding="utf-8")
    assert len(json.loads(text)["contents"]) == 2
    assert "Maureen" not in text


def test_a_listing_that_is_not_there_is_told_and_nothing_written(tmp_path, capsys):
    assert run("csv", "vine-street-kichen", "--out", tmp_path / "x.csv") == 1
    assert "did you mean `vine-street-kitchen`" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_without_its_library_a_sheet_says_what_to_type_and_csv_works(tmp_path):
    code = "import sys; sys.modules['xlsxwriter'] = None; from vinestreet.cli import main; sys.exit(main({}))"
    run = [sys.executable, "-c"]
    for kind, status in (("xlsx", 1), ("csv", 0)):
        words = ["export", kind, "us-988-lifeline", *CONFIG, "--out", str(tmp_path / f"out.{kind}")]
        done = subprocess.run([*run, code.format(words)], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert "Traceback" not in done.stderr
        command = f"type `{Path(sys.executable)} -m pip install --require-hashes -r requirements-sheets.txt`"
        assert (command in done.stderr) == bool(status)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(
    ("python", "typed"),
    [
        (".venv/bin/python", ".venv/bin/python"),
        ("my things/python", '"my things/python"'),
        ("/usr/bin/py", "/usr/bin/py"),
    ],
)
def test_what_to_type_is_short_in_the_projects_folder(python, typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.executable", str(tmp_path / python))
    assert install_command().startswith(f"{typed} -m pip install ")


def test_what_it_says_to_install_is_what_the_tests_have():
    pinned = (ROOT / LOCK).read_text(encoding="utf-8").rstrip()
    assert pinned.startswith(f"{LIBRARY}==")
    assert pinned in (ROOT / "requirements-test.txt").read_text(encoding="utf-8")


def test_a_format_that_is_not_there_is_told(capsys):
    assert run("exel") == 2
    assert "there is no format `exel`; expected one of hsds, " in capsys.readouterr().err


def test_the_format_can_still_be_said_as_it_was_once(tmp_path):
    assert run("--format", "csv", "--out", tmp_path / "x.csv", "us-988-lifeline") == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig").count("\n") == 2


def test_a_folder_of_somebody_is_told(tmp_path, capsys):
    (tmp_path / "letter\x1b.txt").write_text("Dear", encoding="utf-8")
    assert run("hsds-static", "--out", tmp_path) == 1
    assert "found `letterU+001B.txt`" in capsys.readouterr().err


def test_where_nothing_can_be_written_it_says_so(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("csv", "--out", tmp_path / "file" / "x.csv") == 1
    assert "file" in capsys.readouterr().err
