"""What Material documents for the first lines of a page: `search` does what it says, and `hide` hinders nothing."""

from pathlib import Path

from tests.built_site.building import build, read_search_pages
from tests.built_site.small import small_project


def test_a_page_may_stay_out_of_the_search_or_stand_first(tmp_path: Path):
    project = small_project(tmp_path / "project")
    about = project / "docs/about"
    (about / "quiet.md").write_text("---\nhide: [toc]\nsearch:\n  exclude: true\n---\n# Quiet\n", encoding="utf-8")
    (about / "loud.md").write_text("---\nsearch:\n  boost: 2\n---\n# Loud\n\nWords.\n", encoding="utf-8")
    site = build(project, tmp_path / "site")
    boosts = {page["title"]: page.get("boost") for page in read_search_pages(site)}
    assert boosts["Loud"] == 2
    assert "Quiet" not in boosts
    assert (site / "about/quiet.html").is_file()
