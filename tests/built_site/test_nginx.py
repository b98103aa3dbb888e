"""A real nginx serves the site as intended, with the configuration that lies in its folder and nothing else."""

import gzip
from pathlib import Path

import pytest

from tests.built_site.documents import Document
from tests.built_site.nginx import ask
from vinestreet.outputs.hosting import HEADERS, HOSTING_FILES

LASTING, ASKED_AGAIN = "public, max-age=31536000, immutable", "no-cache"
NOT_THERE = (
    "gone.html",
    "directory/gone.html",
    "a/b/c/gone.css",
    "assets/vine.00000000.css",
    "assets/",
    *HOSTING_FILES,
)


@pytest.fixture(params=["/", "/a/b/"], ids=["at the root", "below a path"])
def under(request: pytest.FixtureRequest) -> str:
    """Each of the two places in turn."""
    return request.param


@pytest.fixture
def address(under: str, nginx_addresses: dict[str, str]) -> str:
    """Where nginx serves the site."""
    return nginx_addresses[under]


@pytest.fixture
def folder(under: str, nginx_sites: dict[str, Path]) -> Path:
    """The folder that it serves."""
    return nginx_sites[under]


def names_in(folder: Path) -> list[str]:
    """Every file that is there to be asked for."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(set(names) - set(HOSTING_FILES))


def carries_its_hash(name: str) -> bool:
    """Whether eight hexadecimal digits stand before the last one or two suffixes, told without our pattern."""
    parts = name.removesuffix(".min.css").removesuffix(".min.js").removesuffix(".css").removesuffix(".js").split(".")
    return len(parts) == 2 and len(parts[1]) == 8 and set(parts[1]) <= set("0123456789abcdef")


def test_every_file_comes_as_it_is_with_every_header_and_its_lifetime(address: str, folder: Path):
    faults, hashed = [], 0
    for name in names_in(folder):
        status, headers, body = ask(address, name)
        lasts = carries_its_hash(name)
        hashed += lasts
        expected = HEADERS | {"Cache-Control": LASTING if lasts else ASKED_AGAIN}
        found = {header: headers.get(header.lower()) for header in expected}
        if (status, found, body) != (200, expected, (folder / name).read_bytes()):
            faults.append(f"{name}: {status} {found}")
    assert hashed > 10
    assert faults == []


def test_the_policy_is_the_one_in_every_page_and_nobody_may_put_the_site_into_theirs(
    address: str, documents: dict[str, Document]
):
    sent = ask(address)[1]["content-security-policy"]
    in_pages = {
        meta.attrs["content"]
        for document in documents.values()
        for meta in document.all("meta")
        if meta.attrs.get("http-equiv") == "Content-Security-Policy"
    }
    assert {f"{policy}; frame-ancestors 'none'" for policy in in_pages} == {sent}


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_not_there_or_not_for_readers_ends_on_the_page_that_says_so(address: str, folder: Path, name: str):
    status, headers, body = ask(address, name)
    assert (status, body) == (404, (folder / "404.html").read_bytes())
    assert headers["content-type"].startswith("text/html")
    expected = HEADERS | {"Cache-Control": ASKED_AGAIN}
    assert {header: headers.get(header.lower()) for header in expected} == expected


def test_text_is_compressed_and_pictures_are_not(address: str, folder: Path):
    kinds = set()
    for name in names_in(folder):
        size = (folder / name).stat().st_size
        _, headers, body = ask(address, name, accept_encoding="gzip")
        compressed = headers.get("content-encoding") == "gzip"
        assert compressed == (size >= 1000 and not name.endswith(".png")), name
        if compressed:
            kinds.add(name.rpartition(".")[2])
            assert gzip.decompress(body) == (folder / name).read_bytes()
            assert headers["vary"] == "Accept-Encoding"
            assert len(body) < size
    assert kinds >= {"html", "css", "js", "json", "svg"}


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("kind", ["index.html", "saved.json", "worker.js", "made.js", "assets/icon.svg", "hashed"])
def test_what_a_browser_has_already_is_not_sent_again(address: str, folder: Path, kind: str, encoding: str):
    name = next(filter(carries_its_hash, names_in(folder))) if kind == "hashed" else kind
    first = ask(address, name, accept_encoding=encoding)[1]
    status, headers, body = ask(address, name, accept_encoding=encoding, if_none_match=first["etag"])
    assert (status, body) == (304, b"")
    expected = HEADERS | {"Cache-Control": LASTING if kind == "hashed" else ASKED_AGAIN}
    assert {header: headers.get(header.lower()) for header in expected} == expected


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("worker.js", "javascript"),
        ("made.js", "javascript"),
        ("manifest.json", "application/json"),
        ("saved.json", "application/json"),
        ("help-now.html", "text/html"),
        ("assets/icon.svg", "image/svg+xml"),
        ("assets/icon-192.png", "image/png"),
        ("", "text/html"),
        ("directory/", "text/html"),
    ],
)
def test_files_are_of_the_types_that_browsers_insist_on(address: str, name: str, type_: str):
    status, headers, _ = ask(address, name)
    assert status == 200
    assert type_ in headers["content-type"]
