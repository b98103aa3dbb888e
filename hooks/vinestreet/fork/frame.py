"""Pages that the frame of every page leads to: a fork that takes one away leaves a link to nowhere on each page."""

import re
from collections.abc import Iterator

from vinestreet.fork.layers import Layers
from vinestreet.problems import Problem

_LINK = re.compile(r"""["']([\w/-]+)\.html["']\s*\|\s*url""")


def missed_by_the_frame(docs: Layers) -> Iterator[Problem]:
    """Tell of each page that was taken away while a template, the fork's where it has one, still links to it."""
    theme = Layers(docs.upstream.parent / "overrides")
    links: dict[str, str] = {}
    for name, template in theme.files(".html").items():
        for match in _LINK.finditer(template.read_text(encoding="utf-8")):
            links.setdefault(f"{match[1]}.md", theme.shown(name))
    for page in docs.removed:
        if page in links:
            yield Problem(docs.shown(page), 0, "", "", "frame_links_to_removed", {"found": links[page]})
