"""Serves a folder over http under a path, as a host does that has other things at its root."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@contextmanager
def served(folder: Path, under: str = "/a/b/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Give the address of `folder` while it is served, with `headers` of its host; it ends with a slash."""
    server = Server(("127.0.0.1", 0), partial(_Handler, folder, under, headers or {}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()


class Server(ThreadingHTTPServer):
    """A page and a worker ask for many files at once, and browsers hang up when they like."""

    request_queue_size = 128

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, under: str, headers: Mapping[str, str], *args) -> None:
        self.folder, self.under, self.more_headers = folder, under, headers
        super().__init__(*args, directory=str(folder))

    def end_headers(self) -> None:
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.under))

    def send_head(self):
        """Answer what lies outside the path, or is not there, as hosts of static files do: with 404.html."""
        there = self.path.startswith(self.under) and Path(self.translate_path(self.path)).exists()
        if there:
            return super().send_head()
        page = self.folder / "404.html"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        return page.open("rb")

    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""
