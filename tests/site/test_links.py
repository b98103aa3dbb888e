"""Every link leads somewhere, and everything can be reached by links."""

import re
from pathlib import Path

import yaml

from tests.site.building import PROJECT
from tests.site.documents import HERE, Document, above, target_of

CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
DATA_ADDRESSES = ("data-index", "data-worker", "data-scripts")


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
        for address in wanted:
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


def test_the_site_map_for_machines_names_only_pages_that_are_there(site: Path):
    addresses = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    lost = [address for address in addresses if not (site / address.removeprefix(HERE)).is_file()]
    assert not lost, lost


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
    assert not documents.keys() - reached - {"404.html"}


def test_no_listing_stands_in_the_navigation(documents: dict[str, Document], sources: dict):
    settings = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    named = re.findall(r"[\w/-]+\.(?:md|html)", str(settings["nav"]))
    assert [path for path in named if path.startswith("directory/")] == ["directory/index.md"]

    pages = {f"directory/{id_}.html" for id_ in sources["resources"]}
    home = documents["index.html"]
    for link in home.all("a"):
        if any(element.name in {"header", "footer", "nav"} for element in above(link)):
            target = home.target(link.attrs["href"])
            assert target is None or target[0] not in pages, f"{link.attrs['href']} stands in the frame of every page"
