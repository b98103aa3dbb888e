"""Adds the directory to the build: its pages, its data for scripts and for other directories.

They are no Markdown, and not in the navigation. A theme's shell around a page (header, footer, menus) is the same for
all pages of a folder: it is rendered once a folder and filled for each page, which is what keeps ten thousand listings
quick. A page is rendered while it is written, so that memory does not grow with their number.

Order: after markdown_pages, before theme_assets.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from build_state import Build, MadeFile, deliver, log
from vinestreet.exchange.exporting.hsds_files import FOLDER, MOST_WITH_FILES, site_files
from vinestreet.pages.assets import assigned
from vinestreet.pages.data_files import DATA
from vinestreet.pages.page_list import DirectoryPage, directory_pages
from vinestreet.pages.renderer import DirectoryWriter

FEW = 10  # places of a list show what is wrong in its template


class DirectoryFile(MadeFile):
    """A page of the directory as a file of the site."""

    def __init__(self, config: MkDocsConfig, page: DirectoryPage) -> None:
        """Put `page` into the site."""
        super().__init__(config, page.url)
        self.page_of_directory = page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file for each page, so that links in Markdown can be checked against them, and what scripts read.

    The day that says how old this copy is has a file of its own under a name that stays, or each page would be another
    one after every commit.
    """
    site = Build.of(config).site
    for page in directory_pages(site.directory, site.place.country, site.say):
        files.append(DirectoryFile(config, page))
    for url, make in DATA.items():
        deliver(files, config, url, partial(make, site))
    files.append(MadeFile(config, "made.js", lambda: assigned("__made", site.made.isoformat())))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Say how the pages are rendered."""
    write = DirectoryWriter(env, Build.of(config).site, config)
    added = [file for file in files if isinstance(file, DirectoryFile)]
    for file in added:
        file.make = partial(write.page, file.page_of_directory)
    if Build.of(config).serving:  # one page of each kind shows what is wrong in its template, whichever page is open
        for page in _one_of_each(file.page_of_directory for file in added):
            write.page(page)
    return env


def _one_of_each(pages: Iterable[DirectoryPage]) -> Iterator[DirectoryPage]:
    """Give a page of each kind that shows a place, of lists the shortest, and of each of its groups the first few."""

    def places(page: DirectoryPage) -> int:
        groups = page.shows.get("groups")
        return 1 if groups is None else sum(len(group.listings) for group in groups)

    some = sorted(filter(places, pages), key=places, reverse=True)
    for page in {page.template: page for page in some}.values():
        groups = page.shows.get("groups", ())
        few = [replace(group, listings=group.listings[:FEW]) for group in groups]
        yield replace(page, shows={**page.shows, "groups": few}) if groups else page


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the directory as the standard HSDS has it: lists, and a file for each listing; not while serving.

    Past MkDocs, for which so many files would be a burden.
    """
    build = Build.of(config)
    if build.serving:
        return
    site = build.site
    listings = list(site.directory.listings.values())
    if len(listings) > MOST_WITH_FILES:
        log.warning(site.words("export.lists_alone", most=MOST_WITH_FILES))
    folder = Path(config.site_dir) / FOLDER
    (folder / "services").mkdir(parents=True)
    for name, text in site_files(listings, site):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
