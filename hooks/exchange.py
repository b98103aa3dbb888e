"""Puts the directory into the site as the standard HSDS has it, for other directories to take: the folder hsds/."""

import logging
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from vinestreet.exchange.hsds.static_api import FOLDER, lists_of, services_of
from vinestreet.site.site import Site

# Not below `mkdocs`, so that --strict does not count it.
log = logging.getLogger("vinestreet")

# More listings than this have lists alone: a file for each of 10,000 would make a build a third longer.
MOST = 2000


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write lists, and a file for each listing, past MkDocs, for which so many would be a burden; not while serving."""
    if config.extra["serving"]:
        return
    site: Site = config.extra["site"]
    listings = list(site.directory.listings.values())
    many = len(listings) > MOST
    if many:
        log.warning(site.words("export.lists_alone", most=MOST))
    folder = Path(config.site_dir) / FOLDER
    (folder / "services").mkdir(parents=True)
    for name, text in chain(lists_of(listings, site), services_of(() if many else listings, site)):
        (folder / name).write_text(text, encoding="utf-8")
