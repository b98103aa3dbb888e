"""Makes every page's title HTML that is safe to print: it stands in other pages' lists and in the search index too.

MkDocs gives titles from headings as HTML with entities, and titles from front matter or `nav` as they were typed;
Material's search puts both into its index as HTML.
"""

from html import unescape

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape each title once; templates do not escape it again."""
    for file in files.documentation_pages():
        if page := file.page:
            typed = vars(page).get("title") or page.meta.get("title")
            page.title = escape(typed or unescape(page.title or ""))
            if "title" in page.meta:
                page.meta["title"] = page.title
    return env
