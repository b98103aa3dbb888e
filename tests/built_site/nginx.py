"""A real nginx, which serves folders with the configuration that lies in them."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.programs import needed

CHOICE = "VINESTREET_NGINX"
ELSEWHERE = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/nginx/sbin/nginx")  # not in everybody's PATH
PATIENCE = 60.0  # seconds, for a busy machine

ROOT_SITE = """
    server {{
      listen 127.0.0.1:{port};
      root "{site}";
      include "{site}/_nginx.conf";
    }}"""
SITE_BELOW = """
    server {{
      listen 127.0.0.1:{port};
      location {under} {{
        alias "{site}/";
        include "{site}/_nginx.conf";
      }}
    }}"""
CONFIGURATION = """
daemon off;
{user}
pid nginx.pid;
error_log stderr;
events {{}}
http {{
  include {types};
  default_type application/octet-stream;
  {temporary}
  {http}
}}
"""


def find() -> str:
    """Give the path of nginx; on a machine without it the test is skipped."""
    return needed("nginx", *ELSEWHERE, choice=CHOICE)


@contextmanager
def served_by_nginx(folder: Path, sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Serve `sites` by the path that each is below, each on a port of its own; gives their addresses by that path."""
    ports = free_ports(len(sites))
    servers = [
        (ROOT_SITE if under == "/" else SITE_BELOW).format(port=port, site=site, under=under)
        for port, (under, site) in zip(ports, sites.items(), strict=True)
    ]
    with running_nginx(folder, "access_log off;" + "".join(servers), ports):
        yield {under: f"http://127.0.0.1:{port}{under}" for port, under in zip(ports, sites, strict=True)}


@contextmanager
def running_nginx(folder: Path, http: str, ports: list[int]) -> Iterator[subprocess.Popen[bytes]]:
    """Run nginx with `http` inside of its block of that name, which makes it listen at `ports`.

    nginx keeps what it needs in `folder`, and needs no rights.
    """
    nginx = find()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(
            user="user root;" if os.geteuid() == 0 else "",  # else it would become someone who cannot read our files
            types=types_of(nginx),
            temporary=" ".join(
                f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            ),
            http=http,
        ),
        encoding="utf-8",
    )
    log = folder / "log"
    with log.open("wb") as output:
        command = [nginx, "-p", f"{folder}/", "-c", str(configuration), "-e", "stderr"]
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        wait_for(process, ports, log)
        yield process
    finally:
        process.terminate()
        process.wait()


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses at the moment."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports


def types_of(nginx: str) -> Path:
    """Its own table of content types, as every installation has it."""
    built = subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr
    return Path(re.search(r"--conf-path=(\S+)", built)[1]).with_name("mime.types")


def wait_for(process: subprocess.Popen[bytes], ports: list[int], log: Path) -> None:
    """Wait until somebody answers at the ports; fail with what nginx has to say if it ends."""
    deadline = time.monotonic() + PATIENCE
    for port in ports:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"nginx does not serve:\n{log.read_text(encoding='utf-8')}", pytrace=False)
                time.sleep(0.02)


def ask(address: str, path: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a file as it is sent; gives the status, the headers in small letters, and what came."""
    host, _, start = address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=PATIENCE)
    try:
        connection.request(
            "GET", f"/{start}{path}", headers={name.replace("_", "-"): headers[name] for name in headers}
        )
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()
