"""The numbers that invented places alone have: a text never links to one."""

from tests.directory.reading import entry, read


def test_the_numbers_of_invented_places_are_known_as_they_are_shown(tmp_path):
    directory = read(entry('phone: ["413 555 0101", "877-565-8860"]\nsample: true'), tmp_path)
    assert directory.invented_numbers() == {"(413) 555-0101", "(877) 565-8860"}


def test_one_that_a_real_place_has_too_is_none(tmp_path):
    real = 'real: {name: A line, what: A line., needs: [food], phone: "877-565-8860"}'
    directory = read(entry('phone: "+1 877 565 8860"\nsample: true') + f"  {real}\n", tmp_path)
    assert directory.invented_numbers() == frozenset()
