"""The words on each sheet of a PDF that Chromium printed.

Just enough of PDF (ISO 32000-1) to read what its writer, Skia, writes: plain objects, compressed streams, and text as
numbers of glyphs, for which each font has a table of letters (9.10.3).
"""

import re
import unicodedata
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
# Choosing a font, or showing glyphs: <00240025>, alone or in a list of which the numbers shift some of them.
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")


def sheets(printed: bytes) -> list[str]:
    """Give the words of each sheet in the order of the pages, without any white space and ligatures."""
    objects = {int(number): body for number, body in OBJECT.findall(printed)}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [_words(page, objects) for page in pages]


def _words(page: bytes, objects: dict[int, bytes]) -> str:
    fonts = {name: _letters(objects[int(number)], objects) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", page)}
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    words, letters = [], {}
    for font, glyphs in SHOWN.findall(_stream(objects[int(contents[1])])):
        if font:
            letters = fonts[font]
        words += [letters.get(int(glyphs[at : at + 4], 16), "") for at in range(0, len(glyphs), 4)]
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(words)))


def _letters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    """What each glyph of a font stands for."""
    table = _stream(objects[int(re.search(rb"/ToUnicode (\d+) 0 R", font)[1])])
    letters = {}
    for first, last, letter in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>\n", table):
        for step in range(int(last, 16) - int(first, 16) + 1):
            letters[int(first, 16) + step] = chr(int(letter, 16) + step)
    for glyph, letter in re.findall(rb"^<(\w+)> <(\w+)>\n", table, re.MULTILINE):
        letters[int(glyph, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    return letters


def _stream(body: bytes) -> bytes:
    return zlib.decompress(STREAM.search(body)[1])
