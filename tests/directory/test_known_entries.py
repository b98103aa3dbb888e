"""What is told of a file that was read well before is the same whether all of it is read again or what changed alone."""

from pathlib import Path

import pytest

from tests.directory.slips_made import slips
from tests.directory.slips_mended import TODAY, problems_of, the_place, told, town_text
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory import source_files
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.directory.loader import read_directory

NAME = "    name: Mill Lane Community Fridge\n"
GOOD = town_text().replace(NAME, f"{NAME}    not-the-same-as: [night-owl-shelter]\n")
CHANGED = {
    "a name that is none": (NAME, "    name: '[Soup](x)'\n"),
    "an id that another has": ("\n  mill-lane-fridge:", "\n  kingfisher-house:"),
    "an id that another names": ("\n  night-owl-shelter:", "\n  night-owls:"),
    "a need that is not there": ("needs: [wash]", "needs: [wosh]"),
    "a need that is gone": ("\n  wash:", "\n  washing:"),
    "a mistake in the first": ("\n  vine-street-kitchen:\n    name: ", "\n  vine-street-kitchen:\n     name: "),
}
WRONG = slips(GOOD) | {name: GOOD.replace(old, new, 1) for name, (old, new) in CHANGED.items()}
WRONG["two mistakes far apart"] = WRONG["a name that is none"].replace("    what: ", "    wat: ", 1)


@pytest.mark.parametrize("name", [name for name, text in WRONG.items() if problems_of(text)])
def test_what_changed_tells_what_the_whole_tells(name: str, tmp_path: Path):
    file, memory = tmp_path / "resources.yml", EntryCache()
    read(file, GOOD, memory)
    with pytest.raises(ProblemsFoundError) as found:
        read(file, WRONG[name], memory)
    assert told(found.value.problems) == told(problems_of(WRONG[name]))


def test_of_what_was_read_well_most_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file, memory, parsed = tmp_path / "resources.yml", EntryCache(), []
    read(file, GOOD, memory)
    real = source_files.parse_yaml
    monkeypatch.setattr(
        source_files, "parse_yaml", lambda text, *rest, **more: parsed.append(text) or real(text, *rest, **more)
    )
    with pytest.raises(ProblemsFoundError):
        read(file, WRONG["a name that is none"], memory)
    assert parsed
    assert all(len(text) < len(GOOD) * 2 // 3 for text in parsed)


def read(file: Path, text: str, memory: EntryCache) -> None:
    file.write_text(text, encoding="utf-8")
    place = the_place()
    read_directory(file, place.areas, place.country, TODAY, memory=memory)
