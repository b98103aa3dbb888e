"""An entry of thousands of lines that can't be read is parsed a few times, not once a line."""

import pytest

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
    text = ENTRY + line * 3000
    _, problems = file_slips.mend_file(text, "resources.yml", {5})
    assert problems
    assert sum(parsed) < 10 * len(text)


def test_two_thousand_entries_of_one_name_are_told_each_with_an_id_of_its_own():
    text = "needs: {}\n\nresources:\n" + "  soup:\n    name: Soup\n" * 2000
    source, problems = file_slips.mend_file(text, "resources.yml", set(range(1, 4004)))
    assert [problem.key for problem in problems] == ["id_twice"] * 1999
    assert "\n  soup-2000:\n" in source.text
