"""Whether a place is there, whom it is for and what it takes to get in: ages, cost, what is asked, languages, access.

Facts of a service and of the cells of any table go the same way: the parsers in `facts` say what is beyond doubt, and
all else stays as words.
"""

import re
from collections.abc import Iterable

from vinestreet.directory.choices import ANSWERS
from vinestreet.directory.listing_parts import WELCOMES
from vinestreet.exchange.facts.cost_and_requirements import asked_by, asks_nothing, cost_in, documents_in, process_in
from vinestreet.exchange.facts.dates_ages_positions import ages_between, ages_in, date_in
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.facts.vocabulary import access_in, answer_in, language_in, languages_in, status_in
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_map import Cells, all_of, first_label, label_of
from vinestreet.exchange.importing.listing_draft import ListingDraft

_ASKS = ("id", "referral", "insurance", "immigration-status", "booking")
# Columns of what one has to bring; in other cells, somebody may help to get such papers.
_OF_DOCUMENTS = re.compile(r"\b(?:documents?|docs?|bring|identification|id)\b", re.IGNORECASE)


def add_status(draft: ListingDraft, words: str, *, label: str = "", column: str = "") -> None:
    """Take whether the place still runs, as the words of a record say it or answer the question of a column."""
    kind, more = status_in(words, column)
    if kind == "open":
        draft.report.field(draft.row, "status")
    elif kind:
        draft.put("status", {"is": kind, "words": more} if more else kind)
    else:
        draft.keep("more", words, "status", label=label, column=column, field="status")


def status_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take whether the place still runs."""
    add_status(draft, all_of(cells, ", "), column=first_label(cells))


def add_eligibility(service: HsdsObject, draft: ListingDraft) -> None:
    """Take whom it is for, and from what age to what age in years."""
    draft.put_text("for", plain_text(service.get("eligibility_description")))
    lowest, highest = service.get("minimum_age", ""), service.get("maximum_age", "")
    ages = ages_between(lowest, highest)
    if not ages and not (lowest and highest):
        ages = ages_in(lowest or highest)
    if ages:
        draft.put("ages", ages)
    else:
        draft.keep("more", "–".join(filter(None, (lowest, highest))), "ages", label="ages", field="ages")


def ages_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take ages in one column, or from the lowest and the highest in two."""
    words = list(cells.values())
    if ages := (ages_between(*words) if len(words) == 2 else "") or ages_in(" - ".join(words)):
        draft.put("ages", ages)
    else:
        draft.keep("more", " - ".join(words), "ages", column=first_label(cells), field="ages")


def welcomes_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take whom a place has room for, as our own table has it (`dogs: yes; couples: no`); all else stays as words."""
    found: dict[str, str] = {}
    for column, words in cells.items():
        parts = {name.strip(): said.strip() for name, _, said in (each.partition(":") for each in words.split(";"))}
        if all(name in WELCOMES and said in ANSWERS.options for name, said in parts.items()):
            found |= parts
        else:
            draft.keep("more", words, "no_field", column=label_of(column), field="welcomes")
    if found:
        draft.put("welcomes", found)


def add_requirements(service: HsdsObject, draft: ListingDraft) -> None:
    """Take what someone is asked for; the words stay too, because a `yes` seldom says all of it."""
    found: dict[str, str] = {}
    for document in service.get("required_documents", []):
        words, row = plain_text(document.get("document")), str(document.get("@row", ""))
        asked = documents_in(words)
        found = asked | found if asked == {"id": "no"} else found | asked
        if not asks_nothing(words):
            draft.keep("asks", words, "words", row=row)
    process = plain_text(service.get("application_process"))
    _keep_asked(draft, process)
    _put_asks(draft, _agreed(found, process_in(process)))


def requirements_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take what someone is asked for, as sentences say it or an answer to the question of a column."""
    found: dict[str, str] = {}
    for column, words in cells.items():
        answer, asked = answer_in(words), asked_by(label_of(column))
        if answer is not None:
            found |= {asked: "yes" if answer else "no"} if asked else {}
        else:
            of_documents = documents_in(words) if _OF_DOCUMENTS.search(column) else {}
            found = _agreed(found, _agreed(of_documents, process_in(words)))
        _keep_asked(draft, words, label_of(column))
    _put_asks(draft, found)


def _keep_asked(draft: ListingDraft, words: str, column: str = "") -> None:
    """Keep the words for what is asked; `None` is no answer to how one gets in, and all of one to what to bring."""
    if not asks_nothing(words):
        draft.keep("asks", words, "words", column=column)
    elif not _OF_DOCUMENTS.search(column):
        draft.leave("asks", words, "says_nothing")


def _agreed(first: dict[str, str], second: dict[str, str]) -> dict[str, str]:
    """What either says, without that in which they differ."""
    return {name: said for name, said in (first | second).items() if first.get(name, said) == said}


def _put_asks(draft: ListingDraft, found: dict[str, str]) -> None:
    if found:
        draft.put("asks", {name: found[name] for name in _ASKS if name in found})


def add_cost(service: HsdsObject, draft: ListingDraft) -> None:
    """Take fees, costs and ways to pay: `free` when it says so plainly, `paid` with an amount, else the words alone."""
    texts = dict.fromkeys(plain_text(service.get(part)) for part in ("fees_description", "fees"))
    fees = " ".join(text if text[-1] in ".!?;" else f"{text}." for text in texts if text).removesuffix(".")
    options = service.get("cost_options", [])
    kind, words = cost_in(fees)
    if kind == "free" and any(_amount(option) for option in options):
        kind = ""
    elif not fees:
        kind = _cost_of_options(options, draft)
    if kind:
        draft.put("cost", {"is": kind})
    draft.keep("cost", words, "words")
    for option in options:
        only_free = kind == "free" and cost_in(plain_text(option.get("option"))) == ("free", "")
        draft.keep("cost", "" if only_free else _option_words(option), "words", row=str(option.get("@row", "")))
    payments = ", ".join(filter(None, (plain_text(each.get("payment")) for each in service.get("payments", []))))
    draft.keep("cost", payments, "words", label="payment")


def _cost_of_options(options: list[HsdsObject], draft: ListingDraft) -> str:
    """What all options say that are not over yet; nothing where they differ."""
    today, region = draft.context.today, draft.context.region
    last_days = [(option, date_in(option.get("valid_to", ""), region)) for option in options]
    now = [option for option, last in last_days if last is None or last >= today]
    amounts = [_amount(option) for option in now]
    if now and not any(amounts) and all(cost_in(plain_text(option.get("option"))) == ("free", "") for option in now):
        return "free"
    return "paid" if now and all(amounts) else ""


def _amount(option: HsdsObject) -> float:
    try:
        return float(option.get("amount", ""))
    except ValueError:
        return 0.0


def _option_words(option: HsdsObject) -> str:
    """`Under 18s: 35 GBP per hour (2020-01-01 – 2022-12-31)`."""
    parts = [
        plain_text(option.get("amount")),
        plain_text(option.get("currency")).upper(),
        plain_text(option.get("amount_description")),
    ]
    words = ": ".join(filter(None, (plain_text(option.get("option")), " ".join(filter(None, parts)))))
    dates = " – ".join(filter(None, (plain_text(option.get("valid_from")), plain_text(option.get("valid_to")))))
    return f"{words} ({dates})" if words and dates else words


def cost_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take what it costs."""
    kind, words = cost_in(all_of(cells, ". "))
    if kind:
        draft.put("cost", {"is": kind})
    draft.keep("cost", words, "words")


def add_languages(records: Iterable[HsdsObject], draft: ListingDraft) -> None:
    """Take the languages of service and place; names that nobody knows stay as words."""
    for record in records:
        for language in record.get("languages", []):
            row = str(language.get("@row", ""))
            name, code = plain_text(language.get("name")), plain_text(language.get("code"))
            by_name, rest = languages_in(name)
            # HSDS 1 and 2 had a code where HSDS 3 has a name.
            found = by_name or [each for each in [language_in(code) or language_in(name)] if each]
            for each in found:
                draft.add("languages", each, row)
            left = rest if by_name else "" if found else name or code
            draft.keep("more", left, "language", label="languages", field="languages", row=row)
            draft.keep("access_note", language.get("note", ""), "words", field="language.note", row=row)


def languages_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take the languages that cells name."""
    found, left = languages_in("; ".join(cells.values()))
    if found:
        draft.put("languages", found)
    draft.keep("more", left, "language", column=first_label(cells), field="languages")


def add_access(location: HsdsObject, draft: ListingDraft) -> None:
    """Take how one gets in: what says exactly one of our choices, all else as words."""
    for item in location.get("accessibility", []):
        row = str(item.get("@row", ""))
        _add_access_words(draft, plain_text(item.get("description")), row)
        draft.keep("access_note", item.get("details", ""), "words", row=row)


def _add_access_words(draft: ListingDraft, words: str, row: str = "") -> None:
    found, left = access_in(words)
    for each in found:
        draft.add("access", each, row)
    draft.keep("access_note", left, "access", row=row)


def access_from_cells(draft: ListingDraft, cells: Cells) -> None:
    """Take how one gets in; a bare answer says something with the question of its column alone."""
    for column, words in cells.items():
        question = "" if answer_in(words) is None else f"{label_of(column)}: "
        _add_access_words(draft, question + words)


def add_interpretation(service: HsdsObject, draft: ListingDraft) -> None:
    """Take what is said about interpreting; only an exact word is taken for a way of taking part."""
    words = plain_text(service.get("interpretation_services"))
    found, left = access_in(words)
    if found and not left and set(found) <= {"interpreter", "sign-language"}:
        for each in sorted(found):
            draft.add("access", each)
    else:
        draft.keep("access_note", words, "words", label="interpreting")
