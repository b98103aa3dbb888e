"""The ids that headings of texts get: none that a template or a script of the site has for itself.

A script that looks for its template would else find the heading "Talk own", and a link to a page's own list of contents
the heading "Contents".
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from vinestreet.core.project_paths import LayeredFolder
from vinestreet.security.sanitizer import is_free_id

Slugify = Callable[[str, str], str]
BEFORE = "text-"  # what such an id begins with

_IN_TEMPLATE = re.compile(r"""\sid=["']([\w-]+)["']""")


def with_free_ids(configs: dict[str, Any], theme: LayeredFolder) -> dict[str, Any]:
    """Give the `configs` of Markdown's extensions by name, so that headings get ids which the `theme` does not have.

    The ids are made as before, by what a fork may have set for `toc`.
    """
    toc = dict(configs.get("toc") or {})
    taken = ids_of_templates(theme)
    return configs | {"toc": toc | {"slugify": free_slugify(toc.get("slugify", slugify), taken)}}


def free_slugify(slug_of: Slugify, taken: Collection[str]) -> Slugify:
    """Give the function that makes ids as `slug_of` does, and others in the place of those that are not free."""

    def slug(words: str, separator: str) -> str:
        made = slug_of(words, separator)
        return made if not made or (made not in taken and is_free_id(made)) else f"{BEFORE}{made}"

    return slug


def ids_of_templates(theme: LayeredFolder) -> frozenset[str]:
    """Give every id that stands in a template of the `theme`, a fork's too."""
    return frozenset().union(*(ids_of_template(file) for file in theme.files(".html").values()))


def ids_of_template(file: Path) -> frozenset[str]:
    """Give every id that stands in one template."""
    return _ids_in(file.read_text(encoding="utf-8", errors="replace"))


@lru_cache(maxsize=200)
def _ids_in(template: str) -> frozenset[str]:
    return frozenset(_IN_TEMPLATE.findall(template))
