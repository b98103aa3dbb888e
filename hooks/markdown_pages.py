"""Everything in Markdown: a fork's pages over upstream's, templates for what there is to read, and nothing that harms.

Order: after site_setup, before the hooks that add files, so that it looks at contributors' files alone.
"""

from dataclasses import asdict, replace
from html import unescape
from pathlib import Path
from typing import cast

from jinja2 import Environment
from markupsafe import escape
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_state import Build, Session, log, stopped
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.conversations.html import ConversationExtension
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.core.yaml_reader import read_text
from vinestreet.lint.text_links import gone_pages, without_links
from vinestreet.pages.assets import assigned
from vinestreet.pages.text_data import TextPage, text_data
from vinestreet.security.file_types import check_files
from vinestreet.security.html_audit import check_pages
from vinestreet.security.sanitizer import removed_parts, sanitize
from vinestreet.texts.front_matter import Front, read_front, templates_of
from vinestreet.texts.library import FOLDERS, read_library
from vinestreet.texts.reading import reading_of
from vinestreet.texts.table_columns import TableColumnsExtension

strict_log = get_plugin_logger("contributions")  # --strict counts what it warns of

TEMPLATES = {"essays": "essay.html", "conversations": "conversation.html", "practise": "practise.html"}
SHOWN = ("title", "description", "template")  # of a page's front matter, what templates and MkDocs look at
LEAVING = "about/leaving.md"  # about the control "Leave", which an organisation may turn off


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read every text, or stop with every mistake; teach Markdown our block and our classes."""
    build = Build.of(config)
    try:
        build.library = read_library(build.docs_folder, build.site.directory)
    except ProblemsFoundError as error:
        raise stopped(error, build.site) from None
    for gap in build.library.gaps(build.site.directory):
        log.warning(gap.told(build.site.words))
    config.markdown_extensions.append(ConversationExtension(build.site.words))
    config.markdown_extensions.append(TableColumnsExtension())  # type: ignore[arg-type] # Markdown takes both
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the fork's pages in, take those away that it does without, and refuse files that could do harm."""
    build = Build.of(config)
    docs = build.docs
    own = [
        File(name, str(docs.own), config.site_dir, config.use_directory_urls)
        for name in docs.files()
        if docs.is_own(name)
    ]
    if own or docs.removed:
        stay = [file for file in files if file.src_uri not in docs.removed]
        files = Files(sorted([*stay, *own], key=file_sort_key))
    try:
        _check_contributed(files, docs)
        build.fronts = _read_fronts(files, docs, build)
    except ProblemsFoundError as error:
        raise stopped(error, build.site) from None
    if not build.site.place.exit and (page := files.get_file_from_path(LEAVING)):
        files.remove(page)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template. In upstream's pages, take links away that lead to something which the fork does not have."""
    build = Build.of(config)
    front = build.fronts.get(page.file.src_uri)
    if front:  # as we read it, whatever types YAML makes of the words
        page.meta = {key: value for key in SHOWN if (value := getattr(front, key))}
        page.meta |= {"search": asdict(front.search)} if front.search else {}
    folder, _, name = page.file.src_uri.partition("/")
    if folder in FOLDERS and "/" not in name:
        page.meta.setdefault("template", "shelves.html" if name == "index.md" else TEMPLATES[folder])
    docs = build.docs
    if not docs.is_own(page.file.src_uri):
        markdown = without_links(page.file.src_uri, markdown, gone_pages(docs, build.site.directory))
    if build.serving:
        beside = (config.mdx_configs, build.site.words.group("talk"), set(files.src_uris))
        Session.texts.take_up(page, markdown, beside)
    return markdown


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sanitise the body that Markdown made, and tell what had to go."""
    build = Build.of(config)
    safe = sanitize(html, build.site.place.country, build.invented_numbers)
    if found := removed_parts(html, safe):
        problem = Problem(build.docs.shown(page.file.src_uri), 0, "", "", "left_out", {"found": ", ".join(found)})
        strict_log.warning(problem.told(build.site.words))
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
            build.texts.append(TextPage(page.url, str(typed), build.fronts.get(file.src_uri, Front())))
            page.title = escape(typed)
            if "title" in page.meta:
                page.meta["title"] = page.title
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hand the template what it shows."""
    library = Build.of(config).library
    piece = library.find(page.url) if library else None
    context["piece"] = piece  # type: ignore[typeddict-unknown-key]
    if piece:
        t = Build.of(config).site.words
        reading = reading_of(page.content or "", t("essay.sources"), t("essay.try"))
        context["reading"] = reading  # type: ignore[typeddict-unknown-key]
    return context


@event_priority(-90)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what the search knows of the texts, and look at every page that was written, whoever wrote it."""
    search = cast(SearchPlugin, config.plugins["material/search"])
    known = text_data(Build.of(config).texts, search.search_index.entries)
    folder = Path(config.site_dir) / "search"
    (folder / "pages.js").write_text(assigned("__pages", known), encoding="utf-8")
    (folder / "search_index.json").unlink()  # what Material's own search reads
    try:
        check_pages(Path(config.site_dir))
    except ProblemsFoundError as error:
        raise stopped(error, Build.of(config).site) from None


def _read_fronts(files: Files, docs: LayeredFolder, build: Build) -> dict[str, Front]:
    """Read the front matter of every text before MkDocs does; raises ProblemsFoundError with every mistake.

    MkDocs trusts it: a template of any name, settings of any type and depth. A conversation may stand on any page.
    """
    every = build.library.all() if build.library else ()
    pieces = {f"{piece.folder}/{piece.name}.md": piece.front for piece in every}
    templates = templates_of(build.theme)
    fronts: dict[str, Front] = {}
    problems: list[Problem] = []
    for file in files.documentation_pages():
        name = file.src_uri
        if name in pieces:
            fronts[name] = pieces[name]
        elif (path := docs.find(name)) is not None:
            report = Report(docs.shown(name))
            try:
                source = read_text(path)
                fronts[name] = read_front(source, Front, {"templates": templates}, report)
                conversation_in(source, report)
            except ProblemsFoundError as error:
                problems += [replace(problem, file=report.file) for problem in error.problems]
            problems += report.problems
    if problems:
        raise ProblemsFoundError(problems)
    return fronts


def _check_contributed(files: Files, docs: LayeredFolder) -> None:
    """Raise ProblemsFoundError for files of contributors that could do more than be read."""
    for folder, shown in ((docs.upstream, docs.upstream.name), (docs.own, f"{FOLDER}/{docs.own.name}")):
        ours = [file for file in files if file.src_dir == str(folder)]
        ours = [file for file in ours if file.inclusion is not InclusionLevel.EXCLUDED]
        texts = frozenset(file.src_uri for file in ours if file.is_documentation_page())
        check_files(folder, [file.src_uri for file in ours], texts, shown)
    # A fork's own files of the theme may be of any kind, like upstream's; only where they come from is looked at.
    assets = LayeredFolder(docs.upstream.parent / "assets")
    check_files(assets.own, assets.files(), frozenset(assets.files()), f"{FOLDER}/{assets.own.name}")
