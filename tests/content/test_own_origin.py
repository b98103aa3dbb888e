"""No page asks another host for anything, and links that lead elsewhere are of the kinds that may."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.built_site.documents import Document

LOADS = ("src", "srcset", "poster", "data", "background", "manifest", "action", "formaction", "ping", "xlink:href")
MAY_LINK_TO = {"https", "http", "mailto", "tel", "sms"}
CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")


def is_elsewhere(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def test_no_page_loads_anything_from_another_origin(documents: dict[str, Document]):
    faults = []
    for path, document in documents.items():
        for element in document.elements:
            named = LOADS if element.name in {"a", "area"} else (*LOADS, "href")
            for name in named:
                if is_elsewhere(element.attrs.get(name) or ""):
                    faults.append(f"{path}: <{element.name} {name}={element.attrs[name]!r}>")
            if element.name == "base" or element.attrs.get("http-equiv", "").lower() == "refresh":
                faults.append(f"{path}: <{element.name}> changes where addresses lead")
    assert not faults, "\n".join(faults)


def test_no_style_sheet_loads_anything_from_another_origin(site: Path):
    faults = [
        f"{sheet.relative_to(site)}: {address}"
        for sheet in site.rglob("*.css")
        for address in CSS_ADDRESS.findall(sheet.read_text(encoding="utf-8"))
        if is_elsewhere(address)
    ]
    assert not faults, "\n".join(faults)


def test_links_are_pages_mail_calls_or_messages_and_never_script(documents: dict[str, Document]):
    faults = set()
    for path, document in documents.items():
        for link in document.all("a", "area"):
            parts = urlsplit(link.attrs.get("href", "").strip())
            if parts.scheme and parts.scheme not in MAY_LINK_TO:
                faults.add(f"{path}: {link.attrs['href']}")
            if parts.scheme in {"http", "https"} and not parts.netloc:
                faults.add(f"{path}: {link.attrs['href']} names no host")
    assert not faults, "\n".join(sorted(faults))


def test_pages_ask_browsers_not_to_tell_other_sites_where_someone_came_from(documents: dict[str, Document]):
    policies = {
        path: meta.attrs.get("content")
        for path, document in documents.items()
        for meta in document.all("meta")
        if meta.attrs.get("name") == "referrer"
    }
    assert {path for path in documents if policies.get(path) != "no-referrer"} == set()
