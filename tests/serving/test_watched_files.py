"""Which files changed since the last look."""

import os
from pathlib import Path

from vinestreet.serving.watched_files import WatchedFiles


def test_what_is_written_comes_or_goes_has_changed(tmp_path: Path):
    settings, texts = tmp_path / "mkdocs.yml", tmp_path / "docs"
    texts.mkdir()
    (texts / "old.md").write_text("old")
    watched = WatchedFiles([settings, texts])
    assert watched.changed() == set()
    settings.write_text("name: x")
    (texts / "new.md").write_text("new")
    (texts / "old.md").unlink()
    assert watched.wait() == {settings, texts / "new.md", texts / "old.md"}
    assert watched.changed() == set()


def test_the_same_number_of_letters_at_another_time_is_a_change(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text("one")
    watched = WatchedFiles([tmp_path])
    file.write_text("two")
    os.utime(file, ns=(0, 1))
    assert watched.changed() == {file}


def test_what_editors_keep_beside_a_file_is_none(tmp_path: Path):
    (tmp_path / "__pycache__").mkdir()
    watched = WatchedFiles([tmp_path])
    for name in (".essay.md.swp", "essay.md~", "__pycache__/hook.pyc", ".git"):
        (tmp_path / name).write_text("x")
    assert watched.changed() == set()
