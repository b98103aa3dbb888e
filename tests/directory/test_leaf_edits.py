"""A field that changes in part: what is the same stays as somebody wrote it, with its comments and in its order."""

import pytest

from vinestreet.directory.yaml_edit import with_changed

FILE = """\
resources:
  soup:
    name: Soup  # people say so
    # a hot one
    what: >-  # asked twice
      Soup at noon,
      and bread.
    needs: [food, talk]  # in this order
    phone: {number: "+1 413 555 0101", label: Kitchen}
    website:
      - https://a.example  # theirs
      - https://b.example
    asks:
      # in May
      id: unknown
      referral: no  # they said
      words: >-
        Nothing
        at all.
    notes:
      - say: Loud.  # true
        by: Jo
        on: 2026-10-01
      - {say: Good., by: Kit, on: 2026-10-02}
    checked: {on: 2026-11-01, by: Jo, how: visit}  # by foot
"""
NOTES = [{"say": "Loud.", "by": "Jo", "on": "2026-10-01"}, {"say": "Good.", "by": "Kit", "on": "2026-10-02"}]
ASKS = {"referral": "no", "words": "Nothing at all."}
LONG = "Soup and bread, with " + "more and " * 12 + "more."
CHANGES = {
    "one value": ({"name": "Bread"}, [("name: Soup  #", "name: Bread  #")]),
    "nothing": ({"name": "Soup", "asks": ASKS, "notes": NOTES, "what": "Soup at noon, and bread."}, []),
    "a text on lines becomes a short one": ({"what": "Soup."}, [(">-  # asked twice\n      Soup at noon,\n      and bread.", "Soup.  # asked twice")]),
    "a short text becomes one on lines": (
        {"name": LONG},
        [("name: Soup  # people say so\n", "name: >-  # people say so\n      " + LONG[:101] + "\n      " + LONG[102:] + "\n")]),
    "a list on one line": ({"needs": ["food"]}, [("[food, talk]", "[food]")]),
    "a list on several": ({"website": ["https://a.example", "https://c.example"]}, [("https://b.example", "https://c.example")]),
    "one more in a list": ({"website": ["https://a.example", "https://b.example", "https://c.example"]},
                           [("      - https://b.example\n", "      - https://b.example\n      - https://c.example\n")]),
    "one less in a list": ({"website": ["https://b.example"]}, [("      - https://a.example  # theirs\n", "")]),
    "one part, in braces": ({"phone": {"number": "+1 413-555-0101", "label": "Desk"}}, [("label: Kitchen", "label: Desk")]),
    "one part more, in braces": ({"phone": {"number": "+1 413-555-0101", "label": "Kitchen", "say": "Ana"}}, [("label: Kitchen}", "label: Kitchen, say: Ana}")]),
    "one part less, in braces": ({"phone": {"number": "+1 413-555-0101"}}, [(", label: Kitchen}", "}")]),
    "one part": ({"asks": {**ASKS, "referral": "yes"}}, [("referral: no  #", 'referral: "yes"  #')]),
    "one part more": ({"asks": {"referral": "no", "booking": "no", "words": "Nothing at all."}},
                      [("  # they said\n", '  # they said\n      booking: "no"\n')]),
    "one part less": ({"asks": {"words": "Nothing at all."}}, [("      referral: no  # they said\n", "")]),
    "a note": ({"notes": [{**NOTES[0], "say": "Quiet."}, NOTES[1]]}, [("say: Loud.  # true", "say: Quiet.  # true")]),
    "a note more": ({"notes": [*NOTES, {"say": "Late.", "by": "Al", "on": "2026-10-03"}]},
                    [("on: 2026-10-02}\n", 'on: 2026-10-02}\n      - {say: Late., by: Al, on: "2026-10-03"}\n')]),
    "a note less": ({"notes": [NOTES[1]]}, [("      - say: Loud.  # true\n        by: Jo\n        on: 2026-10-01\n", "")]),
    "what has to be written anew has its comments above it": (
        {"phone": ["+1 413-555-0101", "+1 413-555-0102"], "needs": ["food"] * 30},
        [("    phone: {number: \"+1 413 555 0101\", label: Kitchen}\n", '    phone: ["+1 413-555-0101", "+1 413-555-0102"]\n'),
         ("    needs: [food, talk]  # in this order\n", "    # in this order\n    needs:\n" + "      - food\n" * 30)]),
    "a field that goes": ({"checked": None}, [("    checked: {on: 2026-11-01, by: Jo, how: visit}  # by foot\n", "")]),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changes_is_written(name, end):
    fields, edits = CHANGES[name]
    expected = FILE
    for old, new in edits:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert with_changed(FILE.replace("\n", end), "soup", fields) == expected.replace("\n", end)
