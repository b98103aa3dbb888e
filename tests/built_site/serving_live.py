"""A real `mkdocs serve`, which rebuilds when a file changes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
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
        """Ask for a page; gives the status and what stands in it. Waits while a rebuild runs."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def logged(self, words: str, times: int = 1) -> None:
        """Wait until the log has `words` so many times. Raises NotServedError."""
        deadline = time.monotonic() + PATIENCE
        while self.said().count(words) < times:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NotServedError(f"no “{words}” in:\n{self.said()}")
            time.sleep(0.02)

    def said(self) -> str:
        """What the log has until now."""
        return self.log.read_text(encoding="utf-8")


@contextmanager
def served_live(project: Path, log: Path, *options: str) -> Iterator[Live]:
    """Serve `project` with MkDocs' `options` on a free port; ready when the first build is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host, *options]
    # It builds into a temporary folder, which it leaves behind when it is terminated.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(log.parent)}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
    live = Live(f"http://{host}/", log, process)
    try:
        live.logged("Serving on")
        yield live
    finally:
        process.terminate()
        process.wait()
