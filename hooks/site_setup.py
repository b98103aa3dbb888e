"""Reads the settings, the words and the directory once, before anything is built, and gives them to the templates.

Order: first, for every other hook asks for the `Build` that this one begins.
"""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from build_state import KEY, Build, Session, log
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.fork.upstream_differences import summarize_overlay
from vinestreet.outputs.offline_manifest import WORKER
from vinestreet.pages.finder_data import finder_choices, offered_facets
from vinestreet.pages.first_ways import first_ways
from vinestreet.pages.page_list import PlaceFinder, all_needs, lines_abroad, never_without_you
from vinestreet.pages.site_icon import own_icon
from vinestreet.security.browser_storage import STORED_ITEMS
from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.site.crisis_lines import is_old
from vinestreet.site.settings import published_address
from vinestreet.site.site import Site, load_site, publish_doubts, tell_overdue, words_for_problems

ICONS = ".icons/vine"
DRAWINGS = ".drawings"


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is only shown to the person who works on it."""
    Session.serves = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site for the other hooks, or stop with every problem: the site that was built before stays."""
    file = Path(config.config_file_path)
    try:
        site = load_site(file, config.extra, memory=Session.entries)
    except ProblemsFoundError as error:
        raise PluginError("\n" + error.told(words_for_problems(file, config.extra))) from None
    if not (site.can_be_published or Session.serves):
        raise PluginError("\n" + publish_doubts(site))
    if site.doubtful:
        log.warning(publish_doubts(site))
    if site.overdue:
        log.warning(tell_overdue(site))
    config.extra[KEY] = Build(site, file.parent, Path(config.docs_dir), Session.serves)
    if is_fork(file.parent):
        _take_up_fork(config, file.parent, site)
    if not Session.serves:
        try:
            config.site_url = published_address(os.environ) or config.site_url
        except ValueError as error:
            raise PluginError(str(error)) from None
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape everything that templates print, and name all that they may use."""
    env.autoescape = True
    env.bytecode_cache = Session.templates
    env.globals.update(_globals(Build.of(config), [Path(folder) for folder in config.theme.dirs]))
    return env


def _take_up_fork(config: MkDocsConfig, root: Path, site: Site) -> None:
    """Look for templates in the fork's folder first, watch its files, and tell what lies over what.

    Its places and sentences lie over upstream's since they were read; its pages come with markdown_pages, its style
    sheets, scripts and pictures with theme_assets.
    """
    for line in summarize_overlay(root, site):
        log.info(line)
    config.theme.dirs.insert(0, str(root / FOLDER / "overrides"))
    config.watch += [str(path) for path in (root / FOLDER, root / "mkdocs.yml") if path.exists()]


def _globals(build: Build, theme_folders: list[Path]) -> dict[str, Any]:
    site, library = build.site, build.library
    assert library is not None  # markdown_pages read it when the settings were read
    icons, drawings = (_drawn(theme_folders, within) for within in (ICONS, DRAWINGS))
    return {
        "t": site.words,
        "say": site.say,
        "place": SimpleNamespace(
            name=site.place.name,
            country=site.place.country,
            demonstration=site.place.demonstration,
            crisis=[site.directory.listings[id_] for id_ in site.place.crisis],
            emergency=site.directory.listings[site.place.emergency],
            exit=site.place.exit,
            menu=site.place.menu,
        ),
        "to_do": 0 if site.can_be_published else len(site.doubtful),
        "directory": site.directory,
        "needs": all_needs(site.directory),
        "is_old": lambda line: is_old(line, site.made),
        "first_ways": first_ways,
        "never_without_you": lambda: never_without_you(site.directory, site.place.crisis),
        "lines_abroad": lambda: lines_abroad(site.directory, site.place.country),
        "always_there": lambda line: bool(line.hours) and line.hours.expression == "24/7",
        "made": site.made,
        "finder_choices": finder_choices(site),
        "finder_facets": offered_facets(site),
        "library": library,
        "essays_for_need": lambda need: library.essays_for([need.id]),
        "essays_for_listing": library.essays_for_listing,
        "find_places": PlaceFinder(site.directory, site.place.crisis).places,
        "icon": icons.__getitem__,
        "own_icon": own_icon(build.root),
        "drawing": drawings.__getitem__,
        "asset": build.assets.__getitem__,
        # Of the worker that keeps copies, if there is one. One that is there to remove itself needs no page.
        "worker": "" if build.serving or site.place.saved.remove else WORKER,
        "content_policy": Markup(CONTENT_POLICY),
        "kept": STORED_ITEMS,
    }


def _drawn(theme_folders: list[Path], within: str) -> dict[str, Markup]:
    """The drawings in a folder of the theme by their names; a fork's lie over upstream's."""
    folders = [folder / within for folder in reversed(theme_folders)]
    return {file.stem: Markup(file.read_text(encoding="utf-8")) for folder in folders for file in folder.glob("*.svg")}
