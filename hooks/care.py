"""What keeps readers safe: the content policy, the list of what the site may keep, the page about leaving."""

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from vinestreet.security.browser_storage import STORED_ITEMS
from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.site.site import Site

LEAVING = "about/leaving.md"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the page about "Leave" where the organisation has turned that off."""
    site: Site = config.extra["site"]
    page = files.get_file_from_path(LEAVING)
    if page and not site.place.exit:
        files.remove(page)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name policy and list for the templates."""
    env.globals.update(content_policy=Markup(CONTENT_POLICY), kept=STORED_ITEMS)
    return env
