"""`make serve`: builds the site at every save, and shows it. No hook, but what runs MkDocs while somebody edits.

MkDocs' own server lets everybody wait while something is wrong, ends where it is so at the start, and its script is one
that our content policy forbids.
"""

import argparse
import gc
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Thread
from time import perf_counter

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from build_state import Build, Session
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.messages import MessageMissingError, Messages
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, SETTINGS, settings_file
from vinestreet.pages.template_errors import template_problem
from vinestreet.serving.live_server import SCRIPT, STYLE, LiveServer
from vinestreet.serving.program_faults import fault_in, start_fault
from vinestreet.serving.served_site import FinishedBuild, ServedSite
from vinestreet.serving.watched_files import WatchedFiles
from vinestreet.site.site import words_for_problems

ADDRESS = "127.0.0.1:8000"
PLACES = ("resources.yml", "resources", "banner.yml", "closures.yml")
WATCHED = ("mkdocs.yml", SETTINGS, *PLACES, "docs", "messages", "lexicon", "overrides", FOLDER, "hooks", "src")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--config-file", type=Path, default=settings_file(Path()), metavar="FILE")
    parser.add_argument("--dev-addr", default=ADDRESS, metavar="HOST:PORT", help=f"where it answers ({ADDRESS})")
    options = parser.parse_args(arguments)
    config = options.config_file.resolve()
    host, _, port = options.dev_addr.rpartition(":")
    editing = Editing(config, f"http://{options.dev_addr}/")
    try:
        server = editing.server_at(host, int(port))
    except OSError as error:
        print(editing.words("serve.taken", address=options.dev_addr, why=error.strerror or error), file=sys.stderr)
        return 1
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        editing.go_on()
    except KeyboardInterrupt:
        print()  # below the ^C
        return 0
    finally:
        server.shutdown()
        server.server_close()
        editing.clear()
    return _begin_anew()


def _begin_anew() -> int:
    """Run the program as it is now; gives its exit status, if this one is still there to tell."""
    command = [sys.executable, *sys.argv]
    if os.name != "nt":
        os.execv(sys.executable, command)
    with suppress(KeyboardInterrupt):  # Windows gives the terminal back as soon as the first program ends
        return subprocess.call(command)
    return 0


@dataclass
class Editing:
    """Somebody who edits the project that has its settings in the file `config`, and looks at it at an `address`."""

    config: Path
    address: str
    words: Messages = field(init=False)
    site: ServedSite = field(init=False)
    _folders: list[Path] = field(default_factory=list)  # of builds, the newest last
    _started: bool = False

    def __post_init__(self) -> None:
        """Know the words before anything else: they say what is wrong."""
        Session.serves = True
        self.words = words_for_problems(self.config, {})
        self.site = ServedSite(self.words("serve.building"))
        logging.basicConfig(format="%(message)s", level=logging.INFO)
        for handler in logging.getLogger().handlers:
            handler.addFilter(Once())
        logging.getLogger("mkdocs").propagate = False  # what it says is told in the browser, too

    def server_at(self, host: str, port: int) -> LiveServer:
        """Give the server, which listens already. Raises OSError."""
        folder = self.config.parent / "overrides/assets/serving"
        own = {url: folder / Path(url).name for url in (SCRIPT, STYLE)}
        return LiveServer((host, port), self.site, own, self.tell, self.words)

    def go_on(self) -> None:
        """Build, and again at every save, until the program itself was edited, and could begin anew."""
        root = self.config.parent
        watched = WatchedFiles(root / name for name in WATCHED)
        while True:
            self.build()
            if not self._started:
                print(self.words("serve.ready", address=self.address), flush=True)
                gc.freeze()  # what the first build has read stays: the collector need not go through it again
                self._started = True
            changed = watched.wait()
            while any(path.suffix == ".py" for path in changed):
                fault = start_fault(root)
                if not fault:
                    return
                self._say(self.words("serve.mistake"), fault)
                changed |= watched.wait()

    def build(self) -> None:
        """Build the site into a folder of its own and show it, or tell what is wrong."""
        while len(self._folders) > 1:
            rmtree(self._folders.pop(0), ignore_errors=True)  # nobody is still reading there
        folder = Path(mkdtemp(prefix="vinestreet-"))
        self._folders.append(folder)
        start = perf_counter()
        try:
            finished, warnings = self._built(folder)
        except (Exception, SystemExit) as error:
            rmtree(self._folders.pop(), ignore_errors=True)
            self.tell(error)
            return
        before, heading = self.site.shown.mistake, self.words("serve.would_stop") if warnings else ""
        self.site.show(finished, heading, warnings)
        if warnings not in {"", before}:
            print(f"{heading}\n{warnings}", file=sys.stderr, flush=True)
        if self._started:
            print(self.words("serve.updated", seconds=f"{perf_counter() - start:.1f}"), flush=True)

    def tell(self, error: BaseException) -> None:
        """Say in the terminal and over the page that is open what stopped a build or a page."""
        self._say(*self._in_words(error))

    def clear(self) -> None:
        """Remove every build."""
        for folder in self._folders:
            rmtree(folder, ignore_errors=True)

    def _say(self, heading: str, mistake: str) -> None:
        if (heading, mistake) != (self.site.shown.heading, self.site.shown.mistake):
            print(f"{heading}\n{mistake}", file=sys.stderr, flush=True)
        self.site.tell(heading, mistake)

    def _built(self, folder: Path) -> tuple[FinishedBuild, str]:
        """The build, and what MkDocs warned of, at which `make site` would stop."""
        self.words = words_for_problems(self.config, read_mkdocs_settings(self.config)["extra"])
        said = Said()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(said)
        try:
            config: MkDocsConfig = load_config(str(self.config), site_dir=str(folder))
            config.site_url = self.address
            config.plugins.on_startup(command="serve", dirty=False)
            mkdocs_build.build(config, serve_url=self.address)
        except SystemExit as error:  # MkDocs has logged what is wrong
            raise StoppedError(said.text or str(error)) from None
        finally:
            logger.removeHandler(said)
        files = Build.of(config).made_files
        return FinishedBuild(folder, {url: file.make for url, file in files.items()}), said.text

    def _in_words(self, error: BaseException) -> tuple[str, str]:
        mend = self.words("serve.mistake")
        if isinstance(error, ProblemsFoundError):
            return mend, error.told(self.words)
        if problem := template_problem(error, self.config.parent):
            return mend, problem.told(self.words)
        if isinstance(error, (StoppedError, MkDocsException, MessageMissingError)):
            return mend, str(error).strip()
        traceback.print_exception(error)
        return self.words("serve.program"), fault_in("".join(traceback.format_exception(error)), self.config.parent)


class StoppedError(Exception):
    """MkDocs has stopped; the text is what it said."""


class Said(logging.Handler):
    """Keeps what MkDocs warns of, and what stops it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(logging.WARNING)
        self._texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self._texts.append(record.getMessage().strip())

    @property
    def text(self) -> str:
        """All of them, each once, in lines."""
        return "\n".join(dict.fromkeys(self._texts))


class Once(logging.Filter):
    """Lets each message through once: what holds at every build need not be read at every save."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._known: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is new."""
        text = record.getMessage()
        new = text not in self._known
        self._known.add(text)
        return new


if __name__ == "__main__":
    sys.exit(main())
