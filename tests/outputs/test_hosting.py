"""What hosts are told. nginx itself is asked in tests/built_site/test_nginx.py; this is for those that we cannot run here."""

import re
from pathlib import Path

import pytest

from tests.built_site.test_nginx import carries_its_hash, names_in
from vinestreet.outputs.hosting import HEADERS, HOSTING_FILES, hosting_files

# https://developers.cloudflare.com/pages/configuration/headers/: more rules, or longer lines, are not read
MOST_RULES, LONGEST_LINE = 100, 2000


def rules_in(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read `_headers` as its hosts do: a path with stars, then indented headers; `#` starts a comment."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line.startswith(" "):
            name, value = line.strip().split(": ", 1)
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
        else:
            assert line.startswith("#")
    return rules


def headers_for(path: str, rules: list[tuple[str, dict[str, str]]]) -> dict[str, str]:
    """What is sent with the file at `path`: all rules that fit, the values of one header joined."""
    sent: dict[str, str] = {}
    for pattern, headers in rules:
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            for name, value in headers.items():
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def test_netlify_and_cloudflare_send_every_file_with_the_same_headers_and_hashed_names_for_good(site: Path):
    rules = rules_in((site / "_headers").read_text(encoding="utf-8"))
    hashed = 0
    for name in names_in(site):
        lasts = carries_its_hash(name)
        hashed += lasts
        lifetime = {"Cache-Control": "public, max-age=31536000, immutable"} if lasts else {}
        assert headers_for(f"/{name}", rules) == HEADERS | lifetime, name
    assert hashed > 10


def test_cloudflare_reads_all_of_it(site: Path):
    text = (site / "_headers").read_text(encoding="utf-8")
    assert len(rules_in(text)) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


@pytest.mark.parametrize("name", HOSTING_FILES)
def test_every_host_is_told_the_same_headers(name: str):
    text = hosting_files([], "/")[name]
    for header, value in HEADERS.items():
        assert text.count(header) == 1
        assert text.count(value) == 1


def test_a_site_below_a_path_has_its_own_page_for_what_is_missing_and_its_own_rules():
    files = hosting_files(["assets/vine.1a2b3c4d.css", "index.html"], "/help here/")
    assert "/help%20here/404.html;" in files["_nginx.conf"]
    assert "rewrite * /help%20here/404.html" in files["_Caddyfile"]
    assert [path for path, _ in rules_in(files["_headers"])] == ["/*", "/help%20here/assets/vine.1a2b3c4d.css"]


def test_the_worker_does_not_keep_what_only_hosts_read(site: Path):
    saved = (site / "saved.json").read_text(encoding="utf-8")
    assert all((site / name).is_file() and name not in saved for name in HOSTING_FILES)
