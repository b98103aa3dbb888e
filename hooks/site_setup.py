"""Reads the settings, the words and the directory once, before anything is built, and gives them to the templates.

Order: first, for every other hook asks for the `Build` that this one begins.
"""

import logging
import os
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files

from build_state import KEY, Build, Session, log
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, LayeredFolder, is_fork
from vinestreet.fork.own_parts import unused_parts
from vinestreet.fork.upstream_differences import summarize_overlay
from vinestreet.lint.color_contrast import poor_contrast
from vinestreet.lint.settings_checks import check_settings
from vinestreet.lint.unknown_tokens import unknown_tokens
from vinestreet.outputs.offline_manifest import WORKER
from vinestreet.pages.template_errors import UnknownName
from vinestreet.pages.template_globals import template_globals
from vinestreet.pages.theme_files import check_theme_files
from vinestreet.site.last_good import load_for_publishing
from vinestreet.site.settings import published_address
from vinestreet.site.site import Site, load_site, publish_doubts, tell_overdue, tell_stand_ins, words_for_problems


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Leave serving to `make serve`: MkDocs' server shows no save by itself under our content policy."""
    if command == "serve" and not Session.serves:
        raise Abort("This site is shown with `make serve`: what you save then shows in the browser by itself.")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site for the other hooks, or stop with every problem: the site that was built before stays."""
    file = Path(config.config_file_path)
    try:
        check_settings(file, read_mkdocs_settings(file))
        check_theme_files(LayeredFolder(file.parent / "overrides"))
        # A pull request is looked at strictly, and so is what somebody just edits.
        strict = Session.serves or os.environ.get("GITHUB_EVENT_NAME") == "pull_request"
        site = (load_site if strict else load_for_publishing)(file, config.extra, memory=Session.entries)
    except ProblemsFoundError as error:
        raise PluginError("\n" + error.told(words_for_problems(file, config.extra))) from None
    if not (site.can_be_published or Session.serves):
        raise PluginError("\n" + publish_doubts(site))
    if not site.can_be_published:
        log.warning(publish_doubts(site))
    if site.stand_ins:
        log.warning(tell_stand_ins(site))
    if site.overdue:
        log.warning(tell_overdue(site))
    config.extra[KEY] = Session.build = Build(site, file.parent, Path(config.docs_dir), Session.serves)
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
    env.undefined = UnknownName
    env.bytecode_cache = Session.templates
    build = Build.of(config)
    assert build.library is not None  # markdown_pages read it when the settings were read
    # Of the worker that keeps copies, if there is one. One that is there to remove itself needs no page.
    worker = "" if build.serving or build.site.place.saved.remove else WORKER
    folders, asset = [Path(folder) for folder in config.theme.dirs], build.assets.__getitem__
    env.globals.update(
        template_globals(
            build.site,
            build.library,
            root=build.root,
            theme_folders=folders,
            asset=asset,
            worker=worker,
            config=config,
        )
    )
    return env


def _take_up_fork(config: MkDocsConfig, root: Path, site: Site) -> None:
    """Look for templates in the fork's folder first, watch its files, and tell what lies over what.

    Its places and sentences lie over upstream's since they were read; its pages come with markdown_pages, its style
    sheets, scripts and pictures with theme_assets.
    """
    told = log if Session.serves else logging.getLogger("mkdocs.hooks")  # which tells a build what is no warning
    for line in summarize_overlay(root, site):
        told.info(line)
    for problem in (*unknown_tokens(root), *unused_parts(root, site)):
        log.warning(problem.told(site.words))
    if poor := [problem.field for problem in poor_contrast(root)]:
        log.warning(site.words("fork.colors", names=", ".join(dict.fromkeys(poor))))
    config.theme.dirs.insert(0, str(root / FOLDER / "overrides"))
    config.watch += [str(path) for path in (root / FOLDER, root / "mkdocs.yml") if path.exists()]
