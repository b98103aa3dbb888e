"""QR codes are right: the same, module by module, as those of another, independent encoder."""

import random
from functools import cache

import pytest
from playwright.sync_api import Page
from qrcodegen import QrCode, QrSegment

from tests.browser.conftest import OpenPage

# Bytes that a version holds at level M, by version from 1 (ISO/IEC 18004, table 7).
HOLDS = [0, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-./:%#äé渡"
BEST = -1  # lets the other encoder choose the mask by the same rules (7.8.3)
MADE = "([text, forced]) => vineStreet.qrCode(text, forced)"


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


@pytest.fixture
def page(open_kind: OpenPage) -> Page:
    """A page with the encoder."""
    return open_kind("kitchen")


@pytest.mark.parametrize("version", range(1, 11))
def test_codes_are_those_of_an_independent_encoder_under_every_mask(version: int, page: Page):
    for text in texts(version):
        for mask in range(8):
            code = page.evaluate(MADE, [text, {"mask": mask}])
            assert (code["version"], code["mask"]) == (version, mask), text
            assert code["modules"] == expected(text, version, mask), f"mask {mask}: {text}"


def test_a_larger_version_than_the_text_needs_is_filled_up_right(page: Page):
    for version in range(2, 11):
        code = page.evaluate(MADE, ["https://vine.example", {"version": version, "mask": 3}])
        assert code["modules"] == expected("https://vine.example", version, 3), version


@pytest.mark.parametrize("version", range(1, 11))
def test_of_the_masks_the_one_is_chosen_that_cameras_read_best(version: int, page: Page):
    for text in texts(version):
        code = page.evaluate(MADE, [text, {}])
        assert code["modules"] == expected(text, version, BEST), text


@pytest.mark.parametrize(("length", "version"), [(213, 10), (214, None)])
def test_a_text_that_is_too_long_gets_no_code(length: int, version: int | None, page: Page):
    code = page.evaluate(MADE, ["x" * length, {}])
    assert (code and code["version"]) == version
