"""Everything in Markdown: a fork's pages over upstream's, templates for what there is to read, and nothing that harms.

Order: after site_setup, before the hooks that add files, so that it looks at contributors' files alone.
"""

import logging
from dataclasses import asdict
from html import unescape
from pathlib import Path
from typing import cast

from jinja2 import Environment
from markupsafe import escape
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_state import Build, MadeFile, Session, log, stopped
from index_when_asked import IndexWhenAsked
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.lint.contributed_files import check_contributed_files, left_out
from vinestreet.lint.markdown_setup import MarkdownSetup, markdown_setup
from vinestreet.lint.text_faults import UNMADE, TextFaults
from vinestreet.lint.text_links import gone_pages, without_links
from vinestreet.pages.assets import assigned
from vinestreet.pages.text_data import TextPage, text_data
from vinestreet.pages.text_page import shown_text
from vinestreet.security.html_audit import check_pages
from vinestreet.security.sanitizer import sanitize
from vinestreet.texts.front_matter import Front
from vinestreet.texts.library_reader import read_library

strict_log = get_plugin_logger("contributions")  # --strict counts what it warns of

SHOWN = ("title", "description")  # of a page's front matter, what templates ask for
LEAVING = "about/leaving.md"  # about the control "Leave", which an organisation may turn off


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read every text, or stop with every mistake and every file that could do harm; set Markdown up."""
    build = Build.of(config)
    try:
        by_default, by_setting = left_out(""), config.exclude_docs
        check_contributed_files(
            build.docs, lambda name: by_default(name) or bool(by_setting and by_setting.match_file(name))
        )
        build.library = read_library(build.docs_folder, build.site.directory)
    except ProblemsFoundError as error:
        raise stopped(error, build.site) from None
    for gap in build.library.gaps(build.site.directory):
        log.warning(gap.told(build.site.words))
    setup = markdown_setup(config.markdown_extensions, config.mdx_configs, build.site.words, build.theme)
    config.markdown_extensions = [*setup.extensions]  # type: ignore[list-item] # Markdown takes both
    config.mdx_configs = dict(setup.configs)
    build.made_beside = setup.mark
    if build.serving:
        search = cast(SearchPlugin, config.plugins["material/search"])
        search.search_index = IndexWhenAsked(search.search_index)
    _tell_faults(build, setup)
    links = config.validation.links
    links.not_found = links.anchors = links.absolute_links = links.unrecognized_links = logging.DEBUG  # told here
    return config


def _tell_faults(build: Build, setup: MarkdownSetup) -> None:
    """Warn of what is wrong in the texts, which --strict counts; raise PluginError where no page can be made."""
    assert build.library is not None
    faults = TextFaults(build.library, build.docs, build.site, setup, Session.rendered)
    found = [*faults.missing_pages(), *(each for text in build.library.texts.values() for each in faults.find(text))]
    if unmade := [problem for problem in found if problem.key == UNMADE]:
        raise stopped(ProblemsFoundError(unmade), build.site)
    for problem in found:
        strict_log.warning(problem.told(build.site.words))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the fork's pages in, and take those away that it does without."""
    build = Build.of(config)
    docs, library = build.docs, build.library
    assert library is not None
    own = [
        File(name, str(docs.own), config.site_dir, config.use_directory_urls)
        for name in docs.files()
        if docs.is_own(name)
    ]
    if own or docs.removed:
        stay = [file for file in files if file.src_uri not in docs.removed]
        files = Files(sorted([*stay, *own], key=file_sort_key))
    for file in files.documentation_pages():
        if file.src_uri not in library.texts:  # upstream's sample
            files.remove(file)
    if not build.site.place.exit and (page := files.get_file_from_path(LEAVING)):
        files.remove(page)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Now that every file is there, note what texts may lead to: kept is what was made of them beside the same."""
    build = Build.of(config)
    build.made_beside = build.made_beside, frozenset(files.src_uris)
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Give MkDocs the body alone: we have read the front matter, and nobody is to read it in another way."""
    text = Build.of(config).text(page.file)
    # Below an empty line it takes nothing for front matter, in neither of the two ways that it knows.
    return f"\n{text.body}" if text else None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template. In upstream's pages, take links away that lead to something which the fork does not have."""
    build = Build.of(config)
    if text := build.text(page.file):
        front = text.front
        page.meta = {key: value for key in SHOWN if (value := getattr(front, key))}
        page.meta["template"] = text.template
        page.meta |= {"search": asdict(front.search)} if front.search else {}
    docs = build.docs
    if not docs.is_own(page.file.src_uri):
        markdown = without_links(page.file.src_uri, markdown, gone_pages(docs, build.site.directory))
    if build.serving:
        Session.texts.take_up(page, markdown, build.made_beside)
    return markdown


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sanitise the body that Markdown made; what has to go was told when all texts were read."""
    build = Build.of(config)
    safe = sanitize(html, build.site.place.country, build.invented_numbers)
    # Material's search cuts `data-search-…="…"` out of the body after us, from inside words too; what is left could
    # be a tag that nobody has looked at. Written like this, it finds none.
    return safe.replace("data-search-", "data&#45;search-")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make every page's title HTML that is safe to print, once: it stands in lists and in the search index too.

    MkDocs gives titles from headings as HTML with entities, and titles from front matter or `nav` as they were typed;
    Material's search puts both into its index as HTML. Templates do not escape them again.
    """
    build = Build.of(config)
    for file in files.documentation_pages():
        if page := file.page:
            typed = vars(page).get("title") or page.meta.get("title") or unescape(page.title or "")
            build.texts.append(TextPage(page.url, str(typed), text.front if (text := build.text(file)) else Front()))
            page.title = escape(typed)
            if "title" in page.meta:
                page.meta["title"] = page.title
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hand the template what it shows."""
    build = Build.of(config)
    piece = build.library.find(page.url) if build.library else None
    context["piece"] = piece  # type: ignore[typeddict-unknown-key]
    if text := build.text(page.file):
        page.content, reading = shown_text(text, page.content or "", build.site.words, is_piece=bool(piece))
        if reading:
            context["reading"] = reading  # type: ignore[typeddict-unknown-key]
    return context


@event_priority(-90)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what the search knows of the texts, and look at every page that was written, whoever wrote it."""
    build = Build.of(config)
    site, index = build.site, cast(SearchPlugin, config.plugins["material/search"]).search_index
    pages = MadeFile(config, "search/pages.js", lambda: assigned("__pages", text_data(build.texts, index.entries)))
    pages.copy_file()
    (Path(config.site_dir) / "search" / "search_index.json").unlink()  # what Material's own search reads
    try:
        check_pages(Path(config.site_dir), site.place.exit, Session.audited)
    except ProblemsFoundError as error:
        raise stopped(error, site) from None
