"""What a newcomer is told when the machine lacks something: one plain sentence, no traceback."""

import re
import subprocess
import sys

import pytest

from tests.directory.reading import ROOT

RUN = "import runpy, sys; {before}; sys.argv = ['prepare', 'nowhere', 'none']; runpy.run_path({path!r}, run_name='__main__')"


def prepare(before: str) -> subprocess.CompletedProcess[str]:
    code = RUN.format(before=before, path=str(ROOT / "tools/prepare.py"))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("sys.version_info = (3, 9, 2)", "Vine Street needs Python 3.11 or newer, and this is 3.9"),
        ("sys.modules['ensurepip'] = None", "This Python has no venv module, so nothing can be installed"),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(before, told):
    done = prepare(before)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert len(done.stderr.strip().splitlines()) == 1


def test_no_file_names_the_address_of_a_package_registry():
    for name in (*(path.name for path in ROOT.glob("requirements*.txt")), "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(
            r"(--|^)(extra-)?(index-url|find-links)|https?://[^ ]*(simple|\.whl|\.tar\.gz)", text, re.MULTILINE
        )


def test_everything_is_pinned_with_hashes():
    least = {"requirements.txt": 25, "requirements-test.txt": 25}
    for path in ROOT.glob("requirements*.txt"):
        entries = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        entries = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
        assert len(entries) >= least.get(path.name, 1)
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
