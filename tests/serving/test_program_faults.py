"""A fault in our own Python is told by file and line, and found before the server begins anew with it."""

import traceback
from pathlib import Path

import pytest

from vinestreet.serving.program_faults import fault_in, start_fault


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import os\n\nnumber = nothing\n", "hooks/one.py:3: NameError: name 'nothing' is not defined"),
        ("def broken(:\n    pass\n", "hooks/one.py:1: SyntaxError: invalid syntax"),
        ("import nowhere\n", "hooks/one.py:1: ModuleNotFoundError: No module named 'nowhere'"),
        ("import json\njson.loads('[')\n", "hooks/one.py:2: json.decoder.JSONDecodeError: Expecting value"),
    ],
    ids=["a name", "syntax", "a module", "a call of something else"],
)
def test_what_keeps_the_hooks_from_loading_is_told_with_its_line(tmp_path: Path, text: str, told: str):
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/one.py").write_text(text, encoding="utf-8")
    assert start_fault(tmp_path).startswith(told)


def test_hooks_that_load_have_no_fault(tmp_path: Path):
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/one.py").write_text("number = 1\n", encoding="utf-8")
    assert not start_fault(tmp_path)


def test_a_fault_that_lies_elsewhere_is_told_without_a_line(tmp_path: Path):
    try:
        int("x")
    except ValueError as error:
        printed = "".join(traceback.format_exception(error))
    assert fault_in(printed, tmp_path) == "ValueError: invalid literal for int() with base 10: 'x'"
