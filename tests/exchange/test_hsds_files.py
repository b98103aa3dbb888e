"""The files of HSDS that tests look with are as their makers wrote them, and say whose they are."""

from hashlib import sha256

from tests.exchange.hsds_schema import FOLDER

NOTES = {"README.md", "SHA256SUMS"}


def test_they_are_unchanged_and_none_is_missing_or_added():
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        path.relative_to(FOLDER).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.name not in NOTES
    }
    assert found == expected


def test_their_source_and_their_licence_are_named():
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    for words in ("an Open Referral resource", "github.com/openreferral/specification", "licenses/by-sa/4.0/"):
        assert words in told
