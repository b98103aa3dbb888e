"""This project's own settings, words and directory, read as a build reads them."""

from functools import cache

import yaml

from tests.directory.reading import ROOT
from vinestreet.site.site import Site, load_site


@cache
def the_site() -> Site:
    """Read it once for all tests."""
    file = ROOT / "mkdocs.yml"
    return load_site(file, yaml.safe_load(file.read_text(encoding="utf-8"))["extra"])
