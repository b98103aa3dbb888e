"""Whether a fork's own colors can be read: the contrast of text and of the outline of controls, in both schemes.

The measure is that of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: at least 4.5 for text (1.4.3), and 3
for what is pressed (1.4.11).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from tinycss2.color4 import parse_color

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER
from vinestreet.pages.own_tokens import OWN_SHEET, Token, tokens_in
from vinestreet.pages.own_tokens import TOKENS as TOKENS_SHEET

TOKENS = f"overrides/{TOKENS_SHEET}"
OWN = f"{FOLDER}/overrides/{OWN_SHEET}"
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
_SEEN = frozenset(name for pair in PAIRS for name in pair)
_ANOTHER = re.compile(r"var\(\s*(--[\w-]+)\s*\)")

Colors = dict[str, str]


def poor_contrast(root: Path) -> Iterator[Problem]:
    """Give each color of the fork in `root` that is too like what it is seen with, by scheme, and one that would do.

    And each that's no color, or lets what lies below it shine through: nobody can tell how that is seen.
    """
    own = root / OWN
    if not own.is_file():
        return
    above = tokens_in((root / TOKENS).read_text(encoding="utf-8"))
    over = tokens_in(own.read_text(encoding="utf-8", errors="replace"))
    ours, theirs = _colors(above), _colors(over)
    for token in over:
        if token.name[2:] in _SEEN and not token.media_is_other and not _srgb(_meant(token, over)):
            yield Problem(OWN, token.line, "", token.name, "not_a_color", {"found": token.value[:60]})
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
            yield Problem(OWN, _line_of(over, name, color), "", f"--{name}", f"poor_contrast_{scheme}", values)


def _beside(name: str, changed: Collection[str]) -> dict[str, float]:
    """What the color is seen with, and the least contrast; of two that a fork changed, the one in front has to fit."""
    backs = {back: least for (front, back), least in PAIRS.items() if front == name}
    fronts = {front: least for (front, back), least in PAIRS.items() if back == name and front not in changed}
    return backs | fronts


def contrast(one: str, other: str) -> float:
    """Give how much lighter one color is than another, from 1 to 21; both as CSS writes them."""
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


def _colors(tokens: Collection[Token]) -> Mapping[str, Colors]:
    """The colors of a style sheet, for every scheme and for the dark one; no other medium has any of its own."""
    found: dict[str, Colors] = {"light": {}, "dark": {}}
    for token in tokens:
        if not token.media_is_other and _srgb(value := _meant(token, tokens)):
            found["dark" if token.is_dark else "light"][token.name[2:]] = value
    return found


def _meant(token: Token, tokens: Iterable[Token]) -> str:
    """The value of a token; where it is another one, that one's."""
    other = _ANOTHER.fullmatch(token.value)
    if not other:
        return token.value
    return {each.name: each.value for each in tokens if each.media in ("", token.media)}.get(other[1], "")


def _srgb(color: str) -> tuple[float, ...]:
    """Red, green and blue, from 0 to 1; empty for what is no opaque color, or one that can't be worked out."""
    found = parse_color(color)
    if found is None or isinstance(found, str) or found.alpha < 1:
        return ()
    try:
        return tuple(min(1.0, max(0.0, part)) for part in found.to("srgb").coordinates)
    except NotImplementedError:  # oklch() and such
        return ()


def _parts(color: str) -> list[int]:
    return [round(255 * part) for part in _srgb(color)]


def _luminance(color: str) -> float:
    shares = (part / 255 for part in _parts(color))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _line_of(tokens: Collection[Token], name: str, color: str) -> int:
    return next((token.line for token in tokens if token.name[2:] == name and _meant(token, tokens) == color), 0)
