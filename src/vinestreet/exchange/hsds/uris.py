"""Web addresses as programs insist on them."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SUB = "!$&'()*+,;=:@/~%"  # what may stand in a path as it is (RFC 3986, 3.3); a % only before two hexadecimal digits
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def uri_of(address: str) -> str:
    """Give a web address, which may have letters of any script, as a URI (RFC 3986); empty where it cannot be one."""
    parts = urlsplit(address)
    try:
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:  # no name of a host (IDNA), or no port
        return ""
    path, query, fragment = (
        quote(_LONE_PERCENT.sub("%25", part), safe=_SUB + more)
        for part, more in ((parts.path, ""), (parts.query, "?"), (parts.fragment, "?"))
    )
    return urlunsplit((parts.scheme, host + port, path, query, fragment))
