"""Files that pages load: data as scripts, and names that carry the content.

A page that was opened from a folder may load scripts, and no JSON: they assign one global each. A file under
a name that carries its content never changes, so it may be kept for good.
"""

import json
import re
from hashlib import sha256
from typing import Any

from markupsafe import Markup

# U+2028 and U+2029 end a line in old scripts; `<` is escaped so that the text may stand anywhere in HTML, too.
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def assigned(name: str, data: Any) -> str:
    """Give the script that assigns `data` (what JSON can hold) to the global `name`."""
    return f"var {name} = {as_json(data)};\n"


def as_attribute(name: str, data: Any) -> Markup:
    """Give `data` as the attribute `name`, in single quotes, which JSON seldom holds."""
    return Markup(f" {name}='" + as_json(data).replace("&", "&amp;").replace("'", "&#39;") + "'")


def as_json(data: Any) -> str:
    """Give `data` as JSON on one line, without a space too many and safe inside a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, escaped in _ESCAPES.items():
        text = text.replace(letter, escaped)
    return text


# Material's own files follow the same pattern: main.57a0d79d.min.css.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$")


def hashed(url: str, text: str) -> str:
    """Give `assets/vine.css` with the beginning of the SHA-256 of its `text`: `assets/vine.1a2b3c4d.css`."""
    stem, _, suffix = url.rpartition(".")
    return f"{stem}.{sha256(text.encode()).hexdigest()[:8]}.{suffix}"
