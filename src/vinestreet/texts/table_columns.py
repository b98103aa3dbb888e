"""Columns of tables: `:--`, `:-:` and `--:` become classes.

Markdown writes the attribute `align`, which is obsolete in HTML, or a style inside the page, which the content policy
forbids.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CLASSES = {"left": "column-left", "center": "column-center", "right": "column-right"}
"""What the style sheet knows (overrides/assets/css/typography.css), by what `align` says."""


class TableColumnsExtension(Extension):
    """Stands beside `tables` with `use_align_attribute`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # their name
        """Register what looks at every cell, after all that makes cells."""
        md.treeprocessors.register(_Columns(md), "table_columns", -10)


class _Columns(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"td", "th"} and (side := cell.attrib.pop("align", "")) in CLASSES:
                cell.set("class", CLASSES[side])
