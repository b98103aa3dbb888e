"""The folder hsds/ of the built site: other directories find there what an API of the standard would answer."""

import json
from pathlib import Path

import pytest

from tests.built_site.nginx import ask
from tests.directory.the_site import the_site
from vinestreet.exchange.exporting.hsds_files import FOLDER
from vinestreet.exchange.hsds.listing_to_service import service_of


def answer(site: Path, name: str):
    return json.loads((site / FOLDER / name).read_text(encoding="utf-8"))


def test_there_is_a_file_for_each_listing_and_nothing_else(site: Path):
    services = {listing.id: service_of(listing, the_site()) for listing in the_site().directory.listings.values()}
    names = {f"services/{service['id']}.json" for service in services.values()}
    found = {path.relative_to(site / FOLDER).as_posix() for path in (site / FOLDER).rglob("*") if path.is_file()}
    assert found == {"index.json", "services/index.json", *names}
    kitchen = services["vine-street-kitchen"]
    assert answer(site, f"services/{kitchen['id']}.json") == json.loads(json.dumps(kitchen))
    assert {brief["id"] for brief in answer(site, "services/index.json")["contents"]} == {
        service["id"] for service in services.values()
    }


def test_a_copy_for_readers_goes_without_it(site: Path):
    copy = json.loads((site / "saved.json").read_text(encoding="utf-8"))
    assert not [name for part in ("core", "rest") for name in copy[part] if name.startswith(f"{FOLDER}/")]


@pytest.mark.parametrize("under", ["/", "/a/b/"], ids=["at the root", "below a path"])
def test_nginx_answers_at_the_addresses_of_the_standard(under: str, nginx_addresses, nginx_sites):
    brief = answer(nginx_sites[under], "services/index.json")["contents"][0]
    for path, name in {
        "hsds": "index.json",
        "hsds/": "index.json",
        "hsds/services": "services/index.json",
        "hsds/services/": "services/index.json",
        "hsds/services?page=1": "services/index.json",
        f"hsds/services/{brief['id']}": f"services/{brief['id']}.json",
        f"hsds/services/{brief['id']}.json": f"services/{brief['id']}.json",
    }.items():
        status, headers, body = ask(nginx_addresses[under], path)
        assert (status, headers["content-type"]) == (200, "application/json"), path
        assert headers["cache-control"] == "no-cache"
        assert body == (nginx_sites[under] / FOLDER / name).read_bytes()
    (nginx_sites[under] / FOLDER / "services/page-2.json").write_text("{}", encoding="utf-8")
    assert ask(nginx_addresses[under], "hsds/services?page=2")[2] == b"{}"
    (nginx_sites[under] / FOLDER / "services/page-2.json").unlink()
    for path in ("hsds/services?page=3", "hsds/services/00000000-0000-5000-8000-000000000000", "hsds/gone"):
        assert ask(nginx_addresses[under], path)[0] == 404
