"""The web app manifest, by which a phone puts the site among its apps: https://www.w3.org/TR/appmanifest/."""

from typing import Any

from vinestreet.site.site import Site

# The colours of paper, as in overrides/assets/css/tokens.css.
PAPER = "#f8f2e6"


def manifest(site: Site) -> dict[str, Any]:
    """Give the manifest. Its addresses are relative, so that it is right under any path.

    Name and icon are what somebody sees who picks up the phone: they tell as little as the organisation wants.
    """
    place = site.place
    return {
        "name": place.saved.name,
        "short_name": place.saved.name,
        "lang": str(place.locale).replace("_", "-"),
        "dir": place.locale.text_direction,
        "id": "./",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
            {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }
