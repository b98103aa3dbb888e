"""One sign again and again: no text that is small enough to be read keeps the check or a page busy.

What takes a time that grows with the square of the text would need hours for all of these together; the limit is a
net below that, and says nothing of how fast a machine is.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.built_site.small import small_project
from vinestreet.core.problems import Report
from vinestreet.texts.text_bounds import check_bounds

pytestmark = pytest.mark.slow

UNITS = r"""
A·a ·<!--·<·<a·<a ·</·<!·<?·<![CDATA[·<a href="·<a x=·<b>·<p>·<div>·&·&#·&amp·a@·a@b.·@·[·[[[·[a](·[a][·[a]()·![·](·](a·[](·[^
[^a]·[a]:·# a·##·# ·**·*a·**a·_·_a·`·`[·>·> ·>- ·- ·1. ·+ ·* * ·a|·|-·|·http://·http://a·https://a.b ·<http://a·1·1 ·12-·(·((a
)·\·/·/// ·!!! ·=·: ·"·'·.·. ·. A·? A·é·tel:·tel:1·{:·~·~~·[a](b "·[a](<·data-search-·ein ·jump ·He died. ·kill and ·suicide
could not ·to the ·to catch a train ·## a·[a]: b·<h2 id="a">·**A:** b·- **A:** b·People:·Then: a
""".strip().replace("\n", "·").split("·")  # fmt: skip
LIMIT = 900  # seconds
SIZE = 40_000


def fitting(unit: str) -> Iterator[str]:
    """The unit as often as a text may have it, in the longest lines and in short ones."""
    for most in (4900, 60):
        for times, size in product((most // len(unit), 190 // len(unit), 5), (SIZE, SIZE // 5, SIZE // 20)):
            line = unit * max(1, times)
            text = "\n\n".join([line] * max(1, size // (len(line) + 2)))
            report = Report("")
            check_bounds(text, report)
            if not report.problems:
                yield text
                break


TALK = "# Repeats\n\n/// conversation\n\nPeople:\n\n- **A**\n\n**A:** Soup.\n\n{}\n\n///\n"
PAGE = "# Repeats\n\n{}\n"


@pytest.mark.parametrize(
    ("around", "left_out", "told"),
    [(PAGE, ("/", "/// "), "this sentence has 1225 words"), (TALK, (), "problems found")],
    ids=["pages", "conversations"],
)
def test_every_one_of_them_is_checked(around: str, left_out: tuple[str, ...], told: str, tmp_path: Path):
    """Where conversations are wrong, no text is looked at further, so pages have nothing that begins one."""
    folder = small_project(tmp_path / "project")
    texts = [text for unit in UNITS if unit not in left_out for text in fitting(unit)]
    assert len(texts) > 120
    for number, text in enumerate(texts):
        (folder / f"docs/about/repeat-{number}.md").write_text(around.replace("{}", text), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vinestreet", "check", "--config", str(folder / "mkdocs.yml")],
        capture_output=True,
        timeout=LIMIT,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert told in done.stderr
