"""Delivers the theme: our style sheets and each folder of our scripts as one file, and of Material's files only those
that a page loads.

Order: after site_setup, for a fork's parts lie over upstream's.
"""

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from build_state import Build, Session, deliver
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.lint.color_contrast import poor_contrast
from vinestreet.pages.assets import (
    MATERIAL,
    SCRIPTS,
    SHEETS,
    join_scripts,
    join_styles,
    keep_used_rules,
    script_folders,
)
from vinestreet.pages.page_list import STATIC
from vinestreet.pages.sharing_card import PICTURE
from vinestreet.pages.template_errors import template_problem
from vinestreet.security.sanitizer import ADMONITIONS, CLASSES

# Of Material's style sheet for reading matter, the rules for the classes of our templates and of Markdown.
MATERIAL_CLASSES = (CLASSES - {*ADMONITIONS, "admonition-title"}) | {
    "md-typeset",
    "md-search__input",
    "md-search-result__list",
}
MATERIAL_CSS = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
OURS = re.compile(r"assets/(icon(-\d+)?\.(svg|png)|card\.png)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our pages without Markdown; leave out the site map for machines where it cannot say addresses."""
    config.theme.static_templates.update(STATIC)
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    config.theme.get_env = partial(_environment, config.theme.get_env)  # type: ignore[method-assign]
    return config


def _environment(get: Callable[[], Environment]) -> Environment:
    env = get()
    env.loader = SeenFiles(cast(FileSystemLoader, env.loader).searchpath)
    return env


class SeenFiles(FileSystemLoader):
    """The theme's files without those in hidden folders: MkDocs looks at them and takes none, twelve thousand icons."""

    def list_templates(self) -> list[str]:
        """Give their names, in order."""
        found: set[str] = set()
        for path in map(Path, self.searchpath):
            for inside, folders, names in os.walk(path, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update((Path(inside, name)).relative_to(path).as_posix() for name in names)
        return sorted(found)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Join the parts of style sheets and scripts; leave out what no page asks for: most of Material's, and maps."""
    build = Build.of(config)
    theme = build.theme
    for file in list(files):
        if _is_left_out(file.src_uri) or (file.src_uri == PICTURE and not config.site_url):
            files.remove(file)
    material = next(file for file in files if MATERIAL_CSS.fullmatch(file.src_uri))
    files.remove(material)
    ours = join_styles(theme, "vine.css")
    deliver(files, config, MATERIAL, partial(keep_used_rules, material.content_string, MATERIAL_CLASSES, ours))
    can_be_read = not any(poor_contrast(build.root))  # or the crisis page goes without a fork's colors
    for name in SHEETS:
        deliver(files, config, f"assets/{name}.css", partial(join_styles, theme, f"{name}.css", own_tokens=can_be_read))
    root = build.root if build.serving else None
    for name, scripts in script_folders(theme).items():
        join = partial(join_scripts, name, scripts, build.site.place.exit, root)
        deliver(files, config, f"{SCRIPTS}/{name}.js", join)
    for name in LayeredFolder(build.root / "assets").files():
        own = File(f"assets/{name}", str(build.root / FOLDER), config.site_dir, use_directory_urls=False)
        if there := files.get_file_from_path(own.src_uri):
            files.remove(there)
        files.append(own)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Date pages for the site map with the day of the commit: MkDocs writes today, which no commit tells."""
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = Build.of(config).site.made.isoformat()
    return env


def on_build_error(error: Exception) -> None:
    """End the build with file and line where a template is to blame; serve.py asks the same for itself."""
    build = Session.build
    if build and not build.serving and (problem := template_problem(error, build.root)):
        raise Abort(problem.told(build.site.words)) from None


def _is_left_out(uri: str) -> bool:
    wanted = any(pattern.fullmatch(uri) for pattern in (MATERIAL_CSS, OURS))
    return uri == "sitemap.xml" or (uri.startswith("assets/") and not wanted)
