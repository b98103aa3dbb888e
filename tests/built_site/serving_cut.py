"""A server over a connection that a test can cut: for good, or from one request on, in the middle of its answer."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Lock, Thread

from tests.built_site.serving import Server


class Line:
    """The connection to `folder`; `asked` are the paths that came over it since it was last mended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.address = ""
        self._left: int | None = None  # requests that still get a whole answer
        self._lock = Lock()

    def mend(self) -> None:
        """Let everything through again."""
        self.cut(None)

    def cut(self, after: int | None = 0) -> None:
        """Let `after` more requests through; the one after them gets half an answer, and all others none."""
        with self._lock:
            self._left, self.asked = after, []

    def lets(self, path: str) -> float:
        """How much of the answer comes through: 1, a half or nothing."""
        with self._lock:
            self.asked.append(path)
            if self._left is None:
                return 1
            self._left -= 1
            return 1 if self._left >= 0 else 0.5 if self._left == -1 else 0


@contextmanager
def line_to(folder: Path, under: str = "/a/b/") -> Iterator[Line]:
    """Serve `folder` under a path of a host that has nothing else."""
    line = Line(folder)
    server = Server(("127.0.0.1", 0), partial(_Handler, line, under))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    line.address = f"http://127.0.0.1:{server.server_port}{under}"
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Without keep-alive: what a browser sends again by itself would be counted twice."""

    def __init__(self, line: Line, under: str, *args) -> None:
        self.line, self.under = line, under
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.removeprefix(self.under).partition("?")[0]
        share = self.line.lets(path)
        file = self.line.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        if not share:
            return self.hang_up()
        there = self.path.startswith(self.under) and file.is_file()
        body = (file if there else self.line.folder / "404.html").read_bytes()
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body[: int(len(body) * share)])
        if share < 1:
            self.hang_up()

    def hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""
