"""Values in brackets and braces: two beside each other on one line, or with a comma missing between them."""

import re
from typing import Any

import yaml

from vinestreet.directory.value_slips import ValueSlip
from vinestreet.schema.records import ListOf, Record

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\[{,: ])'(?:[^']|'')*'|[\[{]|[\]}]|[^\"'\[\]{}]+|.", re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"')
_QUOTED_BESIDE = re.compile(r'"[^"]+"(?:\s*(?:[,;&/|]|and|or)?\s*"[^"]+")+')
_KEY = r"(?:^|\s)[\"']?({})[\"']?:(?=\s)"


def beside_slip(value: str, kind: Any) -> ValueSlip | None:
    """Give one value where several stand beside each other, or one with the comma that is missing in it."""
    if isinstance(kind, ListOf) and kind.or_one and _QUOTED_BESIDE.fullmatch(value):
        return ValueSlip(f"[{', '.join(dict.fromkeys(_QUOTED.findall(value)))}]", "slip_values_beside")
    if value[:1] not in {"[", "{"}:
        return None
    parts = _parts(kind)
    if value[0] == "[" and isinstance(kind, ListOf) and not parts and (whole := _one_list(value)):
        return ValueSlip(whole, "slip_lists_beside")
    if _is_sound(value):
        return None
    mended, after = _with_commas(value, parts)
    return ValueSlip(mended, "slip_no_comma", after) if mended != value and _is_sound(mended) else None


def _parts(kind: Any) -> list[str]:
    while isinstance(kind, ListOf):
        kind = kind.kind
    return list(kind.parts) if isinstance(kind, Record) else []


def _one_list(value: str) -> str:
    """The items of all lists on the line, each once; empty where it is one list, or something else."""
    pieces = re.fullmatch(
        r"(\[[^\[\]]*\])((?:\s*(?:[,;&+|/]|and|or)?\s*(?:[\w-]+:)?\s*\[[^\[\]]*\])+)\s*(?:#.*)?", value
    )
    if not pieces:
        return ""
    items = [item for piece in re.findall(r"\[[^\[\]]*\]", value) for item in _items(piece)]
    return f"[{', '.join(dict.fromkeys(items))}]"


def _items(piece: str) -> list[str]:
    """The items of a list as they are written."""
    return [
        match[0].strip()
        for match in re.finditer(r"\s*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]+)", piece[1:-1])
        if match[0].strip()
    ]


def _with_commas(value: str, parts: list[str]) -> tuple[str, str]:
    """The value with a comma before each part or item that has none; and what the first of them comes after."""
    key = re.compile(_KEY.format("|".join(map(re.escape, parts)))) if parts else None
    done, after = "", ""
    opened: list[str] = []
    for match in _TOKEN.finditer(value):
        token, bare = match[0], done.rstrip()
        begins = token in {"[", "{"} or (len(token) > 1 and token[0] in "\"'")
        missing = ""
        if begins and bare[-1:] in {'"', "'", "]", "}"}:
            done, missing = f"{bare}, ", re.split(r"[,{\[]\s*", bare)[-1]
        elif key and opened[-1:] == ["{"] and not begins:
            token, missing = _between(token, key, done)
        after = after or missing.strip()[-40:]
        opened = [*opened, token] if token in {"[", "{"} else opened[:-1] if token in {"]", "}"} else opened
        done += token
    return done, after


def _between(token: str, key: re.Pattern[str], done: str) -> tuple[str, str]:
    """A piece of plain text in braces with a comma before each name of a part; what the first comes after."""
    made, at, after = "", 0, ""
    for match in key.finditer(token):
        before = (done + token[: match.start()]).rstrip()
        made += token[at : match.start()]
        at = match.start()
        if before and before[-1] not in "{,[":
            made = made.rstrip() + ","
            after = after or re.split(r"[:,{]\s", before)[-1]
    return made + token[at:], after


def _is_sound(value: str) -> bool:
    try:
        yaml.load(value, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return True
