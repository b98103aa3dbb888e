"""A small web of hosts that misbehave, each in its own way, on this machine: raw sockets, so that nothing mends it."""

import gzip
import socket
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp.abc import AbstractResolver

Handler = Callable[["Asked"], None]
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Asked:
    """One request: what was asked, and how often that path was asked before."""

    connection: socket.socket
    method: str
    target: str
    fields: dict[str, str]
    before: int
    web: "BadWeb"

    def say(self, data: bytes) -> None:
        self.connection.sendall(data)

    def page(self) -> None:
        """What a well-behaved host says: to HEAD no body."""
        self.say(PAGE.removesuffix(b"ok") if self.method == "HEAD" else PAGE)

    def drip(self, data: bytes, seconds: float = 0.2) -> None:
        """One byte after another, for ever."""
        while not self.web.closing.wait(seconds):
            self.say(data)


def status(code: int, *fields: str) -> Handler:
    head = "".join(f"{line}\r\n" for line in [f"HTTP/1.1 {code} -", *fields, "Content-Length: 0", ""])
    return lambda asked: asked.say(head.encode("latin-1"))


def sent_to(there: str, code: int = 301) -> Handler:
    return status(code, f"Location: {there}")


def in_turn(*handlers: Handler) -> Handler:
    """The first request gets the first handler, and so on; the last stays."""
    return lambda asked: handlers[min(asked.before, len(handlers) - 1)](asked)


def only_get(code: int) -> Handler:
    return lambda asked: asked.page() if asked.method == "GET" else status(code)(asked)


def _hang(asked: Asked) -> None:
    asked.web.closing.wait()


def _early_hint(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
    asked.page()


def _slow_head(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 OK\r\n")
    asked.drip(b"X")


def _slow_status(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 O")
    asked.drip(b"K")


def _slow_body(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    asked.drip(b"x")


def _huge_body(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
    while not asked.web.closing.is_set():
        asked.say(b"x" * 65536)


def _huge_head(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n")


def _endless_fields(asked: Asked) -> None:
    asked.say(b"HTTP/1.1 200 OK\r\n")
    while not asked.web.closing.is_set():
        asked.say(b"X: y\r\n" * 100)


def _reset(asked: Asked) -> None:
    asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


BOMB = gzip.compress(bytes(10_000_000))

PATHS: dict[str, Handler] = {
    "/well": lambda asked: asked.page(),
    "/gone": status(404),
    "/gone-410": status(410),
    "/head-refused": only_get(405),
    "/head-unknown": only_get(501),
    "/head-404": only_get(404),
    "/head-with-body": lambda asked: asked.say(PAGE),
    "/head-hangs-up": lambda asked: asked.page() if asked.method == "GET" else None,
    "/no-bots": status(403),
    "/login": status(401, 'WWW-Authenticate: Basic realm="x"'),
    "/busy-then-well": in_turn(status(429, "Retry-After: 0"), lambda asked: asked.page()),
    "/busy-for-an-hour": status(429, "Retry-After: 3600"),
    "/busy-until": status(503, "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT"),
    "/fault": status(500),
    "/fault-then-well": in_turn(status(500), status(500), lambda asked: asked.page()),
    "/moved": sent_to("/well"),
    "/moved-308": sent_to("well", 308),
    "/moved-twice": sent_to("/moved", 301),
    "/moved-then-away": sent_to("/away", 301),
    "/away": sent_to("/well", 302),
    "/away-303": sent_to("/well", 303),
    "/moved-to-nothing": sent_to("/gone"),
    "/in-a-circle": sent_to("/round", 302),
    "/round": sent_to("/in-a-circle", 302),
    "/to-itself": sent_to("/to-itself", 302),
    "/no-location": status(302),
    "/bad-location": sent_to("http://[::1/"),
    "/bad-port": sent_to("http://x.example:99999/"),
    "/letters": lambda asked: asked.say("HTTP/1.1 301 -\r\nLocation: /caf\u00e9 au lait\r\n\r\n".encode()),
    "/letters-latin": lambda asked: asked.say("HTTP/1.1 301 -\r\nLocation: /caf\u00e9\r\n\r\n".encode("latin-1")),
    "/caf%C3%A9%20au%20lait": lambda asked: asked.page(),
    "/caf%C3%A9": lambda asked: asked.page(),
    "/to-an-app": sent_to("vine-app://open"),
    "/to-a-letter": sent_to("mailto:x@vine.example"),
    "/hangs": _hang,
    "/slow-status": _slow_status,
    "/slow-head": _slow_head,
    "/slow-body": _slow_body,
    "/huge-body": _huge_body,
    "/huge-head": _huge_head,
    "/endless-fields": _endless_fields,
    "/hangs-up": lambda asked: None,
    "/resets": _reset,
    "/half-a-head": lambda asked: asked.say(b"HTTP/1.1 200 O"),
    "/garbage": lambda asked: asked.say(b"\x00\xff SSH-2.0-OpenSSH\r\n\r\n"),
    "/wrong-length": lambda asked: asked.say(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nshort"),
    "/bad-length": lambda asked: asked.say(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"),
    "/only-line-feeds": lambda asked: asked.say(b"HTTP/1.0 200 OK\nContent-Type: text/html\n\nhello"),
    "/first-a-hint": _early_hint,
    "/bomb": lambda asked: asked.say(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + BOMB),
    **{f"/far/{number}": sent_to(f"/far/{number + 1}", 302) for number in range(40)},
}


@dataclass
class BadWeb:
    """The server; `asked` counts by method and path, `hosts` what was named."""

    tls: ssl.SSLContext | None = None
    paths: dict[str, Handler] = field(default_factory=lambda: dict(PATHS))
    otherwise: Handler = field(default_factory=lambda: status(404))
    asked: Counter[str] = field(default_factory=Counter)
    hosts: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}"

    def serve(self, listening: socket.socket) -> None:
        while not self.closing.is_set():
            with suppress(OSError):
                connection, _ = listening.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head:
                    part = connection.recv(4096)
                    if not part:
                        return
                    head += part
                    if head.startswith(b"\x16"):  # the beginning of TLS, which is not spoken here
                        return connection.sendall(b"HTTP/1.1 400 -\r\n\r\n")
                first, *lines = head.decode("latin-1").split("\r\n")
                method, target, _ = first.split(" ", 2)
                fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                before = self.asked[f"HEAD {target}"] + self.asked[f"GET {target}"]
                self.asked[f"{method} {target}"] += 1
                self.hosts.append(fields.get("host", ""))
                self.names.add(fields.get("user-agent", ""))
                asked = Asked(connection, method, target, fields, before, self)
                self.paths.get(target, self.otherwise)(asked)


@contextmanager
def bad_web(tls: ssl.SSLContext | None = None) -> Iterator[BadWeb]:
    web = BadWeb(tls)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        web.port = listening.getsockname()[1]
        thread = threading.Thread(target=web.serve, args=(listening,), daemon=True)
        thread.start()
        yield web
        web.closing.set()
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


class Names(AbstractResolver):
    """Whoever is looked up is at these endpoints, or nowhere; `met` keeps who was."""

    def __init__(self, *endpoints: tuple[str, int], nowhere: str = "") -> None:
        self.endpoints, self.nowhere, self.met = endpoints, nowhere, list[str]()

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
        self.met.append(host)
        if host == self.nowhere or not self.endpoints:
            raise socket.gaierror(-2, "Name or service not known")
        return [
            {"hostname": host, "host": ip, "port": at, "family": socket.AF_INET6 if ":" in ip else socket.AF_INET}
            | {"proto": 0, "flags": socket.AI_NUMERICHOST}
            for ip, at in self.endpoints
        ]

    async def close(self):
        pass


def certificate(folder: Path, name: str, names: str, days: int = 30) -> ssl.SSLContext:
    """A certificate of its own making for `names` (`DNS:…`, `IP:…`), good for so many days, by the program openssl."""
    request, key, cert, more = (folder / f"{name}.{kind}" for kind in ("csr", "key", "pem", "ext"))
    more.write_text(f"subjectAltName={names}\n", encoding="utf-8")
    elliptic = "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split()
    for command in (
        [*elliptic, "-keyout", key, "-out", request, "-subj", f"/CN={name}"],
        ["x509", "-req", "-in", request, "-signkey", key, "-out", cert, "-days", str(days), "-extfile", more],
    ):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


def trusting(folder: Path, name: str) -> ssl.SSLContext:
    """Who trusts that certificate."""
    context = ssl.create_default_context()
    context.load_verify_locations(folder / f"{name}.pem")
    return context
