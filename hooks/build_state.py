"""What the hooks hand on: one `Build` for each build, one `Session` for as long as MkDocs runs. No hook itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from kept_texts import KeptTexts
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.lint.text_faults import RenderMemory
from vinestreet.pages.assets import hashed
from vinestreet.pages.renderer import TemplateCache
from vinestreet.pages.text_data import TextPage
from vinestreet.security.html_audit import AuditMemory
from vinestreet.site.site import Site
from vinestreet.texts.library import Library, Piece

# Not below `mkdocs`, so that --strict does not count it: a demonstration is built with crisis lines that nobody has
# asked, and a fork may have a need before it has an essay for it. Both are told.
log = logging.getLogger("vinestreet")

KEY = "build"  # in `config.extra`, the one thing that hooks share


class Session:
    """What stays from one rebuild to the next; with it, `make serve` reads and compiles only what changed."""

    serves = False  # the site is only shown to the person who works on it
    entries = EntryCache()
    templates = TemplateCache()
    texts = KeptTexts()
    rendered = RenderMemory()
    audited = AuditMemory()
    build: "Build | None" = None  # the newest


@dataclass
class Build:
    """One build of the site: what was read for it, and under which name each asset is delivered."""

    site: Site
    root: Path  # the folder of the project
    docs_folder: Path
    serving: bool
    library: Library | None = None  # from markdown_pages on
    texts: list[TextPage] = field(default_factory=list)  # every page in Markdown, with its title as text
    assets: dict[str, str] = field(default_factory=dict)  # the name that carries the content, by the address without
    made_beside: object = None  # the settings of Markdown, and every file: what is made of a text depends on them
    made_files: dict[str, "MadeFile"] = field(default_factory=dict)  # by address
    page_without_files: str = ""  # what the worker shows when even the saved pages are gone
    note_elsewhere: str = ""  # what saved pages say where something else answers at their address

    def text(self, file: File) -> Piece | None:
        """Give what was read of `file`; None for what is none of our texts."""
        return self.library.texts.get(file.src_uri) if self.library else None

    @property
    def docs(self) -> LayeredFolder:
        """What there is to read; looked at anew each time, for files come and go while the site is served."""
        return LayeredFolder(self.docs_folder)

    @cached_property
    def invented_numbers(self) -> frozenset[str]:
        """The numbers that invented places alone have; every text is looked at for them."""
        return self.site.directory.invented_numbers()

    @property
    def theme(self) -> LayeredFolder:
        """Templates, style sheets, scripts."""
        return LayeredFolder(self.root / "overrides")

    @classmethod
    def of(cls, config: MkDocsConfig) -> "Build":
        """Give the build that `site_setup` began; raises PluginError where that hook does not come first."""
        build = config.extra.get(KEY)
        if not isinstance(build, cls):
            raise PluginError("mkdocs.yml: hooks: `- hooks/site_setup.py` has to come first; the others need it")
        return build


class MadeFile(File):
    """The file at `url` with the text that `make` gives, which may be set as late as `on_env`.

    A build writes it. While the site is served, it is made for whoever asks for it (serve.py), so that a rebuild need
    not write ten thousand pages.
    """

    make: Callable[[], str]

    def __init__(self, config: MkDocsConfig, url: str, make: Callable[[], str] | None = None) -> None:
        """Put the file into the site, whatever patterns leave others out."""
        super().__init__(
            url, src_dir=None, dest_dir=config.site_dir, use_directory_urls=False, inclusion=InclusionLevel.INCLUDED
        )
        if make:
            self.make = make
        build = Build.of(config)
        build.made_files[url] = self
        self._is_written = not build.serving

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, when MkDocs writes every file that is no page in Markdown."""
        if self._is_written:
            path = Path(self.abs_dest_path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.make(), encoding="utf-8", newline="\n")


def deliver(files: Files, config: MkDocsConfig, url: str, make: Callable[[], str]) -> None:
    """Add what pages load from `url` under a name that carries its content; templates ask `asset(url)` for that name.

    While serving the name stays, for the text would have to be made before anybody asks for it.
    """
    build = Build.of(config)
    if build.serving:
        build.assets[url] = url
        files.append(MadeFile(config, url, make))
    else:
        text = make()
        build.assets[url] = hashed(url, text)
        files.append(MadeFile(config, build.assets[url], lambda: text))


def stopped(error: ProblemsFoundError, site: Site) -> PluginError:
    """Give what ends the build with every problem in the site's words; the site that was built before stays."""
    return PluginError("\n" + error.told(site.words))
