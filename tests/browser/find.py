"""Finds a browser of the Chromium family on this machine.

`python -m tests.browser.find` says which. Where there is none, it has Playwright fetch one; where that cannot be, it
says what is missing in one line.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

CHOICE = "VINESTREET_BROWSER"
# The first is Chromium without windows: the same engine, and a page opens in half the time.
NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "brave-browser",
)  # fmt: skip
FETCHED = ("headless_shell", "chrome-headless-shell")
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser")


class NoBrowserError(Exception):
    """There is no browser to test in; the text says what to do."""


def find() -> str:
    """Give the path of the browser, or raise NoBrowserError."""
    chosen = os.environ.get(CHOICE)
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise NoBrowserError(
                f"{CHOICE} names {chosen}, which is no program on this machine: set it to the path of a Chromium browser."
            )
        return path
    on_mac = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_APPLICATIONS]
    for candidate in (*NAMES, *on_mac):
        if path := shutil.which(candidate):
            return path
    if fetched := _fetched_before():
        return str(fetched)
    raise NoBrowserError(
        "no Chromium browser is on this machine: install one, for example with `sudo apt install chromium`, "
        f"or set {CHOICE} to the path of the one you have."
    )


def fetch() -> str:
    """Have Playwright fetch a Chromium, and give its path, or raise NoBrowserError."""
    command = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, capture_output=True, timeout=600, check=True)
        if fetched := _fetched_before():
            return str(fetched)
    raise NoBrowserError(
        "No Chromium browser is on this machine, and Playwright could not fetch one, so the tests in a browser are left "
        "out. To run them, install one, for example with `sudo apt install chromium`, or set "
        f"{CHOICE} to the path of the one you have."
    )


def _fetched_before() -> Path | None:
    """The newest Chromium that Playwright has fetched, where it keeps them."""
    home = Path.home()
    kept = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(kept)] if kept else [home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright"]
    found = [path for folder in folders for name in FETCHED for path in folder.glob(f"chromium*/*/{name}")]
    return max(filter(lambda path: os.access(path, os.X_OK), found), key=_revision, default=None)


def _revision(path: Path) -> int:
    return int("".join(filter(str.isdigit, path.parents[1].name)) or 0)


def version(path: str) -> str:
    """Give what the browser says about itself, or raise NoBrowserError when it does not start."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=120, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoBrowserError(
            f"{path} does not start ({error}): install it anew, or set {CHOICE} to the path of another Chromium browser."
        ) from error
    return said.stdout.strip()


def launch_options() -> dict[str, Any]:
    """How Playwright starts it: quiet, and in its sandbox, which Chromium has not for root."""
    return {
        "executable_path": find(),
        "headless": True,
        "chromium_sandbox": os.geteuid() != 0,  # where this is false, Playwright adds --no-sandbox
        "args": [
            "--disable-background-networking",
            "--no-first-run",
            "--disable-sync",
            "--disable-component-update",
        ],
    }


if __name__ == "__main__":
    try:
        try:
            browser = find()
        except NoBrowserError:
            if os.environ.get(CHOICE):
                raise
            browser = fetch()
        print(f"{browser} ({version(browser)})")
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") or os.environ.get(CHOICE) else 0)
