"""What the answers in an issue form come to: a new entry, a change or a note, for a person to look at.

Nothing of it is trusted. Every value goes through the readers; what does not fit stays as words in the report.
What is known of consent is never taken from an issue, `checked` from the form for checkers alone, and crisis lines are
never written from one.
"""

import re
from datetime import date
from typing import Any

from vinestreet.contributing.answer_parsers import PARSERS, ParsedAnswer, choice_parser, parse_day
from vinestreet.contributing.changed_contacts import CONTACTS, changed_contacts
from vinestreet.contributing.changed_hours import changed_hours
from vinestreet.contributing.checked_form import NOBODY, STILL_TRUE, check_of, finding_in, latest_day, tries_after
from vinestreet.contributing.issue_form import FormAnswers
from vinestreet.contributing.part_of_the_time import part_of_the_time
from vinestreet.contributing.pause_end import end_of_pause, is_end_alone
from vinestreet.contributing.people_named import names_of, person_in
from vinestreet.contributing.proposal import Proposal
from vinestreet.contributing.suspicious_text import (
    account_named,
    command_in,
    costly_numbers,
    hidden_letter,
    name_alone,
    tells_a_street,
    violence_in,
)
from vinestreet.contributing.tracking_tags import without_tracking
from vinestreet.contributing.word_hints import hints_in
from vinestreet.directory.model import Listing
from vinestreet.directory.status_change import changed_status
from vinestreet.directory.validate_entry import ValidatedEntry, field_of, reason, validate_entry
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.maintenance.similarity import similar_listings
from vinestreet.schema.call_costs import PREMIUM
from vinestreet.schema.records import ListOf, Record, fields_of
from vinestreet.schema.text import Text, nearest
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site


def _longest_text(of: type[Any]) -> int:
    """How many letters the longest text in a record of the model may have."""
    kinds = [part.metadata["kind"] for part in fields_of(of).values()]
    kinds = [kind.kind if isinstance(kind, ListOf) else kind for kind in kinds]
    records = [_longest_text(kind.of) for kind in kinds if isinstance(kind, Record)]
    return max([*records, *(kind.most for kind in kinds if isinstance(kind, Text))], default=0)


LONGEST_ANSWER = _longest_text(Listing) + 1000  # letters; the readers make one space of several, and of line ends


def propose(answers: FormAnswers, site: Site, today: date, called: str = "") -> Proposal:
    """Work out what `answers` come to; without any `fields`, nothing in the directory would change.

    Who checked a place and gives no name is `called` so, or a volunteer; `today` is the day of the check.
    """
    return _ProposalBuilder(answers, site, today, called).build()


# Questions about what happens when someone comes: they are told with a name and a day, or not at all.
_SIGNED = {"door": "arrive", "say": "notes"}
_BEHIND_A_NAME = re.compile(r"\(([a-z\d-]+)\)\s*$")
_SIGNATURE = ("by", "on", "connected")
# The question whose answer a field is made of, where it has another id.
_ASKED = {"arrive": "door", "notes": "say", "asks": "asks_id", "checked": "by", "tried": "by"}


# Where nobody speaks of violence who only tells what a place is like.
_SHORT = frozenset({"name", "address", "phone", "website", "hours", "organisation", "by"})
# What stands on the page as it is told.
_SPEAKS_OF_PLACES = frozenset({"what", "door", "say", "for", "hours"})
# Who is asked to come somewhere else, or looks for another name, was sent there by whoever changed these.
_FOR_A_LOOK = ("name", "address")


class _ProposalBuilder:
    def __init__(self, answers: FormAnswers, site: Site, today: date, called: str) -> None:
        self.answers, self.site, self.today, self.t = answers, site, today, site.words
        self.called = called
        self.labels = {question.id: question.label for question in answers.form.questions}
        self.proposal = Proposal()
        self.texts = {id_: text for id_, text in answers.texts.items() if not self._is_suspicious(id_, text)}

    def build(self) -> Proposal:
        self._check_the_whole()
        listing = self._listing() if "place" in self.labels else None
        if listing is None and "place" in self.labels:
            self.proposal.unparsed += [(self.labels[id_], text) for id_, text in self.texts.items()]
            return self.proposal
        if self._is_nobody():
            self._keep_as_words()
        fields = {**self._fields(listing), **self._signed(listing)}
        if listing:
            self._change(listing, fields)
        else:
            self._add(fields)
        return self.proposal

    def _is_nobody(self) -> bool:
        return "found" in self.labels and finding_in(self.texts, self.t, self.called).found == NOBODY

    def _keep_as_words(self) -> None:
        """Where nobody answered, nobody can have told what's new either."""
        for id_ in [each for each in self.texts if each in (*PARSERS, "status")]:
            self.proposal.unparsed.append((self.labels[id_], self.texts.pop(id_)))
            self._look(id_, "nobody_said")

    def _validate(self, id_: str, fields: Entry, base: Entry | None = None) -> ValidatedEntry:
        directory, country = self.site.directory, self.site.place.country
        return validate_entry(id_, fields, directory, country, latest_day(base, self.today), base=base)

    def _add(self, fields: Entry) -> None:
        id_ = new_id(str(fields.get("name", "")), self.site.directory.listings)
        result = self._validate(id_, fields)
        self._remark_on(result.problems)
        listing = result.listing
        if listing:
            self.proposal.id, self.proposal.is_new, self.proposal.fields = id_, True, result.entry
            dialled = frozenset(line.number.dialled for line in (*listing.phones, *listing.texts))
            for other in similar_listings(listing.name, dialled, self.site.directory.listings.values()):
                self.proposal.remarks.append(self.t("issue.like", id=other.id, name=other.name))
        if fields.get("confidential"):
            self._guard_the_address()

    def _change(self, listing: Listing, fields: Entry) -> None:
        before = to_entry(listing)
        result = self._validate(listing.id, fields, before)
        self._remark_on(result.problems)
        if found := self._found(listing, fields, bool(result.problems)):
            fields = {**result.fields, **found}
            result = self._validate(listing.id, fields, before)
            self._remark_on(result.problems)
        after = result.entry
        self.proposal.id = listing.id
        self.proposal.fields = {
            name: after[name] for name in after if name in fields and after[name] != before.get(name)
        }
        if "checked" in self.proposal.fields and result.listing:
            self.proposal.fields["checked"] = check_of(result.listing, self.site)
            self.proposal.fields |= tries_after(listing, self.today)
            if listing.checked and listing.checked.doubt:
                self.proposal.warnings.append(self.t("issue.doubt_stays", doubt=listing.checked.doubt))
        meant = hints_in(self.texts.get("wrong", ""), listing, self.site)
        self.proposal.hints, self.proposal.warnings = meant.lines, [*self.proposal.warnings, *meant.looks]
        for name in _FOR_A_LOOK:
            if name in self.proposal.fields:
                was, now = before.get(name) or "–", self.proposal.fields[name]
                self.proposal.warnings.append(self.t(f"issue.new_{name}", was=was, now=now))
        if "notes" in self.proposal.fields:
            self.proposal.note = after["notes"][-1]
        for name in fields:
            if name in result.fields and name in after and after[name] == before.get(name):
                self.proposal.remarks.append(self.t("issue.same", field=name))
        if is_checked_otherwise(listing, self.site.directory, self.site.place):
            self.proposal.warnings.insert(0, self.t("issue.crisis", name=listing.name))
            self.proposal.on_hold = True
        if listing.confidential:
            self._guard_the_address()
        if listing.checked and self.proposal.fields.keys() - {"notes", "tried"} and "checked" not in fields:
            on = self.site.say.date(listing.checked.on)
            self.proposal.remarks.append(self.t("issue.checked_before", on=on, by=listing.checked.by))

    def _found(self, listing: Listing, fields: Entry, refused: bool) -> Entry:
        """What somebody found out who asked: a check, where all that they said is in `fields`; or a try."""
        if "found" not in self.labels:
            return {}
        finding = finding_in(self.texts, self.t, self.called)
        self.proposal.unparsed += [
            (self.labels[id_], self.texts[id_])
            for id_, read in (("found", finding.found), ("how", finding.how))
            if id_ in self.texts and not read
        ]
        if listing.checked and listing.checked.on > self.today:  # they asked before the one whose check is there
            on = self.site.say.date(listing.checked.on)
            self.proposal.remarks.append(self.t("issue.checked_since", on=on, by=listing.checked.by))
            return {}
        found = finding.as_fields(listing, self.today)
        says_so = finding.found == STILL_TRUE or bool(fields)
        if finding.found == NOBODY or (found and says_so and not (refused or self.proposal.unparsed)):
            return found
        self.proposal.remarks.append(self.t("issue.no_check"))
        return {}

    def _fields(self, listing: Listing | None) -> Entry:
        """The fields that single questions ask for; the words that they leave are kept."""
        fields: Entry = {}
        for id_, text in self.texts.items():
            if id_ == "asks_id":
                found = choice_parser("id", "answer")(text, self.site)
                fields |= {"asks": found.fields} if found.fields else {}
            elif id_ == "status":
                found = self._status(text, listing)
                fields |= found.fields
            elif id_ == "source" and "place" in self.labels:
                found = ParsedAnswer(left=text)  # how they know of the slip, which is not where the entry comes from
            elif id_ in PARSERS:
                found = self._careful(id_, text, PARSERS[id_](text, self.site), listing)
                fields |= found.fields
            elif id_ == "consent":
                self.proposal.warnings.append(self.t("issue.consent"))
                found = ParsedAnswer(left=text)
            elif id_ == "wrong":
                found = ParsedAnswer(left="" if "status" in fields and is_end_alone(text) else text)
            else:
                continue
            if found.left:
                self.proposal.unparsed.append((self.labels[id_], found.left))
        if self.answers.boxes.get("confidential"):
            fields["confidential"] = True
        return fields

    def _careful(self, id_: str, text: str, found: ParsedAnswer, listing: Listing | None) -> ParsedAnswer:
        """What was found in an answer, with all of what it says nothing of left as it is."""
        before = to_entry(listing) if listing else {}
        if id_ == "hours" and (when := part_of_the_time(text)):
            self._look("hours", "hours_begin", words=when)
            return ParsedAnswer(left=text)
        if id_ == "hours" and listing and "hours" in found.fields:
            return self._hours(text, found, str(before.get("hours", "")), str(before.get("hours_note", "")))
        if id_ not in CONTACTS or not found.fields:
            return found
        if id_ == "website":
            found = self._untracked(found)
        names = names_of(listing, self.site)
        change = changed_contacts(found.fields, found.left, text, before, self.site.place.country, names=names)
        for key, values in change.looks:
            self._look(id_, key, **values)
        return ParsedAnswer(change.fields, change.left)

    def _untracked(self, found: ParsedAnswer) -> ParsedAnswer:
        given = found.fields["website"]
        kept = [without_tracking(each) for each in (given if isinstance(given, list) else [given])]
        website = kept if isinstance(given, list) else kept[0]
        if website != given:
            self.proposal.remarks.append(self.t("issue.tracking", label=self.labels["website"]))
        return ParsedAnswer({"website": website}, found.left)

    def _hours(self, text: str, found: ParsedAnswer, before: str, note: str) -> ParsedAnswer:
        """The new hours with the holidays and dates that there are; words beside them are for a person to read."""
        change = changed_hours(found.fields["hours"], before)
        if not change.expression:
            key = "hours_part" if change.is_part else "hours_unclear"
            self._look("hours", key, rules="; ".join(change.unclear))
            return ParsedAnswer(left=text)
        if change.kept:
            self._look("hours", "hours_kept", rules="; ".join(change.kept))
        if note and change.expression != before:
            self._look("hours", "hours_note_stays", note=note)
        left = found.fields.get("hours_note", "")
        if left:
            self._look("hours", "beside", words=left)
        return ParsedAnswer({"hours": change.expression}, left)

    def _look(self, id_: str, key: str, **values: object) -> None:
        self.proposal.warnings.append(self.t(f"issue.{key}", label=self.labels[id_], **values))

    def _status(self, text: str, listing: Listing | None) -> ParsedAnswer:
        """Where it is paused already, since when and why stays as it is told."""
        for kind in ("closed", "paused"):
            if text == self.t(f"listing.status_{kind}"):
                until = end_of_pause(self.texts.values(), self.site.place.country) if kind == "paused" else None
                status = changed_status(listing, kind, until) if listing else kind
                if listing is None or status != to_entry(listing).get("status"):
                    self.proposal.warnings.append(self.t("issue.closes" if kind == "closed" else "issue.pauses"))
                    if kind == "paused" and not until:
                        self.proposal.warnings.append(self.t("issue.until_when"))
                return ParsedAnswer({"status": status})
        return ParsedAnswer(left=text)

    def _signed(self, listing: Listing | None) -> Entry:
        """What somebody tells who was there; without a name and a day it stays as words."""
        if not self.labels.keys() & _SIGNED.keys():
            return {}
        texts = {id_: self.texts[id_] for id_ in _SIGNED if id_ in self.texts}
        by, day = name_alone(self.texts.get("by", "")), parse_day(self.texts.get("on", ""), self.site).fields
        signature: dict[str, Any] = {"by": by, **day} if by and day else {}
        if texts and not signature:
            self.proposal.remarks.append(self.t("issue.unsigned"))
        if not (texts and signature):
            ids = [*texts, *(id_ for id_ in _SIGNATURE if id_ in self.texts)]
            self.proposal.unparsed += [(self.labels[id_], self.texts[id_]) for id_ in ids]
            return {}
        tie = {"connected": self.texts["connected"]} if "connected" in self.texts else {}
        fields: Entry = {}
        if "door" in texts:
            fields["arrive"] = {"door": texts["door"], **signature}
        if "say" in texts:
            notes = to_entry(listing).get("notes", []) if listing else []
            fields["notes"] = [*notes, {"say": texts["say"], **signature, **tie}]
        return fields

    def _listing(self) -> Listing | None:
        """The listing that is meant: by its id, alone or in brackets behind its name, by the address of its page, or by
        its name.
        """
        text = self.texts.get("place", "")
        listings = self.site.directory.listings
        if (named := _BEHIND_A_NAME.search(text)) and named[1] in listings:
            return listings[named[1]]
        id_ = text.strip().rstrip("/").rpartition("/")[2].split("#")[0].split("?")[0].removesuffix(".html")
        by_name = [one for one in listings.values() if one.name.casefold() == text.strip().casefold()]
        found = listings.get(id_) or (by_name[0] if len(by_name) == 1 else None)
        if found is None:
            near = nearest(id_.lower().replace(" ", "-"), listings)
            known = self.t("issue.near", near=near) if near else self.t("issue.not_near")
            self.proposal.warnings.append(self.t("issue.no_place", found=text[:80], known=known))
        return found

    def _check_the_whole(self) -> None:
        """What concerns the text as a whole: odd headings, boxes, mentions."""
        answers = self.answers
        if answers.before:
            self.proposal.unparsed.append((self.t("issue.before"), answers.before))
        self.proposal.warnings += [self.t("issue.twice", label=label) for label in answers.twice]
        self.proposal.remarks += [self.t("issue.missing", label=label) for label in answers.missing]
        if not answers.boxes.get("public", True):
            self.proposal.warnings.append(self.t("issue.not_public"))
        known = names_of(None, self.site)
        for id_, text in self.texts.items():
            if id_ in _SPEAKS_OF_PLACES and (person := person_in(text, known)):
                self._look(id_, "person", words=person)
            if id_ == "by" and name_alone(text) != text:
                self._look(id_, "name_alone")
                continue
            if found := account_named(text):
                self.proposal.warnings.append(self.t("issue.mention", label=self.labels[id_], found=found))
            if found := violence_in(text):
                self.proposal.warnings.append(self.t("issue.violence", label=self.labels[id_], found=found))
                self.proposal.on_hold |= id_ in _SHORT
            if found := command_in(text):
                self.proposal.warnings.append(self.t("issue.command", label=self.labels[id_], found=found))
            for number in costly_numbers(text, self.site.place.country):
                key = "premium_phone" if number.costs == PREMIUM else f"costs_{number.costs}"
                why = self.t(f"problems.{key}", found=number.shown)
                self.proposal.warnings.append(self.t("issue.costs", label=self.labels[id_], why=why))

    def _is_suspicious(self, id_: str, text: str) -> bool:
        """Whether an answer is longer than any field, or holds letters that are not seen; it stays words then."""
        label = self.labels[id_]
        if len(text) > LONGEST_ANSWER:
            self.proposal.remarks.append(self.t("issue.long", label=label, most=LONGEST_ANSWER))
        elif found := hidden_letter(text):
            self.proposal.warnings.append(self.t("issue.hidden", label=label, found=found))
        else:
            return False
        self.proposal.unparsed.append((self.labels[id_], text))
        return True

    def _guard_the_address(self) -> None:
        """Somebody may have written where a secret place is, in the open."""
        if "address" in self.answers.texts or any(map(tells_a_street, self.answers.texts.values())):
            self.proposal.warnings.append(self.t("issue.secret" if self.answers.is_public else "mail.secret"))
            self.proposal.on_hold = True

    def _remark_on(self, problems: tuple[Any, ...]) -> None:
        for problem in problems:
            name = field_of(problem)
            if problem.key in {"missing", "missing_ids"} and "." not in problem.field:
                self.proposal.remarks.append(self.t("issue.lacks", field=name))
                continue
            self.proposal.remarks.append(self.t("issue.left_out", field=name, why=reason(problem, self.t)))
            asked = _ASKED.get(name, name)
            if asked in self.texts:
                answer = (self.labels[asked], self.texts[asked])
                self.proposal.unparsed += [answer] if answer not in self.proposal.unparsed else []
