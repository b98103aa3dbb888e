"""A page as it may be published, in the fewest lines."""

from vinestreet.security.csp import CONTENT_POLICY

EXIT = "https://elsewhere.example/?a=b&c=d"
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">'
LEAVE = '<a class="way leave" href="https://elsewhere.example/?a=b&amp;c=d">Leave</a>'
TALK = '<a href="../help-now.html">Talk to someone now</a>'
HEAD = f'<!doctype html>\n<html lang="en">\n<head>\n  <meta charset="utf-8">\n  {POLICY}\n<title>Soup</title></head>\n'


def page(body: str = "", *, head: str = HEAD, top: str = LEAVE + TALK) -> str:
    """Give the page with `body` in it, below its `top`."""
    return f"{head}<body><header>{top}</header><main id=main>{body}</main></body></html>"
