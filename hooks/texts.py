"""Gives essays, conversations and pages to practise with their templates, and shows what belongs to each."""

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vinestreet.conversations.html import ConversationExtension
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.pages.related_places import PlaceFinder
from vinestreet.site.site import Site
from vinestreet.texts.library import FOLDERS, Library, read_library

# Not below `mkdocs`, so that --strict does not count it: a fork may have a need before it has an essay for it.
log = logging.getLogger("vinestreet")

TEMPLATES = {"essays": "essay.html", "conversations": "conversation.html", "practise": "practise.html"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything, or stop with every mistake; teach Markdown the block for conversations."""
    site: Site = config.extra["site"]
    try:
        library = read_library(Path(config.docs_dir), site.directory)
    except ProblemsFoundError as error:
        raise PluginError("\n" + error.told(site.words)) from None
    for gap in library.gaps(site.directory):
        log.warning(gap.told(site.words))
    config.extra["library"] = library
    config.markdown_extensions.append(ConversationExtension(site.words))
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template."""
    folder, _, name = page.file.src_uri.partition("/")
    if folder in FOLDERS and "/" not in name:
        page.meta.setdefault("template", "shelves.html" if name == "index.md" else TEMPLATES[folder])
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name what there is to read, and what of it belongs to a place."""
    library: Library = config.extra["library"]
    env.globals.update(
        library=library,
        essays_for_need=lambda need: library.essays_for([need.id]),
        essays_for_listing=library.essays_for_listing,
        find_places=PlaceFinder(config.extra["site"].directory).places,
    )
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hand the template what it shows."""
    library: Library = config.extra["library"]
    context["piece"] = library.find(page.url)  # type: ignore[typeddict-unknown-key]
    return context
