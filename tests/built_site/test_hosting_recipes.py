"""The recipes of contributing/hosting.md do what the page says, as far as one machine without a radio can show it."""

import re
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from tests.built_site.building import build, the_town
from tests.built_site.nginx import ask, free_ports, running_nginx
from tests.built_site.recipes import PAGE, WRITTEN, below_a_path, on_nginx, updater
from tests.built_site.small import small_project
from tests.programs import needed
from vinestreet.cli import main
from vinestreet.outputs.hosting import FOR_GOOD, HEADERS

ONE_ADDRESS, THE_BOX = "vine.lan", "10.42.0.1"
# What phones and computers ask for when they join: https://en.wikipedia.org/wiki/Captive_portal
ASKED = [
    ("connectivitycheck.gstatic.com", "generate_204"),
    ("www.google.com", "gen_204"),
    ("captive.apple.com", "hotspot-detect.html"),
    ("www.apple.com", "library/test/success.html"),
    ("www.msftconnecttest.com", "connecttest.txt"),
    ("www.msftncsi.com", "ncsi.txt"),
    ("detectportal.firefox.com", "success.txt"),
    ("nmcheck.gnome.org", "check_network_status.txt"),
    ("example.org", "directory/index.html?a=b"),
    ("10.42.0.7", ""),
]
# How NetworkManager starts it: create_dm_cmd_line in its src/core/dnsmasq/nm-dnsmasq-manager.c
AS_NETWORKMANAGER = (
    "--conf-file=/dev/null --no-hosts --keep-in-foreground --bind-interfaces --except-interface=lo --clear-on-reload "
    "--strict-order --listen-address=10.42.0.1 --dhcp-range=10.42.0.10,10.42.0.254,60m"
).split()
A, AAAA, HTTPS = 1, 28, 65  # kinds of questions: RFC 1035, RFC 3596, RFC 9460


@dataclass
class Served:
    """A site that a recipe serves, and what is noted meanwhile."""

    site: Path
    address: str
    access_log: Path
    said: Path  # by nginx itself


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Small sites by the path that they are for."""
    folder = tmp_path_factory.mktemp("sites")
    project = small_project(folder / "project")
    found = {"/": build(project, folder / "root")}
    settings = project / "mkdocs.yml"
    settings.write_text(f"site_url: https://peers.example/a/b/\n{settings.read_text('utf-8')}", encoding="utf-8")
    return found | {"/a/b/": build(project, folder / "below")}


@pytest.fixture(params=["/", "/a/b/"], ids=["at the root", "below a path"])
def server(request: pytest.FixtureRequest, sites: dict[str, Path], tmp_path: Path) -> Iterator[Served]:
    """The folder on nginx."""
    (port,) = free_ports(1)
    log, path = tmp_path / "access.log", request.param
    http = on_nginx("vine-street", sites[path], port, log)
    if path != "/":
        http = below_a_path(http, sites[path], path)
    with running_nginx(tmp_path, http, [port]):
        yield Served(sites[path], f"http://127.0.0.1:{port}{path}", log, tmp_path / "log")


@pytest.fixture
def box(sites: dict[str, Path], tmp_path: Path) -> Iterator[Served]:
    """The box with its own Wi-Fi."""
    (port,) = free_ports(1)
    home, log = tmp_path / "home", tmp_path / "access.log"
    shutil.copytree(sites["/"], home / "site")
    with running_nginx(tmp_path, on_nginx("vine-street-box", home, port, log), [port]):
        yield Served(home / "site", f"http://127.0.0.1:{port}/", log, tmp_path / "log")


def shows_the_site(served: Served, host: str) -> None:
    """Ask for every kind of file; all come with their headers, and what is missing gets the page that says so."""
    for path in sorted(path for path in served.site.rglob("*") if path.is_file() and not path.name.startswith("_")):
        name = path.relative_to(served.site).as_posix()
        status, headers, body = ask(served.address, name, host=host)
        assert (status, body) == (200, path.read_bytes()), name
        assert {header: headers.get(header.lower()) for header in HEADERS} == HEADERS
    hashed = next(path.name for path in (served.site / "assets").iterdir() if re.search(r"\.[0-9a-f]{8}\.", path.name))
    assert ask(served.address, f"assets/{hashed}", host=host)[1]["cache-control"] == FOR_GOOD
    for name in ("", "directory/"):
        assert ask(served.address, name, host=host)[0] == 200
    for name in ("no/such/page.html", "generate_204", "_nginx.conf"):
        status, _, body = ask(served.address, name, host=host)
        assert (status, body) == (404, (served.site / "404.html").read_bytes())


def wrote_nothing(served: Served) -> bool:
    return served.access_log.read_bytes() == b"" and b"client:" not in served.said.read_bytes()


def test_a_folder_on_nginx_shows_the_site_and_notes_nothing(server: Served):
    shows_the_site(server, "peers.example")
    assert wrote_nothing(server)


def test_below_a_path_the_address_without_its_slash_leads_there(server: Served):
    status, headers, _ = ask(server.address.rstrip("/"), "", host="peers.example")
    if server.address.endswith("/a/b/"):
        assert (status, urlsplit(headers["location"]).path) == (301, "/a/b/")
    else:
        assert status == 200


@pytest.mark.parametrize("host", [ONE_ADDRESS, THE_BOX])
def test_the_box_shows_the_site_by_its_name_and_its_number_and_notes_nothing(box: Served, host: str):
    shows_the_site(box, host)
    assert wrote_nothing(box)


def test_whatever_else_a_phone_asks_the_box_for_leads_to_the_one_address(box: Served):
    for host, path in ASKED:
        status, headers, _ = ask(box.address, path, host=host)
        assert (status, headers["location"]) == (302, f"http://{ONE_ADDRESS}/"), host
        assert headers["cache-control"] == "no-store"  # at home, the phone is to ask anew
    assert wrote_nothing(box)


def dnsmasq() -> str:
    """Give its path; on a machine without it the test is skipped."""
    return needed("dnsmasq", "/usr/sbin/dnsmasq", package="dnsmasq-base")


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """The folder that NetworkManager hands to dnsmasq, with what the page says to write there."""
    (path,) = (path for path in WRITTEN if "dnsmasq-shared.d" in path)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/vine-street.conf").write_text(WRITTEN[path], encoding="utf-8")
    return tmp_path / "shared"


def test_networkmanager_can_start_dnsmasq_with_it(names: Path, tmp_path: Path):
    leases = f"--dhcp-leasefile={tmp_path / 'leases'}"
    command = [dnsmasq(), "--test", *AS_NETWORKMANAGER, leases, f"--conf-dir={names}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "dnsmasq: syntax check OK.")


def test_every_name_leads_to_the_box_and_other_questions_are_answered_at_once(names: Path, tmp_path: Path):
    (port,) = free_ports(1)
    own = [f"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces", "--no-hosts", "--keep-in-foreground"]
    command = [dnsmasq(), "--conf-file=/dev/null", *own, f"--conf-dir={names}", "--pid-file", "--log-facility=-"]
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        for name in (ONE_ADDRESS, *{host for host, _ in ASKED if not host[0].isdigit()}, "no.such.name.example"):
            assert answer(name, A, port, log) == (0, [THE_BOX])
            assert answer(name, AAAA, port, log) == answer(name, HTTPS, port, log) == (0, [])
    finally:
        process.terminate()
        process.wait()


def answer(name: str, kind: int, port: int, log: Path) -> tuple[int, list[str]]:
    """Ask for a name; gives the code of the answer (0 is well) and the addresses."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    question = labels + b"\0" + struct.pack(">HH", kind, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("127.0.0.1", port))
        asking.settimeout(0.5)
        for _ in range(60):
            try:
                asking.send(struct.pack(">HHHHHH", 7, 0x0100, 1, 0, 0, 0) + question)
                told = asking.recv(512)
                break
            except OSError:  # it has not started yet
                time.sleep(0.05)
        else:
            pytest.fail(f"dnsmasq does not answer:\n{log.read_text('utf-8')}", pytrace=False)
    _, flags, _, count, _, _ = struct.unpack(">HHHHHH", told[:12])
    found = told[12 + len(question) :]  # for each answer twelve bytes, and then the four of the address
    return flags & 15, [socket.inet_ntoa(found[16 * at + 12 : 16 * at + 16]) for at in range(count)]


def test_a_zip_takes_the_place_of_the_site_whole_or_not_at_all(sites: dict[str, Path], tmp_path: Path):
    needed("unzip")
    home, script = tmp_path / "home", tmp_path / "update"
    home.mkdir()
    script.write_text(updater(home), encoding="utf-8")
    assert (
        main(
            [
                "bundle",
                "--config",
                str(the_town() / "mkdocs.yml"),
                "--site",
                str(sites["/"]),
                "--out",
                str(tmp_path / "my stick"),
            ]
        )
        == 0
    )
    (bundle,) = (tmp_path / "my stick").iterdir()
    newer = shutil.copytree(sites["/"], tmp_path / "newer")
    (newer / "help-now.html").unlink()
    (newer / "index.html").write_text("new", encoding="utf-8")
    assert (
        main(["bundle", "--config", str(the_town() / "mkdocs.yml"), "--site", str(newer), "--out", str(tmp_path)]) == 0
    )
    with ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("holiday/photo.txt", "sea")
    for zip_, status, expected in (
        (bundle, 0, sites["/"]),
        (tmp_path / bundle.name, 0, newer),
        (tmp_path / "other.zip", 1, newer),
        (tmp_path / "nothing.zip", 1, newer),
    ):
        done = subprocess.run(["sh", script, zip_.name], cwd=zip_.parent, capture_output=True, text=True, check=False)
        assert min(done.returncode, 1) == status, done.stderr
        assert files_in(home / "site") == files_in(expected)
    assert {path.name for path in home.iterdir()} <= {"site", "new"}  # `new` is what could not be used


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_page_leads_to_its_own_parts():
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.+)$", PAGE, re.M)
    }
    links = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert links
    assert set(links) <= headings
