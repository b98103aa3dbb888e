"""What the tests in Node read of Python's side is what Python says today."""

from tests.js.shared import FILE, as_text, from_python


def test_the_rules_calendars_and_sentences_are_those_of_today():
    written = FILE.read_text(encoding="utf-8")
    assert written == as_text(from_python()), "run `python -m tests.js.shared` to write it anew"
