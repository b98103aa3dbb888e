"""A real `make serve`: the server that shows what was saved."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE = 600.0  # seconds, for a busy machine


class NotServedError(Exception):
    """The server ended, or what was waited for did not come; the text is what it had to say."""


@dataclass(frozen=True, slots=True)
class Live:
    """A server that runs, at `address` (which ends with a slash), and the `log` it writes."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; gives the status and what stands in it."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def shown(self) -> dict[str, str]:
        """What browsers are told: the `version` of the site, and a `heading` with a `mistake` where there is one."""
        with urlopen(self.address + "_live/events", timeout=PATIENCE) as events:
            for line in events:
                if line.startswith(b"data: "):
                    told: dict[str, str] = json.loads(line.removeprefix(b"data: "))
                    return told
        raise NotServedError(f"nothing is told:\n{self.said()}")

    def wait_until(self, so: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        """Wait until what browsers are told is `so`, and give it. Raises NotServedError."""
        deadline = time.monotonic() + PATIENCE
        while True:
            if self.process.poll() is not None:
                raise NotServedError(f"the server ended with {self.process.returncode}:\n{self.said()}")
            with suppress(URLError, ConnectionError):  # it is not listening yet, or begins anew
                if so(told := self.shown()):
                    return told
            if time.monotonic() > deadline:
                raise NotServedError(f"it did not come:\n{self.said()}")
            time.sleep(0.05)

    def said(self) -> str:
        """What the terminal has until now."""
        return self.log.read_text(encoding="utf-8")


def free_host() -> str:
    """Give a name of this machine with a port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def answers(address: str) -> None:
    """Wait until a server that was just started answers at `address`."""
    while True:
        with suppress(URLError, ConnectionError), urlopen(address, timeout=PATIENCE):
            return
        time.sleep(0.02)


@contextmanager
def served_live(project: Path, log: Path, *options: str, host: str = "") -> Iterator[Live]:
    """Serve `project` with `options` at `host` or a free one; ready when it was built, or what is wrong is told."""
    host = host or free_host()
    command = [sys.executable, "hooks/serve.py", "--dev-addr", host, *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(log.parent)}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
    live = Live(f"http://{host}/", log, process)
    try:
        live.wait_until(lambda told: bool(told["version"] or told["mistake"]))
        yield live
    finally:
        process.send_signal(SIGINT)
        process.wait()
