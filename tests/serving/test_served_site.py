"""What is shown of a site while somebody edits it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vinestreet.serving.served_site import FinishedBuild, ServedSite, Shown


def test_a_file_is_read_or_made_once_for_whoever_asks(tmp_path: Path):
    asked = []
    made = {"directory/a.html": lambda: asked.append(1) or "made"}
    (tmp_path / "index.html").write_text("written")
    build = FinishedBuild(tmp_path, made)
    assert build.read("index.html") == b"written"
    assert [build.read("directory/a.html") for _ in range(2)] == [b"made"] * 2
    assert len(asked) == 1
    assert build.read("directory/b.html") is None


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "site").mkdir()
    build = FinishedBuild(tmp_path / "site")
    for url in ("../secret", "a/../../secret", f"/{tmp_path}/secret", "//secret"):
        assert build.read(url) is None


def test_a_mistake_leaves_the_last_build_and_goes_with_the_next(tmp_path: Path):
    site = ServedSite("being built")
    assert site.shown == Shown("", "being built", "")
    site.tell("mend this", "a line")
    assert site.build is None
    first = FinishedBuild(tmp_path)
    site.show(first)
    version = site.shown.version
    assert version
    site.tell("mend this", "a line")
    assert (site.build, site.shown) == (first, Shown(version, "mend this", "a line"))
    site.show(FinishedBuild(tmp_path))
    assert site.build is not first
    assert site.shown.version != version
    assert not site.shown.mistake


def test_whoever_waits_is_told_what_is_shown_next(tmp_path: Path):
    site = ServedSite("being built")
    before = site.shown
    with ThreadPoolExecutor() as somebody:
        told = somebody.submit(site.wait_for_other, before, 60)
        site.tell("mend this", "a line")
        assert told.result().mistake == "a line"
    assert site.wait_for_other(site.shown, 0) == site.shown
