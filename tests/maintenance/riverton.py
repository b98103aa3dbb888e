"""The web as `vinestreet links` meets it in pages that show its output: the hosts of Riverton, invented like the town."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.maintenance.bad_web import Asked, Names, bad_web, sent_to, status
from vinestreet.maintenance.http_client import HttpClient, WebError

HOSTS = {
    "heron-women.example": status(404),
    "loft.example": sent_to("https://loft-youth.example/"),
    "transit.riverton.example": status(403),
}
NO_MORE = "plain-money.example"
EXPIRED = "library.riverton.example"


class RivertonWeb(HttpClient):
    """Everything is at one port of this machine, without TLS; a host answers well where HOSTS says nothing else."""

    async def ask(self, method, address):
        if urlsplit(address).hostname == EXPIRED:
            raise WebError("certificate", "expired")
        return await HttpClient.ask(self, method, address.replace("https:", "http:", 1))


def _answer(asked: Asked) -> None:
    HOSTS.get(asked.fields["host"], lambda asked: asked.page())(asked)


@contextmanager
def riverton() -> Iterator[HttpClient]:
    """Serve it, and give how to ask there."""
    with bad_web() as web:
        web.paths, web.otherwise = {}, _answer
        names = Names(("127.0.0.1", web.port), nowhere=NO_MORE)
        yield RivertonWeb("test", pause=0, private=True, resolver=names)
