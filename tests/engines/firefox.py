"""Firefox, by the protocol that it speaks itself (WebDriver BiDi, https://w3c.github.io/webdriver-bidi/): without a driver."""

import asyncio
import base64
import itertools
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

from tests.browser.paper import sheets
from tests.programs import needed

KEYS = {"Shift": "\ue008", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
SECONDS = 60
# A name that leads to this machine and isn't known to: to the browser, http there is as open to be read as anywhere.
PLAIN_HOST = "plain.example"
# Nothing may leave the machine: no updates, no reports, no lists of bad sites.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.localDomains": PLAIN_HOST,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

# As it is on Android: touched, and pages that listen for their own end may be kept whole all the same.
ON_A_PHONE = {
    "docshell.shistory.bfcache.allow_unload_listeners": True,
    "dom.w3c_touch_events.enabled": 1,
    "ui.allPointerCapabilities": 1,
    "ui.primaryPointerCapabilities": 1,
}
# Sets preferences while Firefox runs; what had none of the kind before is left without one afterwards.
SET = """for (const [name, value] of Object.entries(%s)) {
  if (value === null) Services.prefs.clearUserPref(name);
  else if (typeof value === "boolean") Services.prefs.setBoolPref(name, value);
  else Services.prefs.setIntPref(name, value);
}"""


class _Line:
    """The line to the browser: a loop of its own in a thread, so that tests can ask and wait."""

    def __init__(self, address: str) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._run(self._connect(address))

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)

    async def _connect(self, address: str) -> None:
        self._session = aiohttp.ClientSession()
        self._socket = await self._session.ws_connect(address, max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            said = message.json()
            if waiting := self._waiting.pop(said.get("id"), None):
                waiting.set_result(said)

    async def _ask(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        self._waiting[number] = self._loop.create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(self._waiting[number], SECONDS)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give what the browser answers, or raise RuntimeError with what it says."""
        said = self._run(self._ask(method, parameters))
        if said["type"] == "error":
            raise RuntimeError(f"{method}: {said['error']}: {said['message']}")
        return dict(said["result"])

    def close(self) -> None:
        async def end() -> None:
            self._listening.cancel()
            await self._session.close()

        with suppress(Exception):
            self._run(end())
        self._loop.call_soon_threadsafe(self._loop.stop)


class FirefoxTab:
    """A tab of Firefox."""

    def __init__(self, line: _Line, context: str) -> None:
        self._line, self._context = line, context

    def open(self, address: str) -> None:
        self._line.ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        answer = self._line.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})) ?? null)()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        value = answer["result"].get("value")
        return None if value is None else json.loads(value)

    def back(self) -> None:
        self._line.ask("browsingContext.traverseHistory", context=self._context, delta=-1)

    def forward(self) -> None:
        self._line.ask("browsingContext.traverseHistory", context=self._context, delta=1)

    def reload(self) -> None:
        self._line.ask("browsingContext.reload", context=self._context, wait="none")

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        keys = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        actions = [{"type": "key", "id": "keyboard", "actions": keys}]
        self._line.ask("input.performActions", context=self._context, actions=actions)

    def renew(self) -> None:
        before, self._context = self._context, self._line.ask("browsingContext.create", type="tab")["context"]
        self._line.ask("browsingContext.close", context=before)

    def as_on_a_phone(self, phone: bool) -> None:
        (window,) = self._line.ask("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        values = ON_A_PHONE if phone else dict.fromkeys(ON_A_PHONE)
        target = {"context": window["context"]}
        self._line.ask("script.evaluate", expression=SET % json.dumps(values), target=target, awaitPromise=False)
        self.renew()
        if phone:
            self._line.ask("browsingContext.setViewport", context=self._context, viewport={"width": 360, "height": 640})

    def printed(self) -> str:
        return "".join(sheets(base64.b64decode(self._line.ask("browsingContext.print", context=self._context)["data"])))


@contextmanager
def firefox(folder: Path) -> Iterator[FirefoxTab]:
    """Start Firefox with nothing of anybody's in it, and give its tab.

    It keeps what it keeps in `folder`.
    """
    program = needed("firefox-esr", "firefox", package="firefox-esr", choice="VINESTREET_FIREFOX")
    folder.mkdir(parents=True)
    told = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (folder / "user.js").write_text(told, encoding="utf-8")
    asked = ["--remote-debugging-port=0", "--remote-allow-system-access"]  # the latter to set preferences
    command = [program, "--headless", "--no-remote", *asked, "--profile", str(folder)]
    log = folder / "said.txt"
    with log.open("w", encoding="utf-8") as said:
        started = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
    try:
        line = _Line(f"{_address(log, started)}/session")
        line.ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})
        tab = line.ask("browsingContext.getTree")["contexts"][0]["context"]
        yield FirefoxTab(line, tab)
        line.close()
    finally:
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()


def _address(log: Path, started: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and started.poll() is None:
        if found := re.search(r"ws://\S+", log.read_text(encoding="utf-8")):
            return found[0].rstrip("/")
        time.sleep(0.05)
    raise RuntimeError(f"Firefox did not start: {log.read_text(encoding='utf-8')[-500:]}")
