"""What a host has to send along with the site's files, in the words of three kinds of hosts, all from one table.

- `_headers`: Netlify (https://docs.netlify.com/manage/routing/headers/) and Cloudflare Pages
  (https://developers.cloudflare.com/pages/configuration/headers/)
- `_nginx.conf`: nginx, to be included in a `server` or in a `location`; so only directives that both of them allow
- `_Caddyfile`: Caddy 2, to be imported into a site

They lie in the site's folder, so that the folder is all that anybody needs; no host gives them to readers.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from vinestreet.pages.assets import HASHED
from vinestreet.security.csp import CONTENT_POLICY

# What a device could tell about a reader. The finder asks where it is, after a tap; nothing else is ever asked.
_REFUSED = (
    *("accelerometer", "camera", "display-capture", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone"),
    *("midi", "payment", "serial", "usb"),
)
HEADERS = {
    # The policy of every page, and what only a header can say: nobody puts the site inside another page.
    "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(["geolocation=(self)", *(f"{name}=()" for name in _REFUSED)]),
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"  # may be kept, and the host is asked each time whether it is still the same

_PAGE = "[2-9]|[1-9][0-9]+"  # the first is index.json

_NETLIFY, _NGINX, _CADDY = HOSTING_FILES = ("_headers", "_nginx.conf", "_Caddyfile")
# nginx compresses HTML in any case.
_GZIP_TYPES = "text/css text/javascript application/javascript application/json image/svg+xml text/xml"


def hosting_files(names: Iterable[str], root: str) -> dict[str, str]:
    """Give the three texts by file name, for the files `names` of a site that begins at the path `root`: `/`, `/help/`.

    The path is for 404.html, which is shown at any depth, and for `_headers`, which names files one by one.
    """
    root = quote(root, safe="/%")
    return {
        _NETLIFY: _headers(sorted(name for name in names if HASHED.search(name)), root),
        _NGINX: _nginx(root),
        _CADDY: _caddy(root),
    }


def _headers(hashed: list[str], root: str) -> str:
    """The rules for Netlify and Cloudflare; of a file both take all that fit, and of one header every value.

    So nothing is said about files that may change: of those, both hosts tell browsers by themselves to ask again.
    """
    return _lines(
        "# For Netlify and Cloudflare Pages, which read this file at the top of what's published.",
        "/*",
        *(f"  {name}: {value}" for name, value in HEADERS.items()),
        "# These never change under their names.",
        *(line for name in hashed for line in (root + quote(name), f"  Cache-Control: {FOR_GOOD}")),
    )


def _nginx(root: str) -> str:
    return _lines(
        "# For nginx: in the `server` or the `location` that serves this folder, write",
        "#   include /the/path/to/this/folder/_nginx.conf;",
        "# A location within, if it has an `add_header` of its own, needs that line too. HTTPS is up to you.",
        f'if ($uri ~ "/({"|".join(map(re.escape, HOSTING_FILES))})$") {{',
        "  return 404;",
        "}",
        f'set $vine_street_cache "{ASK_AGAIN}";',
        f'if ($uri ~ "{HASHED.pattern}") {{',
        f'  set $vine_street_cache "{FOR_GOOD}";',
        "}",
        "add_header Cache-Control $vine_street_cache always;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        f"error_page 403 404 =404 {root}404.html;",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 1000;",
        f"gzip_types {_GZIP_TYPES};",
        "# The addresses of an HSDS API: /hsds, /hsds/services, /hsds/services?page=2, /hsds/services/{id}.",
        f'if ($arg_page ~ "^({_PAGE})$") {{',
        '  rewrite "^(.*/hsds/services)/?$" "$1/page-$arg_page.json?" last;',
        "}",
        'rewrite "^(.*/hsds(?:/services)?)/?$" "$1/index.json" last;',
        'rewrite "^(.*/hsds/services/[0-9a-f-]{36})$" "$1.json" last;',
    )


def _caddy(root: str) -> str:
    return _lines(
        "# For Caddy 2: in the site that serves this folder, next to its `root` and `file_server`, write",
        "#   import /the/path/to/this/folder/_Caddyfile",
        f"@vine_street_hosting path {' '.join(f'*/{name}' for name in HOSTING_FILES)}",
        "error @vine_street_hosting 404",
        f"@vine_street_hashed path_regexp {HASHED.pattern}",
        f'header @vine_street_hashed Cache-Control "{FOR_GOOD}"',
        f"@vine_street_others not path_regexp {HASHED.pattern}",
        f'header @vine_street_others Cache-Control "{ASK_AGAIN}"',
        "header {",
        *(f'  {name} "{value}"' for name, value in HEADERS.items()),
        "}",
        "encode zstd gzip",
        "handle_errors {",
        f'  header Cache-Control "{ASK_AGAIN}"',
        "  @vine_street_missing expression `{http.error.status_code} == 404`",
        "  handle @vine_street_missing {",
        f"    rewrite * {root}404.html",
        "    file_server",
        "  }",
        "}",
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
