"""Delivers the theme: our style sheet as one file, each folder of our scripts as one file, and of Material's files only
those that a page loads.
"""

import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

# The order matters: what comes later may change what came before.
PARTS = ("tokens", "base", "typeset", "search", "home", "help-now", "directory", "live", "finder", "take", "print")
SHEET = "assets/vine.css"

MATERIAL_CSS = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
OURS = re.compile(r"assets/(js/[^/]+\.js|icon\.svg)")
SCRIPTS = "assets/js"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave out the site map for machines where it could not say addresses: it needs `site_url`."""
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Join the parts of style sheet and scripts; leave out what no page asks for: Material's scripts, maps."""
    overrides = Path(config.config_file_path).parent / "overrides"
    css = "\n".join((overrides / f"assets/css/{part}.css").read_text(encoding="utf-8") for part in PARTS)
    for file in list(files):
        if _is_left_out(file.src_uri, config.theme["language"]):
            files.remove(file)
    files.append(File.generated(config, SHEET, content=_without_comments(css)))
    for folder in sorted(path for path in (overrides / SCRIPTS).iterdir() if path.is_dir()):
        files.append(File.generated(config, f"{SCRIPTS}/{folder.name}.js", content=_joined(folder)))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name Material's files for the templates: their names change with every version."""
    env.globals["material_css"] = next(uri for uri in files.src_uris if MATERIAL_CSS.fullmatch(uri))
    env.globals["search_worker"] = next(uri for uri in files.src_uris if SEARCH_WORKER.fullmatch(uri))
    return env


def _is_left_out(uri: str, language: str) -> bool:
    if uri.startswith("assets/javascripts/lunr/"):
        return language == "en"  # the search worker knows English by itself and loads these for other languages
    wanted = any(pattern.fullmatch(uri) for pattern in (MATERIAL_CSS, SEARCH_WORKER, OURS))
    return uri == "sitemap.xml" or (uri.startswith("assets/") and not wanted)


def _joined(folder: Path) -> str:
    """The scripts of `folder` as one: the one that has the folder's name comes last, for it uses the others."""
    scripts = sorted(folder.glob("*.js"), key=lambda script: (script.stem == folder.name, script.name))
    text = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    # Comments that have their lines to themselves; every script begins with "use strict", and once is enough.
    text = re.sub(r"^[ ]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*|\"use strict\";)\n", "", text, flags=re.DOTALL | re.MULTILINE)
    return '"use strict";\n' + re.sub(r"^\s+", "", text, flags=re.MULTILINE)


def _without_comments(css: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"
