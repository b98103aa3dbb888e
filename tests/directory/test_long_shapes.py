"""Each field has one shape for forms, which the readers take as the short one."""

import yaml

from tests.directory.reading import ROOT, entry, read
from vinestreet.directory.long_shapes import in_long_shape
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
