"""`vinestreet links`: what is asked, what is kept, and what is told."""

import json
import re
import signal
import subprocess
import sys
import time
from textwrap import dedent

import pytest

from tests.directory.reading import ROOT
from tests.maintenance.bad_web import Names, bad_web
from tests.maintenance.project import listing, project, site_of
from vinestreet.cli import main
from vinestreet.commands import links
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.maintenance.link_checker import is_reserved, outside_links
from vinestreet.schema import scalars

pytestmark = pytest.mark.usefixtures("own_loop")


@pytest.fixture
def web(monkeypatch):
    with bad_web() as web:
        # The web of the tests is on this machine, and no place's website is: the readers would refuse it.
        monkeypatch.setattr(scalars, "LOOPBACK", re.compile(r"(?!)"))
        monkeypatch.setattr(links, "web_for", lambda site: HttpClient("test", pause=0, private=True))
        yield web


def ask(folder, capsys, *more: str):
    status = main(["links", "--config", str(folder / "mkdocs.yml"), *more])
    return status, capsys.readouterr()


def test_websites_chats_and_links_of_texts_are_asked_each_once(tmp_path):
    folder = project(
        tmp_path,
        listing("one", "website: [https://a.org, https://b.org]\nchat: https://c.org"),
        listing("two", "website: https://a.org"),
        listing("shut", "website: https://shut.org\nstatus: closed"),
    )
    page = """\
    See [this](https://d.org/x "a title"), <https://e.org>, [a page](page.md) and `[code](https://f.org)`.

    ```
    [fenced](https://g.org)
    ```

    [^1]: A [footnote](https://a.org).
    """
    (folder / "docs/page.md").write_text(dedent(page), encoding="utf-8")
    found = outside_links(site_of(folder).directory, folder)
    told = {
        address: [f"{at.where} {at.entry} {at.field}".strip() for at in mentions] for address, mentions in found.items()
    }
    assert told == {
        "https://a.org": ["resources.yml:12 one website", "resources.yml:20 two website", "docs/page.md:7"],
        "https://b.org": ["resources.yml:12 one website"],
        "https://c.org": ["resources.yml:12 one chat"],
        "https://d.org/x": ["docs/page.md:1"],
        "https://e.org": ["docs/page.md:1"],
    }


RESERVED = {
    "https://x.example": True,
    "http://EXAMPLE.com/x": True,
    "https://a.b.test.": True,
    "http://localhost": True,
}
RESERVED |= {"https://example.co": False, "https://my-example.com": False, "https://example.org.uk": False}


@pytest.mark.parametrize(("address", "reserved"), RESERVED.items())
def test_names_kept_for_examples_are_not_asked(address, reserved):
    assert is_reserved(address) == reserved


def test_what_is_not_well_is_told_where_it_stands(tmp_path, web, capsys):
    folder = project(tmp_path, listing("one", f"website: {web.address}/moved\nchat: {web.address}/gone"))
    (folder / "docs/page.md").write_text(f"# A page\n\n[x]({web.address}/well) [y]({web.address}/gone)\n", "utf-8")
    status, said = ask(folder, capsys)
    assert status == 1
    assert said.out.splitlines() == [
        f"resources.yml:12: one: website: {web.address}/moved: moved for good; write {web.address}/well",
        f"resources.yml:12: one: chat: {web.address}/gone: that page is gone (404); look for its new "
        "address, and find out whether the place is still there",
        f"docs/page.md:3: {web.address}/gone: that page is gone (404); look for its new address, and find out "
        "whether the place is still there",
        "1 link is fine.",
    ]


def test_an_answer_is_good_for_some_days_and_is_asked_again_when_one_wants(tmp_path, web, capsys):
    folder = project(tmp_path, listing("one", f"website: {web.address}/well"))
    for more, asked in (([], 1), ([], 1), (["--again"], 2), (["--days", "0"], 3)):
        assert ask(folder, capsys, *more)[0] == 0
        assert web.asked["HEAD /well"] == asked


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"answers": {"http://x.org": {"asked": 3}}}', '{"answers": 1}', "\x00"]
)
def test_a_file_of_answers_that_makes_no_sense_is_begun_anew(tmp_path, web, capsys, text):
    folder = project(tmp_path, listing("one", f"website: {web.address}/well"))
    (folder / ".vinestreet").mkdir()
    (folder / links.STATE).write_text(text.replace("http://x.org", f"{web.address}/well"), "utf-8")
    assert ask(folder, capsys)[0] == 0
    assert [*json.loads((folder / links.STATE).read_text("utf-8"))["answers"]] == [f"{web.address}/well"]


def test_what_is_no_longer_linked_is_forgotten(tmp_path, web, capsys):
    ask(project(tmp_path, listing("one", f"website: {web.address}/well")), capsys)
    folder = project(tmp_path, listing("one", f"website: {web.address}/away"))
    ask(folder, capsys)
    assert [*json.loads((folder / links.STATE).read_text("utf-8"))["answers"]] == [f"{web.address}/away"]


def test_without_a_connection_nothing_is_said_of_the_hosts(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(links, "web_for", lambda site: HttpClient("test", pause=0, resolver=Names()))
    folder = project(tmp_path, *(listing(f"n-{n}", f"website: https://n{n}.org") for n in range(4)))
    status, said = ask(folder, capsys)
    assert status == 1
    assert said.out == "0 links are fine.\n"
    assert "Not a single host answered" in said.err
    assert json.loads((folder / links.STATE).read_text("utf-8")) == {"answers": {}}


def test_as_data(tmp_path, web, capsys):
    web.paths["/words"] = web.paths["/moved"]
    folder = project(tmp_path, listing("one", f"website: {web.address}/words\nchat: https://x.example"))
    _, said = ask(folder, capsys, "--json")
    data = json.loads(said.out)
    assert data["left_out"] == 1
    (link,) = data["links"]
    assert link.pop("asked")
    assert link == {
        "address": f"{web.address}/words",
        "outcome": "moved",
        "status": 200,
        "to": f"{web.address}/well",
        "detail": None,
        "at": [{"file": "resources.yml", "line": 12, "entry": "one", "field": "website"}],
    }


def test_the_command_says_who_asks(tmp_path, monkeypatch, capsys):
    site = site_of(project(tmp_path))
    asking = links.web_for(site)
    assert "tell@ashbury.example" in asking.user_agent
    assert not asking.private


COMMAND = """\
import re
import sys
from vinestreet.cli import main
from vinestreet.commands import links
from vinestreet.maintenance.http_client import HttpClient
from vinestreet.schema import scalars
scalars.LOOPBACK = re.compile("(?!)")
links.web_for = lambda site: HttpClient("test", seconds=60, pause=0, private=True)
sys.exit(main(["links"]))
"""


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_known_and_the_next_round_goes_on(tmp_path, web):
    """One host, so one link at a time; the second of the three hangs."""
    entries = [listing(f"n{n}", f"website: {web.address}{path}") for n, path in enumerate(("/well", "/hangs", "/away"))]
    folder = project(tmp_path, *entries)
    command = subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while not web.asked["HEAD /hangs"]:
        assert time.monotonic() < until, "the second link was never asked"
        time.sleep(0.05)
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)
    assert (command.returncode, out, err) == (
        130,
        "1 link is fine.\n",
        "Stopped. The answers so far are kept. Run it again to continue.\n",
    )
    assert [*json.loads((folder / links.STATE).read_text("utf-8"))["answers"]] == [f"{web.address}/well"]

    web.paths["/hangs"] = web.paths["/well"]
    again = subprocess.run(
        [sys.executable, "-c", COMMAND],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (again.returncode, again.stdout) == (0, "3 links are fine.\n")
    assert web.asked["HEAD /well"] == 2  # once by itself, once sent there from /away
