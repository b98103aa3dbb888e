"""An entry of thousands of lines that can't be read is parsed a few times, not once a line."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS, read
from vinestreet.core import mended_lines
from vinestreet.core.mended_lines import MendedText
from vinestreet.core.problems import MOST_TOLD, ProblemsFoundError
from vinestreet.directory import file_slips

ENTRY = "needs: {}\n\nresources:\n  soup:\n    name: Soup\n"


@pytest.mark.parametrize("line", ["    a: [\n", "    - a\n", '    a: "\n'])
def test_it_is_parsed_a_few_times(line: str, monkeypatch: pytest.MonkeyPatch):
    parsed = []
    parse = file_slips.parse_yaml

    def counted(text, report):
        parsed.append(len(text))
        return parse(text, report)

    monkeypatch.setattr(file_slips, "parse_yaml", counted)
    text = ENTRY + line * 3001
    _, problems = file_slips.mend_file(MendedText.as_it_stands(text), "resources.yml", {5})
    assert problems
    assert sum(parsed) < 10 * len(text)


def test_many_entries_of_one_name_are_told_each_with_an_id_of_its_own_as_far_as_anyone_is_told():
    text = "needs: {}\n\nresources:\n" + "  soup:\n    name: Soup\n" * 2000
    source, problems = file_slips.mend_file(MendedText.as_it_stands(text), "resources.yml", set(range(1, 4004)))
    assert [problem.key for problem in problems] == ["id_twice"] * (MOST_TOLD + 1)
    assert "\n  soup-202:\n" in source.text


@pytest.mark.parametrize(
    "lines",
    [
        "a\tb\tc\n",
        "=======\n",
        "```\n",
        "  x:\n    name: a\n",
        "name: a\n",
        "    a: [\n",
        "    name: a\n",
        "<<<<<<< a\n",
        "\ta\n",
    ],
)
def test_of_thousands_of_problems_two_hundred_are_told(lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = []
    mended = mended_lines._mended
    monkeypatch.setattr(mended_lines, "_mended", lambda *parts: made.append(1) or mended(*parts))
    with pytest.raises(ProblemsFoundError) as error:
        read(ENTRY + "    what: Soup\n" + lines * 3000, tmp_path)
    found = len(error.value.problems)
    assert len(made) <= 2 * MOST_TOLD
    told = error.value.told(WORDS).splitlines()
    assert told[-1] == WORDS("problems.count", count=found)
    assert sum(line.startswith("resources.yml:") for line in told) == min(found, MOST_TOLD)
    if found > MOST_TOLD:
        assert told[-2] == f"And {found - MOST_TOLD} more, to be told once these are mended."
