"""Adds what the scripts of the directory read: data as scripts that assign one global each."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from made_file import MadeFile
from vinestreet.directory.finder_data import finder_choices, finder_data
from vinestreet.directory.place_data import place_data
from vinestreet.directory.script import assigned
from vinestreet.site import Site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add directory/place.js, which every page with places loads, and directory/listings.js, which the finder does."""
    site: Site = config.extra["site"]
    files.append(MadeFile(config, "directory/place.js", lambda: assigned("__place", place_data(site))))
    files.append(MadeFile(config, "directory/listings.js", lambda: assigned("__directory", finder_data(site))))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the finder's form its choices."""
    env.globals["finder_choices"] = finder_choices(config.extra["site"])
    return env
