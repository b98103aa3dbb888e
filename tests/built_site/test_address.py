"""Whoever publishes the site can say where it is, without touching a file."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.built_site.building import attempt
from tests.built_site.small import small_project


@pytest.mark.parametrize(
    ("address", "root"),
    [("https://peers.github.io/help", "/help/"), ("http://peers.example/", "/"), ("", "/")],
)
def test_the_address_in_the_environment_is_where_the_page_for_missing_addresses_begins(
    address: str, root: str, tmp_path: Path
):
    done, said = build_with(address, tmp_path)
    assert done, said
    assert f'href="{root}directory/index.html"' in (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert f" {root}404.html;" in (tmp_path / "site/_nginx.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["peers.example/help/", "ftp://peers.example/"])
def test_what_is_no_address_is_told(address: str, tmp_path: Path):
    done, said = build_with(address, tmp_path)
    assert not done
    assert f"VINESTREET_SITE_URL: expected an address such as https://example.org/help/; found {address}" in said


def build_with(address: str, folder: Path) -> tuple[bool, str]:
    with patch.dict(os.environ, VINESTREET_SITE_URL=address):
        return attempt(small_project(folder / "project"), folder / "site")
