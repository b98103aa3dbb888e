"""A copy that is not ready is not published, and is told everything at once; it can be looked at and checked."""

import json
from pathlib import Path

import pytest

from tests.command_runner import vinestreet
from tests.directory.the_site import the_site
from tests.fork.fork_copies import CHECKED, add, build, change, made_ready, small_fork
from tests.without_texts import copy_without_texts
from vinestreet.directory.checked_values import mark_of


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    return small_fork(tmp_path / "copy")


ASK = "ask the people who run it, or read their website today, then write that in `checked`; found `how: stored-copy`"
LEFT = [
    "local/docs/about/index.md:9: it still says `CHANGE ME` here; write your own words instead: who you are in "
    "Ashbury, how people can reach you, and who's responsible for what it says here.",
    *(
        f"local/docs/about/statements.md:{line}: it still says `CHANGE ME` here; write your own words instead: {words}"
        for line, words in [
            (
                11,
                "the full name of your group, and how to reach it by post or phone. Add what the law where you are asks "
                "for.",
            ),
            (
                17,
                "whose machine sends out these pages? What does it write down about who came, and for how long?",
            ),
            (
                31,
                "within how many days you answer, and the day of this statement. If a law asks for it, name the office "
                "for complaints.",
            ),
        ]
    ),
    "local/docs/index.md:8: it still says `CHANGE ME` here; write your own words instead: one or two sentences on who "
    "you are, here in Ashbury. [More about this site](about/index.md)",
    *(
        f"local/resources.yml:{line}: {id_}: checked: a crisis line we only read about in stored copies, and nobody has asked; "
        f"{ASK}"
        for line, id_ in [
            (13, "us-988-lifeline"),
            (15, "us-crisis-text-line"),
            (17, "us-trans-lifeline"),
            (19, "emergency-us-ca-911"),
        ]
    ),
    "local/resources.yml:22: ashbury-night-line: checked: a crisis line nobody has checked; ask the people who run it, "
    "or read their website. If this is right: (413) 555-0101, police unknown, then write "
    "`checked: {on: (the day), by: (your name), how: owner, of: swvqtx}`",
    "local/resources.yml:24: it still says `CHANGE ME` here; write your own words instead: who answers here, when, and "
    "for whom.",
]


def test_a_new_fork_is_told_each_thing_to_do_and_then_it_is_built(fork: Path):
    done = build(fork)
    assert done.returncode != 0
    said = (done.stdout + done.stderr).splitlines()
    first = said.index("This site isn't ready to publish. Each of these is left to do:")
    assert said[first + 1 : first + 1 + len(LEFT)] == LEFT
    assert said[first + 1 + len(LEFT)].startswith(f"{len(LEFT)} things to do. Until then, nothing is published")
    checked = vinestreet(fork, "check")
    assert checked.returncode == 1
    assert checked.stderr.splitlines()[-len(LEFT) - 1 : -1] == LEFT
    assert vinestreet(fork, "bundle").returncode == 1
    made_ready(fork)
    assert build(fork).returncode == 0
    assert vinestreet(fork, "check").returncode == 0
    home = (fork / "site/index.html").read_text(encoding="utf-8")
    assert "invented" not in home
    assert "Not ready" not in home


def test_what_is_left_to_do_is_an_error_in_every_form(fork: Path):
    found = json.loads(vinestreet(fork, "check", "--json").stdout)
    assert not found["well"]
    assert [f"{one['file']}:{one['line']}" for one in found["found"] if one["level"] == "error"] == [
        line.partition(": ")[0] for line in LEFT
    ]


MARK = mark_of(the_site().directory.listings["us-988-lifeline"])
SLIPS = {
    "an invented place of one's own": (
        ("local/resources.yml", "  ashbury-night-line:", "  soup:\n    name: Soup\n    what: Soup.\n    needs: [food]\n    sample: true\n  ashbury-night-line:"),
        "local/resources.yml:22: soup: sample: an invented example; delete it, or take `sample` away once it's true",
    ),
    "an invented area of one's own": (
        ("mkdocs.local.yml", "hill: {label: Hill}", "hill: {label: Hill, sample: true}"),
        "mkdocs.local.yml: extra.place.areas.hill.sample: an invented example",
    ),
    "crisis lines that upstream chose": (
        ("mkdocs.local.yml", "    crisis: [", "    # crisis: ["),
        "mkdocs.local.yml: extra.place.crisis: this is still the demonstration's; write your own",
    ),
    "an invented address": (
        ("mkdocs.local.yml", "hello@ashbury.org", "corrections@riverton.example"),
        "mkdocs.local.yml: extra.place.corrections: nobody can write to an invented address",
    ),
    "a placeholder in the settings": (
        ("mkdocs.local.yml", "    name: Ashbury", '    name: "CHANGE ME: where"'),
        "mkdocs.local.yml:10: it still says `CHANGE ME` here; write your own words instead: where",
    ),
    "a placeholder in a template": (
        ("local/overrides/partials/leave.html", "", "<p>CHANGE ME</p>"),
        "local/overrides/partials/leave.html:1: it still says `CHANGE ME` here",
    ),
    "a check that doesn't say what was checked": (
        ("local/resources.yml", f"  us-988-lifeline:\n    checked: {{on: {CHECKED}, by: Ines, how: phone, of: {MARK}}}", f"  us-988-lifeline:\n    checked: {{on: {CHECKED}, by: Ines, how: phone}}"),
        "local/resources.yml:13: us-988-lifeline: checked: a check of upstream's entry doesn't say which values were checked, "
        "so a merge could put a different number under your name. Compare these with what they say themselves: 988, "
        "988 then press 2, text 988, https://988lifeline.org/chat, https://988lifeline.org, hours 24/7, police only-if. If "
        f"they're right, write `checked: {{on: {CHECKED}, by: Ines, how: phone, of: {MARK}}}`",
    ),
    "a number that upstream changed after the check": (
        ("resources.yml", '    phone: "877-565-8860"\n', '    phone: "877-330-6366"\n'),
        f"local/resources.yml:17: us-trans-lifeline: checked: what Ines checked on {CHECKED} has changed since then, so that "
        "check doesn't count anymore. Now it says: (877) 330-6366, https://translifeline.org",
    ),
    "a number of a line of one's own that was changed under its check": (
        ("local/resources.yml", '    phone: "(413) 555-0101"', '    phone: "(413) 555-0109"'),
        f"local/resources.yml:22: ashbury-night-line: checked: what Ines checked on {CHECKED} has changed since then, so that "
        "check doesn't count anymore. Now it says: (413) 555-0109, police unknown. Ask again, and then write `checked: {on: ",
    ),
    "a check of a line of one's own that doesn't say what was checked": (
        ("local/resources.yml", ", of: swvqtx}", "}"),
        "local/resources.yml:22: ashbury-night-line: checked: the check of a crisis line doesn't say which values were "
        "checked, so a different number could end up under the same name later. Compare these with what they say themselves: "
        f"(413) 555-0101, police unknown. If they're right, write `checked: {{on: {CHECKED}, by: Ines, how: phone, of: swvqtx}}`",
    ),
    "a number of one's own under upstream's check": (
        ("local/resources.yml", f"  us-988-lifeline:\n    checked: {{on: {CHECKED}, by: Ines, how: phone, of: {MARK}}}", '  us-988-lifeline:\n    phone: "413 555 0199"'),
        "local/resources.yml:13: us-988-lifeline: checked: some of these values are yours, and the check was upstream's",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_one_thing_that_is_left_is_enough(fork: Path, slip: str):
    made_ready(fork)
    (name, old, new), told = SLIPS[slip]
    if old:
        change(fork / name, old, new)
    else:
        add(fork / name, new)
    done = vinestreet(fork, "check")
    assert done.returncode == 1
    assert any(line.startswith(told) for line in done.stderr.splitlines()), done.stderr


def test_a_check_that_is_old_is_told_first_and_the_site_is_built_with_a_mended_number(fork: Path):
    made_ready(fork)
    places = fork / "local/resources.yml"
    text = places.read_text(encoding="utf-8").replace(str(CHECKED), "2026-01-20")
    mended = text.replace("(413) 555-0101", "(413) 555-0102").replace("of: swvqtx", "of: gxvqxr")
    places.write_text(mended, encoding="utf-8")
    done = build(fork)
    assert done.returncode == 0, done.stdout + done.stderr
    said = (done.stdout + done.stderr).splitlines()
    first = next(at for at, line in enumerate(said) if line.endswith("but please take care of these first:"))
    assert said[first + 1].startswith(
        "local/resources.yml:13: us-988-lifeline: checked: a crisis line that was last checked more than 90 days ago"
    )
    page = (fork / "site/help-now.html").read_text(encoding="utf-8")
    assert page.count("Last checked on January 20, 2026. The number or the hours may have changed since.") == 5
    assert "tel:+14135550102" in page
    checked = vinestreet(fork, "check")
    assert checked.returncode == 0
    assert "last checked more than 90 days ago" in checked.stderr
    due = vinestreet(fork, "stale").stdout.splitlines()
    assert "crisis line, last checked on January 20, 2026" in due[1]


def test_upstreams_file_with_the_demonstration_turned_off_cannot_be_published(tmp_path: Path):
    copy = copy_without_texts(tmp_path / "copy")
    change(copy / "mkdocs.yml", "    demonstration: true # Riverton is invented, and its pages say so\n", "")
    done = vinestreet(copy, "check")
    assert done.returncode == 1
    assert "vine-street-kitchen: sample: an invented example; delete it" in done.stderr


def test_a_fork_may_be_a_demonstration_too(fork: Path):
    change(fork / "mkdocs.local.yml", "demonstration: false", "demonstration: true")
    done = vinestreet(fork, "check")
    assert done.returncode == 0
    assert "Before you publish a site of your own, you'd have to fix these" in done.stderr
    assert "left out" not in done.stderr
