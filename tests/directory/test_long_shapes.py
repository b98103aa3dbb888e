"""Each field has one shape for forms, which the readers take as the short one."""

import yaml

from tests.directory.reading import ROOT, entry, read
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.long_shapes import files_in_long_shape, in_long_shape
from vinestreet.directory.yaml_writer import field_text


def test_lists_and_records_are_whole():
    short = {
        "phone": "988",
        "website": "https://a.example",
        "cost": "free",
        "text": ["741741", {"number": "1"}],
        "new": 1,
    }
    assert in_long_shape(short) == {
        "phone": [{"number": "988"}],
        "website": ["https://a.example"],
        "cost": {"is": "free"},
        "text": [{"number": "741741"}, {"number": "1"}],
        "new": 1,
    }


def test_the_readers_read_the_same(tmp_path):
    fields = {"phone": "+1 413 555 0101", "email": "a@soup.example", "cost": "free", "status": "paused"}
    texts = ("".join(field_text(*each, 0) for each in shape.items()) for shape in (fields, in_long_shape(fields)))
    short, long = (read(entry(text), tmp_path).listings for text in texts)
    assert short == long


def test_what_is_long_already_stays():
    town = yaml.safe_load((ROOT / "tests/town/resources.yml").read_text(encoding="utf-8"))["resources"]
    for fields in town.values():
        assert in_long_shape(in_long_shape(fields)) == in_long_shape(fields)


OWN = """\
# asked at the counter
name: Bread
phone: "988" # day and night
website: https://a.example
email: [a@soup.example]
cost: free
notes:
  - {say: Warm., by: Jo, on: 2026-11-01}
"""
LONG = """\
# asked at the counter
name: Bread
# day and night
phone: [{number: "988"}]
website: [https://a.example]
email: [a@soup.example]
cost: {is: free}
notes:
  - {say: Warm., by: Jo, on: 2026-11-01}
"""


def test_files_of_one_place_are_put_into_shape_and_the_one_file_stays(tmp_path):
    (tmp_path / "resources.yml").write_text(entry('phone: "988"'), encoding="utf-8")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources/bread.yml").write_text(OWN, encoding="utf-8")
    files = files_in_long_shape(ListingFiles.of(tmp_path))
    assert files.changed == {"resources/bread.yml": LONG}
    files.write()
    assert files_in_long_shape(ListingFiles.of(tmp_path)).changed == {}
