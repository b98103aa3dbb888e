"""Files are written whole or not at all."""

import pytest

from vinestreet.core.atomic_files import write_atomically


def test_text_and_bytes_are_written_as_they_are_and_folders_are_made(tmp_path):
    write_atomically(tmp_path / "new/a.txt", "é\r\n")
    assert (tmp_path / "new/a.txt").read_bytes() == "é\r\n".encode()
    write_atomically(tmp_path / "new/a.txt", b"\x00")
    assert (tmp_path / "new/a.txt").read_bytes() == b"\x00"


def test_a_file_keeps_its_rights_and_what_it_had_when_writing_fails(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o600)
    write_atomically(path, "after")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomically(tmp_path / "folder", "words")
    assert path.read_text(encoding="utf-8") == "after"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "folder"]
