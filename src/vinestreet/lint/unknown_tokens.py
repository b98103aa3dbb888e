"""Tokens in a fork's own style sheet that change nothing, because no sheet asks for one of that name."""

import re
from collections.abc import Iterator
from pathlib import Path

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.lint.color_contrast import OWN, TOKENS
from vinestreet.pages.own_tokens import tokens_in
from vinestreet.schema.text import nearest

_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_ASKING = (".css", ".html", ".svg", ".js")
_MATERIALS = "--md-"  # whatever its sheet asks for


def unknown_tokens(root: Path) -> Iterator[Problem]:
    """Give each such token of the fork in `root`, with the name that was most likely meant."""
    own = root / OWN
    if not own.is_file():
        return
    ours = {token.name for token in tokens_in((root / TOKENS).read_text(encoding="utf-8"))}
    theme = LayeredFolder(root / "overrides")
    files = [path for name, path in theme.files().items() if name.endswith(_ASKING)]
    asked = {name for path in files for name in _ASKED.findall(path.read_text(encoding="utf-8", errors="replace"))}
    for token in tokens_in(own.read_text(encoding="utf-8", errors="replace")):
        if token.name not in ours and token.name not in asked and not token.name.startswith(_MATERIALS):
            values: dict[str, object] = {"found": token.name, "near": nearest(token.name, ours)}
            yield Problem(OWN, token.line, "", "", "token_unknown", values)
