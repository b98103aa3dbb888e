"""A build with a contribution in it that may do harm: it fails and says why, or leaves out what may not be there."""

from pathlib import Path

import pytest

from tests.built_site.building import attempt
from tests.built_site.small import small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def built(project: Path, strict: bool = False) -> tuple[bool, str]:
    """Whether the build came to its end, and what it said."""
    return attempt(project, project.parent / "site", strict=strict)


def test_files_that_can_do_more_than_be_read_stop_the_build(project: Path):
    (project / "docs/about/map.svg").write_text("<svg/>", encoding="utf-8")
    (project / "docs/essays/soup.html").write_text("<p>Soup", encoding="utf-8")
    (project / "docs/essays/bowl.png").write_text("<script>window.ran=1</script>", encoding="utf-8")
    done, said = built(project)
    assert not done
    for name in (
        "docs/about/map.svg: this kind",
        "docs/essays/soup.html: this kind",
        "docs/essays/bowl.png: the file is",
    ):
        assert name in said
    assert "3 problems found." in said
    assert "Traceback" not in said


def test_files_that_are_left_out_of_the_site_may_be_anything(project: Path):
    (project / "docs/drawings").mkdir()
    (project / "docs/drawings/map.svg").write_text("<svg/>", encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nexclude_docs: drawings/\n", encoding="utf-8")
    done, said = built(project, strict=True)
    assert done, said
    assert not list((project.parent / "site").rglob("map.svg"))


def test_what_is_left_out_of_a_page_is_told_and_fails_a_strict_build(project: Path):
    page = project / "docs/essays/soup.md"
    page.write_text(
        "---\ntitle: Soup\ndescription: Hot.\n---\nSoup <b onclick=alert(1)>at noon</b>.\n\n<script>alert(1)</script>\n",
        encoding="utf-8",
    )
    told = (
        "docs/essays/soup.md:7: left out something that isn't allowed in a page: <script>; ",
        'docs/essays/soup.md:5: left out something that isn\'t allowed in a page: onclick="alert(1)" on <b>; ',
    )
    done, said = built(project)
    assert done
    assert [words for words in told if words not in said] == []
    html = (project.parent / "site/essays/soup.html").read_text(encoding="utf-8")
    assert "<p>Soup <b>at noon</b>.</p>" in html
    assert "alert(1)" not in html
    done, said = built(project, strict=True)
    assert not done
    assert [words for words in told if words not in said] == []


def test_a_template_with_a_script_inside_stops_the_build(project: Path):
    footer = project / "overrides/partials/footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + "<script>alert(1)</script>", encoding="utf-8")
    done, said = built(project)
    assert not done
    assert "index.html: a script inside the page; " in said


def test_what_the_search_cuts_out_of_a_page_afterwards_leaves_no_tag_that_nobody_looked_at(project: Path):
    page = project / "docs/essays/soup.md"
    page.write_text(
        '---\ntitle: Soup\ndescription: Hot.\n---\n[hello "Z" onfocus=alert(1) ](index.md " data-search-x=") **soup**\n',
        encoding="utf-8",
    )
    done, said = built(project, strict=True)
    assert done, said
    html = (project.parent / "site/essays/soup.html").read_text(encoding="utf-8")
    assert 'title="data&#45;search-x=">hello "Z" onfocus=alert(1) </a>' in html
