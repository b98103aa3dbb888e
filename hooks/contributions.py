"""Keeps what contributors write harmless: looks at their files, at the body of every page, and at the finished site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.security.file_types import check_files
from vinestreet.security.html_audit import check_pages
from vinestreet.security.sanitizer import removed_parts, sanitize
from vinestreet.site.site import Site

log = get_plugin_logger("contributions")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Refuse files that could do more than be read; those of the theme and made ones are not from contributors."""
    docs = LayeredFolder(Path(config.docs_dir))
    try:
        for folder, shown in ((docs.upstream, docs.upstream.name), (docs.own, f"{FOLDER}/{docs.own.name}")):
            ours = [file for file in files if file.src_dir == str(folder)]
            ours = [file for file in ours if file.inclusion is not InclusionLevel.EXCLUDED]
            texts = frozenset(file.src_uri for file in ours if file.is_documentation_page())
            check_files(folder, [file.src_uri for file in ours], texts, shown)
        # A fork's own files of the theme may be of any kind, like upstream's; only where they come from is looked at.
        assets = LayeredFolder(docs.upstream.parent / "assets")
        check_files(assets.own, assets.files(), frozenset(assets.files()), f"{FOLDER}/{assets.own.name}")
    except ProblemsFoundError as error:
        raise _stop(error, config) from None
    return files


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sanitise the body that Markdown made, and tell what had to go."""
    safe = sanitize(html)
    if found := removed_parts(html, safe):
        file = LayeredFolder(Path(config.docs_dir)).shown(page.file.src_uri)
        problem = Problem(file, 0, "", "", "left_out", {"found": ", ".join(found)})
        log.warning(problem.told(_site(config).words))
    # Material's search cuts `data-search-…="…"` out of the body after us, from inside words too; what is left could
    # be a tag that nobody has looked at. Written like this, it finds none.
    return safe.replace("data-search-", "data&#45;search-")


@event_priority(-90)
def on_post_build(config: MkDocsConfig) -> None:
    """Look at every page that was written."""
    try:
        check_pages(Path(config.site_dir))
    except ProblemsFoundError as error:
        raise _stop(error, config) from None


def _stop(error: ProblemsFoundError, config: MkDocsConfig) -> PluginError:
    return PluginError("\n" + error.told(_site(config).words))


def _site(config: MkDocsConfig) -> Site:
    site: Site = config.extra["site"]
    return site
