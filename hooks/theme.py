"""Delivers the theme: our style sheets and each folder of our scripts as one file, and of Material's files only those
that a page loads.
"""

import re
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rjsmin import jsmin

from made_file import deliver
from vinestreet.core.project_paths import FOLDER, LayeredFolder
from vinestreet.pages.assets import assigned
from vinestreet.pages.used_styles import keep_used_rules
from vinestreet.security.browser_storage import storage_keys
from vinestreet.security.sanitizer import CLASSES

# The order matters: what comes later may change what came before.
OWN_SHEET = "own"  # a part that upstream never has: a fork's, in local/overrides/assets/css/own.css
SHEETS = {
    "assets/vine.css": (
        *("tokens", "frame", "base", "typeset", "leave", "search", "home", "directory", "live", "finder", "take"),
        *("talk", "keep", "paper", "print"),
        OWN_SHEET,
    ),
    "assets/help-now.css": ("tokens", "frame", "leave", "paper", "help-now"),
    "assets/measures.css": ("measures",),
}
SCRIPTS = "assets/js"
FIRST = "start"  # the folder of scripts that comes before all others, and makes the one global that they share
STATIC = ("offline.html", "measures.html")

# Of Material's style sheet for reading matter, the rules for the classes of our templates and of Markdown.
MATERIAL = "assets/material.css"
MATERIAL_CLASSES = CLASSES | {"md-typeset", "md-search__input", "md-search-result__list"}
MATERIAL_CSS = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
WORD_CUTTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}  # where no spaces stand between words
OURS = re.compile(r"assets/icon(-\d+)?\.(svg|png)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our pages without Markdown; leave out the site map for machines where it cannot say addresses."""
    config.theme.static_templates.update(STATIC)
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Join the parts of style sheets and scripts; leave out what no page asks for: most of Material's, and maps."""
    root = Path(config.config_file_path).parent
    theme = LayeredFolder(root / "overrides")
    for file in list(files):
        if _is_left_out(file.src_uri, config.theme["language"]):
            files.remove(file)
    material = next(file for file in files if MATERIAL_CSS.fullmatch(file.src_uri))
    files.remove(material)
    deliver(files, config, MATERIAL, partial(keep_used_rules, material.content_string, MATERIAL_CLASSES))
    for url, parts in SHEETS.items():
        found = [theme.find(f"assets/css/{part}.css") for part in parts]
        deliver(files, config, url, partial(_sheet, [part for part in found if part]))
    settings = {"kept": storage_keys(), "exit": config.extra["site"].place.exit}
    for name, scripts in _folders(theme).items():
        before = assigned("vineStreet", settings) if name == FIRST else ""
        deliver(files, config, f"{SCRIPTS}/{name}.js", partial(_script, name, scripts, before))
    for name in LayeredFolder(root / "assets").files():
        own = File(f"assets/{name}", str(root / FOLDER), config.site_dir, use_directory_urls=False)
        if there := files.get_file_from_path(own.src_uri):
            files.remove(there)
        files.append(own)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name Material's worker for the templates: its name changes with every version. Date pages for the site map."""
    env.globals["search_worker"] = next(uri for uri in files.src_uris if SEARCH_WORKER.fullmatch(uri))
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = config.extra["site"].made.isoformat()  # MkDocs writes today, which no commit tells
    return env


def _is_left_out(uri: str, language: str) -> bool:
    if uri.startswith("assets/javascripts/lunr/"):
        # The search worker knows English by itself, and loads these for another language.
        loaded = {"lunr.stemmer.support.min.js", f"lunr.{language}.min.js", WORD_CUTTERS.get(language)}
        return language == "en" or uri.rpartition("/")[2] not in loaded
    wanted = any(pattern.fullmatch(uri) for pattern in (MATERIAL_CSS, SEARCH_WORKER, OURS))
    return uri == "sitemap.xml" or (uri.startswith("assets/") and not wanted)


def _sheet(parts: list[Path]) -> str:
    """The style sheets in `parts` as one, without comments."""
    css = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


def _folders(theme: LayeredFolder) -> dict[str, list[Path]]:
    """The scripts by the name of their folder."""
    folders: dict[str, list[Path]] = {}
    for name, script in theme.files(".js").items():
        if name.startswith(f"{SCRIPTS}/") and name.count("/") == SCRIPTS.count("/") + 2:
            folders.setdefault(name.split("/")[-2], []).append(script)
    return folders


def _script(folder: str, scripts: list[Path], before: str) -> str:
    """The `scripts` of a folder as one: the one that has the folder's name comes last, for it uses the others."""
    scripts = sorted(scripts, key=lambda script: (script.stem == folder, script.name))
    strict = '"use strict";\n'  # every script begins with it, and once is enough
    text = "".join(script.read_text(encoding="utf-8").removeprefix(strict) for script in scripts)
    return str(jsmin(strict + before + text))
