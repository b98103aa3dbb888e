"""Asks a web address how it is, one request at a time: the head of an answer and never its body.

The asking is aiohttp's. Here stands when to ask, whom not to ask, and what each way to fail is called.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
import certifi
from aiohttp.abc import AbstractResolver

from vinestreet.maintenance.public_addresses import is_public_address, is_public_name

AT_ONCE = 8  # hosts
LONGEST_FIELD = 64 * 1024  # bytes; some send long lists of what a page may load
# How X509_verify_cert_error_string(3) numbers what is wrong with a certificate.
WHY = {9: "not_yet", 10: "expired", 18: "self_signed", 19: "self_signed", 62: "other_host", 64: "other_host"}


class WebError(Exception):
    """There was no answer to speak of; `outcome` says why in one word, `detail` what was met."""

    def __init__(self, outcome: str, detail: str = "") -> None:
        """Keep both; the words are those of `links.outcome` in messages/."""
        super().__init__(outcome)
        self.outcome = outcome
        self.detail = detail


def trusting_browsers_do() -> ssl.SSLContext:
    """The certificates that the system trusts, and Mozilla's, for systems that bring none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(slots=True)
class HttpClient:
    """How to ask: as whom, with which patience and pause (in seconds).

    With `private`, addresses of one's own network are asked too; that is for tests alone. Without a `resolver`, names
    are looked up as the system does.
    """

    user_agent: str
    seconds: float = 20
    pause: float = 1
    private: bool = False
    resolver: AbstractResolver | None = None
    context: ssl.SSLContext = field(default_factory=trusting_browsers_do)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE), init=False)
    _hosts: dict[str, asyncio.Lock] = field(default_factory=dict, init=False)

    async def ask(self, method: str, address: str) -> aiohttp.ClientResponse:
        """Give the answer to `method` (HEAD, GET) at `address`, closed after its head. Raises WebError."""
        try:
            host = urlsplit(address).hostname or ""
            if not (self.private or is_public_name(host)):
                raise WebError("private")
            async with (
                self._turn(host),
                self._room,
                self._session() as session,
                session.request(method, address, allow_redirects=False) as answer,
            ):
                answer.close()
                return answer
        except TimeoutError:
            raise WebError("no_answer") from None
        except ValueError:  # no name or address that there could be
            raise WebError("no_host") from None

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """One request at a time at each host, and a pause after it."""
        async with self._hosts.setdefault(host, asyncio.Lock()):
            try:
                yield
            finally:
                await asyncio.sleep(self.pause)

    def _session(self) -> aiohttp.ClientSession:
        """One for each request, for no two of them are to share a connection or a cookie."""
        guard = None if self.private else _public_socket
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=self.context, resolver=self.resolver, socket_factory=guard, force_close=True
            ),
            headers={"User-Agent": self.user_agent, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "identity"},
            timeout=aiohttp.ClientTimeout(total=self.seconds),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_field_size=LONGEST_FIELD,
            middlewares=[_once],
        )


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Call what went wrong by our names, here, because aiohttp itself would ask a second time where a host hangs up."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorCertificateError as error:
        number = getattr(error.certificate_error, "verify_code", 0)
        raise WebError("certificate", WHY.get(number, "unknown_issuer")) from None
    except aiohttp.ClientSSLError as error:
        raise WebError("no_tls", getattr(error.os_error, "reason", None) or "") from None
    except aiohttp.ClientConnectorDNSError:
        raise WebError("no_host") from None
    except aiohttp.ClientConnectorError as error:
        raise WebError("private" if isinstance(error.os_error, _PrivateError) else "no_connection") from None
    except aiohttp.ClientResponseError:
        raise WebError("garbled") from None
    except aiohttp.ClientConnectionError as error:
        raise WebError("closed", getattr(error, "strerror", None) or "") from None


class _PrivateError(OSError):
    """An address in somebody's own network."""


def _public_socket(where: aiohttp.AddrInfoType) -> socket.socket:
    """Make the socket for the very address that is connected to, if everybody reaches the same machine there."""
    family, kind, protocol, _, address = where
    if not is_public_address(str(address[0])):
        raise _PrivateError
    return socket.socket(family, kind, protocol)
