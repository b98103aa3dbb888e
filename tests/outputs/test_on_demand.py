"""Files that are made when somebody asks for them, while builds come and go."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from vinestreet.outputs.on_demand import OnDemand


@dataclass
class Page:
    """A file that can be made, of some build."""

    path: Path
    text: str

    @property
    def abs_dest_path(self) -> str:
        return str(self.path)

    def write(self, path: Path) -> None:
        path.write_text(self.text)


class Server:
    """Serves the files of a folder and calls `between` whenever it did not find one, before it says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.between = []
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        file = self.folder / environ["PATH_INFO"].removeprefix("/site/")
        found = file.is_file()
        body = [file.read_bytes()] if found else [b"nothing here"]
        if not found and self.between:
            self.between.pop(0)()
        start_response("200 OK" if found else "404 Not Found", [("X-From", "server")])
        return body


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


@pytest.fixture
def files() -> OnDemand:
    return OnDemand()


def ask(files: OnDemand, server: Server, name: str) -> tuple[str, str]:
    """What somebody gets: the status and the text."""
    begun = []
    body = files.answering(server, "/site/")({"PATH_INFO": f"/site/{name}"}, lambda *head: begun.append(head))
    assert len(begun) == 1
    return begun[0][0], b"".join(body).decode()


def offered(files: OnDemand, server: Server, **texts: str) -> None:
    files.offer({name: Page(server.folder / name, text) for name, text in texts.items()})


def test_a_file_is_made_when_it_is_asked_for_and_then_it_is_there(files, server):
    offered(files, server, soup="hot")
    assert list(server.folder.iterdir()) == []
    assert ask(files, server, "soup") == ("200 OK", "hot")
    assert [path.name for path in server.folder.iterdir()] == ["soup"]
    assert ask(files, server, "soup") == ("200 OK", "hot")
    assert server.asked == 3


def test_what_no_build_has_is_not_found_after_one_question(files, server):
    offered(files, server, soup="hot")
    assert ask(files, server, "bread") == ("404 Not Found", "nothing here")
    assert server.asked == 1


def test_what_the_server_has_itself_is_left_to_it(files, server):
    offered(files, server, soup="hot")
    (server.folder / "soup").write_text("from elsewhere")
    assert ask(files, server, "soup") == ("200 OK", "from elsewhere")


def test_before_a_build_all_that_was_made_is_removed(files, server):
    offered(files, server, soup="hot", bread="warm")
    ask(files, server, "soup")
    files.withdraw()
    assert list(server.folder.iterdir()) == []


def test_what_the_first_build_wrote_itself_is_removed_too(files, server):
    soup = Page(server.folder / "soup", "hot")
    soup.write(soup.path)
    files.offer({"soup": soup}, written=[soup])
    files.withdraw()
    assert list(server.folder.iterdir()) == []


def test_whoever_asks_when_a_build_begins_gets_what_it_makes(files, server):
    offered(files, server, soup="hot")

    def rebuild():
        files.withdraw()
        offered(files, server, soup="hotter")

    server.between = [rebuild]
    assert ask(files, server, "soup") == ("200 OK", "hotter")


def test_whoever_asks_while_a_build_is_under_way_asks_again_after_it(files, server):
    offered(files, server, soup="hot")
    server.between = [files.withdraw, lambda: offered(files, server, bread="warm")]
    assert ask(files, server, "soup") == ("404 Not Found", "nothing here")
    server.between = [files.withdraw, lambda: offered(files, server, soup="new")]
    assert ask(files, server, "soup") == ("200 OK", "new")


def test_a_file_that_cannot_be_made_leaves_nothing_behind_and_others_alone(files, server):
    class Broken(Page):
        def write(self, path: Path) -> None:
            raise ValueError(self.text)

    files.offer({"soup": Broken(server.folder / "soup", "cold"), "bread": Page(server.folder / "bread", "warm")})
    with pytest.raises(ValueError, match="cold"):
        ask(files, server, "soup")
    assert list(server.folder.iterdir()) == []
    assert ask(files, server, "bread") == ("200 OK", "warm")
