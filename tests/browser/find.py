"""Finds a browser of the Chromium family on this machine. `python -m tests.browser.find` says which."""

import os
import shutil
import subprocess
import sys
from typing import Any

CHOICE = "VINESTREET_BROWSER"
# The first is Chromium without windows: the same engine, and a page opens in half the time.
NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "brave-browser",
)  # fmt: skip
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
    raise NoBrowserError(
        "The tests need a Chromium browser and found none: install one, for example with `sudo apt install chromium`, "
        f"or set {CHOICE} to the path of the one you have."
    )


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
        browser = find()
        print(f"{browser} ({version(browser)})")
    except NoBrowserError as error:
        sys.exit(str(error))
