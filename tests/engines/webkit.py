"""WebKit, by the driver that Debian has of it (W3C WebDriver over HTTP), in a window of a screen that nobody sees."""

import itertools
import json
import os
import re
import socket
import subprocess
import time
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.programs import needed, skip

KEYS = {"Shift": "\ue008", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
SECONDS = 60
PACKAGE = "webkit2gtk-driver"
LARGE, SMALL = {"width": 1280, "height": 900}, {"width": 360, "height": 640}  # no window gets narrower than 447
# Lay the page out by its rules for paper, tell it that it is being printed, and give the words that are seen then.
ON_PAPER = """(() => {
  for (const sheet of document.styleSheets) {
    const owners = [sheet];
    for (const owner of owners) {
      if (owner.media?.mediaText) owner.media.mediaText = owner.media.mediaText.replace("screen", "tty").replace("print", "all");
      if (owner.cssRules) owners.push(...owner.cssRules);
    }
  }
  dispatchEvent(new Event("beforeprint"));
  const words = document.body.innerText;
  dispatchEvent(new Event("afterprint"));
  return words;
})()"""


class WebKitTab:
    """A tab of WebKit's own small browser."""

    def __init__(self, driver: str, session: str) -> None:
        self._session = f"{driver}/session/{session}"

    def open(self, address: str) -> None:
        _post(f"{self._session}/url", {"url": address})

    def evaluate(self, expression: str) -> Any:
        script = (
            "const done = arguments[0];"
            f"(async () => JSON.stringify(await ({expression})) ?? null)().then(done, (error) => done(`!${{error}}`));"
        )
        said = _post(f"{self._session}/execute/async", {"script": script, "args": []})
        if isinstance(said, str) and said.startswith("!"):
            raise RuntimeError(said)
        return None if said is None else json.loads(said)

    def back(self) -> None:
        _post(f"{self._session}/back", {})

    def forward(self) -> None:
        _post(f"{self._session}/forward", {})

    def reload(self) -> None:
        _post(f"{self._session}/refresh", {})

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        keys = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        _post(f"{self._session}/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def renew(self) -> None:
        opened = _post(f"{self._session}/window/new", {"type": "tab"})["handle"]
        _send(urllib.request.Request(f"{self._session}/window", method="DELETE"))
        _post(f"{self._session}/window", {"handle": opened})

    def as_on_a_phone(self, phone: bool) -> None:
        self.renew()
        _post(f"{self._session}/window/rect", SMALL if phone else LARGE)

    def printed(self) -> str:
        """Give what the page has for paper: the driver answers "unknown command" to WebDriver's own for printing."""
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", self.evaluate(ON_PAPER)))


@contextmanager
def webkit(folder: Path) -> Iterator[WebKitTab]:
    """Start WebKit with nothing of anybody's in it, and give its tab.

    It keeps what it keeps in `folder`.
    """
    driver = needed("WebKitWebDriver", package=PACKAGE)
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    if not browsers:
        skip("WebKit's MiniBrowser", f"install it, for example with `sudo apt install {PACKAGE}`")
    folder.mkdir(parents=True)
    own = {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    port = _free_port()
    with _screen() as display:
        environment = {**os.environ, **own, "DISPLAY": display, "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        started = subprocess.Popen(
            [driver, f"--port={port}", "--host=127.0.0.1"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            wanted = {"webkitgtk:browserOptions": {"binary": str(browsers[-1]), "args": ["--automation"]}}
            _until_it_answers(address)
            session = _post(f"{address}/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
            _post(f"{address}/session/{session}/timeouts", {"script": SECONDS * 500, "pageLoad": SECONDS * 500})
            yield WebKitTab(address, session)
            with suppress(Exception):
                _send(urllib.request.Request(f"{address}/session/{session}", method="DELETE"))
        finally:
            started.terminate()
            started.wait(20)


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees."""
    server = needed("Xvfb", package="xvfb")
    ours, theirs = os.pipe()
    started = subprocess.Popen(
        [server, "-displayfd", str(theirs), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
        pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            yield f":{said.readline().strip()}"
    finally:
        started.terminate()
        started.wait(20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _until_it_answers(address: str) -> None:
    for _ in itertools.repeat(None, 400):
        try:
            _send(urllib.request.Request(f"{address}/status"))
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("WebKitWebDriver did not start")


def _post(address: str, body: dict[str, Any]) -> Any:
    asked = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    return _send(asked)


def _send(asked: urllib.request.Request) -> Any:
    without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with without_proxy.open(asked, timeout=SECONDS) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        said = json.load(error)["value"]
        raise RuntimeError(f"{said['error']}: {said['message']}") from error
