"""QR codes are right: the same, module by module, as those of another, independent encoder."""

import random
from functools import cache

import pytest
from qrcodegen import QrCode, QrSegment

from tests.js.node import ask

# Bytes that a version holds at level M, by version from 1 (ISO/IEC 18004, table 7).
HOLDS = [0, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-./:%#äé渡"
BEST = -1  # lets the other encoder choose the mask by the same rules (7.8.3)


def text_of(length: int, chance: random.Random) -> str:
    """A text that takes `length` bytes in UTF-8."""
    text = ""
    while len(text.encode()) < length - 2:
        text += chance.choice(LETTERS)
    while len(text.encode()) > length:
        text = text[:-1]
    return text + "x" * (length - len(text.encode()))


@cache
def texts(version: int) -> list[str]:
    """The shortest and the longest text that take this version, and one between."""
    chance = random.Random(version)
    least, most = HOLDS[version - 1] + 1, HOLDS[version]
    return [text_of(length, chance) for length in (least, most, chance.randint(least, most))]


def expected(text: str, version: int, mask: int) -> list[list[int]]:
    """The modules as the other encoder has them."""
    segments = [QrSegment.make_bytes(text.encode())]
    code = QrCode.encode_segments(segments, QrCode.Ecc.MEDIUM, version, version, mask, boostecl=False)
    return [[int(code.get_module(x, y)) for x in range(code.get_size())] for y in range(code.get_size())]


@pytest.mark.parametrize("version", range(1, 11))
def test_codes_are_those_of_an_independent_encoder_under_every_mask(version: int):
    asked = [(text, mask) for text in texts(version) for mask in range(8)]
    for (text, mask), code in zip(asked, ask("codes", [[text, {"mask": mask}] for text, mask in asked]), strict=True):
        assert (code["version"], code["mask"]) == (version, mask), text
        assert code["modules"] == expected(text, version, mask), f"mask {mask}: {text}"


def test_a_larger_version_than_the_text_needs_is_filled_up_right():
    text, versions = "https://vine.example", range(2, 11)
    codes = ask("codes", [[text, {"version": version, "mask": 3}] for version in versions])
    for version, code in zip(versions, codes, strict=True):
        assert code["modules"] == expected(text, version, 3), version


@pytest.mark.parametrize("version", range(1, 11))
def test_of_the_masks_the_one_is_chosen_that_cameras_read_best(version: int):
    for text, code in zip(texts(version), ask("codes", [[text, {}] for text in texts(version)]), strict=True):
        assert code["modules"] == expected(text, version, BEST), text
