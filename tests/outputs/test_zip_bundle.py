"""The zip for a stick: the folder as it is, and a text that says what to open."""

import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.directory.the_site import the_site
from vinestreet.cli import main
from vinestreet.outputs.zip_bundle import OPEN_ME, write_bundle

FOLDER = "vine-street"


@pytest.fixture
def bundle(site: Path, tmp_path: Path) -> Path:
    return write_bundle(site, "Vine Street", the_site(), tmp_path / "out")


def made_of(site: Path) -> date:
    return date.fromisoformat((site / "made.js").read_text(encoding="utf-8").split('"')[1])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unpacked_it_is_the_site_to_the_byte_with_a_text_beside_it(site: Path, bundle: Path, tmp_path: Path):
    shutil.unpack_archive(bundle, tmp_path / "stick")
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == [OPEN_ME, FOLDER]
    assert contents(tmp_path / "stick" / FOLDER) == contents(site)


def test_its_name_tells_the_site_and_the_day_that_the_folder_was_made(site: Path, bundle: Path, tmp_path: Path):
    assert bundle.name == f"{FOLDER}-{made_of(site).isoformat()}.zip"
    older = shutil.copytree(site, tmp_path / "older")
    (older / "made.js").write_text('var __made = "2025-01-02";\n', encoding="utf-8")
    path = write_bundle(older, "Café der Freunde, Köln!", the_site(), tmp_path / "out")
    assert path.name == "cafe-der-freunde-koln-2025-01-02.zip"
    with ZipFile(path) as zipped:
        assert "January 2, 2025" in zipped.read(OPEN_ME).decode("utf-8-sig")


def test_the_same_folder_gives_the_same_bytes_and_nothing_about_who_made_it(site: Path, bundle: Path, tmp_path: Path):
    elsewhere = shutil.copytree(site, tmp_path / "elsewhere", copy_function=shutil.copyfile)  # other times
    for path in elsewhere.rglob("*.html"):
        path.chmod(0o600)
    again = write_bundle(elsewhere, "Vine Street", the_site(), tmp_path / "again")
    assert again.read_bytes() == bundle.read_bytes()
    with ZipFile(bundle) as zipped:
        entries = zipped.infolist()
    assert [entry.filename for entry in entries[1:]] == sorted(entry.filename for entry in entries[1:])
    assert {entry.date_time for entry in entries} == {(*made_of(site).timetuple()[:3], 0, 0, 0)}
    assert {entry.extra for entry in entries} == {b""}


def test_the_text_opens_in_any_editor_and_says_what_to_do(bundle: Path):
    with ZipFile(bundle) as zipped:
        raw = zipped.read(OPEN_ME)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.decode("utf-8-sig").splitlines())) <= 76
    text = " ".join(raw.decode("utf-8-sig").split())
    for words in ("unpack all of it first", f"open the folder {FOLDER}, then double-click the file index.html", "call before you go",
                  "988 Suicide & Crisis Lifeline: Call 988", "Call 911", "Riverton and its places are invented"):  # fmt: skip
        assert words in text


def test_a_day_before_zip_knew_days_is_no_trouble(site: Path, tmp_path: Path):
    old = shutil.copytree(site, tmp_path / "old")
    (old / "made.js").write_text('var __made = "1970-01-01";\n', encoding="utf-8")
    assert write_bundle(old, "x", the_site(), tmp_path / "out").name == "x-1970-01-01.zip"


def test_a_bundle_that_cannot_be_finished_leaves_the_one_of_before(
    site: Path, bundle: Path, tmp_path: Path, monkeypatch
):
    before = bundle.read_bytes()
    broken = shutil.copytree(site, tmp_path / "broken")
    (broken / "zzz.html").write_text("x", encoding="utf-8")
    read = Path.read_bytes

    def breaks(path: Path) -> bytes:
        if path.name == "zzz.html":
            raise OSError(28, "No space left on device", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", breaks)
    with pytest.raises(OSError, match="No space left"):
        write_bundle(broken, "Vine Street", the_site(), bundle.parent)
    monkeypatch.undo()
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]
    assert bundle.read_bytes() == before


def test_the_command_says_what_it_wrote(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["bundle", "--site", str(site), "--out", str(tmp_path)]) == 0
    (path,) = tmp_path.glob("*.zip")
    assert str(path) in capsys.readouterr().out


@pytest.mark.parametrize("there", [[], ["made.js"]], ids=["nothing", "something else"])
def test_without_a_built_site_it_says_what_to_do(there, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "site").mkdir()
    for name in there:
        (tmp_path / "site" / name).write_text("", encoding="utf-8")
    assert main(["bundle", "--site", str(tmp_path / "site"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "no built site" in said
    assert "run `make site` first" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()
