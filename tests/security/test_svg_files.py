"""A drawing only draws, or it's refused with its line."""

import pytest

from tests.directory.reading import ROOT, WORDS
from vinestreet.core.problems import Report
from vinestreet.security.svg_files import MOST_BYTES, check_svg

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'


def told(inside: str, begin: str = BEGIN, end: str = "</svg>") -> list[tuple[int, str, str]]:
    report = Report("icon.svg")
    check_svg((begin + inside + end).encode(), report)
    for problem in report.problems:
        problem.told(WORDS)
    return [(problem.line, problem.key, str(problem.values.get("found"))) for problem in report.problems]


@pytest.mark.parametrize("name", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("overrides/**/*.svg")))
def test_our_own_only_draw(name: str):
    report = Report(name)
    check_svg((ROOT / name).read_bytes(), report)
    assert report.problems == []


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="url(#a)"/>',
        "<path fill=\"url( '#a' )\"/>",
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><use xlink:href="#a"/><use href="#a"/>',
        "<style>.a { fill: #123; clip-path: url(#b) }</style><title>Fish &amp; soup</title>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="https://x.org"/></metadata>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\\soup.png"/>',
    ],
)
def test_what_programs_for_drawing_write_is_taken(inside: str):
    assert told(inside) == []


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "<script>"),
        ('<metadata><x:img xmlns:x="http://www.w3.org/1999/xhtml" src="x"/></metadata>', "<img>"),
        ('<script xmlns=""/>', "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<a href="#b"/>', "<a>"),
        ('<image href="x.png"/>', "<image>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="href"/>', "<animate>"),
        ("<feImage/>", "<feImage>"),
        ('<g onload="alert(1)"/>', 'onload="alert(1)"'),
        ('<g ONCLICK="a"/>', 'ONCLICK="a"'),
        ('<use xlink:href="https://x.org/a.svg#b"/>', 'href="https://x.org/a.svg#b"'),
        ('<use href=" javascript:a"/>', 'href=" javascript:a"'),
        ('<use href="data:image/svg+xml,a"/>', 'href="data:image/svg+xml,a"'),
        ('<g xml:base="https://x.org"/>', 'base="https://x.org"'),
        ('<g style="fill: url(//x.org)"/>', 'style="fill: url(//x.org)"'),
        ('<g style="fill: u\\72l(//x.org)"/>', 'style="fill: u\\72l(//x.org)"'),
        ("<style>@import 'x'</style>", "@import"),
        ("<style>a { fill: ur<![CDATA[l(x)]]> }</style>", "url("),
        ("<style>a { fill: u&#114;l( x) }</style>", "url( "),
        ('<?xml-stylesheet href="x.xsl"?>', "<?xml-stylesheet"),
        ('<use href="#a"/>' * 21, "<use> (21)"),
    ],
)
def test_what_does_more_than_draw_is_refused(inside: str, found: str):
    assert told(inside) == [(2, "svg_active", found)]


@pytest.mark.parametrize(
    "begin",
    [
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" + BEGIN,
        "<!DOCTYPE svg [<!ENTITY a 'soup'>]>" + BEGIN,
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + BEGIN,
    ],
)
def test_no_document_type_is_taken(begin: str):
    assert told("<title>&a;</title>", begin) == [(1, "svg_active", "<!DOCTYPE")]


@pytest.mark.parametrize(
    "inside", ["", "soup", "<svg>", "\0", "&a;", "<?xml version='1.0' encoding='utf-7'?><svg/>", "\x1f\x8b"]
)
def test_what_is_no_xml_is_refused(inside: str):
    assert [key for _, key, _ in told(inside, "", "")] in (["svg_unreadable"], ["svg_active"])


def test_size_and_depth_cost_nothing():
    assert told("<g/>" * (MOST_BYTES // 4)) == [(0, "svg_too_large", "201")]
    assert told("<g>" * 20_000 + "</g>" * 20_000) == []
