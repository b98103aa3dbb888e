"""Whether a fork's own colors can be read: the contrast of text and of the outline of controls, in both schemes.

The measure is that of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: at least 4.5 for text (1.4.3), and 3
for what is pressed (1.4.11).
"""

import re
from collections.abc import Collection, Iterator, Mapping
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
    """Give each color of the fork in `root` that is too like what it is seen with, by scheme, and one that would do."""
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
        for name, color in colors.items():
            beside = _beside(name, changed)
            poor = {other: ratio for other in beside if (ratio := contrast(color, colors[other])) < beside[other]}
            if name not in changed or not poor:
                continue
            worst = min(poor, key=poor.__getitem__)
            better = readable(color, {colors[other]: least for other, least in beside.items()})
            values: dict[str, object] = {
                "name": name,
                "beside": ", ".join(f"`--{other}`" for other in poor),
                "found": f"{poor[worst]:.1f}",
                "least": f"{beside[worst]:g}",
                "better": better or {**ours["light"], **ours[scheme]}[name],
            }
            yield Problem(OWN, _line_of(text, name, color), "", f"--{name}", f"poor_contrast_{scheme}", values)


def _beside(name: str, changed: Collection[str]) -> dict[str, float]:
    """What the color is seen with, and the least contrast; of two that a fork changed, the one in front has to fit."""
    backs = {back: least for (front, back), least in PAIRS.items() if front == name}
    fronts = {front: least for (front, back), least in PAIRS.items() if back == name and front not in changed}
    return backs | fronts


def contrast(one: str, other: str) -> float:
    """Give how much lighter one color is than another, from 1 to 21; both as `#fff` or `#ffffff`."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: str, beside: Mapping[str, float]) -> str:
    """Give the color nearest to `color`, towards black or white, with at least these contrasts to those `beside` it.

    Empty where there is none.
    """
    for step in range(101):
        for end in (0, 255):
            mix = "#" + "".join(f"{round(part + (end - part) * step / 100):02x}" for part in _parts(color))
            if all(contrast(mix, other) >= least for other, least in beside.items()):
                return mix
    return ""


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
