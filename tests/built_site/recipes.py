"""What contributing/hosting.md tells people to write, taken from that page, and changed only as far as a test must."""

import re
from pathlib import Path

from tests.built_site.building import PROJECT

PAGE = (PROJECT / "contributing/hosting.md").read_text(encoding="utf-8")
WRITTEN = dict(re.findall(r"^sudo tee (\S+) <<'END'\n(.*?)^END$", PAGE, re.MULTILINE | re.DOTALL))
HOME = "/srv/vine-street"

# Debian's own settings note who asks for what, and so a recipe has to say that nothing is to be noted.
DEBIAN = 'access_log "{log}";\n'


def on_nginx(name: str, folder: Path, port: int, log: Path) -> str:
    """Give the server of the recipe `name` with `folder` for its home, at `port`; Debian would write into `log`."""
    text = _moved(WRITTEN[f"/etc/nginx/sites-available/{name}"], folder)
    text = re.sub(r"^ *listen \[::\]:80.*\n", "", text, flags=re.MULTILINE)  # not every machine has IPv6
    text, count = re.subn(r"\blisten 80\b", f"listen 127.0.0.1:{port}", text)
    assert count
    return DEBIAN.format(log=log) + text


def below_a_path(server: str, folder: Path, path: str) -> str:
    """Give `server` with the locations that the page shows in place of its root, at `path` instead of `/help/`."""
    (shown,) = re.findall(r"^```nginx\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    locations = _moved(shown, folder).replace("/help", path.rstrip("/"))
    server, count = re.subn(r"^ *root .*\n *include .*\n", lambda match: locations, server, flags=re.MULTILINE)
    assert count == 1
    return server


def updater(folder: Path) -> str:
    """Give the script that puts a zip in the place of the site, with `folder` for its home."""
    return _moved(WRITTEN["/usr/local/bin/vine-street-update"], folder)


def _moved(text: str, folder: Path) -> str:
    assert HOME in text
    return text.replace(HOME, str(folder))
