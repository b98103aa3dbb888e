"""What a phone fetches before it shows a text: HTML, style sheets and scripts, as a server sends them."""

from pathlib import Path

import pytest

from bench.weight import KINDS, heaviest, weights

MOST = 40_000  # bytes


@pytest.mark.parametrize("kind", ["essay", "practise"])
def test_a_text_is_light(kind: str, site: Path):
    page = heaviest(site, KINDS[kind])
    assert sum(weights(site, page)) <= MOST, f"{page.name}: HTML, style sheets, scripts: {weights(site, page)}"
