"""The command `vinestreet check`, on copies of the project."""

import shutil
import subprocess
import sys

import pytest

from tests.directory.reading import ROOT
from vinestreet.cli import main


@pytest.fixture
def copy(tmp_path):
    for name in ("mkdocs.yml", "resources.yml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("messages", "docs"):
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
    assert all(line.startswith("resources.yml:") for line in lines[:-1])
    assert len(lines) == 3


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
    assert capsys.readouterr().err.startswith("mkdocs.yml:3: the line cannot be read as YAML")
