"""What someone is asked for before they get anything. An answer is only taken where the words leave no doubt."""

import re
from typing import Any

from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.incoming.sketch import Sketch


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_NEEDED = "(?:required|needed|necessary)"
_NOTHING = _any(rf"(?:none|nothing|no documents?(?: are| is)?(?: {_NEEDED})?)[.! ]*")
# What turns a sentence round, or leaves a choice.
_NOT = _any(r"\b(?:no|not|never|without|nor|unless|if|may|optional|preferred|or)\b", r"n['’]t\b")

# Where one of these is asked for, the answer is yes.
_DOCUMENTS = {
    "id": _any(
        r"\b(?:photo|picture|government|state|valid|official)[- ](?:issued )?(?:photo )?(?:ids?|identification)\b",
        r"\bproof of identity\b",
        r"\bidentity documents?\b",
        r"\bdriver['’]?s licen[cs]e\b",
        r"\bidentification(?: card| document)?\b",
        r"^(?:an? )?id\.?$",
    ),
    "insurance": _any(r"\bproof of (?:health |medical )?insurance\b", r"\b(?:insurance|medicaid|medicare) card\b"),
    "immigration-status": _any(
        r"\bproof of (?:us |u\.s\. )?(?:citizenship|immigration|legal (?:residen|status))",
        r"\bimmigration (?:papers|documents?)\b",
    ),
}
# How one gets in: where it says yes, and where it says no.
_PROCESS = {
    "referral": (
        _any(
            rf"\breferral (?:is |from [\w ,/-]{{1,40}} is )?{_NEEDED}\b",
            r"\bmust be referred\b",
            r"\b(?:by|agency) referral only\b",
            r"\brequires? a referral\b",
        ),
        _any(
            rf"\bno referrals? (?:is |are )?{_NEEDED}\b",
            rf"\breferrals? (?:is |are )?not {_NEEDED}\b",
        ),
    ),
    "booking": (
        _any(
            r"\bby appointments? only\b",
            rf"\bappointments? (?:is |are )?{_NEEDED}\b",
            r"\bmust (?:make|have|schedule) an appointment\b",
        ),
        _any(
            rf"\bno appointments? (?:is |are )?{_NEEDED}\b",
            rf"\bappointments? (?:is |are )?not {_NEEDED}\b",
            r"\bwalk[- ]?ins? (?:are )?(?:always )?(?:welcome|accepted)\b",
            r"^walk[- ]?ins?(?: only)?\.?$",
        ),
    ),
}


def asks(service: dict[str, Any], sketch: Sketch) -> None:
    """Take what someone is asked for; the words stay too, because a `yes` seldom says all of it."""
    found = _of_documents(service, sketch)
    process = plain(service.get("application_process"))
    for name, (yes, no) in _PROCESS.items():
        clauses = _clauses(process)
        refused = [clause for clause in clauses if no.search(clause)]
        # `no referral is required` holds `referral is required`.
        wanted = [clause for clause in clauses if yes.search(no.sub("", clause))]
        if bool(refused) != bool(wanted) and not any(_NOT.search(clause) for clause in wanted):
            found[name] = "yes" if wanted else "no"
    sketch.keep("asks", process, "words")
    if found:
        order = ("id", "referral", "insurance", "immigration-status", "booking")
        sketch.put("asks", {name: found[name] for name in order if name in found})


def _of_documents(service: dict[str, Any], sketch: Sketch) -> dict[str, str]:
    found: dict[str, str] = {}
    for document in service.get("required_documents", []):
        words, row = plain(document.get("document")), str(document.get("@row", ""))
        if _NOTHING.fullmatch(words):
            found.setdefault("id", "no")
            sketch.keep("asks", words, "words", label="documents", row=row)
            continue
        for name, pattern in _DOCUMENTS.items():
            if any(pattern.search(clause) and not _NOT.search(clause) for clause in _clauses(words)):
                found[name] = "yes"
        sketch.keep("asks", words, "words", row=row)
    return found


def _clauses(words: str) -> list[str]:
    return re.split(r"[.;!]\s|\n", words)
