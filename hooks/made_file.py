"""Files of the site that are made and not copied, for the hooks that add such files. No hook itself."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from vinestreet.pages.assets import hashed


class MadeFile(File):
    """The file at `url` with the text that `make` gives, which may be set as late as `on_env`.

    A build writes it at once. While it `waits`, writing is left to whoever is asked for it (serve.py).
    """

    make: Callable[[], str]
    waits = False

    def __init__(self, config: MkDocsConfig, url: str, make: Callable[[], str] | None = None) -> None:
        """Put the file into the site, whatever patterns leave others out."""
        super().__init__(
            url, src_dir=None, dest_dir=config.site_dir, use_directory_urls=False, inclusion=InclusionLevel.INCLUDED
        )
        if make:
            self.make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, when MkDocs writes every file that is no page in Markdown."""
        if not self.waits:
            self.write(Path(self.abs_dest_path))

    def write(self, path: Path) -> None:
        """Make the text and write it to `path`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.make(), encoding="utf-8")


def deliver(files: Files, config: MkDocsConfig, url: str, make: Callable[[], str]) -> None:
    """Add what pages load from `url` under a name that carries its content; templates ask `asset(url)` for that name.

    While serving the name stays, for the text would have to be made before anybody asks for it.
    """
    names: dict[str, str] = config.extra["assets"]
    if config.extra["serving"]:
        names[url] = url
        files.append(MadeFile(config, url, make))
    else:
        text = make()
        names[url] = hashed(url, text)
        files.append(MadeFile(config, names[url], lambda: text))
