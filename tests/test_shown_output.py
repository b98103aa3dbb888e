"""What pages show of `vinestreet` is what it prints.

When a change is meant, `pytest --regen-all tests/test_shown_output.py` writes the pages anew; look at the difference.
"""

import pytest

from tests.built_site.building import copy_of_project
from tests.directory.reading import ROOT
from tests.maintenance.riverton import riverton
from tests.shown import blocks, run_page
from vinestreet.commands import links

pytestmark = pytest.mark.usefixtures("own_loop")

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("contributing/**/*.md")]
SHOWING = sorted(page for page in PAGES if any(block.runs for block in blocks(page.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page, tmp_path, monkeypatch, pytestconfig):
    shown = page.read_text(encoding="utf-8")
    with riverton() as web:
        monkeypatch.setattr(links, "web_for", lambda site: web)
        monkeypatch.setattr(links, "is_reserved", lambda address: False)
        now = run_page(shown, copy_of_project(tmp_path / "copy"))
    if pytestconfig.getoption("regen_all") and now != shown:
        page.write_text(now, encoding="utf-8")
        shown = now
    assert now == shown


PAGE = """\
Say this:

```text title="said/hello.txt"
one
two
three
```

```console
$ vinestreet
Usage: …
$ cat said/hello.txt
one
…
three
```
"""


def test_a_page_that_lies_is_put_right_and_what_it_leaves_out_stays_out(tmp_path):
    now = run_page(PAGE, tmp_path)
    assert "Look after the directory" in now
    assert now.endswith("$ cat said/hello.txt\none\n…\nthree\n```\n")
    changed = PAGE.replace("one\ntwo", "first\nand\nthen", 1)
    assert run_page(changed, tmp_path).endswith("$ cat said/hello.txt\nfirst\n…\nthree\n```\n")
