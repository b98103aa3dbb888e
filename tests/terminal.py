"""Drives a command in a pseudo-terminal, as a person at a keyboard would.

with terminal(["make", "fork"], folder) as t:
    t.expect("What is the site called?")
    t.answer("Peers of Ashbury")
    assert t.status() == 0
"""

import codecs
import os
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROWS, COLUMNS = 50, 400  # so wide that no terminal breaks a line that is looked for


class NotOnScreenError(AssertionError):
    """What was expected did not come; the message shows all that did."""


class Terminal:
    """A running command, and what it has shown so far as `screen` (line ends as Unix writes them)."""

    def __init__(self, command: subprocess.Popen[bytes], screen: int, patience: float) -> None:
        """Watch `command`, whose terminal is the open file `screen`; wait at most `patience` seconds at a time."""
        self._command = command
        self._file = screen
        self._patience = patience
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._shown = ""
        self._seen = 0  # so far, expectations have been met

    @property
    def screen(self) -> str:
        """Everything on the screen, what was typed too."""
        return self._shown

    def expect(self, text: str) -> str:
        """Wait until `text` stands below everything that was expected before; gives what stood between, and `text`."""
        until = time.monotonic() + self._patience
        while (at := self._shown.find(text, self._seen)) < 0:
            if not self._read(until):
                raise NotOnScreenError(f"`{text}` did not come. On the screen:\n{self._shown}")
        begin, self._seen = self._seen, at + len(text)
        return self._shown[begin : self._seen]

    def answer(self, line: str = "") -> None:
        """Type `line` and press Enter."""
        os.write(self._file, f"{line}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C, and again until something happens, as people do.

        Python may miss a signal that comes in the moment before it waits for a key.
        """
        until = time.monotonic() + self._patience
        while self._command.poll() is None and time.monotonic() < until:
            os.killpg(self._command.pid, signal.SIGINT)
            if self._read(time.monotonic() + 1):
                return

    def status(self) -> int:
        """Wait for the end of the command; gives its exit status."""
        until = time.monotonic() + self._patience
        while self._read(until):
            pass
        try:
            return self._command.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise NotOnScreenError(f"the command did not end. On the screen:\n{self._shown}") from None

    def _read(self, until: float) -> bool:
        """Take up what has come, waiting for it; False where nothing more can come, or it is too late."""
        ready, _, _ = select.select([self._file], [], [], max(0.0, until - time.monotonic()))
        try:
            data = os.read(self._file, 65536) if ready else b""
        except OSError:  # Linux says so when the last one who had the terminal open has left
            data = b""
        self._shown += self._decoder.decode(data).replace("\r\n", "\n")
        return bool(data)


@contextmanager
def terminal(
    command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None, *, patience: float = 60
) -> Iterator[Terminal]:
    """Run `command` in `folder` in a terminal of its own, with `env` added to the environment; ends it at last.

    Nothing that is expected may take longer than `patience` seconds.
    """
    ours, its = os.openpty()
    termios.tcsetwinsize(its, (ROWS, COLUMNS))
    # Tests may run below another make, which must not pass its flags on, or in a terminal of another size; a dumb
    # terminal gets no escape sequences.
    theirs = ("MAKE", "COLUMNS", "LINES")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    around = {**outside, "TERM": "dumb", **(env or {})}
    try:
        running = subprocess.Popen(
            command, cwd=folder, env=around, stdin=its, stdout=its, stderr=its, start_new_session=True
        )
    finally:
        os.close(its)
    try:
        yield Terminal(running, ours, patience)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, 9)
            running.wait()
        os.close(ours)
