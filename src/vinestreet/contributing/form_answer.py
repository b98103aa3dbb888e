"""What the code host is told about a form: the pull request that it becomes, a comment in our own words, a label.

Nothing of what comes from the form is trusted a second time: it is data of a known shape, of a place that is here and
is no crisis line, from somebody on the list, and its values go through the readers once more.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.contributing.checked_form import latest_day, tries_after
from vinestreet.contributing.proposal import Proposal, apply_proposal
from vinestreet.contributing.sent_form import GONE, SAME, STRANGER, TAKE, VERDICTS, Reading, SentForm
from vinestreet.core.markdown_text import as_words
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.directory.yaml_writer import Entry, to_entry
from vinestreet.site.checkers import checker_called
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

FIELDS = frozenset({"checked", "tried", "phone", "text", "website", "hours", "hours_note", "status"})
_LINK = "{link}"  # of the pull request, which is not there yet


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A change to propose: the `files` by their paths, on a `branch` of its own, which the same change has again."""

    branch: str
    title: str
    body: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What to do with the form: a `comment`, in which `{link}` stands for the pull request, and whether it is closed or
    waits for a person. `twice` and `refused` are comments for when the pull request is there already, or can't be made.
    """

    number: int
    comment: str
    closes: bool
    pull: PullRequest | None = None
    twice: str = ""
    refused: str = ""


def reading_of(text: str, sent: SentForm) -> Reading:
    """Read what the first job gave; raises ValueError for what it cannot have given for `sent`."""
    try:
        data = json.loads(text)
        number, verdict, id_, fields, words = (data[key] for key in ("number", "verdict", "id", "fields", "words"))
        pairs = [(str(label), str(said)) for label, said in words]
    except (TypeError, KeyError, ValueError, RecursionError):
        raise ValueError("not the data of a form") from None
    if number != sent.number or verdict not in VERDICTS or not isinstance(id_, str) or not isinstance(fields, dict):
        raise ValueError("not the data of this form")
    return Reading(number, verdict, id_, fields, pairs)


def answer_form(reading: Reading, sent: SentForm, site: Site, root: Path) -> FormAnswer:
    """Give what is to be done; raises ValueError for a change that the form cannot make."""
    if reading.verdict == TAKE:
        return _taken(reading, sent, site, root)
    listing = site.directory.listings.get(reading.id)
    if listing is None and reading.verdict not in (STRANGER, GONE):
        raise ValueError("no place")
    comment = site.words(f"form_answer.{reading.verdict}", name=as_words(listing.name) if listing else "")
    return FormAnswer(sent.number, comment, closes=reading.verdict == SAME)


def _taken(reading: Reading, sent: SentForm, site: Site, root: Path) -> FormAnswer:
    t, listing = site.words, site.directory.listings.get(reading.id)
    if listing is None or checker_called(sent.account, site.place.checkers) is None:
        raise ValueError("no place, or nobody on the list")
    if is_checked_otherwise(listing, site.directory, site.place):
        raise ValueError("a crisis line is not changed by a form")
    fields = _fields(reading.fields, listing, sent.on, site)
    files = apply_proposal(ListingFiles.of(root), Proposal(listing.id, fields=fields))
    title = "title_tried" if fields.keys() == {"tried"} else "title_checked"
    pull = PullRequest(
        _branch(listing.id, reading.fields),
        visible(t(f"form_answer.{title}", name=listing.name)),
        "\n".join(_body(reading, fields, t)),
        {name: text for name, text in files.changed.items() if text is not None},
    )
    texts = {name: t(f"form_answer.{name}", link=_LINK) for name in ("take", "twice", "refused")}
    return FormAnswer(sent.number, texts["take"], True, pull, texts["twice"], texts["refused"])


def _fields(found: Mapping[str, Any], listing: Listing, on: date, site: Site) -> Entry:
    """The fields, as the readers take them; a check and a try are of the day on which the form was sent."""
    if not found or found.keys() - FIELDS:
        raise ValueError(f"a form changes nothing but {sorted(FIELDS)}")
    before = to_entry(listing)
    given = {name: value for name, value in found.items() if value is not None}
    result = validate_entry(listing.id, given, site.directory, site.place.country, latest_day(before, on), base=before)
    if result.listing is None or result.problems:
        raise ValueError("a value that the readers refuse")
    after = result.entry
    fields: Entry = {name: after[name] for name in given if name in after and after[name] != before.get(name)}
    if "checked" in fields and fields["checked"]["on"] != on:
        raise ValueError("a check of another day")
    if any(one["on"] != on for one in fields.get("tried", []) if one not in before.get("tried", [])):
        raise ValueError("a try of another day")
    if "checked" in fields:
        fields |= tries_after(listing, on)
    if not fields:
        raise ValueError("nothing would change")
    return fields


def _branch(id_: str, fields: Mapping[str, Any]) -> str:
    mark = hashlib.sha256(json.dumps([id_, fields], sort_keys=True).encode()).hexdigest()[:12]
    return f"checked/{re.sub(r'[^a-z0-9-]', '', id_)[:60]}-{mark}"


def _body(reading: Reading, fields: Entry, t: Messages) -> Iterator[str]:
    """What a person looks at before they merge it. What became no field stands as code, where marks mean nothing."""
    yield t("form_answer.from_form", number=reading.number, fields=", ".join(f"`{name}`" for name in fields))
    if reading.words:
        yield f"\n{t('form_answer.left')}"
    for label, words in reading.words:
        yield from ("", as_words(label), "", *(f"    {visible(line)}" for line in words.splitlines()))
