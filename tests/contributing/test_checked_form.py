"""What somebody says who asked a place becomes a check, a change or a try; and a form is no way past a crisis line."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from tests.contributing.forms import CHECKED, WRONG, all_forms, sent
from tests.directory.the_site import the_site
from tests.without_texts import copy_without_texts
from vinestreet.cli import main
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.contributing.issue_form import parse_issue
from vinestreet.contributing.issue_to_proposal import propose
from vinestreet.directory.listing_parts import Status, Try
from vinestreet.site.site import Site, load_site

ON = date(2026, 11, 30)
KITCHEN = the_site().directory.listings["vine-street-kitchen"]
CHECK = {"checked": {"on": ON, "by": "Sam", "how": "phone"}}


def site_with(**fields) -> Site:
    """The site, in which the kitchen has other `fields`."""
    site = the_site()
    listings = {**site.directory.listings, KITCHEN.id: replace(KITCHEN, **fields)}
    return replace(site, directory=replace(site.directory, listings=listings))


def proposal(*, site=None, called="", form="checked", **texts):
    base = CHECKED if form == "checked" else WRONG
    answers = parse_issue(sent(form, {id_: text for id_, text in {**base, **texts}.items() if text}), all_forms())
    return propose(answers, site or the_site(), ON, called)


def test_what_is_still_true_is_a_check_of_that_day():
    made = proposal()
    assert (made.id, made.fields, made.warnings, made.unparsed) == (KITCHEN.id, CHECK, [], [])


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("I called", "phone"),
        ("I went there", "visit"),
        ("The people who run it told me", "owner"),
        ("I read their website", "website"),
    ],
)
def test_how_they_asked_stands_beside_it(said, how):
    assert proposal(how=said).fields["checked"]["how"] == how


@pytest.mark.parametrize(("called", "by"), [("", "a volunteer"), ("Maria", "Maria")])
def test_nobody_is_named_who_gives_no_name_and_has_none_on_the_list(called, by):
    assert proposal(by="", called=called).fields["checked"]["by"] == by
    assert proposal(by="Sam", called=called).fields["checked"]["by"] == "Sam"


def test_nobody_answered_is_one_more_try():
    before = (Try(on=date(2026, 11, 20), by="Joan"),)
    assert proposal(found="Nobody answered").fields == {"tried": [{"on": ON, "by": "Sam"}]}
    made = proposal(found="Nobody answered", site=site_with(tried=before))
    assert made.fields == {"tried": [{"on": date(2026, 11, 20), "by": "Joan"}, {"on": ON, "by": "Sam"}]}


def test_a_try_that_is_taken_in_after_later_ones_stands_before_them():
    later = (Try(on=date(2026, 12, 1), by="Joan"), Try(on=date(2026, 12, 3), by="Joan"))
    made = proposal(found="Nobody answered", site=site_with(tried=later))
    days = [one["on"] for one in made.fields["tried"]]
    assert days == [ON, date(2026, 12, 1), date(2026, 12, 3)]
    assert (made.remarks, made.warnings, made.unparsed) == ([], [], [])


def test_a_check_ends_the_tries_before_it_alone_and_is_never_written_over_a_later_one():
    later = (Try(on=date(2026, 11, 20), by="Joan"), Try(on=date(2026, 12, 3), by="Joan"))
    assert proposal(site=site_with(tried=later)).fields["tried"] == [{"on": date(2026, 12, 3), "by": "Joan"}]
    for found in ("Still true", "Nobody answered"):
        made = proposal(found=found, site=site_with(checked=replace(KITCHEN.checked, on=date(2026, 12, 2))))
        assert made.fields == {}
        assert "after this form was sent" in made.remarks[0]


def test_the_same_form_twice_is_one_try():
    made = proposal(found="Nobody answered", site=site_with(tried=(Try(on=ON, by="Sam"),)))
    assert made.fields == {}
    assert made.remarks == ["`tried` already says that."]


def test_a_check_ends_the_tries_and_tries_before_a_check_no_longer_count():
    tried = tuple(Try(on=date(2026, 11, day), by="Joan") for day in (10, 14, 16, 18))
    site = site_with(tried=tried)
    kitchen = site.directory.listings[KITCHEN.id]
    assert [one.on.day for one in kitchen.tries] == [14, 16, 18]  # it was checked on November 12
    assert kitchen.is_silent
    assert proposal(site=site).fields == {**CHECK, "tried": None}


def test_what_changed_and_found_its_field_is_a_check_of_the_new_value():
    made = proposal(found="Something changed", phone="413 555 0102")
    assert made.fields == {"phone": "+1 413-555-0102", **CHECK}
    assert made.unparsed == []


def test_what_was_uncertain_stays_so_until_somebody_says_otherwise():
    site = site_with(checked=replace(KITCHEN.checked, doubt="Whether the side door is open."))
    made = proposal(site=site)
    assert made.fields == {"checked": {**CHECK["checked"], "doubt": "Whether the side door is open."}}
    assert "“Whether the side door is open.” Did you ask about that too?" in made.warnings[0]


@pytest.mark.parametrize("form", ["checked", "wrong"])
@pytest.mark.parametrize(
    ("wrong", "until"),
    [
        ("Paused until 2026-12-14", date(2026, 12, 14)),
        ("They're closed until December 14, 2026. The roof leaks.", date(2026, 12, 14)),
        ("until 12/14/2026", date(2026, 12, 14)),
        ("Closed until December", None),
        ("Until 2026-12-14, or until 2027-01-02", None),
        ("The roof leaks.", None),
    ],
)
def test_the_day_until_which_it_is_paused_is_read_or_asked_for(form, wrong, until):
    made = proposal(form=form, found="Something changed", status="Paused", wrong=wrong)
    assert made.fields["status"] == ({"is": "paused", "until": until} if until else "paused")
    assert ("until when" in " ".join(made.warnings)) == (until is None)
    assert "says the place is paused" in " ".join(made.warnings)
    assert "has closed" not in " ".join(made.warnings)
    assert "{{" not in " ".join(made.warnings)


def test_where_nobody_answered_nobody_told_a_number():
    made = proposal(found="Nobody answered", phone="413 555 0102", status="Paused")
    assert made.fields.keys() == {"tried"}
    assert "So who told them?" in " ".join(made.warnings)
    assert [words for _, words in made.unparsed] == ["Paused", "413 555 0102"]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("maria lopez-garcia, 14 Oak St, mlg@x.example", "maria"),
        ("Jo (413 555 0199)", "Jo"),
        ("mlg@x.example", "a volunteer"),
        ("14 Oak Street", "a volunteer"),
    ],
)
def test_of_a_name_with_an_address_the_first_name_alone_is_written(by, name):
    made = proposal(by=by)
    assert made.fields["checked"]["by"] == name
    assert "says more than a name" in made.warnings[0]


def test_one_number_takes_no_other_away_and_holidays_stay():
    two = tuple(replace(KITCHEN.phones[0], label=label) for label in ("Day", "Night"))
    made = proposal(found="Something changed", phone="413 555 0102", site=site_with(phones=two))
    assert made.fields == {}
    assert "which one is meant?" in made.warnings[0]
    made = proposal(found="Something changed", hours="Mo-Fr 09:00-17:00")
    assert made.fields["hours"] == "Mo-Fr 09:00-17:00; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00"
    assert "PH off; Dec 24-26 off" in made.warnings[0]
    assert "checked" in made.fields


@pytest.mark.parametrize("phone", ["$(rm -rf ~) 413 555 0101", "still 413 555 0101, not after 6pm"])
def test_words_beside_the_same_number_are_to_look_at_and_no_check(phone):
    made = proposal(found="Something changed", phone=phone)
    assert made.fields == {}
    assert "these words aren't taken" in made.warnings[0]


def test_a_number_that_is_refused_does_not_say_that_it_is_there_already():
    assert "already" not in " ".join(proposal(found="Something changed", phone="+1 900 555 1234").remarks)


WORDS_LEFT = [
    {"found": "Something changed", "wrong": "They moved."},
    {"found": "Something changed", "phone": "413 555 0102", "wrong": "Ask for Ines."},
    {"found": "Something changed", "hours": "whenever the moon is full"},
    {"found": "Something changed", "website": "javascript:alert(1)"},
    {"found": "Still true", "wrong": "But the door is blue."},
    {"found": "It burned down"},
    {"found": ""},
    {"how": ""},
    {"found": "Something changed"},
    {"by": "<b>x</b>"},
    {"by": "x" * 61},
]


@pytest.mark.parametrize("texts", WORDS_LEFT)
def test_what_is_left_as_words_is_no_check(texts):
    made = proposal(**texts)
    assert "checked" not in made.fields
    assert made.remarks
    said = " ".join(words for _, words in made.unparsed)
    assert all(text in said for id_, text in texts.items() if id_ in ("wrong", "hours", "website", "by"))


def test_crisis_lines_and_emergency_numbers_stay_out():
    for line in (*the_site().place.crisis, the_site().place.emergency):
        assert proposal(place=line).on_hold


def test_a_place_that_is_gone_changes_nothing_and_says_what_is_near():
    made = proposal(place="Vine Street Kichen (vine-street-kichen)")
    assert (made.id, made.fields) == ("", {})
    assert "no place here" in made.warnings[0]


@pytest.mark.parametrize("form", ["wrong", "checked"])
def test_a_place_that_is_paused_keeps_since_when_and_why(form):
    status = Status(kind="paused", since=date(2026, 9, 1), words="The roof leaks.")
    made = proposal(form=form, site=site_with(status=status), found="Something changed", status="Paused")
    assert "status" not in made.fields
    assert "`status` already says that." in made.remarks
    assert proposal(form=form, found="Something changed", status="Closed for good").fields["status"] == "closed"


def test_over_an_entry_of_upstreams_a_check_says_what_it_is_of(tmp_path, capsys):
    project = copy_without_texts(tmp_path / "copy")
    (project / "local").mkdir()
    (project / "issue.md").write_text(sent("checked", CHECKED), encoding="utf-8")
    command = ["from-issue", str(project / "issue.md"), "--config", str(project / "mkdocs.yml"), "--on", "2026-11-21"]
    assert main([*command, "--write"]) == 0
    own = yaml.load((project / "local/resources.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["resources"]
    assert own[KITCHEN.id]["checked"].keys() == {"on", "by", "how", "of"}
    settings = read_mkdocs_settings(project / "mkdocs.yml")
    now = load_site(project / "mkdocs.yml", settings["extra"]).directory.listings[KITCHEN.id]
    assert now.checked
    assert (now.checked.on, now.checked.by) == (date(2026, 11, 21), "Sam")


def test_a_try_is_written_and_a_check_takes_it_out_again(tmp_path, capsys):
    project = copy_without_texts(tmp_path / "copy")
    file = project / "resources.yml"
    before = file.read_text(encoding="utf-8")

    def send(on: str, **texts: str) -> str:
        (project / "issue.md").write_text(sent("checked", {**CHECKED, **texts}), encoding="utf-8")
        name = str(project / "issue.md")
        assert main(["from-issue", name, "--write", "--on", on, "--config", str(project / "mkdocs.yml")]) == 0
        return file.read_text(encoding="utf-8")

    assert "    tried: [{on: 2026-11-21, by: Sam}]\n" in send("2026-11-21", found="Nobody answered")
    after = send("2026-11-22")
    assert "tried" not in after
    changed = [line.strip() for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["on: 2026-11-22", "by: Sam"]


def test_what_follows_readers_is_taken_out_of_an_address_and_it_is_said():
    made = proposal(form="wrong", website="https://new.example/a?utm_source=x&id=4&fbclid=y#b")
    assert made.fields == {"website": "https://new.example/a?id=4#b"}
    assert "what follows readers around was taken out" in " ".join(made.remarks)
    assert proposal(form="wrong", website="https://new.example/?id=4").fields == {
        "website": "https://new.example/?id=4"
    }


def test_the_words_beside_new_hours_stay_and_it_is_asked_whether_they_fit():
    made = proposal(form="wrong", hours="Mo-Fr 09:00-17:00", site=site_with(hours_note="Come before noon."))
    assert "“Come before noon.” Does that still fit?" in " ".join(made.warnings)
    assert "hours_note" not in made.fields
