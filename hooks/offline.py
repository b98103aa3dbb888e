"""Writes what makes the site's folder work without a connection, when everything else is written."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from made_file import MadeFile
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.outputs.hosting import hosting_files
from vinestreet.outputs.offline_copy_list import LIST, WORKER, check_budget, list_copy, worker
from vinestreet.outputs.web_manifest import manifest
from vinestreet.site.site import Site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the web app manifest."""
    site: Site = config.extra["site"]
    files.append(MadeFile(config, "manifest.json", lambda: json.dumps(manifest(site))))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell pages of the worker, if there is one to keep copies; keep the words it has when nothing else is left."""
    site: Site = config.extra["site"]
    env.globals["worker"] = "" if config.extra["serving"] or site.place.saved.remove else WORKER
    config.extra["bare"] = env.get_template("offline-bare.html").render(config=config)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what hosts read, the list of files and the worker; raises PluginError where the copy is too large.

    While serving, and where no copies are to be kept any more, the worker is one that removes itself.
    """
    site: Site = config.extra["site"]
    folder = Path(config.site_dir)
    scripts = LayeredFolder(Path(config.config_file_path).parent / "overrides")
    if not config.extra["serving"]:
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        for name, text in hosting_files(names, urlsplit(config.site_url or "/").path).items():
            (folder / name).write_text(text, encoding="utf-8")
    if config.extra["serving"] or site.place.saved.remove:
        (folder / WORKER).write_text(worker(_script(scripts, "remove.js")), encoding="utf-8")
        return
    copy = list_copy(folder)
    try:
        check_budget(copy, site.place.saved, Path(config.config_file_path).name)
    except ProblemsFoundError as error:
        raise PluginError("\n" + error.told(site.words)) from None
    listed = copy.as_json()
    (folder / LIST).write_text(listed, encoding="utf-8")
    (folder / WORKER).write_text(worker(_script(scripts, "worker.js"), listed, config.extra["bare"]), encoding="utf-8")


def _script(theme: LayeredFolder, name: str) -> str:
    return theme.files(".js")[f"assets/worker/{name}"].read_text(encoding="utf-8")
