"""The server behind `make serve`: pages that show by themselves what was saved, and over them what is wrong.

What it puts into each page is a script of its own, from this origin, so that the content policy stays the one that is
published. The script listens at EVENTS, as HTML's server-sent events have it:
https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from vinestreet.core.messages import Messages
from vinestreet.outputs.offline_manifest import MARK
from vinestreet.security.browser_storage import storage_keys
from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.serving.local_server import KINDS, LocalServer
from vinestreet.serving.served_site import ServedSite

EVENTS = "_live/events"
SCRIPT = "_live/show-saved.js"
STYLE = "_live/show-saved.css"
HEARTBEAT = 15.0  # seconds, after which a browser is told the same again: a page that is gone is noticed then

_PLAIN = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
{mark}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{heading}</title>
<link rel="stylesheet" href="/{style}"><link rel="icon" href="data:,">
<body><main class="live-mistake"><h2>{heading}</h2><pre>{mistake}</pre></main></body></html>
"""


class LiveServer(LocalServer):
    """Serves a site while it is edited. Raises OSError where the address is taken or not this machine's."""

    def __init__(
        self,
        address: tuple[str, int],
        site: ServedSite,
        own: Mapping[str, Path],
        failed: Callable[[Exception], None],
        words: Messages,
    ) -> None:
        """Listen at `address`; `own` are the files of SCRIPT and STYLE.

        `failed` is called where a page could not be made, and tells it on the `site`, whose `words` they are.
        """
        self.site, self.own, self.failed, self.words = site, own, failed, words
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: LiveServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the site, one of our own, or the stream of what is shown."""
        url = unquote(urlsplit(self.path).path).removeprefix("/")
        with suppress(ConnectionError):  # the browser went on to another page
            if url == EVENTS:
                self._stream()
            elif url in self.server.own:
                self._answer(HTTPStatus.OK, url, self.server.own[url].read_bytes())
            else:
                self._file(url)

    do_HEAD = do_GET  # noqa: N815 # both are what http.server looks for

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what was edited."""

    def _file(self, url: str) -> None:
        version = self.server.site.shown.version  # asked first: a page may be newer than it says, and not older
        build = self.server.site.build
        name = f"{url}index.html" if url.endswith("/") or not url else url
        if build is None:
            return self._plain(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            content, missing = build.read(name), build.read("404.html") or b""
        except Exception as error:
            self.server.failed(error)
            return self._plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        if content is not None:
            return self._answer(HTTPStatus.OK, name, content, version)
        if url and build.is_folder(url):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{quote(url)}/")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        return self._answer(HTTPStatus.NOT_FOUND, "404.html", missing, version)

    def _plain(self, status: HTTPStatus) -> None:
        """A page where there is none of the site's: before the first build, or where one could not be made."""
        shown = self.server.site.shown
        words = {
            "heading": escape(shown.heading),
            "mistake": escape(shown.mistake),
            "language": self.server.words.locale.language,
        }
        page = _PLAIN.format(**words, policy=CONTENT_POLICY, mark=MARK, style=STYLE)
        self._answer(status, "plain.html", page.encode(), shown.version)

    def _answer(self, status: HTTPStatus, name: str, content: bytes, version: str = "") -> None:
        kind = KINDS.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            content = _with_script(content, version, self.server.words("serve.script"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")  # nothing comes between a save and the eye
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 300\n\n")
        shown = self.server.site.shown
        while True:
            self.wfile.write(f"data: {json.dumps(asdict(shown))}\n\n".encode())
            shown = self.server.site.wait_for_other(shown, HEARTBEAT)


def _with_script(page: bytes, version: str, failed: str) -> bytes:
    """Give the page with our script before all others, or at its end where it has none.

    The script knows the `version` of the page, the name of what workers have saved, and what it says of one that
    `failed`.
    """
    data = f'data-version="{version}" data-style="/{STYLE}" data-events="/{EVENTS}"'
    data += f' data-copies="{escape(storage_keys()["copy"])}" data-failed="{escape(failed)}"'
    script = f'<script src="/{SCRIPT}" {data}></script>'.encode()
    before, first, after = page.partition(b"<script src=") if b"<script src=" in page else page.rpartition(b"</body>")
    return before + script + first + after if first else page + script
