"""Whether a drawing in SVG only draws. Opened by its own address, one with a script is a page that runs it.

Nothing is taken out: a drawing that could do more is refused. Expat reads it, a parser that fetches nothing; whoever
writes a document type could define entities that swell without end, so none is taken.
"""

import re
from xml.parsers import expat

from vinestreet.core.problems import Report

MOST_BYTES = 200_000  # our largest has 600
MOST_USES = 20  # copies of copies grow with each step; twenty make at most 1,500
_SVG = frozenset({"http://www.w3.org/2000/svg", ""})  # what stands within a page needs to name none
_DRAWS = frozenset(
    "svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan "
    "clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix "
    "feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode "
    "feOffset".split()
)
# What programs for drawing note about a drawing, and no browser reads.
_NOTES = frozenset(
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    }
)
# In CSS: whatever could lead out of the drawing. A backslash could hide any of it.
_LEADS_OUT = re.compile(r"url\(\s*+[\"']?+(?!#)|@import|image(?:-set)?\(|src\(|\\", re.IGNORECASE)


def check_svg(data: bytes, report: Report) -> None:
    """Report the first thing in the SVG `data` that does more than draw, or why it can't be read."""
    if len(data) > MOST_BYTES:
        report.add(0, "svg_too_large", most=MOST_BYTES // 1000, found=-(-len(data) // 1000))
        return
    reader = _Reader(report)
    try:
        reader.parser.Parse(data, True)
    except _ActiveError:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        report.add(getattr(error, "lineno", 0), "svg_unreadable", found=str(error)[:60])


class _ActiveError(Exception):
    pass


class _Reader:
    """Follows the parser, and stops at the first thing that does more than draw."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.depth = 0
        self.uses = 0
        self.styles: list[str] | None = None
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE")
        parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"<?{target}")

    def _refuse(self, found: str) -> None:
        self.report.add(self.parser.CurrentLineNumber, "svg_active", found=found[:60])
        raise _ActiveError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if namespace in _NOTES and self.depth:
            self.depth += 1
            return
        if namespace not in _SVG or name not in _DRAWS or (not self.depth and name != "svg"):
            self._refuse(f"<{name}>")
        self.depth += 1
        self.uses += name == "use"
        if self.uses > MOST_USES:
            self._refuse(f"<use> ({self.uses})")
        for key, value in attributes.items():
            self._attribute(key, value)
        if name == "style":
            self.styles = []

    def _attribute(self, key: str, value: str) -> None:
        namespace, _, name = key.rpartition(" ")
        if namespace in _NOTES:
            return
        leads_out = name.lower() in {"href", "src", "base"} and not value.startswith("#")
        if leads_out or name.lower().startswith("on") or _LEADS_OUT.search(value):
            self._refuse(f'{name}="{value}"')

    def _words(self, words: str) -> None:
        if self.styles is not None:
            self.styles.append(words)

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.styles is not None and (found := _LEADS_OUT.search("".join(self.styles))):
            self._refuse(found[0])
        self.styles = None
