"""The form "Checked" as somebody sent it to the code host, and what is to happen with it.

`.github/workflows/checked.yml` does this in two jobs. The first reads what a stranger may have written, and may write
nothing: it gives a Reading, which is data. The second may write, and sees the data alone (form_answer.py).
https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from vinestreet.contributing.issue_form import LONGEST_ISSUE, IssueForm, parse_issue
from vinestreet.contributing.issue_to_proposal import propose
from vinestreet.directory.yaml_writer import Entry
from vinestreet.site.checkers import checker_called
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

FORM = "checked"
LONGEST_READING = 60_000  # letters; a variable of a process has room for twice as many
_MOST_WORDS = 2000  # letters of one answer that goes on as words; all of them stand in the form

# What is to happen: it becomes a pull request; nothing new is in it; or it waits for a person, because of what is left
# as words, of who sent it, or of what it is about.
TAKE, SAME, WORDS, STRANGER, GONE, CRISIS = "take", "same", "words", "stranger", "gone", "crisis"
VERDICTS = frozenset({TAKE, SAME, WORDS, STRANGER, GONE, CRISIS})


@dataclass(frozen=True, slots=True)
class SentForm:
    """An issue as it was when somebody opened it: its `number`, the `account` that sent it, the day there, its text."""

    number: int
    account: str
    on: date
    body: str

    @classmethod
    def of_event(cls, event: Any, zone: ZoneInfo) -> "SentForm":
        """Read it from the `event` that starts the workflow; the day is that of the clock in `zone`.

        Raises ValueError for any other event: what somebody edits afterwards is not read.
        """
        try:
            issue: Any = event["issue"]
            if event["action"] != "opened" or "pull_request" in issue:
                raise ValueError("expected an issue that was opened")
            sent = datetime.fromisoformat(issue["created_at"])
            return cls(
                int(issue["number"]), str(issue["user"]["login"]), sent.astimezone(zone).date(), issue["body"] or ""
            )
        except (KeyError, TypeError) as lacks:
            raise ValueError(f"the event has no {lacks}") from None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the form with this `number` comes to: a verdict, the listing `id`, the `fields` that change, and the `words`
    that became no field, each with its question before it.
    """

    number: int
    verdict: str
    id: str = ""
    fields: Entry = field(default_factory=dict)
    words: Sequence[tuple[str, str]] = ()

    def as_json(self) -> str:
        """Give it on one line of ASCII; without the words, and for a person, where it would be too long."""
        whole = {
            "number": self.number,
            "verdict": self.verdict,
            "id": self.id,
            "fields": self.fields,
            "words": [[label, text[:_MOST_WORDS]] for label, text in self.words],
        }
        text = json.dumps(whole, default=date.isoformat)
        return text if len(text) <= LONGEST_READING else Reading(self.number, WORDS, self.id).as_json()


def read_form(sent: SentForm, site: Site, forms: list[IssueForm]) -> Reading | None:
    """Give what `sent` comes to; None where it is something else than the form "Checked"."""
    if len(sent.body) > LONGEST_ISSUE:
        return None
    answers = parse_issue(sent.body, forms)
    if answers is None or answers.form.name != FORM:
        return None
    checker = checker_called(sent.account, site.place.checkers)
    if checker is None:
        return Reading(sent.number, STRANGER)
    proposal = propose(answers, site, sent.on, checker.name)
    if not proposal.id:
        return Reading(sent.number, GONE)
    if is_checked_otherwise(site.directory.listings[proposal.id], site.directory, site.place):
        return Reading(sent.number, CRISIS, proposal.id)
    if proposal.fields and not proposal.on_hold:
        looks = [(site.words("issue.look"), warning) for warning in proposal.warnings]
        return Reading(sent.number, TAKE, proposal.id, proposal.fields, [*looks, *proposal.unparsed])
    verdict = WORDS if proposal.unparsed or proposal.on_hold or proposal.warnings else SAME
    return Reading(sent.number, verdict if _says_something(answers.texts) else WORDS, proposal.id)


def _says_something(texts: dict[str, str]) -> bool:
    return "found" in texts and "how" in texts
