"""Keeps what contributors write harmless: looks at their files, at the body of every page, and at the finished site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from vinestreet.care.file_types import check_files
from vinestreet.care.page_check import check_pages
from vinestreet.care.sanitise import left_out, sanitised
from vinestreet.problems import Problem, ProblemsFoundError
from vinestreet.site import Site

log = get_plugin_logger("contributions")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Refuse files that could do more than be read; those of the theme and made ones are not from contributors."""
    ours = [file for file in files if file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED]
    texts = frozenset(file.src_uri for file in ours if file.is_documentation_page())
    try:
        check_files(Path(config.docs_dir), [file.src_uri for file in ours], texts)
    except ProblemsFoundError as error:
        raise _stop(error, config) from None
    return files


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sanitise the body that Markdown made, and tell what had to go."""
    safe = sanitised(html)
    if found := left_out(html, safe):
        problem = Problem(f"docs/{page.file.src_uri}", 0, "", "", "left_out", {"found": ", ".join(found)})
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
