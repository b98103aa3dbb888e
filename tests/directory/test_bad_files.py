"""Files that cannot be a directory at all: one plain sentence for each, with the line, and never a traceback."""

import pytest

from tests.directory.reading import NEEDS, entry, problems, read

ALIAS_BOMB = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
    "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
    "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
    "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
    "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n"
    "g: [*f, *f, *f, *f, *f, *f, *f, *f, *f]\n"
)

BAD_FILES = {
    "empty": ("", "resources.yml: the file is empty; expected `needs:` and `resources:`"),
    "only comments": ("# nothing\n", "resources.yml: the file is empty; expected `needs:` and `resources:`"),
    "latin-1": (
        entry("source: Café").encode("latin-1"),
        "resources.yml:9: there's a character here that isn't UTF-8; save the file with UTF-8 encoding; found the byte 0xE9",
    ),
    "nested 2,000 deep": (
        NEEDS + "  soup: " + "[" * 2000 + "]" * 2000,
        "resources.yml:5: soup: nested too deeply; expected at most 12 levels; look for brackets or indentation that went "
        "wrong",
    ),
    "an anchor": (
        entry("organisation: &org Soup Ltd"),
        "resources.yml:9: soup: organisation: the text begins with `&`, which means something else to YAML; put the whole "
        "text in quotes",
    ),
    "a tag": (
        entry("source: !!python/object:os.system x"),
        "resources.yml:9: soup: source: the text begins with `!`, which means something else to YAML; put the whole text in "
        "quotes",
    ),
    "two documents": (
        NEEDS + "  {}\n---\nx: y\n",
        "resources.yml:6: a second document begins; expected one; delete the line `---`",
    ),
    "a tab": (
        entry("cost: free") + "\tfor: all\n",
        "resources.yml:10: soup: for: there's a tab before the first word, and YAML wants spaces; expected 4 of them",
    ),
    "an invisible control character": (
        entry("cost: free\x08"),
        "resources.yml:9: an invisible control character; delete it and type the text again; found U+0008",
    ),
    "a control character of the old code pages": (
        entry("cost: free\x80"),
        "resources.yml:9: an invisible control character; delete it and type the text again; found U+0080",
    ),
    "a quote left open": (
        entry('source: "the notice'),
        'resources.yml:9: soup: source: a quote (") opens here and never closes',
    ),
    "a colon in the text": (
        entry("source: told us: the cook"),
        "resources.yml:9: soup: source: there's a colon inside the text, and YAML takes what's before it for the name of a "
        "field; put the whole text in quotes",
    ),
    "a field without its colon": (
        entry("cost free\nfor: all"),
        "resources.yml:9: soup: cost: the colon is missing after `cost`",
    ),
    "a field that is too far left": (
        entry("cost: free") + "   for: all\n",
        "resources.yml:10: soup: for: this line doesn't begin in the right column; expected 4 spaces before it; found 3",
    ),
    "a list where sections belong": (
        "- needs\n- resources\n",
        "resources.yml:1: no sections; expected a file with the sections needs, resources",
    ),
    "a key that is a list": (
        NEEDS + "  ? [a, b]\n  : c\n",
        "resources.yml:5: the name before the colon is missing, or isn't plain text; expected a name such as `phone`",
    ),
}


@pytest.mark.parametrize(("text", "expected"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_gets_one_plain_sentence(text, expected, tmp_path):
    assert problems(text, tmp_path)[0] == expected


def test_an_alias_bomb_never_grows(tmp_path):
    told = problems(ALIAS_BOMB, tmp_path)
    assert len(ALIAS_BOMB) < 300
    assert told[0] == "resources.yml:1: a YAML anchor; expected plain values; delete `&a`"
    assert "resources.yml:7: a YAML alias; expected the value itself, written out; found `*f`" in told


def test_a_file_of_70_megabytes_is_not_read(tmp_path):
    assert problems(b"#" * 70_000_000, tmp_path) == [
        "resources.yml: the file is too large; expected at most 60 MB; found 70.0 MB"
    ]


def test_every_mark_of_a_merge_conflict_is_told(tmp_path):
    text = entry("<<<<<<< HEAD\ncost: free\n=======\ncost: paid\n>>>>>>> theirs").replace("    <<<<", "<<<<")
    text = text.replace("    ====", "====").replace("    >>>>", ">>>>")
    told = problems(text, tmp_path)
    assert told == [
        "resources.yml:9: two people changed the same lines, and git left its marks on lines 9, 11, 13. One version is above the middle "
        "mark, the other below it. Keep what's right in both, and delete the marks. The first one is shown here"
    ]


def test_duplicate_keys_are_found_at_every_level(tmp_path):
    text = entry("cost: free\ncost: paid") + "  soup:\n    name: Again\n"
    assert problems(text, tmp_path) == [
        "resources.yml:10: `cost` is here twice: it's on line 9 too; delete one, or combine them",
        "resources.yml:11: soup: another place already has the id `soup`, on line 5; each one needs its own",
        "resources.yml:12: again: what: `what` is missing, and it's required",
        "resources.yml:12: again: needs: `needs` is missing, and it's required",
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path):
    text = entry("what: >-\n  Soup\n  at noon.").replace("\n", "\r\n").encode("utf-8-sig")
    assert read(text, tmp_path).listings["soup"].what == "Soup at noon."


def test_every_problem_of_a_file_is_told_at_once_in_the_order_of_its_lines(tmp_path):
    told = problems(entry("cost: cheap\nages: old\nphone: 0123\nhour: x\nneeds: [fod]"), tmp_path)
    assert [line.split(": ")[:3] for line in told] == [
        ["resources.yml:8", "soup", "cost"],
        ["resources.yml:9", "soup", "ages"],
        ["resources.yml:10", "soup", "phone"],
        ["resources.yml:11", "soup", "unknown field `hour`; did you mean `hours`?"],
        ["resources.yml:12", "soup", "needs"],
    ]


def test_a_line_that_nobody_wrote_by_hand_is_refused_before_it_is_read(tmp_path):
    """The longest that may stand there is read; ten thousand places have short ones."""
    text = NEEDS + "  soup:\n    name: Soup\n    what: Soup.\n    needs: [food]\n    # "
    assert not problems(text + "a" * (10_000 - 6) + "\n", tmp_path)
    (told,) = problems(text + "a" * 10_001 + "\n", tmp_path)
    assert "resources.yml:" in told
    assert "this line has 10007 characters, and we read 10000 at most" in told
