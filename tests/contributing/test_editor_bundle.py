"""The editor is what was looked at: by its hash, and its scripts alone are unpacked."""

import base64
import hashlib
import re
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.directory.reading import ROOT
from vinestreet.contributing import editor_bundle
from vinestreet.contributing.editor_bundle import FOLDER, NPM_LOCK, NotFetchedError, fetch_bundle, find_bundle

NPM = """\
#!{python}
import sys
from pathlib import Path
assert sys.argv[1:3] == ["pack", "decap-cms@{version}"], sys.argv
Path(sys.argv[sys.argv.index("--pack-destination") + 1], "decap-cms.tgz").write_bytes(Path({archive!r}).read_bytes())
"""


def archive(**files: str) -> bytes:
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            tar.addfile(member, BytesIO(text.encode()))
    return buffer.getvalue()


def with_npm(folder: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put a program in the place of npm that hands out `data`."""
    (folder / "given.tgz").write_bytes(data)
    npm = folder / "npm"
    words = {"python": sys.executable, "version": editor_bundle.VERSION, "archive": str(folder / "given.tgz")}
    npm.write_text(NPM.format(**words))
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


FILES = {
    "package/dist/decap-cms.js": "the editor",
    "package/dist/21.decap-cms.js": "a part",
    "package/dist/decap-cms.js.map": "no",
    "package/dist/cms.js": "no",
    "../../outside/evil.decap-cms.js": "by its name alone",
}


def test_it_is_fetched_once_and_only_its_scripts_are_kept(tmp_path, monkeypatch):
    data = archive(**FILES)
    monkeypatch.setattr(editor_bundle, "INTEGRITY", base64.b64encode(hashlib.sha512(data).digest()).decode())
    with_npm(tmp_path, monkeypatch, data)
    root = tmp_path / "project"
    root.mkdir()
    assert find_bundle(root) is None
    folder = fetch_bundle(root)
    names = {"decap-cms.js", "21.decap-cms.js", "evil.decap-cms.js"}
    assert {path.name for path in folder.iterdir()} == names
    assert {path.name for path in root.rglob("*") if path.is_file()} == names
    monkeypatch.setenv("PATH", "")
    assert fetch_bundle(root) == find_bundle(root) == folder


def test_another_archive_is_refused_and_nothing_of_it_stays(tmp_path, monkeypatch):
    with_npm(tmp_path, monkeypatch, archive(**FILES))
    root = tmp_path / "project"
    root.mkdir()
    with pytest.raises(NotFetchedError, match="SHA-512"):
        fetch_bundle(root)
    assert not (root / FOLDER).exists()


def test_npm_comes_by_its_hash_as_the_tests_have_it():
    pinned = re.findall(r"^\S+==\S+ \\\n(?:    --hash=\S+.*\n)+", (ROOT / NPM_LOCK).read_text(), flags=re.MULTILINE)
    assert len(pinned) == 2
    tests = (ROOT / "requirements-test.txt").read_text()
    assert [package for package in pinned if package.rstrip("\n") not in tests] == []
