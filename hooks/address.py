"""Takes the site's address from VINESTREET_SITE_URL, where whoever publishes the site knows it: a code host, say."""

import os
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

VARIABLE = "VINESTREET_SITE_URL"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let it stand before `site_url` in the settings, except where the site is only shown to who works on it."""
    address = os.environ.get(VARIABLE)
    if address and not config.extra["serving"]:
        parts = urlsplit(address)
        if parts.scheme not in ("https", "http") or not parts.netloc:
            raise PluginError(f"{VARIABLE}: expected an address such as https://example.org/help/; found {address}")
        config.site_url = address.rstrip("/") + "/"
    return config
