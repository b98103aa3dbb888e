"""The files of the theme as pages load them: style sheets and scripts joined, Material's sheet without unused rules."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2
from rjsmin import jsmin

from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.assets import assigned
from vinestreet.security.browser_storage import storage_keys

SHEETS = ("vine", "help-now", "measures")  # each begins with the parts that it is joined from, in their order
_PART = re.compile(r'^@import "([\w-]+\.css)";', re.MULTILINE)
SCRIPTS = "assets/js"
FIRST = "start"  # the folder of scripts that comes before all others, and makes the one global that they share

_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_NOT = re.compile(r":not\([^)]*\)")  # what is named there need not be on a page
_NEXT = re.compile(r",(?![^(\[]*[)\]])")  # a comma between selectors, and not one within :is(…)
_NESTING = frozenset({"media", "supports"})


def join_styles(theme: LayeredFolder, name: str) -> str:
    """Give the style sheet `name` of assets/css/ with the parts that it imports in their places, without comments."""
    css = _with_parts(theme, name)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


def _with_parts(theme: LayeredFolder, name: str) -> str:
    """The text of a part with those that it imports; nothing for one that is not there, or that a fork took away."""
    path = theme.find(f"assets/css/{name}")
    return _PART.sub(lambda part: _with_parts(theme, part[1]), path.read_text(encoding="utf-8")) if path else ""


def script_folders(theme: LayeredFolder) -> dict[str, list[Path]]:
    """Give the scripts of each folder below assets/js/, by its name."""
    folders: dict[str, list[Path]] = {}
    for name, script in theme.files(".js").items():
        if name.startswith(f"{SCRIPTS}/") and name.count("/") == SCRIPTS.count("/") + 2:
            folders.setdefault(name.split("/")[-2], []).append(script)
    return folders


def join_scripts(folder: str, scripts: list[Path], exit_address: str) -> str:
    """Give the `scripts` of a `folder` as one: the one with the folder's name comes last, for it uses the others.

    The first folder begins with what scripts know of the site: the names under which they may store something, and
    where "Leave" goes.
    """
    scripts = sorted(scripts, key=lambda script: (script.stem == folder, script.name))
    strict = '"use strict";\n'  # every script begins with it, and once is enough
    begin = assigned("vineStreet", {"storageNames": storage_keys(), "exit": exit_address}) if folder == FIRST else ""
    text = "".join(script.read_text(encoding="utf-8").removeprefix(strict) for script in scripts)
    return str(jsmin(strict + begin + text))


@lru_cache(maxsize=1)
def keep_used_rules(css: str, classes: frozenset[str]) -> str:
    """Give the rules of `css` in their order, of each the selectors that name no other class than `classes`.

    Rules for elements, and what is no rule with selectors (keyframes, say), stay as they are.
    """
    return _kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), classes)


def _kept(rules: Iterable[Any], classes: frozenset[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            named = _NEXT.split(tinycss2.serialize(rule.prelude))
            selectors = [selector for selector in named if classes.issuperset(_CLASS.findall(_NOT.sub("", selector)))]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING:
            inner = _kept(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), classes)
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)
