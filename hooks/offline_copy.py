"""Writes what makes the site's folder work without a connection, when everything else is written.

Order: last; it lists every file that the others wrote.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from build_state import Build, MadeFile, stopped
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.outputs.copy_budget import check_budget
from vinestreet.outputs.hosting import hosting_files
from vinestreet.outputs.offline_manifest import LIST, WORKER, list_copy, manifest, worker
from vinestreet.pages.own_tokens import token_value
from vinestreet.pages.site_icon import own_icon


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the web app manifest."""
    build = Build.of(config)
    made = manifest(build.site, own_icon(build.root), token_value(build.theme, "--paper"))
    files.append(MadeFile(config, "manifest.json", lambda: json.dumps(made)))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make what the worker has in itself: a page for when even the saved ones are gone, a note where others answer."""
    build = Build.of(config)
    build.page_without_files = env.get_template("offline-bare.html").render(config=config)
    made = build.site.say.date(build.site.made)
    build.note_elsewhere = env.get_template("offline-elsewhere.html").render(config=config, made=made)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what hosts read, the list of files and the worker.

    While serving, and where no copies are to be kept any more, the worker is one that removes itself. Raises
    PluginError where the copy is too large.
    """
    build = Build.of(config)
    folder = Path(config.site_dir)
    if not build.serving:
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        for name, text in hosting_files(names, urlsplit(config.site_url or "/").path).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if build.serving or build.site.place.saved.remove:
        source = _script(build.theme, "remove-copies.js")
        if build.serving:
            source += _script(build.theme, "reload-pages.js")
        (folder / WORKER).write_text(worker(source), encoding="utf-8", newline="\n")
        return
    copy = list_copy(folder, build.site)
    try:
        check_budget(copy.files, copy.bytes, build.site.place.saved, Path(config.config_file_path).name)
    except ProblemsFoundError as error:
        raise stopped(error, build.site) from None
    listed = copy.as_json()
    (folder / LIST).write_text(listed, encoding="utf-8", newline="\n")
    source = _script(build.theme, "keep-copies.js") + _script(build.theme, "answer-requests.js")
    text = worker(source, listed, build.page_without_files, build.note_elsewhere)
    (folder / WORKER).write_text(text, encoding="utf-8", newline="\n")


def _script(theme: LayeredFolder, name: str) -> str:
    return theme.files(".js")[f"assets/worker/{name}"].read_text(encoding="utf-8")
