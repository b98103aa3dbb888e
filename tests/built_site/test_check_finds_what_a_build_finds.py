"""Whatever stops a build, `vinestreet check` finds before it, with file and line, in the same words."""

import re
import shutil
from pathlib import Path

import pytest

from tests.built_site.breakages import BREAKAGES, MKDOCS_SPEAKS_FIRST, Breakage
from tests.built_site.building import attempt
from tests.built_site.small import small_project
from tests.command_runner import vinestreet
from vinestreet.core.project_paths import settings_file


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("sound") / "project", texts=True)


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "project")


def test_the_project_is_sound_before_anything_breaks_it(project: Path):
    done = vinestreet(project, "check")
    assert done.returncode == 0, done.stderr
    built, said = attempt(project, project.parent / "site")
    assert built, said


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_what_breaks_a_build_is_found_by_the_check(breakage: Breakage, project: Path):
    breakage.spoil(project)
    built, built_said = attempt(project, project.parent / "site", settings_file(project).name)
    assert not built, "this breaks nothing"
    done = vinestreet(project, "check")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    where = f"{breakage.file}:{breakage.line}: " if breakage.line else breakage.file
    told = [line for line in said.splitlines() if line.startswith(where) and breakage.words in line]
    assert told, said
    if breakage not in MKDOCS_SPEAKS_FIRST:
        built_sentences = without_figures(built_said)
        assert any(sentence(line) in built_sentences for line in told), f"{said}\n{built_said}"


def sentence(line: str) -> str:
    """What a line says behind the place that it names."""
    return without_figures(line.partition(": ")[2])


def without_figures(said: str) -> str:
    """What browsers would keep is counted to the end by a build alone; the check stops where it is too much already."""
    return re.sub(r"(?<=; found )[\d.]+", "", said)
