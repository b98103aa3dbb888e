"""Renders pages as a build does, without writing any: a template's slip, a sentence that isn't there or a frame without
Leave is told before anything is built.

Every template is tried with every text, and with so many places that each of its parts is asked for.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from vinestreet.core.markdown_text import line_of
from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.lint.text_faults import TextFaults
from vinestreet.pages.data_files import asset_names
from vinestreet.pages.page_list import STATIC, directory_pages
from vinestreet.pages.renderer import DirectoryWriter
from vinestreet.pages.template_errors import UnknownName, template_problem
from vinestreet.pages.template_globals import template_globals
from vinestreet.pages.text_page import shown_text
from vinestreet.security.html_audit import PAGES, faults
from vinestreet.security.page_demands import missing
from vinestreet.site.site import Site
from vinestreet.texts.library import Library, Piece

FRAGMENTS = ("offline-bare.html", "offline-elsewhere.html")  # what the worker has in itself
MOST = 300  # pages of each kind, of a large directory
_FRAME = ("partials/meta.html", "partials/header.html", "partials/leave.html", "partials/talk.html", "main.html")


class TrialPages:
    """The pages of one site, and where in its theme the cause of a fault lies."""

    def __init__(
        self, root: Path, site: Site, library: Library, settings: Mapping[str, Any], texts: TextFaults
    ) -> None:
        """Set up the templates as the build does; `settings` are those of mkdocs.yml."""
        self._root, self._site, self._library, self._texts = root, site, library, texts
        self._theme = LayeredFolder(root / "overrides")
        folders = [root / FOLDER / "overrides", root / "overrides"]
        env = Environment(loader=_loader(folders), autoescape=True, undefined=UnknownName)
        env.filters["url"] = _url
        assets = {name: name for name in asset_names(self._theme)}
        asset = assets.__getitem__
        self._config = _Config(settings)
        env.globals.update(
            template_globals(
                site, library, root=root, theme_folders=folders, asset=asset, worker="sw.js", config=self._config
            )
        )
        self._env = env
        self.sizes: dict[str, int] = {}  # in bytes, of the pages that were tried and that browsers would keep

    def find(self) -> list[Problem]:
        """Give what is wrong with each page, the cause of several once."""
        tried = (problem for page in self._pages() for problem in self._faults_of(*page))
        found: dict[tuple[str, int, str, str], Problem] = {}
        for problem in (*tried, *self._own_pages()):
            found.setdefault((problem.file, problem.line, problem.key, str(problem.values)), problem)
        return list(found.values())

    def _own_pages(self) -> Iterator[Problem]:
        """What is wrong with the pages among a fork's own files, which are delivered as they are."""
        assets = LayeredFolder(self._root / "assets")
        for name, file in assets.files().items():
            if file.suffix.lower() in PAGES:
                html = file.read_text(encoding="utf-8", errors="replace")
                for key in missing(html, f"assets/{name}", self._site.place.exit):
                    yield Problem(assets.shown(name), 0, "", "", key)
                for fault in faults(html):
                    yield Problem(assets.shown(name), 0, "", "", fault.key, {"found": fault.found})

    def _faults_of(self, name: str, template: str, make: Callable[[], str]) -> Iterator[Problem]:
        try:
            html = make()
            if name:
                self.sizes[name] = len(html.encode())
        except Exception as error:  # whatever a template raises
            problem = template_problem(error, self._root)
            if not problem:
                values: dict[str, object] = {"found": f"{type(error).__name__}: {error}"}
                problem = Problem(self._theme.shown(template), 0, "", "", "template", values)
            yield problem
            return
        if name:
            for key in missing(html, name, self._site.place.exit):
                yield Problem(self._theme.shown(self._frame_of(template)), 0, "", "", key)
            for fault in faults(html):
                file, line = self._where(fault.found, template)
                yield Problem(file, line, "", "", fault.key, {"found": fault.found})

    def _pages(self) -> Iterator[tuple[str, str, Callable[[], str]]]:
        """Each page: its address, empty for what is no page of its own; its template; and what makes it."""
        # The directory first: it tells templates what the others may ask for too.
        writer = None
        with suppress(Exception):  # a slip in one of its templates is told where that one is tried
            writer = DirectoryWriter(self._env, self._site, self._config)
        for name in ("main", "directory/frame", *(f"directory/{name}" for name in ("listing", "need", "area", "card"))):
            yield "", f"{name}.html", partial(self._compile, f"{name}.html")
        if writer:
            site = self._site
            every = directory_pages(site.directory, site.place.country, site.say)
            for _, pages in groupby(every, key=lambda page: page.template):
                for page, _ in zip(pages, range(MOST), strict=False):
                    yield page.url, f"directory/{page.template}.html", partial(writer.page, page)
        for text in self._library.texts.values():
            if not (text.path == "about/leaving.md" and not self._site.place.exit):
                yield text.url, text.template, partial(self._text, text)
        for name in (*STATIC, *FRAGMENTS):
            if self._theme.find(name):
                yield name if name in STATIC else "", name, partial(self._render, name, name, made="")

    def _text(self, text: Piece) -> str:
        piece = self._library.find(text.url)
        content, reading = shown_text(text, self._texts.html_of(text), self._site.words, is_piece=bool(piece))
        title = text.front.title or text.title
        page = SimpleNamespace(
            title=title,
            url=text.url,
            content=content,
            meta={"title": title, "description": text.front.description},
            is_homepage=text.path == "index.md",
            canonical_url="",
            toc=[],
        )
        return self._render(
            text.template, text.url, page=page, piece=piece, **({"reading": reading} if reading else {})
        )

    def _compile(self, template: str) -> str:
        self._env.get_template(template)
        return ""

    def _render(self, template: str, url: str, **values: Any) -> str:
        up = "/".join([".."] * url.count("/")) or "."
        context = {"config": self._config, "base_url": up, "nav": (), "pages": (), "page": None, **values}
        return self._env.get_template(template).render(context)

    def _frame_of(self, template: str) -> str:
        """The template that a page's frame comes from: a fork's, if it has one in the place of ours."""
        return next((name for name in _FRAME if self._theme.is_own(name)), template)

    def _where(self, found: str, template: str) -> tuple[str, int]:
        """Where in the theme the tag `found` stands, as it was shortened; else the `template`, as a whole."""
        wanted = re.escape(found)
        for folder in (self._theme.own, self._theme.upstream):
            for file in sorted([*folder.rglob("*.html"), *folder.rglob("*.svg")]):
                text = file.read_text(encoding="utf-8", errors="replace")
                if match := re.search(wanted, text):
                    return file.relative_to(self._root).as_posix(), line_of(text, match.start())
        return self._theme.shown(template), 0


class _Config(dict[str, Any]):
    """The settings, as templates ask for them: `config.site_name`; what isn't set is nothing."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        theme = settings.get("theme")
        theme = theme if isinstance(theme, dict) else {}
        super().__init__({**settings, "theme": {"favicon": "assets/icon.svg", "language": "en", **theme}})

    def __getattr__(self, name: str) -> Any:
        return self.get(name)


def _loader(folders: list[Path]) -> ChoiceLoader:
    """Finds templates as MkDocs does: a fork's, ours, and last Material's."""
    material = find_spec("material")
    theirs = [Path(folder) / "templates" for folder in (material.submodule_search_locations or ())] if material else []
    return ChoiceLoader([FileSystemLoader(folder) for folder in (*folders, *theirs)])


@pass_context
def _url(context: Context, address: str) -> str:
    """MkDocs' filter: an address within the site, seen from the page."""
    if re.match(r"[a-zA-Z][\w+.-]*:|//|#|/", address):
        return address
    return posixpath.normpath(f"{context['base_url']}/{address}") if address else str(context["base_url"])
