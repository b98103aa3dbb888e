"""Gives essays their template, their order, and the places from the directory that belong to them."""

from itertools import pairwise

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vinestreet.essays import places_for
from vinestreet.problems import Problem, ProblemsFoundError
from vinestreet.site import Site

FOLDER = "essays/"
INDEX = "essays/index.md"
LAST = 1000  # in the order of reading, where none is told


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template, and look at the places that the front matter names."""
    if page.file.src_uri == INDEX:
        page.meta.setdefault("template", "section.html")
    elif page.file.src_uri.startswith(FOLDER):
        page.meta.setdefault("template", "essay.html")
        site: Site = config.extra["site"]
        try:
            places = places_for(page.file.content_string, f"docs/{page.file.src_uri}", site.directory)
        except ProblemsFoundError as error:
            raise PluginError("\n" + error.told(site.words)) from None
        page.meta["places_found"] = places
        order = page.meta.get("reading_order", LAST)
        if not isinstance(order, int):
            values = {"least": 1, "most": LAST, "found": order}
            problem = Problem(f"docs/{page.file.src_uri}", 0, "", "reading_order", "not_a_whole_number", values)
            raise PluginError("\n" + problem.told(site.words))
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Put the essays into the order of their front matter, and link each to the next."""
    pages = [file.page for file in files.documentation_pages() if file.src_uri.startswith(FOLDER)]
    essays = [page for page in pages if page and page.file.src_uri != INDEX]
    essays.sort(key=lambda page: (page.meta.get("reading_order", LAST), page.url))
    for before, after in pairwise(essays):
        before.next_page, after.previous_page = after, before
    env.globals["essays"] = essays
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Show the places below the essay."""
    context["places"] = page.meta.get("places_found")  # type: ignore[typeddict-unknown-key]
    return context
