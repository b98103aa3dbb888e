"""Files that pages load: data as scripts, style sheets and scripts joined, and names that carry the content.

A page that was opened from a folder may load scripts, and no JSON: they assign one global each. A file under a name
that carries its content never changes, so it may be kept for good. Of Material's sheet stays what pages can match.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import tinycss2
from markupsafe import Markup
from rjsmin import jsmin

from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.own_tokens import OWN_SHEET, tokens_alone
from vinestreet.security.browser_storage import storage_keys

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


SHEETS = ("vine", "finder", "help-now", "measures")  # each begins with the parts that it is joined from, in their order
_PART = re.compile(r'^@import "([\w-]+\.css)";', re.MULTILINE)
OWN_TOKENS = "own-tokens.css"  # no file: what a fork's own.css sets for the whole page, without its rules
MATERIAL = "assets/material.css"  # what stays of Material's
SCRIPTS = "assets/js"
FIRST = "start"  # the folder of scripts that comes before all others, and makes the one global that they share

_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_NOT = re.compile(r":not\([^)]*\)")  # what is named there need not be on a page
_VAR = re.compile(r"var\(\s*(--[\w-]+)")
_NEXT = re.compile(r",(?![^(\[]*[)\]])")  # a comma between selectors, and not one within :is(…)
# What is folded (but for the browser's own mark), tables that can be sorted, schemes that a reader chooses.
_OURS = re.compile(r"\b(?:details|summary)\b(?!::)|\[(?:role=columnheader|data-md-color-scheme)\b")
_NESTING = frozenset({"media", "supports"})


def join_styles(theme: LayeredFolder, name: str, *, own_tokens: bool = True) -> str:
    """Give the style sheet `name` of assets/css/ with the parts that it imports in their places, without comments.

    Without `own_tokens`, a fork's colors stay out of the pages that take nothing else from its own sheet.
    """
    css = _with_parts(theme, name, own_tokens)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


def _with_parts(theme: LayeredFolder, name: str, own_tokens: bool) -> str:
    """The text of a part with those that it imports; nothing for one that is not there, or that a fork took away."""
    path = theme.find(OWN_SHEET if name == OWN_TOKENS else f"assets/css/{name}")
    text = path.read_text(encoding="utf-8") if path else ""
    if name == OWN_TOKENS:
        return tokens_alone(text) if own_tokens else ""
    return _PART.sub(lambda part: _with_parts(theme, part[1], own_tokens), text)


def script_folders(theme: LayeredFolder) -> dict[str, list[Path]]:
    """Give the scripts of each folder below assets/js/, by its name."""
    folders: dict[str, list[Path]] = {}
    for name, script in theme.files(".js").items():
        if name.startswith(f"{SCRIPTS}/") and name.count("/") == SCRIPTS.count("/") + 2:
            folders.setdefault(name.split("/")[-2], []).append(script)
    return folders


def join_scripts(folder: str, scripts: list[Path], exit_address: str, root: Path | None = None) -> str:
    """Give the `scripts` of a `folder` as one: the one with the folder's name comes last, for it uses the others.

    The first folder begins with what scripts know of the site: the names under which they may store something, and
    where "Leave" goes. With `root`, the project's folder, each script is as it was written, below a line that names it.
    """
    scripts = sorted(scripts, key=lambda script: (script.stem == folder, script.name))
    strict = '"use strict";\n'  # every script begins with it, and once is enough
    begin = assigned("vineStreet", {"storageNames": storage_keys(), "exit": exit_address}) if folder == FIRST else ""
    if root:
        parts = (
            f"// {script.relative_to(root).as_posix()}\n{script.read_text(encoding='utf-8')}\n" for script in scripts
        )
        return strict + begin + "".join(parts)
    text = "".join(script.read_text(encoding="utf-8").removeprefix(strict) for script in scripts)
    return str(jsmin(strict + begin + text))


@lru_cache(maxsize=1)
def keep_used_rules(css: str, classes: frozenset[str], beside: str = "") -> str:
    """Give the rules of `css` in their order, of each the selectors that name no other class than `classes`.

    What is folded is drawn by our own sheets alone, and what only Material's scripts make is on no page. Other rules
    for elements, and what is no rule with selectors (keyframes, say), stay as they are. Custom properties go that
    neither a rule which stays nor the style sheet `beside` it asks for; Material keeps its drawings in them.
    """
    kept = _kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), classes)
    while (fewer := _without_unused_properties(kept, beside)) != kept:
        kept = fewer  # some were asked for by those that went
    return kept


def _without_unused_properties(css: str, beside: str) -> str:
    used = set(_VAR.findall(css + beside))
    rules = []
    for rule in tinycss2.parse_stylesheet(css):
        if rule.type == "qualified-rule":
            body = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
            stay = [one for one in body if one.type != "declaration" or one.name[:2] != "--" or one.name in used]
            if not stay:
                continue
            if len(stay) < len(body):
                text = ";".join(one.serialize().rstrip(";") for one in stay)
                rules.append(f"{tinycss2.serialize(rule.prelude)}{{{text}}}")
                continue
        rules.append(rule.serialize())
    return "".join(rules)


def _kept(rules: Iterable[Any], classes: frozenset[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            named = _NEXT.split(tinycss2.serialize(rule.prelude))
            selectors = [
                selector
                for selector in named
                if classes.issuperset(_CLASS.findall(_NOT.sub("", selector))) and not _OURS.search(selector)
            ]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING:
            inner = _kept(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), classes)
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)
