"""Where links of the town lead, and what stands in no navigation."""

import json
from pathlib import Path

from tests.built_site.building import build
from tests.built_site.documents import Document, above
from tests.built_site.small import small_project


def test_there_is_no_site_map_for_machines_while_the_address_of_the_site_is_not_set(site: Path):
    assert not list(site.glob("sitemap*"))


def test_every_place_need_and_area_has_its_page(documents: dict[str, Document], sources: dict, areas: list[str]):
    wanted = {f"directory/{id_}.html" for id_ in sources["resources"]}
    wanted |= {f"directory/needs/{id_}.html" for id_ in sources["needs"]}
    wanted |= {f"directory/areas/{id_}.html" for id_ in areas}
    assert not wanted - documents.keys()


def test_no_listing_stands_in_the_frame_of_every_page(documents: dict[str, Document], sources: dict):
    pages = {f"directory/{id_}.html" for id_ in sources["resources"]}
    home = documents["index.html"]
    for link in home.all("a"):
        if any(element.name in {"header", "footer", "nav"} for element in above(link)):
            target = home.target(link.attrs["href"])
            assert target is None or target[0] not in pages, link.attrs["href"]


# MkDocs needs time that grows with the square of the pages in its navigation.
def test_no_listing_need_or_area_stands_in_the_navigation_of_mkdocs(tmp_path: Path):
    project = small_project(tmp_path / "project")
    told = tmp_path / "navigation.json"
    (project / "spy.py").write_text(
        "import json, pathlib\n"
        "def on_nav(nav, config, files):\n"
        f"    pathlib.Path({str(told)!r}).write_text(json.dumps([page.url for page in nav.pages]))\n",
        encoding="utf-8",
    )
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    first = "  - hooks/site_setup.py\n"
    assert first in text
    settings.write_text(text.replace(first, f"{first}  - spy.py\n"), encoding="utf-8")
    build(project, tmp_path / "site")
    pages = json.loads(told.read_text(encoding="utf-8"))
    assert "help-now.html" in pages
    assert [page for page in pages if page.startswith("directory/")] == [
        "directory/index.html",
        "directory/my-list.html",
    ]
