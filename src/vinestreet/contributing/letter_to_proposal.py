"""What a letter comes to: a change of one place, for a person to look at, as with the form "Something is wrong here".

The lines of the message that every place's page has to copy say which place it is (pages/correction_message.py). Fields
are only taken from lines that begin with their name, right below these, and of each what stands in that line: the one
below may be a signature, or anything else. All other words stay words.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from vinestreet.contributing.answer_parsers import parse_hours
from vinestreet.contributing.issue_form import FormAnswers, IssueForm
from vinestreet.contributing.issue_to_proposal import propose
from vinestreet.contributing.letters import Letter
from vinestreet.contributing.proposal import Proposal
from vinestreet.contributing.suspicious_text import violence_in
from vinestreet.contributing.word_hints import hints_in
from vinestreet.core.messages import Messages
from vinestreet.pages.correction_message import LINES
from vinestreet.schema.field_names import other_names_of, plain_name
from vinestreet.site.site import Site

FORM = "wrong"
_PAGE = "page"
_LABELLED = re.compile(r"[*_•\s-]*([^:*]{2,40}?)[*_]*\s*:[*_]*(?:\s+(.*))?$")
_FIELDS = ("name", "address", "phone", "website", "hours", "consent")
_IN_WORDS = ("wrong", "source", "consent")  # answers that may take several lines, and become no field
_PLACE = re.compile(r"directory/([a-z0-9-]+)\.html|\(([a-z0-9-]+)\)")


def proposal_of(letter: Letter, form: IssueForm, site: Site, today: date, place: str = "") -> Proposal:
    """Work out what `letter` comes to in the `form` for what is wrong; `place` is the id of the one it is about, where
    a person knows that.
    """
    t = site.words
    texts, words = _answers(letter.text, form, site)
    named = [place] if place else list(dict.fromkeys(_places(letter, texts, site)))
    texts.pop(_PAGE, None)
    if len(named) == 1:
        texts["place"] = named[0]
    if len(named) != 1 and "place" not in texts:
        proposal = Proposal(unparsed=[*_left(texts, t), *([(t("mail.words"), words)] if words else [])])
        proposal.warnings.append(t("mail.several", places=", ".join(named)) if named else t("mail.no_place"))
        return proposal
    if len(named) > 1:
        texts["place"] = ", ".join(named)
    proposal = propose(FormAnswers(form, texts, {}, "", (), (), is_public=False), site, today)
    if words:
        proposal.unparsed.append((t("mail.words"), words))
        if proposal.id:
            meant = hints_in(words, site.directory.listings[proposal.id], site)
            proposal.hints += meant.lines
            proposal.warnings += meant.looks
        if found := violence_in(words):
            proposal.warnings.append(t("issue.violence", label=t("mail.words"), found=found))
            proposal.on_hold = True
    return proposal


def _answers(text: str, form: IssueForm, site: Site) -> tuple[dict[str, str], str]:
    """The answers by the id of their question, and the words that answer none."""
    question_of = _questions(form, site.words)
    found: dict[str, list[str]] = {}
    words: list[str] = []
    here = ""  # the answer that the next line may go on with
    in_block = False  # right below the place, where a line may be a field's
    for line in text.split("\n"):
        match = _LABELLED.match(line)
        id_ = question_of(match[1], in_block) if match else ""
        if match and id_ and id_ not in found:
            found[id_] = [match[2] or ""]
            here = id_ if id_ in (*_IN_WORDS, "hours") or (id_ == "place" and not line.endswith(")")) else ""
            in_block = in_block or id_ == "place"
        elif not line:
            here = here if here in _IN_WORDS and not any(found[here]) else ""
            in_block = in_block and not any(found.get("source", ()))  # the last line of the message
        elif here == "place" and line.endswith(")"):  # a mail program has broken the line
            found[here][0] += f" {line}"
            here = ""
        elif here in _IN_WORDS or (here == "hours" and _is_hours(line, site)):
            found[here].append(line)
            in_block = in_block and here == "hours"
        else:
            here, in_block = "", False
            words.append(line)
    answers = {id_: "\n".join(lines).strip() for id_, lines in found.items()}
    return {id_: text for id_, text in answers.items() if text}, "\n".join(words).strip()


def _questions(form: IssueForm, t: Messages) -> Callable[[str, bool], str]:
    """Gives the id of the question that a label means; those of fields by their names too, if one may stand there."""
    names = {_plain(t(key)): id_ for id_, key in LINES.items()} | {_plain(t("listing.report_page")): _PAGE}
    names |= {_plain(question.label.rstrip("?")): question.id for question in form.questions}
    known = other_names_of(("Listing",))

    def question_of(label: str, may_be_field: bool) -> str:
        name = plain_name(label)
        field = name if name in _FIELDS else known.get(name, "")
        return names.get(_plain(label), "") or (field if may_be_field and field in _FIELDS else "")

    return question_of


def _is_hours(line: str, site: Site) -> bool:
    """Whether a line is hours and nothing else: many people write them below each other."""
    found = parse_hours(line, site)
    return found.fields.keys() == {"hours"} and not found.left


def _places(letter: Letter, texts: dict[str, str], site: Site) -> Iterator[str]:
    """The ids of places that the letter names: in its lines, else anywhere in its words and its subject."""
    listings = site.directory.listings
    by_name = {listing.name.casefold(): id_ for id_, listing in listings.items()}
    told = [texts[id_] for id_ in ("place", _PAGE) if id_ in texts]
    for text in told or [letter.subject, letter.text]:
        ids = [one or other for one, other in _PLACE.findall(text)]
        name = re.sub(r"\s*\([^()]*\)\s*$", "", text).strip().casefold()
        ids += [text.strip()] if told else []
        yield from (id_ for id_ in [*ids, by_name.get(name, "")] if id_ in listings)


def _left(texts: dict[str, str], t: Messages) -> Iterator[tuple[str, str]]:
    for id_, text in texts.items():
        yield (t(LINES[id_]) if id_ in LINES else id_), text


def _plain(label: str) -> str:
    return " ".join(label.replace("’", "'").rstrip(" ?").casefold().split())
