"""Decap CMS itself, fetched when somebody edits for the first time, and known by its hash.

It comes as one archive through npm, as the tools of `make lint` do, and npm through pip where the machine has none. So
no address of a registry stands here, no script of the package runs, and a mirror that somebody set up is used.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE, VERSION = "decap-cms", "3.16.3"
INTEGRITY = "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="  # SHA-512
SCRIPT = "decap-cms.js"
FOLDER = Path(".vinestreet/editor")
NPM_LOCK = "requirements-edit.txt"


class NotFetchedError(Exception):
    """The editor could not be fetched; the text is what was said, and the last line of it the reason."""


def find_bundle(root: Path) -> Path | None:
    """Give the folder with the editor in the project at `root`; None where it was not fetched yet."""
    folder = root / FOLDER / f"{PACKAGE}-{VERSION}"
    return folder if (folder / SCRIPT).is_file() else None


def fetch_bundle(root: Path) -> Path:
    """Give the folder with the editor, which is fetched if it is not there. Raises NotFetchedError."""
    if found := find_bundle(root):
        return found
    with TemporaryDirectory() as given:
        into = Path(given)
        _run([_npm(root), "pack", f"{PACKAGE}@{VERSION}", "--pack-destination", given, "--silent"], into)
        archives = [path.read_bytes() for path in into.glob("*.tgz")]
    if len(archives) != 1 or base64.b64encode(hashlib.sha512(archives[0]).digest()).decode() != INTEGRITY:
        raise NotFetchedError(f"{PACKAGE}-{VERSION}.tgz: SHA-512")
    folder = root / FOLDER / f"{PACKAGE}-{VERSION}"
    _unpack(archives[0], folder)
    return folder


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the scripts into `folder`, all or nothing. None of the names in the archive is a path here."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as given, tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            name = member.name.rpartition("/")[2]
            file = tar.extractfile(member) if name.endswith((SCRIPT, ".wasm")) else None
            if file:
                (Path(given) / name).write_bytes(file.read())
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(given, folder)


def _npm(root: Path) -> str:
    """The program npm, which comes in a wheel where there is none."""
    beside = Path(sys.executable).parent
    found = shutil.which("npm") or shutil.which("npm", path=beside)
    if not found:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        _run([*pip, "install", "--require-hashes", "-r", str(root / NPM_LOCK)], root)
        found = shutil.which("npm", path=beside)
    if not found:
        raise NotFetchedError("npm")
    return found


def _run(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or ""
        raise NotFetchedError(said.strip() or str(error)) from None
