"""The server behind `make serve`, without a build and without a browser."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from tests.directory.reading import WORDS
from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.serving.live_server import EVENTS, SCRIPT, LiveServer
from vinestreet.serving.served_site import FinishedBuild, ServedSite


@pytest.fixture
def site() -> ServedSite:
    return ServedSite("being built")


@pytest.fixture
def server(site: ServedSite, tmp_path: Path) -> Iterator[LiveServer]:
    script = tmp_path / "script.js"
    script.write_text('"use strict";')
    server = LiveServer(("127.0.0.1", 0), site, {SCRIPT: script}, lambda error: site.tell("mend", str(error)), WORDS)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: LiveServer, url: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", f"/{url}")
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def finished(folder: Path, made=None) -> FinishedBuild:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text("<body>front</body>")
    (folder / "404.html").write_text("<body>not here</body>")
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets/a.css").write_text("a {}")
    return FinishedBuild(folder, made or {})


def test_before_the_first_build_there_is_a_page_that_says_so(server: LiveServer, site: ServedSite):
    answer, text = ask(server, "directory/a.html")
    assert answer.status == 503
    assert "being built" in text
    assert f'content="{CONTENT_POLICY}"' in text
    site.tell("mend this", "a.yml:1: <b>")
    assert "a.yml:1: &lt;b&gt;" in ask(server, "")[1]


def test_a_page_gets_the_script_before_all_others(server: LiveServer, site: ServedSite, tmp_path: Path):
    build = finished(tmp_path / "site")
    (tmp_path / "site/index.html").write_text('<head><script src="a.js"></script></head><body>front</body>')
    site.show(build)
    text = ask(server, "")[1]
    assert text.startswith(f'<head><script src="/{SCRIPT}"')
    assert text.endswith('</script><script src="a.js"></script></head><body>front</body>')


def test_a_page_without_scripts_gets_it_at_its_end_and_nothing_is_kept(
    server: LiveServer, site: ServedSite, tmp_path: Path
):
    site.show(finished(tmp_path / "site"))
    answer, text = ask(server, "?q=1")
    assert text.startswith(f'<body>front<script src="/{SCRIPT}" data-version="{site.shown.version}"')
    assert text.endswith("</script></body>")
    assert answer.headers["Cache-Control"] == "no-store"
    answer, text = ask(server, "assets/a.css")
    assert (text, answer.headers["Content-Type"]) == ("a {}", "text/css; charset=utf-8")
    assert ask(server, SCRIPT)[1] == '"use strict";'


def test_what_is_not_there_is_told_by_the_site(server: LiveServer, site: ServedSite, tmp_path: Path):
    site.show(finished(tmp_path / "site"))
    answer, text = ask(server, "nowhere.html")
    assert (answer.status, "not here" in text) == (404, True)
    answer, _ = ask(server, "assets")
    assert (answer.status, answer.headers["Location"]) == (302, "/assets/")


def test_a_page_that_cannot_be_made_says_why(server: LiveServer, site: ServedSite, tmp_path: Path):
    site.show(finished(tmp_path / "site", {"a.html": lambda: str(1 / 0)}))
    answer, text = ask(server, "a.html")
    assert (answer.status, "division by zero" in text) == (500, True)


def test_browsers_are_told_at_once_and_whenever_it_changes(server: LiveServer, site: ServedSite):
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", f"/{EVENTS}")
    events = connection.getresponse()
    lines = (line.decode().strip() for line in events)
    told = (line for line in lines if line.startswith("data: "))
    assert "being built" in next(told)
    site.tell("mend this", "a line")
    assert "a line" in next(told)
    connection.close()
