"""The conversation block: each file `golden/*.md` with what becomes of it beside it, as HTML or as the mistakes told.

When a change is meant, `pytest --regen-all tests/conversations` writes the golden files anew; look at the difference.
"""

from pathlib import Path

import pytest
from markdown import Markdown
from pytest_regressions.file_regression import FileRegressionFixture

from tests.directory.reading import WORDS
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.conversations.html import ConversationExtension
from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.security.sanitizer import removed_parts, sanitize

GOLDEN = Path(__file__).parent / "golden"
EXTENSIONS = ("admonition", "fenced_code", "footnotes", "tables", "toc")  # those of a build


def files(kind: str) -> list[Path]:
    return sorted(GOLDEN.glob(f"{kind}-*.md"))


def source_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("file", files("good"), ids=lambda file: file.stem)
def test_what_is_well_written_becomes_this_page(file: Path, file_regression: FileRegressionFixture):
    source = source_of(file)
    report = Report(file.name)
    conversation_in(source, report)
    assert not report.problems
    html = Markdown(extensions=[*EXTENSIONS, ConversationExtension(WORDS)]).convert(source)
    assert removed_parts(html, sanitize(html)) == []
    file_regression.check(html + "\n", encoding="utf-8", fullpath=file.with_suffix(".html"))


@pytest.mark.parametrize("file", files("bad"), ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_what_to_write(file: Path, file_regression: FileRegressionFixture):
    report = Report(file.name)
    conversation_in(source_of(file), report)
    with pytest.raises(ProblemsFoundError) as raised:
        report.stop_if_any()
    file_regression.check(raised.value.told(WORDS) + "\n", encoding="utf-8", fullpath=file.with_suffix(".txt"))


def test_every_sentence_about_a_mistake_is_told_by_some_file():
    told = "".join(file.read_text(encoding="utf-8") for file in GOLDEN.glob("bad-*.txt"))
    keys = [key for key in WORDS.group("problems") if key.startswith("talk_")]
    beginnings = {key: str(WORDS.group("problems")[key]).split("{")[0] for key in keys}
    tails = {key: str(WORDS.group("problems")[key]).rsplit("}", 1)[-1] for key in keys}
    assert [key for key in keys if beginnings[key] not in told or tails[key] not in told] == []
