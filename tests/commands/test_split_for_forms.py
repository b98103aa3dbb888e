"""`vinestreet split --for-forms`: files that Pages CMS can save without losing what they say in short."""

import yaml

from tests.command_runner import vinestreet
from tests.frozen_town import town_at
from vinestreet.directory.long_shapes import in_long_shape


def test_each_place_is_in_the_shape_of_forms_and_says_the_same(tmp_path):
    town = town_at(tmp_path / "town")
    done = vinestreet(town, "split", "--for-forms")
    assert done.returncode == 0, done.stderr
    files = sorted((town / "resources").glob("*.yml"))
    assert len(files) > 90
    for file in files:
        entry = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
        assert in_long_shape(entry) == entry, file.name
    before = (town / "resources/vine-street-kitchen.yml").read_bytes()
    again = vinestreet(town, "split", "--for-forms")
    assert again.returncode == 0, again.stderr
    assert (town / "resources/vine-street-kitchen.yml").read_bytes() == before
