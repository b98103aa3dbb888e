"""Whether a fork's own colors can be read: the contrast of text and of the outline of controls, in both schemes.

The measure is that of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: at least 4.5 for text (1.4.3), and 3
for what is pressed (1.4.11).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER

TOKENS = "overrides/assets/css/tokens.css"
OWN = f"{FOLDER}/overrides/assets/css/own.css"
TEXT, CONTROL = 4.5, 3.0
_PAPERS = ("paper", "paper-raised", "paper-sunk")
# What is drawn on what, and the least contrast.
PAIRS = {
    **{(color, paper): TEXT for color in ("ink", "ink-soft", "leaf", "clay") for paper in _PAPERS},
    **{("ink", wash): TEXT for wash in ("leaf-wash", "clay-wash", "lamp")},
    ("leaf", "leaf-wash"): TEXT,
    ("clay", "clay-wash"): TEXT,
    **{("edge", paper): CONTROL for paper in _PAPERS},
}
SCHEMES = ("light", "dark")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media([^{}]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}")
_COLOR = re.compile(r"--([a-z-]+)\s*:\s*(#[0-9a-f]{3}|#[0-9a-f]{6})\s*(?=[;}])", re.IGNORECASE)

Colors = dict[str, str]


def poor_contrast(root: Path) -> Iterator[Problem]:
    """Give each pair of colors that the style sheet of the fork in `root` made too alike, and one that would do."""
    own = root / OWN
    if not own.is_file():
        return
    text = own.read_text(encoding="utf-8", errors="replace")
    ours, theirs = (_declared(sheet) for sheet in ((root / TOKENS).read_text(encoding="utf-8"), text))
    for scheme in SCHEMES:
        # What a fork says for every scheme comes after what we say for the dark one.
        layers = [sheet[each] for sheet in (ours, theirs) for each in dict.fromkeys(("light", scheme))]
        colors = {name: color for layer in layers for name, color in layer.items()}
        changed = theirs["light"].keys() | theirs[scheme].keys()
        for (front, back), least in PAIRS.items():
            ratio = contrast(colors[front], colors[back])
            if ratio < least and {front, back} & changed:
                name = front if front in changed else back
                line = _line_of(text, name, colors[name])
                values: dict[str, object] = {
                    "scheme": scheme,
                    "front": front,
                    "back": back,
                    "found": f"{ratio:.1f}",
                    "least": f"{least:g}",
                    "near": readable(colors[front], colors[back], least),
                }
                yield Problem(OWN, line, "", f"--{name}", "poor_contrast", values)


def contrast(one: str, other: str) -> float:
    """Give how much lighter one color is than another, from 1 to 21; both as `#fff` or `#ffffff`."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(front: str, back: str, least: float) -> str:
    """Give the color nearest to `front`, towards black or white, that has at least this contrast to `back`.

    There always is one for a contrast up to 4.58, which the gray has that is as far from both.
    """
    end = 0 if contrast("#000", back) > contrast("#fff", back) else 255
    mixes = ([round(part + (end - part) * step / 100) for part in _parts(front)] for step in range(101))
    colors = ("#" + "".join(f"{part:02x}" for part in mix) for mix in mixes)
    return next(color for color in colors if contrast(color, back) >= least)


def _declared(sheet: str) -> Mapping[str, Colors]:
    """The colors of a style sheet, for every scheme and for the dark one."""
    found: dict[str, Colors] = {"light": {}, "dark": {}}

    def inside(media: re.Match[str]) -> str:
        if re.search(r"prefers-color-scheme\s*:\s*dark", media[1]):
            found["dark"].update(_COLOR.findall(media[2]))
        return ""

    found["light"] = dict(_COLOR.findall(_MEDIA.sub(inside, _COMMENT.sub("", sheet))))
    return found


def _parts(color: str) -> list[int]:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]


def _luminance(color: str) -> float:
    shares = (part / 255 for part in _parts(color))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _line_of(text: str, name: str, color: str) -> int:
    at = re.search(rf"--{name}\s*:\s*{color}", text, re.IGNORECASE)
    return text.count("\n", 0, at.start()) + 1 if at else 0
