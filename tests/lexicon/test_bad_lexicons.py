"""Mistakes in a lexicon: each is told with its file, its line, what was found, and what to write."""

import pytest

from tests.hostile.texts import TEXTS
from tests.lexicon.reading import lexicons, told

WRONG = [
    ("needs:\n  foood: {any: [hungry]}\n", "2: needs.foood: no need has this id; expected one from `needs:` in "
     "resources.yml (or add it there); found `foood:`; did you mean `food:`?"),
    ("needs:\n  food: [hungry, meal]\n", "2: needs.food: just a list, and a need has parts: `any:` for what means the "
     "whole need, and a name for each kind of it; write `food: {any: [hungry, meal]}`"),
    ("needs:\n  food:\n    any: hungry\n", "3: needs.food.any: expected a list of what people type; write `any: [hungry]`"),
    ("needs:\n  food:\n    any:\n      - help: food\n", "4: needs.food.any: several values, and one phrase is expected; "
     'write `"help: food"`'),
    ("needs:\n  food:\n    any:\n      - hungry\n      -\n", "5: needs.food.any: an empty place in the list; delete it"),
    ("needs:\n  food:\n    any:\n      - '?!'\n", "4: needs.food.any: the search only reads letters and digits, and doesn't see "
     "anything in `?!`; write it in words, or delete it"),
    ("needs:\n  food:\n    any: [i am so hungry that i could eat a horse and then another one too]\n",
     "3: needs.food.any: this phrase has 64 characters, and nobody types that much; expected at most 60; keep the words "
     "that matter, maybe `i am so hungry that i could eat a horse and then another one`"),
    ("needs:\n  food:\n    any:\n      - can't cook\n      - meal\n      - Cant cook!\n", "6: needs.food.any: `Cant cook!` "
     "is in the list twice: `can't cook` on line 4 is read the same way, because capitals, accents, apostrophes and signs don't "
     "count; delete one"),
    ("needs:\n  food:\n    any: [kibble]\n    pet food: [kibble]\n", "4: needs.food.pet food: `kibble` is under "
     "`any:` too (line 3), and the search can't know which one is meant; keep it under the one people mean, and delete "
     "it from the other"),
    ("needs:\n  food:\n    any: [pet food]\n    pet food: [kibble]\n", "4: needs.food.pet food: `pet food` is under "
     "`any:` too (line 3), and"),
    ("needs: food\n", "1: needs: expected names with lists below, such as `food: {any: [hungry, starving]}`"),
    ("filters:\n  fre: [no money]\n", "2: filters.fre: no filter has this id; expected one of now, today, "),
    ("filters:\n  fre: [no money]\n", "found `fre:`; did you mean `free:`?"),
    ("crisis:\n  lines: [want to die]\n", "2: crisis.lines: this isn't a place for words of despair; expected `line:` (somebody who "
     "types it wants to talk to someone), `emergency:` (a body is in danger now) or `not:` (the same words with another "
     "meaning); found `lines:`; did you mean `line:`?"),
    ("spellings:\n  dont no: don't know\n", "2: spellings.dont no: a spelling is one word, the way it's typed, and `dont no` is "
     "several; a phrase belongs in the list of what it means, such as `any: [dont no]` below a need"),
    ("crisis:\n  line: [kms]\nspellings:\n  kms: kill myself\n", "4: spellings.kms: `kms` is already a phrase "
     "(crisis.line, line 2) and is found the way it is; delete it in one of the two places"),
    ("spellings:\n  dont: don't\n", "2: spellings.dont: `dont` is read that way already; delete the line"),
    ("small: {a: b}\n", "1: small: these are fields, and words are expected; write them on one line, with spaces between them"),
    ("smal: a b\n", "1: smal: unknown section `smal`; expected one of needs, who, filters, crisis, examples, negations, small, "
     "spellings, endings; did you mean `small`?"),
    ("needs:\n  food:\n    any: [hungry\n", "4: this line can't be read"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_mistake_is_told_on_its_line_with_what_to_write(text, expected, tmp_path):
    found = told(tmp_path, en=text)
    assert len(found) == 1
    assert found[0].startswith("lexicon/en.yml:")
    assert expected in found[0]


def test_a_mistake_of_a_fork_is_told_in_its_own_file(tmp_path):
    (line,) = told(tmp_path, en="needs: {food: {any: [meal]}}", own_en="needs:\n  bread: {any: [loaf]}\n")
    assert line.startswith("local/lexicon/en.yml:2: needs.bread: no need has this id")


def test_a_file_that_is_called_like_no_language_is_told(tmp_path):
    (line,) = told(tmp_path, english="")
    assert line == (
        "lexicon/english.yml: the file's name isn't a language code; expected one such as en.yml or es.yml; "
        "found `english.yml`"
    )


def test_every_mistake_is_told_at_once(tmp_path):
    assert (
        len(told(tmp_path, en="".join(text for text, _ in WRONG[:1]) + "filters: {fre: [x], fee: [y]}\n", es="x: y"))
        == 4
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_refused_in_plain_words_or_comes_back_as_it_was(text, tmp_path):
    quoted = "'" + text.replace("'", "''").encode("utf-8", "replace").decode() + "'"
    source = f"needs:\n  food:\n    any:\n    - {quoted}\n"
    said = told(tmp_path, en=source)
    assert [line for line in said if not line.isprintable() or "Traceback" in line] == []
    if not said:
        (english,) = lexicons(tmp_path, en=source)
        assert english.needs["food"]["any"] == (" ".join(text.split()),)
