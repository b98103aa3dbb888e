"""Files of a site that are made when somebody asks a server for them, while builds come and go.

Two threads meet here: one that builds and one that answers. So files are made under a lock, and only while the build
that they belong to is the newest: before the next build clears the site's folder, they are withdrawn.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class DeferredFile(Protocol):
    """A file that can be made, and where it belongs."""

    @property
    def abs_dest_path(self) -> str:
        """Its path in the site's folder."""
        ...

    def write(self, path: Path) -> None:
        """Make its text and write it to `path`."""
        ...


class OnDemand:
    """The files that can be made, by their address below the site's root, and those that were."""

    def __init__(self) -> None:
        """Begin before the first build."""
        self._lock = Lock()
        self._offered: Mapping[str, DeferredFile] | None = None  # None while a build is under way
        self._written: list[DeferredFile] = []

    def withdraw(self) -> None:
        """Before a build: offer nothing any more, and remove what was written."""
        with self._lock:
            self._offered = None
            for file in self._written:
                Path(file.abs_dest_path).unlink(missing_ok=True)
            self._written = []

    def offer(self, files: Mapping[str, DeferredFile], written: Iterable[DeferredFile] = ()) -> None:
        """After a build: offer its `files`; those that it has `written` go when the next one begins, too."""
        with self._lock:
            self._offered, self._written = files, list(written)

    def make(self, url: str) -> bool:
        """Write the file for `url` if there is one; gives whether it is worth asking for it again."""
        with self._lock:
            if self._offered is None:
                return True  # a build has begun, and a server lets everybody wait for its end
            file = self._offered.get(url)
            if file:
                part = Path(f"{file.abs_dest_path}.part")
                file.write(part)
                part.replace(file.abs_dest_path)  # so that nobody finds half of it
                self._written.append(file)
            return file is not None

    def answering(self, server: WSGIApplication, root: str) -> WSGIApplication:
        """Give an application that makes what `server` does not find below the path `root`, and then asks it again."""

        def ask(environ: WSGIEnvironment) -> tuple[list[Any], Iterable[bytes]]:
            head: list[Any] = []
            return head, server(environ, lambda *begun: head.extend(begun))  # type: ignore[arg-type]

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            url = environ["PATH_INFO"].removeprefix(root)
            head, body = ask(environ)
            while head[0].startswith("404") and self.make(url):
                head, body = ask(environ)
            start_response(*head)
            return body

        return answer
