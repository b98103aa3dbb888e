"""The frozen town's settings, words and directory, read as a build reads them."""

from functools import cache

import yaml

from tests.frozen_town import the_town
from vinestreet.site.site import Site, load_site


@cache
def the_site() -> Site:
    """Read it once for all tests."""
    file = the_town() / "mkdocs.yml"
    return load_site(file, yaml.safe_load(file.read_text(encoding="utf-8"))["extra"])
