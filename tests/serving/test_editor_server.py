"""The server behind `make edit` answers its own page on this machine, and nobody else."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from tests.directory.reading import WORDS
from vinestreet.serving.editor_server import API, CONFIG, EDITOR_POLICY, MOST, EditorServer

JSON = "application/json; charset=utf-8"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EditorServer]:
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown/decap-cms.js").write_text('"use strict";')
    (tmp_path / "shown/.hidden.js").write_text("secret")
    (tmp_path / "outside.js").write_text("secret")
    server = EditorServer(0, [tmp_path / "shown"], WORDS, lambda api: (200, {"api": api}), lambda asked: (200, asked))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: EditorServer, path: str, body: str | None = None, **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET" if body is None else "POST", path, body, named)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def api(server: EditorServer, body: str = "{}", **headers: str) -> tuple[HTTPResponse, str]:
    right = {"Origin": server.origin, "Content_Type": JSON}
    return ask(server, f"/{server.secret}/{API}", body, **{**right, **headers})


def test_it_listens_on_this_machine_alone(server: EditorServer):
    assert server.server_address[0] == "127.0.0.1"


def test_the_page_has_a_policy_that_allows_nobody_else(server: EditorServer):
    answer, page = ask(server, f"/{server.secret}/")
    assert answer.status == 200
    assert answer.headers["Content-Security-Policy"] == EDITOR_POLICY
    assert not [word for word in EDITOR_POLICY.split() if "//" in word or word == "*"]
    assert "edit-places.js" in page
    assert "//" not in page.replace("<!doctype", "")


def test_its_files_and_its_configuration_are_shown(server: EditorServer):
    answer, text = ask(server, f"/{server.secret}/decap-cms.js")
    assert (answer.status, text) == (200, '"use strict";')
    assert json.loads(ask(server, f"/{server.secret}/{CONFIG}")[1]) == {"api": f"/{server.secret}/{API}"}


def test_who_does_not_know_the_path_is_refused(server: EditorServer):
    for path in ("/", "/decap-cms.js", f"/{API}", f"/{server.secret[:-1]}/", f"/x{server.secret}/"):
        assert ask(server, path)[0].status == 403
    assert ask(server, f"/{API}", "{}", Origin=server.origin, Content_Type=JSON)[0].status == 403


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:1", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_name_that_was_turned_to_point_here_is_refused(server: EditorServer, host: str):
    assert ask(server, f"/{server.secret}/", Host=host)[0].status == 403
    assert api(server, Host=host)[0].status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
    ids=str,
)
def test_another_page_cannot_save(server: EditorServer, headers: dict[str, str]):
    assert api(server, **headers)[0].status == 403


def test_what_the_page_asks_is_answered(server: EditorServer):
    answer, text = api(server, '{"action": "info"}')
    assert (answer.status, json.loads(text)) == (200, {"action": "info"})


@pytest.mark.parametrize("body", ["", "{", "[]", "1", "[" * 100_000])
def test_what_is_no_question_is_an_empty_one(server: EditorServer, body: str):
    answer, text = api(server, body)
    assert (answer.status, json.loads(text)) == (200, {})


def test_what_is_too_long_is_refused_before_it_is_read(server: EditorServer):
    assert api(server, Content_Length=str(MOST + 1))[0].status == 413
    assert api(server, Content_Length="-1")[0].status == 413


@pytest.mark.parametrize(
    "name",
    ["../outside.js", "%2e%2e/outside.js", "..%2foutside.js", ".hidden.js", "%2ehidden.js", "..\\outside.js", "no.js"],
)
def test_no_other_file_is_shown(server: EditorServer, name: str):
    answer, text = ask(server, f"/{server.secret}/{name}")
    assert answer.status == 404
    assert "secret" not in text
