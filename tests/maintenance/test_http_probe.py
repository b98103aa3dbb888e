"""`vinestreet links` asks hosts that misbehave in every common way, and always comes to an end with the right word."""

import asyncio
import socket
import time

import pytest

from tests.maintenance.bad_web import Names, bad_web, certificate, sent_to, trusting
from vinestreet.maintenance import http_client
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.maintenance.http_probe import probe
from vinestreet.maintenance.public_addresses import is_public_address

pytestmark = pytest.mark.usefixtures("own_loop")

AS_WELL = "/well /head-refused /head-unknown /head-404 /head-with-body /head-hangs-up /busy-then-well /fault-then-well /away /away-303 "
AS_WELL += "/slow-body /huge-body /wrong-length /only-line-feeds /first-a-hint /bomb"
OUTCOMES = {
    **dict.fromkeys(AS_WELL.split(), "well"),
    **dict.fromkeys("/gone /gone-410 /moved-to-nothing".split(), "gone"),
    **dict.fromkeys("/no-bots /login /busy-for-an-hour".split(), "refused"),
    **dict.fromkeys("/fault /busy-until".split(), "failing"),
    **dict.fromkeys("/moved /moved-308 /moved-twice /moved-then-away /letters /letters-latin".split(), "moved"),
    **dict.fromkeys("/in-a-circle /to-itself".split(), "loop"),
    "/far/0": "too_many",
    **dict.fromkeys("/no-location /bad-location /bad-port".split(), "lost"),
    **dict.fromkeys("/to-an-app /to-a-letter".split(), "not_web"),
    **dict.fromkeys("/hangs /slow-status /slow-head".split(), "no_answer"),
    **dict.fromkeys("/hangs-up /resets /half-a-head".split(), "closed"),
    # A browser would show /bad-length; aiohttp takes no head that breaks the rules of HTTP.
    **dict.fromkeys("/garbage /huge-head /endless-fields /bad-length".split(), "garbled"),
}
MOVED = {
    "/moved": "/well",
    "/moved-308": "/well",
    "/moved-twice": "/well",
    "/moved-then-away": "/away",
    "/letters": "/caf\u00e9 au lait",
}


def patient(**given) -> HttpClient:
    """Asks like the command, but on this machine, and without pauses."""
    return HttpClient("test", **{"pause": 0, "private": True} | given)


def asked(web: HttpClient, address: str):
    return asyncio.run(probe(web, address, again_after=0))


@pytest.fixture(scope="module")
def web():
    with bad_web() as web:
        yield web


@pytest.mark.parametrize(("path", "outcome"), OUTCOMES.items())
def test_each_way_to_misbehave_has_its_word(web, path, outcome):
    patience = {"seconds": 0.5} if outcome == "no_answer" else {}
    assert asked(patient(**patience), web.address + path).outcome == outcome


@pytest.mark.parametrize(("path", "there"), MOVED.items())
def test_what_moved_for_good_says_what_to_write_instead(web, path, there):
    assert asked(patient(), web.address + path).to == web.address + there


def test_a_host_that_asks_for_an_hour_is_left_alone(web):
    asked(patient(), f"{web.address}/busy-for-an-hour")
    assert web.asked["GET /busy-for-an-hour"] == 0


@pytest.mark.parametrize("path", "/fault /hangs-up /resets /garbage".split())
def test_nobody_is_asked_more_than_three_times(web, path):
    before = web.asked.copy()
    asked(patient(), web.address + path)
    assert (web.asked - before).total() == 3


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.1.2.3/", "http://0x7f.1/"]
)
def test_ones_own_network_is_never_asked(address):
    assert asked(patient(private=False), address).outcome == "private"


# Each stands for a block or a trick; in those of IPv6 that stand for another address, 7f00:1 is 127.0.0.1.
INSIDE = """
0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 168.63.129.16 169.254.169.254 169.254.170.2 172.31.0.1 192.0.0.8
192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::808:808 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::7f00:1 100::1
2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1
""".split()


@pytest.mark.parametrize("address", INSIDE)
def test_a_public_name_that_leads_inside_is_never_asked(address):
    inside = Names((address, 80))
    assert asked(patient(private=False, resolver=inside), "http://friendly.example/").outcome == "private"
    assert inside.met == ["friendly.example"]


@pytest.mark.parametrize(
    "name", "metadata metadata.goog metadata.google.internal. printer.local 2130706433 router".split()
)
def test_a_name_of_ones_own_network_is_not_even_looked_up(name):
    inside = Names(("8.8.8.8", 80))
    assert asked(patient(private=False, resolver=inside), f"http://{name}/").outcome == "private"
    assert inside.met == []


@pytest.mark.parametrize(
    "address", "8.8.8.8 1.1.1.1 100.63.255.255 192.0.1.1 2606:4700::1111 2a00:1450:4001::1".split()
)
def test_what_everybody_reaches_is_public(address):
    assert is_public_address(address)


def test_nobody_is_sent_into_their_own_network(web):
    """Each hop is looked up and looked at, so a public name that leads inside is enough to try it."""
    inside = Names(("::ffff:169.254.169.254", 80))
    assert asked(patient(private=False, resolver=inside), "http://friendly.example/").outcome == "private"


@pytest.fixture
def only_this_host_is_public(monkeypatch):
    """On the loopback, for no test goes beyond it: 127.0.0.1 stands for everybody's, all others for one's own."""
    monkeypatch.setattr(http_client, "is_public_address", lambda address: address == "127.0.0.1")


@pytest.mark.usefixtures("only_this_host_is_public")
def test_a_public_host_cannot_send_on_into_ones_own_network(web):
    web.paths["/inside"] = sent_to(f"http://127.0.0.2:{web.port}/well")
    before = web.asked.copy()
    seen = asked(patient(private=False), f"{web.address}/inside")
    assert (seen.outcome, seen.to) == ("private", f"http://127.0.0.2:{web.port}/well")
    assert web.asked - before == {"HEAD /inside": 1}


@pytest.mark.usefixtures("only_this_host_is_public")
def test_a_name_that_leads_inside_at_the_second_look_up_gains_nothing(web):
    """What is looked at is the very address of the connection."""
    rebound = Names(("127.0.0.1", web.port))
    web.paths["/rebound"] = lambda request: setattr(rebound, "endpoints", (("127.0.0.2", web.port),))
    before = web.asked.copy()
    assert asked(patient(private=False, resolver=rebound), "http://friendly.example/rebound").outcome == "private"
    assert (len(rebound.met), web.asked - before) == (2, {"HEAD /rebound": 1})


def test_of_several_addresses_none_inside_is_reached(web):
    inside = Names(("127.0.0.1", web.port), ("127.0.0.2", web.port), ("::1", web.port))
    before = web.asked.copy()
    assert asked(patient(private=False, resolver=inside), "http://friendly.example/well").outcome == "private"
    assert web.asked == before


def test_nothing_listens():
    assert asked(patient(), "http://127.0.0.1:1/").outcome == "no_connection"


def test_no_such_host():
    assert asked(patient(resolver=Names()), "http://nobody.example/").outcome == "no_host"
    assert asked(patient(), "http://a..b.example/").outcome == "no_host"


def test_a_name_in_other_letters_is_asked_as_the_network_knows_it(web):
    here = Names(("127.0.0.1", web.port))
    assert asked(patient(resolver=here), "http://b\u00fccher.example/well").outcome == "well"
    assert here.met == ["xn--bcher-kva.example"]
    assert web.hosts[-1] == "xn--bcher-kva.example"


def test_the_next_address_is_tried_where_the_first_is_dead(web):
    two = Names(("127.0.0.2", 1), ("127.0.0.1", web.port))
    assert asked(patient(resolver=two), "http://two.example/well").outcome == "well"


# Why, for whom it is made, for how many days, whether it is trusted.
CERTIFICATES = [
    ("self_signed", "IP:127.0.0.1", 30, False),
    ("expired", "IP:127.0.0.1", -1, True),
    ("other_host", "DNS:other.example", 30, True),
]


@pytest.mark.parametrize(("why", "names", "days", "trusted"), CERTIFICATES)
def test_a_bad_certificate_is_told_with_what_is_bad_about_it(tmp_path, why, names, days, trusted):
    tls = certificate(tmp_path, why, names, days)
    trust = {"context": trusting(tmp_path, why)} if trusted else {}
    with bad_web(tls) as web:
        seen = asked(patient(**trust), f"{web.address}/well")
    assert (seen.outcome, seen.detail) == ("certificate", why)


def test_a_host_that_begins_nothing_on_its_secure_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        seen = asked(patient(seconds=0.5), f"https://127.0.0.1:{listening.getsockname()[1]}/")
    assert seen.outcome == "no_answer"


def test_a_host_without_tls_on_its_secure_port(web):
    assert asked(patient(), web.address.replace("http:", "https:")).outcome == "no_tls"


def test_being_sent_from_https_to_http_is_told(tmp_path, web):
    tls = certificate(tmp_path, "ours", "IP:127.0.0.1")
    with bad_web(tls) as secure:
        secure.paths["/down"] = sent_to(f"{web.address}/well")
        seen = asked(patient(context=trusting(tmp_path, "ours")), f"{secure.address}/down")
        well = asked(patient(context=trusting(tmp_path, "ours")), f"{secure.address}/well")
    assert (seen.outcome, seen.to) == ("to_http", f"{web.address}/well")
    assert well.outcome == "well"


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(web):
    happened = []

    def slowly(asked):
        happened.append("asked")
        web.closing.wait(0.05)
        happened.append("answered")
        asked.page()

    async def several():
        polite = patient(pause=0.1)
        await asyncio.gather(*(probe(polite, f"{web.address}/slowly/{number}", 0) for number in range(4)))

    web.paths |= {f"/slowly/{number}": slowly for number in range(4)}
    before = time.monotonic()
    asyncio.run(several())
    assert happened == ["asked", "answered"] * 4
    assert time.monotonic() - before >= 4 * 0.1  # it may take longer, and never less
