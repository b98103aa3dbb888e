"""Pages that are no essay are read as strictly as essays are, by the check and by the build alike: no traceback."""

from pathlib import Path

import pytest

from tests.built_site.building import attempt
from tests.built_site.small import small_project
from vinestreet.cli import main

PAGES = {
    "dots": "---\ntemplate: nope.html\n...\nHello.\n",
    "icon": "---\ntemplate: assets/icon.svg\n---\nHello.\n",
    "loose": "template: nope.html\n\nHello.\n",
    "search": "---\nsearch: 1\n...\nHello.\n",
    "talk": "# T\n\n/// conversation\n\nPeople:\n\n- **A**, x\n\n**A:** y\n\nThen: Nowhere\n\n///\n",
    "talk-two": "# T\n\n/// conversation\n\n- **B:** x\n  - Then: Q\n\n///\n",
}
TOLD = [
    "docs/about/dots.md:2: template: there's no such page template",
    "docs/about/icon.md:2: template: there's no such page template",
    "docs/about/loose.md:1: is this a setting?",
    "docs/about/search.md:2: search: just one value, and this needs several",
    "docs/about/talk.md:",
    "docs/about/talk-two.md:",
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_project(tmp_path_factory.mktemp("hostile") / "project")
    for name, text in PAGES.items():
        (folder / f"docs/about/{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_build_stops_with_every_one_of_them(project: Path, tmp_path: Path):
    built, said = attempt(project, tmp_path / "site")
    assert not built
    assert [line for line in TOLD if line not in said] == []
    assert "Traceback" not in said


def test_the_check_tells_every_one_of_them(project: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["check", "--config", str(project / "mkdocs.yml")]) == 1
    said = capsys.readouterr()
    assert [line for line in TOLD if line not in said.out + said.err] == []
