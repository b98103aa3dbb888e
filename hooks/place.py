"""Reads the settings, the words and the directory once, before anything is built, and gives them to the templates."""

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.outputs.template_cache import TemplateCache
from vinestreet.pages.page_list import all_needs
from vinestreet.site.site import Site, load_site, publish_doubts, words_for_problems

# Not below `mkdocs`, so that --strict does not count it: a demonstration is built with crisis lines that nobody has
# asked, and says so.
log = logging.getLogger("vinestreet")

ICONS = ".icons/vine"
# MkDocs keeps a hook from one rebuild to the next; with these, `mkdocs serve` reads and compiles only what changed.
MEMORY = EntryCache()
TEMPLATES = TemplateCache()


class Command:
    """What MkDocs was asked to do."""

    serves = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is only shown to the person who works on it."""
    Command.serves = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site for the other hooks, or stop with every problem: the site that was built before stays."""
    file = Path(config.config_file_path)
    try:
        site = load_site(file, config.extra, memory=MEMORY)
    except ProblemsFoundError as error:
        raise PluginError("\n" + error.told(words_for_problems(file, config.extra))) from None
    if not (site.can_be_published or Command.serves):
        raise PluginError("\n" + publish_doubts(site))
    if site.doubtful:
        log.warning(publish_doubts(site))
    config.extra |= {"site": site, "serving": Command.serves, "assets": {}}
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape everything that templates print, and name what they may use."""
    site: Site = config.extra["site"]
    folders = [Path(folder) / ICONS for folder in reversed(config.theme.dirs)]
    icons = {file.stem: Markup(file.read_text(encoding="utf-8")) for folder in folders for file in folder.glob("*.svg")}
    env.autoescape = True
    env.bytecode_cache = TEMPLATES
    env.globals.update(
        t=site.words,
        say=site.say,
        place=SimpleNamespace(
            name=site.place.name,
            country=site.place.country,
            demonstration=site.place.demonstration,
            crisis=[site.directory.listings[id_] for id_ in site.place.crisis],
            emergency=site.directory.listings[site.place.emergency],
            exit=site.place.exit,
        ),
        to_do=0 if site.can_be_published else len(site.doubtful),
        asset=config.extra["assets"].__getitem__,
        directory=site.directory,
        needs=all_needs(site.directory),
        icon=icons.__getitem__,
    )
    return env
