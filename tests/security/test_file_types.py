"""Only text, pictures and PDF are published from docs/, and only what really is what its name says."""

from pathlib import Path

import pytest

from tests.directory.reading import WORDS
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.security.file_types import check_files

REAL = {
    "a.png": b"\x89PNG\r\n\x1a\n....",
    "a.jpg": b"\xff\xd8\xff\xe0....",
    "a.JPEG": b"\xff\xd8\xff\xdb....",
    "a.gif": b"GIF89a....",
    "a.webp": b"RIFF\x01\x02\x03\x04WEBPVP8 ",
    "a.avif": b"\x00\x00\x00\x20ftypavif....",
    "a.pdf": b"%PDF-1.7....",
}


def told(folder: Path, files: dict[str, bytes], texts: frozenset[str] = frozenset()) -> list[str]:
    docs = folder / "docs"
    for name, data in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)
    try:
        check_files(docs, list(files), texts)
    except ProblemsFoundError as error:
        return error.told(WORDS).splitlines()[:-1]
    return []


def test_text_pictures_and_pdf_are_published(tmp_path: Path):
    assert told(tmp_path, {**REAL, "soup.md": b"# Soup"}, frozenset({"soup.md"})) == []


@pytest.mark.parametrize(
    "name",
    ["a.svg", "a.html", "a.htm", "a.xhtml", "a.js", "a.css", "a.xml", "a.zip", "a.png.svg", "png", "CNAME", "a.docx"],
)
def test_other_files_are_refused(name: str, tmp_path: Path):
    (line,) = told(tmp_path, {f"essays/{name}": b"<svg/>"})
    assert line.startswith(
        f"docs/essays/{name}: this kind of file isn't published; expected Markdown (.md), or one of .png, "
    )
    assert line.endswith(f"found `{Path(name).suffix or name}`")


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("data", [b"<html><script>window.ran=1</script>", b"", b"%!PS", b"\x00" * 20])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, data: bytes, tmp_path: Path):
    assert told(tmp_path, {name: data}) == [
        f"docs/{name}: the file isn't what its name says; expected a real `{Path(name).suffix}`; "
        "save or export it again in that format"
    ]


def test_every_offender_is_told_at_once(tmp_path: Path):
    assert len(told(tmp_path, {"a.svg": b"", "b.png": b"", "c.gif": b"GIF89a", "d.html": b""})) == 3
