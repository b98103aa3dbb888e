"""Words that can hurt are found in a page, with why and what to say instead; everyday words are left in peace."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.directory.reading import ROOT
from vinestreet.core.problems import Problem, Report
from vinestreet.lint.phrase_search import among, in_small_letters
from vinestreet.lint.wording import Wording, check_wording, load_wording

LABELLED = yaml.safe_load((Path(__file__).parent / "wording_labelled.yml").read_text(encoding="utf-8"))
LEAST_FOUND = 0.95  # of ways and places
MOST_FALSE_ALARMS = 0.05  # of sentences in which nothing is wrong; one in ten would be too many to bear


def rules() -> Wording:
    english = load_wording("en")
    assert english
    return english


def findings(source: str, *discusses: str) -> list[Problem]:
    report = Report("page.md")
    check_wording(source, discusses, rules(), report)
    return report.problems


def found(source: str, *discusses: str) -> list[tuple[int, object]]:
    """The line of each finding and its words."""
    return [(problem.line, problem.values["found"]) for problem in findings(source, *discusses)]


@cache
def told_of_labelled() -> list[tuple[dict[str, Any], list[Problem]]]:
    return [(sentence, findings(sentence["say"])) for sentence in LABELLED]


def sentences(*kinds: str, told: bool) -> list[str]:
    return [one["say"] for one, problems in told_of_labelled() if one["is"] in kinds and bool(problems) == told]


@pytest.mark.parametrize(("kinds", "least"), [(("method", "location"), LEAST_FOUND), (("unsafe", "people"), 0.8)])
def test_nearly_all_sentences_that_hurt_are_found(kinds: tuple[str, ...], least: float):
    seen, missed = sentences(*kinds, told=True), sentences(*kinds, told=False)
    recall = len(seen) / len(seen + missed)
    assert recall >= least, f"{recall:.3f} of {len(seen + missed)}; missed:\n" + "\n".join(missed)


def test_few_alarms_are_false():
    false, well = sentences("fine", told=True), sentences("fine", told=False)
    share = len(false) / len(false + well)
    assert share <= MOST_FALSE_ALARMS, f"{len(false)} of {len(false + well)} are false alarms:\n" + "\n".join(false)


def test_every_finding_says_why_and_what_to_say_instead_in_one_sentence_each():
    problems = [problem for _, told in told_of_labelled() for problem in told]
    assert len(problems) > 200
    for problem in problems:
        assert problem.key == "wording"
        for name in ("why", "instead"):
            assert str(problem.values[name]).endswith("."), problem
            assert len(str(problem.values[name])) < 160, problem
        assert problem.values["found"]


def test_every_reason_has_a_rule_and_every_list_of_words_is_used():
    text = (ROOT / "src/vinestreet/lint/wording.en.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert {rule["about"] for rule in data["rules"]} == data["reasons"].keys()
    assert {name for name in data["words"] if f"<{name}>" not in text} == {"small"}  # `small` belongs to `$`


def test_a_language_without_rules_has_none():
    assert load_wording("tlh") is None


def test_remembering_which_words_begin_a_phrase_loses_no_phrase():
    text = "\n\n".join(in_small_letters(one["say"]) for one in LABELLED)
    english = rules()
    begin = english.index.in_text(text)
    for phrases in (english.ordinary, english.suicide, english.death, *(rule.alone for rule in english.rules)):
        assert {match.span() for match in phrases.whole.finditer(text)} <= set(among(phrases, begin, text))


# What is read, and what is not

PAGE = """\
---
title: He hanged himself
description: >-
  A page for
  service users
places:
  ids: [the-addict, frequent-flyer]
---
## She slit her wrists

Plain words, and then they say that he
committed
suicide. All was quiet.

- a list, and a junkie in it
- Another

| a cell | the mentally ill |
|---|---|

See [the lunatic](https://x.example/junkie "an addict") and [this][addict], <https://x.example/psycho>.[^schizophrenic]

```
He hanged himself.
```

> A pause: some think that she is *manipulative*.

/// conversation

**Bo:** You lack insight.

**An addict:** No.

///

[^schizophrenic]: Nobody is a **nutter**.

[addict]: https://x.example/junkie
"""


def test_everything_that_is_read_is_looked_at_and_told_with_its_line_and_nothing_else():
    assert found(PAGE) == [
        (2, "hanged himself"),
        (5, "service users"),
        (9, "slit her wrists"),
        (12, "committed suicide"),
        (15, "junkie"),
        (18, "mentally ill"),
        (21, "lunatic"),
        (27, "manipulative"),
        (31, "lack insight"),
        (33, "addict"),
        (37, "nutter"),
    ]


def test_lines_are_right_with_the_line_ends_of_windows_too():
    assert found(PAGE.replace("\n", "\r\n")) == found(PAGE)


def test_a_letter_that_grows_when_it_is_made_small_moves_nothing():
    assert found("İİİ İstanbul.\n\nShe is a JUNKIE, they say.") == [(3, "JUNKIE")]


def test_an_apostrophe_of_either_kind_is_one():
    assert found("It was the coward’s way out.") == [(1, "coward's way")]


def test_the_one_finding_that_holds_the_others_is_told():
    assert found("She wanted to die, and jumped off the bridge.") == [(1, "jumped off the bridge")]


# Signs

BRIDGE = "He went and stood on the bridge."


@pytest.mark.parametrize("sign", ["I want to die, he wrote.", "**Bo:** He was suicidal."])
def test_a_sign_counts_in_the_sentence_before_and_the_one_after(sign: str):
    assert found(f"{sign}\n\n{BRIDGE}")
    assert found(f"{BRIDGE} {sign}")
    assert not found(f"{sign} She made tea. They drank it. {BRIDGE}")


@pytest.mark.parametrize(
    "talk", ["Ask for the suicide line.", "We talk about suicide here.", "We lost Amir to suicide."]
)
def test_help_and_talk_are_no_signs(talk: str):
    assert not found(f"{talk} {BRIDGE}")


def test_what_is_harmless_by_its_company_is_told_again_beside_a_sign():
    assert not found("They jumped off the bridge and swam.")
    assert found("They jumped off the bridge and swam, for they wanted to die.")


# What a page speaks about


def test_what_a_page_discusses_is_passed_over_and_nothing_else():
    page = "---\ntitle: Words\ndiscusses:\n  - a junkie\n---\nThey say *a\nJunkie*. Junkies live here, and an addict."
    assert found(page, "a junkie") == [(7, "Junkies"), (7, "addict")]


def test_a_phrase_that_excuses_nothing_is_told_with_the_line_of_the_key():
    page = "---\ntitle: Words\ndiscusses: [junkie, soup]\n---\nA junkie likes soup."
    problems = findings(page, "junkie", "soup", "addict")
    assert [(problem.line, problem.key, problem.values) for problem in problems] == [
        (3, "discusses_unused", {"found": "soup"}),
        (3, "discusses_unused", {"found": "addict"}),
    ]


def test_a_part_of_a_longer_word_or_finding_is_no_excuse():
    assert found("He committed suicide.", "committed") == [(1, "committed suicide"), (0, "committed")]
    assert found("Two junkies.", "junk") == [(1, "junkies"), (0, "junk")]


def test_a_long_page_of_words_that_nearly_fit_is_read_in_a_moment():
    assert found("She was was went on to the the in at by " * 3_000) == []
