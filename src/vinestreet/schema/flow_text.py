"""Single values as YAML on one line, in the style of resources.yml."""

import json
import re
from datetime import date
from typing import Any

_PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?! |$)|(?<! )#)*", re.ASCII)

# What YAML 1.1 tools read as something else than text when no quotes stand around it (yaml.org/type).
_NOT_TEXT = (
    ("boolean", re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)),
    ("null", re.compile(r"~|null", re.IGNORECASE)),
    ("date", re.compile(r"\d{4}-\d\d?-\d\d?")),
    (
        "number",
        re.compile(r"[-+]?(0x[0-9a-f_]+|0b[01_]+|0o?[0-7_]+|[\d][\d_,]*(\.[\d_]*)?(e[-+]?\d+)?|\.(inf|nan))", re.I),
    ),
    ("time", re.compile(r"\d+(:[0-5]?\d)+(\.\d*)?")),
)

# What people write without quotes where there is nothing to say, in small letters.
NOTHING = re.compile(
    r"n\.?/?a\.?|not applicable|none|nil|no|nothing|-+|–|—|~|null|\?+|tb[dac]|to be (?:announced|confirmed|decided)"
    r"|unknown|not (?:yet )?known|(?:i )?do ?n['’]?t know|no idea|ninguno|keine?r?"
)


def not_text(plain: str) -> str:
    """Say what YAML tools read `plain` as when no quotes stand around it: `boolean`, `date` …; empty for text."""
    return next((what for what, pattern in _NOT_TEXT if pattern.fullmatch(plain)), "")


def key_text(id_: str) -> str:
    """Give an id as it stands before its colon, or in a list: `no` and `2026-01-01` are ids in quotes alone."""
    return quoted(id_) if not_text(id_) else id_


class Bare(str):
    """A text that needs no quotes where it stands: a word that a field knows."""

    __slots__ = ()


def flow_text(value: Any) -> str:
    """Give a value on one line."""
    if isinstance(value, Bare):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner_text(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inner_text(child) for child in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return value if _is_plain(value) else quoted(value)


def inner_text(value: Any) -> str:
    """Give a value as it stands inside brackets, where commas and brackets need quotes."""
    if isinstance(value, str) and not isinstance(value, Bare) and re.search(r"[,\[\]{}]", value):
        return quoted(value)
    return flow_text(value)


def quoted(text: str) -> str:
    """Give `text` in double quotes, as JSON, which YAML reads too; letters that end lines for YAML or cannot be seen by
    number.
    """
    made = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in made)


def _is_plain(text: str) -> bool:
    if not_text(text) or NOTHING.fullmatch(text.casefold()):
        return False
    return bool(_PLAIN.fullmatch(text)) and text.isprintable() and text == text.strip()
