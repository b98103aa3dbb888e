"""The command `vinestreet`: how it ends, and what it says to whoever mistypes it."""

import shutil
import subprocess
import sys

import click
import pytest

from tests.command_runner import vinestreet
from tests.directory.reading import ROOT
from vinestreet import cli
from vinestreet.cli import COMMANDS, main


@pytest.fixture
def copy(tmp_path):
    for name in ("mkdocs.yml", "resources.yml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("messages", "docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_directory_of_this_repository_is_well(copy, capsys):
    assert main(["check", "--config", str(copy / "mkdocs.yml")]) == 0
    assert "All is well" in capsys.readouterr().out


def test_problems_end_with_status_1_and_no_traceback(copy):
    path = copy / "resources.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("run_by: peer-run", "run_by: peers", 2), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vinestreet", "check"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[-1] == "2 problems found."
    assert sum(line.startswith("resources.yml:") for line in lines) == 2
    assert "Traceback" not in done.stderr
    assert lines.count("    run_by: peer-run") == 2  # as it should be


def test_a_crisis_line_that_is_not_in_the_directory_is_a_problem(copy, capsys):
    path = copy / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[us-988-lifeline", "[us-999-lifeline"), encoding="utf-8")
    assert main(["check", "--config", str(path)]) == 1
    assert "found `us-999-lifeline`; did you mean `us-988-lifeline`?" in capsys.readouterr().err


def test_a_missing_file_is_told_in_words(copy, capsys):
    (copy / "resources.yml").unlink()
    assert main(["check", "--config", str(copy / "mkdocs.yml")]) == 1
    assert capsys.readouterr().err.strip().endswith("resources.yml: No such file or directory")


def test_settings_that_are_no_yaml_are_told_in_words(copy, capsys):
    path = copy / "mkdocs.yml"
    path.write_text("site_name: 'Vine\nextra: {}\n", encoding="utf-8")
    assert main(["check", "--config", str(path)]) == 1
    assert capsys.readouterr().err.startswith("mkdocs.yml:3: this line can't be read")


SLIPS = {
    "chek": "vinestreet: there is no command `chek`; did you mean `check`?",
    "tea": "vinestreet: there is no command `tea`",
    "check --fromat json": "vinestreet check: unknown option `--fromat`; did you mean `--format`?",
    "check --tea": "vinestreet check: unknown option `--tea`; expected `--config`, `--format`, `--json`",
    "check --format xml": "vinestreet check: `--format`: expected one of text, github, json",
    "check everything": "vinestreet check: got unexpected extra argument (everything)",
    "stale --weeks soon": "vinestreet stale: `--weeks`: expected a whole number up to 520; found soon",
    "stale --on Friday": "vinestreet stale: `--on`: expected a date such as 2026-11-22; found Friday",
    "export": "vinestreet export: the format is missing; expected one of hsds, ",
    "import": "vinestreet import: SOURCE is missing; expected a .json, .csv, .xlsx, .ods or .zip file, or a folder of tables",
}


@pytest.mark.parametrize("typed", SLIPS)
def test_who_mistypes_a_command_is_told_what_is_expected(typed, tmp_path):
    done = vinestreet(tmp_path, *typed.split())
    assert (done.returncode, done.stdout) == (2, "")
    told, more = done.stderr.splitlines()
    assert told.startswith(SLIPS[typed])
    assert more == f"`{told.partition(':')[0]} --help` tells more."


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command, tmp_path):
    every = " ".join(vinestreet(tmp_path, "--help").stdout.split())
    done = vinestreet(tmp_path, command, "-h")
    assert done.returncode == 0
    assert f"Usage: vinestreet {command} [OPTIONS]" in done.stdout
    assert "--config PATH the site's settings" in " ".join(done.stdout.split())
    about = " ".join(done.stdout.split("\n\n")[1].split()).removesuffix(".")
    assert f" {command} {about[:1].lower()}{about[1:]}" in every


def test_nothing_typed_shows_what_there_is(tmp_path):
    done = vinestreet(tmp_path)
    assert done.returncode == 2
    assert all(f"\n  {command} " in done.stderr for command in COMMANDS)


def test_ctrl_c_ends_quietly_and_a_fault_shows_where_it_is(tmp_path, monkeypatch):
    def ended(error):
        monkeypatch.setattr(cli.vinestreet, "invoke", lambda context: (_ for _ in ()).throw(error))
        return vinestreet(tmp_path, "check")

    assert ended(KeyboardInterrupt()).returncode == 130
    with pytest.raises(click.Abort) as raised:
        ended(EOFError("a file that ends too early"))
    assert isinstance(raised.value.__cause__, EOFError)
