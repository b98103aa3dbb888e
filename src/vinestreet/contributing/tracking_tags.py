"""Parts of a web address that tell a company where a reader came from; the page opens without them just as well.

No library at hand keeps such a list. These are the names that the large senders of letters and advertisements document.
"""

import re
from urllib.parse import urlsplit, urlunsplit

_TAG = re.compile(
    r"(?i)(?:utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|li_fat_id|yclid|mc_eid|mc_cid|igshid"
    r"|igsh|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|_kx|oly_enc_id|oly_anon_id|ck_subscriber_id|_ga|_gl|srsltid)"
)


def without_tracking(address: str) -> str:
    """Give the web `address` without such parts, and otherwise as it was."""
    parts = urlsplit(address)
    pairs = parts.query.split("&") if parts.query else []
    kept = [pair for pair in pairs if not _TAG.fullmatch(pair.partition("=")[0])]
    return address if len(kept) == len(pairs) else urlunsplit(parts._replace(query="&".join(kept)))
