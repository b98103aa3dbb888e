"""`vinestreet export` as somebody types it."""

import json

import pytest

from tests.frozen_town import the_town
from vinestreet.cli import main
from vinestreet.exchange.exporting.formats import FORMATS

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
