"""Every link leads somewhere, every file that is named is there, and everything can be reached by links."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from tests.built_site.documents import Document, target_of
from tests.directory.reading import ROOT
from vinestreet.core.project_paths import is_fork
from vinestreet.pages.finder_data import FACETS

CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
FINDER = "directory/index.html"
DATA_ADDRESSES = ("data-worker", "data-script", "data-scripts")


def test_every_link_and_anchor_leads_to_something_that_is_there(documents: dict[str, Document], site: Path):
    lost = []
    for document in documents.values():
        for path, anchor in sorted(document.links):
            target = documents.get(path)
            if target is None and not (site / path).is_file():
                lost.append(f"{document.path}: no page {path}")
            elif path == FINDER and set(parse_qs(anchor, keep_blank_values=True)) <= {"need", *FACETS}:
                continue  # what the finder is asked for
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


def test_every_section_that_the_search_knows_leads_to_a_page_and_an_id(
    documents: dict[str, Document], search_pages: list[dict[str, Any]]
):
    assert search_pages
    lost = []
    for page in search_pages:
        target = documents.get(page["url"])
        for anchor, _, _ in page["sections"]:
            if target is None or (anchor and anchor not in target.ids):
                lost.append(f"{page['url']}#{anchor}")
    assert not lost, lost


def test_every_page_is_reached_from_the_front_page_by_links(documents: dict[str, Document]):
    reached, waiting = set(), {"index.html"}
    while waiting:
        path = waiting.pop()
        reached.add(path)
        waiting |= {to for to, _ in documents[path].links if to in documents} - reached
    lost = documents.keys() - reached - {"404.html", "offline.html", "measures.html"}
    if is_fork(ROOT):  # whose own page about itself leads to what its readers need
        lost = {path for path in lost if not path.startswith("about/")}
    assert not lost
