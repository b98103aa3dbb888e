"""Gives the templates what keeps readers safe: the content policy, and the list of what the site may keep."""

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from vinestreet.care.kept import KEPT
from vinestreet.care.policy import CONTENT_POLICY


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name them."""
    env.globals.update(content_policy=Markup(CONTENT_POLICY), kept=KEPT)
    return env
