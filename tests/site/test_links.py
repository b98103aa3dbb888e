"""Every link leads somewhere, and everything can be reached by links."""

import json
import re
from pathlib import Path

from tests.site.building import build, copy_of_project
from tests.site.documents import Document, above, target_of

CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
DATA_ADDRESSES = ("data-index", "data-worker", "data-script")


def test_every_link_and_anchor_leads_to_something_that_is_there(documents: dict[str, Document], site: Path):
    lost = []
    for document in documents.values():
        for path, anchor in sorted(document.links):
            target = documents.get(path)
            if target is None and not (site / path).is_file():
                lost.append(f"{document.path}: no page {path}")
            elif anchor and (target is None or anchor not in target.ids):
                lost.append(f"{document.path}: no id {anchor} on {path}")
    assert not lost, "\n".join(lost)


def test_every_file_that_a_page_loads_is_there(documents: dict[str, Document], site: Path):
    lost = []
    for document in documents.values():
        wanted = [
            element.attrs[name] for element in document.elements if (name := LOADED.get(element.name)) in element.attrs
        ]
        for element in document.elements:
            wanted += [part for name in DATA_ADDRESSES for part in (element.attrs.get(name) or "").split()]
        for address in set(wanted) - {"data:,"}:  # no icon at all
            target = document.target(address)
            if target is None or not (site / target[0]).is_file():
                lost.append(f"{document.path}: {address}")
    assert not lost, "\n".join(lost)


def test_every_file_that_a_style_sheet_names_is_there(site: Path):
    lost = []
    for sheet in site.rglob("*.css"):
        path = sheet.relative_to(site).as_posix()
        for by_url, by_import in CSS_ADDRESS.findall(sheet.read_text(encoding="utf-8")):
            target = target_of(path, by_url or by_import)
            if target is None or not (site / target[0]).is_file():
                lost.append(f"{path}: {by_url or by_import}")
    assert not lost, "\n".join(lost)


def test_every_entry_of_the_search_leads_to_a_page_and_an_id(
    documents: dict[str, Document], search_index: list[dict[str, str]]
):
    lost = []
    for entry in search_index:
        path, _, anchor = entry["location"].partition("#")
        target = documents.get(path or "index.html")
        if target is None or (anchor and anchor not in target.ids):
            lost.append(entry["location"])
    assert not lost, lost


def test_there_is_no_site_map_for_machines_while_the_address_of_the_site_is_not_set(site: Path):
    assert not list(site.glob("sitemap*"))


def test_every_page_is_reached_from_the_front_page_by_links(
    documents: dict[str, Document], sources: dict, areas: list[str]
):
    reached, waiting = set(), {"index.html"}
    while waiting:
        path = waiting.pop()
        reached.add(path)
        waiting |= {to for to, _ in documents[path].links if to in documents} - reached
    wanted = {f"directory/{id_}.html" for id_ in sources["resources"]}
    wanted |= {f"directory/needs/{id_}.html" for id_ in sources["needs"]}
    wanted |= {f"directory/areas/{id_}.html" for id_ in areas}
    assert not wanted - documents.keys()
    assert not documents.keys() - reached - {"404.html", "offline.html", "measures.html"}


def test_no_listing_stands_in_the_frame_of_every_page(documents: dict[str, Document], sources: dict):
    pages = {f"directory/{id_}.html" for id_ in sources["resources"]}
    home = documents["index.html"]
    for link in home.all("a"):
        if any(element.name in {"header", "footer", "nav"} for element in above(link)):
            target = home.target(link.attrs["href"])
            assert target is None or target[0] not in pages, link.attrs["href"]


# MkDocs needs time that grows with the square of the pages in its navigation.
def test_no_listing_need_or_area_stands_in_the_navigation_of_mkdocs(tmp_path: Path):
    project = copy_of_project(tmp_path / "project")
    told = tmp_path / "navigation.json"
    (project / "spy.py").write_text(
        "import json, pathlib\n"
        "def on_nav(nav, config, files):\n"
        f"    pathlib.Path({str(told)!r}).write_text(json.dumps([page.url for page in nav.pages]))\n",
        encoding="utf-8",
    )
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\nhooks:\n" in text
    settings.write_text(text.replace("\nhooks:\n", "\nhooks:\n  - spy.py\n"), encoding="utf-8")
    build(project, tmp_path / "site")
    pages = json.loads(told.read_text(encoding="utf-8"))
    assert "help-now.html" in pages
    assert [page for page in pages if page.startswith("directory/")] == [
        "directory/index.html",
        "directory/my-list.html",
    ]
