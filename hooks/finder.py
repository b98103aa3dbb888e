"""Adds what scripts read: data as scripts that assign one global each."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from made_file import MadeFile, deliver
from vinestreet.pages.assets import assigned
from vinestreet.pages.finder_data import finder_choices, finder_data
from vinestreet.pages.place_data import place_data
from vinestreet.site.site import Site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what every page with places loads, what the finder does, and the day that says how old this copy is.

    That day has a file of its own under a name that stays, or each page would be another one after every commit.
    """
    site: Site = config.extra["site"]
    deliver(files, config, "directory/place.js", lambda: assigned("__place", place_data(site)))
    deliver(files, config, "directory/listings.js", lambda: assigned("__directory", finder_data(site)))
    files.append(MadeFile(config, "made.js", lambda: assigned("__made", site.made.isoformat())))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the finder's form its choices."""
    env.globals["finder_choices"] = finder_choices(config.extra["site"])
    return env
