"""Names that carry the content: a file under such a name never changes, so it may be kept for good."""

import re
from hashlib import sha256

# Material's own files follow the same pattern: main.57a0d79d.min.css.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$")


def hashed(url: str, text: str) -> str:
    """Give `assets/vine.css` with the beginning of the SHA-256 of its `text`: `assets/vine.1a2b3c4d.css`."""
    stem, _, suffix = url.rpartition(".")
    return f"{stem}.{sha256(text.encode()).hexdigest()[:8]}.{suffix}"
