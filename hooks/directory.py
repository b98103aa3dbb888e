"""Adds the directory's pages and search entries to the build. They are no Markdown, and not in the navigation.

A theme's frame around a page (header, footer, menus) is the same for all pages of a folder: it is rendered once a
folder and filled for each page, which is what keeps ten thousand listings quick. A page is rendered while it is
written, so that memory does not grow with their number.
"""

from functools import partial
from types import SimpleNamespace
from typing import cast

from jinja2 import Environment
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from made_file import MadeFile
from vinestreet.pages.page_list import DirectoryPage, directory_pages
from vinestreet.pages.page_shell import MARKS, PageShell
from vinestreet.pages.renderer import Renderer
from vinestreet.pages.search_index import search_entries
from vinestreet.site.site import Site


class DirectoryFile(MadeFile):
    """A page of the directory as a file of the site."""

    def __init__(self, config: MkDocsConfig, page: DirectoryPage) -> None:
        """Put `page` into the site."""
        super().__init__(config, page.url)
        self.page_of_directory = page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file for each page, so that links in Markdown can be checked against them."""
    site: Site = config.extra["site"]
    for page in directory_pages(site.directory, site.place.country, site.say):
        files.append(DirectoryFile(config, page))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Say how the pages are rendered, and enter them into Material's search index."""
    site: Site = config.extra["site"]
    frames: dict[str, PageShell] = {}
    renderer = Renderer(env, site, config.repo_url or "")

    def render(page: DirectoryPage) -> str:
        if page.folder not in frames:
            shell = SimpleNamespace(**MARKS, url=f"{page.folder}/{MARKS['name']}.html", meta={}, is_homepage=False)
            context = {"config": config, "page": shell, "base_url": get_relative_url(".", shell.url)}
            frames[page.folder] = PageShell(env.get_template("directory/frame.html").render(context))
        return frames[page.folder].fill(page, renderer.fragment(page))

    added = [file for file in files if isinstance(file, DirectoryFile)]
    for file in added:
        file.make = partial(render, file.page_of_directory)
    pages = (file.page_of_directory for file in added)
    search = cast(SearchPlugin, config.plugins["material/search"])
    search.search_index.entries.extend(search_entries(pages, site.directory, site.say))
    return env
