"""The pages of a build as parsed HTML, and where their links lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from justhtml import Element, JustHTML

HERE = "http://site.test/"


@dataclass
class Document:
    """A page: its address relative to the site, and its elements in order."""

    path: str
    html: JustHTML = field(repr=False)
    elements: list[Element] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.elements = list(_below(self.html.root))

    def all(self, *names: str) -> list[Element]:
        """Every element with one of the tag names."""
        return [element for element in self.elements if element.name in names]

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [element.attrs["id"] for element in self.elements if "id" in element.attrs]

    @cached_property
    def title(self) -> str:
        """What the browser shows as its title."""
        return words(self.all("title")[0])

    @cached_property
    def links(self) -> set[tuple[str, str]]:
        """The links within the site: path and anchor, "" if there is none."""
        hrefs = (element.attrs.get("href") for element in self.all("a", "area"))
        return {target for href in hrefs if href is not None and (target := self.target(href))}

    def target(self, address: str) -> tuple[str, str] | None:
        """Where `address` leads from here, as target_of says."""
        return target_of(self.path, address)


def target_of(path: str, address: str) -> tuple[str, str] | None:
    """Path and anchor to which `address` leads from the file at `path`, or None if that is not on this site.

    404.html answers for any address, so MkDocs gives it addresses from the root; nothing else may have such.
    """
    if address.startswith("/") and path != "404.html":
        return f"(from the root of the host) {address}", ""
    to = urlsplit(urljoin(HERE + path, address))
    if f"{to.scheme}://{to.netloc}/" != HERE:
        return None
    there = unquote(to.path).removeprefix("/")
    return (f"{there}index.html" if there.endswith("/") or not there else there), unquote(to.fragment)


def read_documents(site: Path) -> dict[str, Document]:
    """Parse every page of the build."""
    return {
        (path := file.relative_to(site).as_posix()): Document(
            path, JustHTML(file.read_text(encoding="utf-8"), sanitize=False, collect_errors=True)
        )
        for file in sorted(site.rglob("*.html"))
    }


def words(element: Element) -> str:
    """The text in and below an element, in single spaces."""
    return " ".join(element.to_text().split())


def above(element: Element) -> Iterator[Element]:
    """The elements around this one, the nearest first."""
    while element := element.parent:
        if isinstance(element, Element):
            yield element


def _below(node: object) -> Iterator[Element]:
    for child in getattr(node, "children", None) or ():
        if isinstance(child, Element):
            yield child
            yield from _below(child)
