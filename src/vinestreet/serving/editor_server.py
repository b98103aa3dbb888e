"""The server behind `make edit`: the page of the editor, its scripts, and what it asks about the files.

It answers this machine alone, below a path that nobody can guess, so neither another page in the browser nor another
person on the machine reaches it. A request that names another host than this one comes by a name that was turned to
point here (https://owasp.org/www-community/attacks/DNS_Rebinding), and one whose origin is another from another page
(https://owasp.org/www-community/attacks/csrf): both are refused.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from vinestreet.core.messages import Messages
from vinestreet.serving.local_server import KINDS, LocalServer

HOST = "127.0.0.1"
API = "api/v1"
CONFIG = "config.json"
MOST = 4_000_000  # bytes of one request; a place takes some ten thousand

# Decap CMS makes functions of the patterns it checks with, and puts its styles into the page; it fetches nothing.
EDITOR_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)

PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="edit-places.css">
<body><script src="edit-places.js" data-config="{config}" {words}></script><script src="decap-cms.js"></script>
</html>
"""

Answer = tuple[int, Any]  # the status of HTTP, and what becomes JSON


class EditorServer(LocalServer):
    """Serves the editor. Raises OSError where the port is taken."""

    def __init__(
        self,
        port: int,
        folders: Sequence[Path],
        words: Messages,
        config: Callable[[str], Answer],
        answer: Callable[[Mapping[str, Any]], Answer],
    ) -> None:
        """Listen at `port`, 0 for any that is free.

        Shown are the files of the `folders`, and the page in these `words`. `config` gives the configuration of the
        editor for the address of the API, and `answer` what that answers.
        """
        self.folders, self.words, self.config, self.answer = folders, words, config, answer
        self.secret = secrets.token_urlsafe(16)
        super().__init__((HOST, port), _EditorHandler)

    @property
    def origin(self) -> str:
        """The origin of every page here."""
        return f"http://{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the editor."""
        return f"{self.origin}/{self.secret}/"

    def page(self) -> bytes:
        """Give the page of the editor."""
        t = self.words
        words = {name: t(f"form.{name}") for name in ("refused", "saved", "see", "close", "open", "remove")}
        said = " ".join(f'data-{name}="{escape(sentence)}"' for name, sentence in words.items())
        page = PAGE.format(language=t.locale.language, title=escape(t("form.title")), config=CONFIG, words=said)
        return page.encode()

    def find(self, name: str) -> Path | None:
        """Give the file that is shown by this name; None where there is none."""
        if not _NAME.fullmatch(name):
            return None
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)


_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.(?:js|css|wasm)")  # no folder, nothing hidden


class _EditorHandler(BaseHTTPRequestHandler):
    server: EditorServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, the configuration, or one of the files."""
        with suppress(ConnectionError):
            name = self._name()
            if name is None:
                self._refuse(HTTPStatus.FORBIDDEN)
            elif not name:
                self._send(HTTPStatus.OK, "index.html", self.server.page())
            elif name == CONFIG:
                self._send_json(*self.server.config(f"/{self.server.secret}/{API}"))
            elif path := self.server.find(name):
                self._send(HTTPStatus.OK, path.name, path.read_bytes())
            else:
                self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Answer a question about the files."""
        with suppress(ConnectionError):
            length = self.headers.get("Content-Length", "")
            kind = self.headers.get_content_type()
            if self._name() != API or self.headers.get("Origin") != self.server.origin or kind != "application/json":
                return self._refuse(HTTPStatus.FORBIDDEN)
            if not length.isdecimal() or int(length) > MOST:
                return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            try:
                asked = json.loads(self.rfile.read(int(length)))
            except (ValueError, RecursionError):
                asked = None
            self._send_json(*self.server.answer(asked if isinstance(asked, dict) else {}))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what was saved is told in the page."""

    def _name(self) -> str | None:
        """What is asked for below the secret path; None for whatever must not be answered."""
        path = unquote(urlsplit(self.path).path)
        start = f"/{self.server.secret}/"
        own = self.headers.get("Host") == urlsplit(self.server.origin).netloc
        return path.removeprefix(start) if own and path.startswith(start) else None

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True  # what was sent along is not read
        self._send(status, "refused.txt", status.phrase.encode())

    def _send_json(self, status: int, answer: Any) -> None:
        self._send(status, "answer.json", json.dumps(answer).encode())

    def _send(self, status: int, name: str, content: bytes) -> None:
        kind = KINDS.guess_type(name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", EDITOR_POLICY)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)
