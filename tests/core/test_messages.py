"""The words of the interface: every one that is asked for is there, and none lies about unused.

A key stands in the code as it is (`t("site.find")`), or is put together while running from parts that stand there:
`t("shelf." ~ shelf)` in a template, f"problems.{code}" in Python, `finder.${name}` in a script. No list of such
beginnings is kept here: each is found where the code puts it together, and what is put in has to be a word of the code
too. So a sentence that is left behind when its code goes is found.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from babel import Locale

from tests.directory.reading import ROOT, WORDS
from vinestreet.core.messages import MessageMissingError, Messages

SOURCES = [
    path
    for folder in ("overrides", "hooks", "src")
    for ending in ("html", "js", "py")
    for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
]
# "a." ~ b ~ "_c" of Jinja; f"a.{b}_c" of Python; `a.${b}_c` of JavaScript
_QUOTED, _OTHER = r"""["'][a-z_.]+["']""", r"[\w.()\[\]]+"
JINJA = re.compile(rf"(?:{_OTHER}|{_QUOTED})(?:\s*~\s*(?:{_OTHER}|{_QUOTED}))+")
FORMATTED = re.compile(
    r"""f?["'`]((?:[a-z0-9_.-]|\$?\{[^{}"'`]+\})*\$?\{[^{}"'`]+\}(?:[a-z0-9_.-]|\$?\{[^{}"'`]+\})*)["'`]"""
)
HOLE = "\0"
FEWEST_LETTERS = 2  # of what stands firm: f"{a}.{b}" would be every key


def code() -> str:
    """All of the code."""
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


@cache
def words_of_the_code() -> frozenset[str]:
    """Every word, name or number: what can be put into a key."""
    return frozenset(re.findall(r"[A-Za-z0-9_-]+", code())) | frozenset(re.findall(r"[a-z0-9]+", code()))


@cache
def put_together() -> tuple[re.Pattern[str], ...]:
    """What the code puts together of firm parts and others, as patterns that find those others."""
    shapes = {re.sub(r"\$?\{[^{}]+\}", HOLE, shape) for shape in FORMATTED.findall(code())}
    for chain in JINJA.findall(code()):
        parts = [part.strip() for part in chain.split("~")]
        shapes.add("".join(part[1:-1] if part[0] in "\"'" else HOLE for part in parts))
    firm = {shape for shape in shapes if len(re.findall("[a-z]", shape)) >= FEWEST_LETTERS}
    return tuple(re.compile("([a-z0-9_.-]+)".join(map(re.escape, shape.split(HOLE)))) for shape in sorted(firm))


def can_be_said(part: str, depth: int = 3) -> bool:
    """Whether the code can come to say `part`: as one of its words, or put together of them."""
    if part in words_of_the_code():
        return True
    found = (match for pattern in put_together() if depth and (match := pattern.fullmatch(part)))
    return any(all(can_be_said(hole, depth - 1) for hole in match.groups()) for match in found)


def keys_as_they_are() -> Iterator[str]:
    """The keys that stand in the code whole."""
    yield from re.findall(r"""["'`]([a-z_0-9]+(?:\.[a-zA-Z_0-9-]+)+)["'`]""", code())


def asked_for(text: str) -> set[str]:
    return set(re.findall(r"""\bt\(\s*["']([a-z_.-]+)["']\s*[,)]""", text))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_that_is_asked_for_is_there(path):
    assert asked_for(path.read_text(encoding="utf-8")) <= WORDS.keys()


def test_every_problem_that_can_be_told_has_its_sentence():
    text = code()
    keys = set(re.findall(r"""(?:wrong|add)\(\s*[\w.]+(?:\([^)]*\))?,\s*"([a-z_0-9]+)\"""", text))
    assert len(keys) > 20
    assert {f"problems.{key}" for key in keys} <= WORDS.keys()


def test_no_sentence_lies_about_unused():
    unused = [key for key in sorted(WORDS.keys() - set(keys_as_they_are())) if not can_be_said(key)]
    assert unused == []


@pytest.mark.parametrize(
    "key", ["site.nobody_says_this", "problems.talk_no_kettle", "shelf.kettle", "kept.kettle_why", "kettle.all"]
)
def test_a_sentence_that_no_code_says_would_be_found(key: str):
    assert not can_be_said(key)


@pytest.mark.parametrize(
    "key", ["problems.no_hours", "shelf.start", "kept.list_why", "essays.all", "import.why_no_area"]
)
def test_a_key_that_is_put_together_while_running_counts_as_used(key: str):
    assert can_be_said(key)


def test_numbers_decide_the_wording():
    words = Messages(Locale("en"), {"places": {"one": "1 place", "other": "{count} places"}})
    assert [words("places", count=count) for count in (0, 1, 2)] == ["0 places", "1 place", "2 places"]


def test_a_missing_sentence_or_value_is_told_with_its_key():
    words = Messages(Locale("en"), {"hello": "Hello {name}"})
    with pytest.raises(MessageMissingError, match=r"messages for en: there's no sentence `goodbye`$"):
        words("goodbye")
    with pytest.raises(MessageMissingError, match="messages for en: hello: nothing fills in `name`"):
        words("hello", place="x")


def test_no_bracket_is_shown_twice():
    """Only a sentence with something to fill in makes one of two; any other is shown as it stands."""
    for key in sorted(WORDS.keys()):
        said = WORDS.group(key.rpartition(".")[0])[key.rpartition(".")[2]]
        for each in said.values() if isinstance(said, dict) else [said]:
            is_for_pages_cms = "{{name}}" in each  # which fills it in itself
            assert is_for_pages_cms or "{{" not in each or re.search(r"(?<!\{)\{\w+\}(?!\})", each.replace("{{", "")), (
                key
            )


def test_no_sentence_of_ours_stands_twice():
    def twice(node: yaml.Node, path: str = "") -> list[str]:
        if not isinstance(node, yaml.MappingNode):
            return []
        keys = [key.value for key, _ in node.value]
        below = [found for key, value in node.value for found in twice(value, f"{path}{key.value}.")]
        return [f"{path}{key}" for key in set(keys) if keys.count(key) > 1] + below

    for file in (ROOT / "messages").glob("*.yml"):
        assert twice(yaml.compose(file.read_text("utf-8"), yaml.CSafeLoader)) == []
