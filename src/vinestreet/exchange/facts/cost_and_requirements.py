"""What a place costs and what it asks for, as others say it. An answer is only taken where it leaves no doubt."""

import re

from vinestreet.directory.listing_parts import Cost
from vinestreet.schema.records import fields_of

COSTS: tuple[str, ...] = fields_of(Cost)["is"].metadata["kind"].options
_FREE = r"""(?:
    (?:(?:this|the|all|it)[ ])?(?:services?[ ]|programs?[ ]|meals?[ ]|food[ ])?(?:(?:is|are)[ ])?
    (?:provided[ ])?(?:always[ ]|completely[ ]|entirely[ ])?
    (?:free(?:[ ]of[ ](?:charge|cost)|[ ]services?|[ ](?:to|for)[ ](?:all|everyone))?|at[ ]no[ ](?:cost|charge))
    | (?:there[ ](?:is|are)[ ])?no[ ](?:costs?|charges?|fees?)
      (?:[ ](?:to|for)[ ](?:all|everyone|anyone|clients?|participants?))? | none
    | \$?[ ]?0(?:\.00?)? | no[ ]cost/free | free/no[ ]cost
)"""
_FLAGS = re.IGNORECASE | re.VERBOSE
_ONLY_FREE = re.compile(_FREE + r"[.! ]*", _FLAGS)
_BEGINS_FREE = re.compile(_FREE + r"[ ]?[.;!,-][ ]?(?P<rest>.+)", _FLAGS)
# What takes back a little of `free`.
_BUT = re.compile(
    r"[$£€\d]|\b(?:fees?|charges?|costs?|pay|payment|price|except|unless|but|only|if|some|may|most|insurance|co-?pay"
    r"|deposit)\b",
    re.IGNORECASE,
)
_SLIDING = re.compile(r"\bsliding\b|\bpay what you can\b|\bability to pay\b", re.IGNORECASE)
# What is no sliding scale, or gives to all alike.
_NOT_SLIDING = re.compile(
    r"\b(?:no|not|without|never)\b[^.;]{0,40}\bsliding|\bregardless of (?:your |the )?ability\b", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"[$£€] ?(?=\d)(?!0+(?:\.0+)?(?!\d))|\b\d+(?:\.\d\d)? ?(?:dollars|USD|GBP|EUR|CAD)\b", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"\b(?:free|no (?:cost|charge|fee)|donations?|suggested|waived?|optional|voluntary|may|vary|varies|some|none)\b",
    re.IGNORECASE,
)


def cost_in(text: str) -> tuple[str, str]:
    """Give `free`, `sliding` or `paid`, or nothing where that cannot be told; and the words, if they say more."""
    if _ONLY_FREE.fullmatch(text):
        return "free", ""
    if text.casefold() in COSTS:
        return text.casefold().replace("unknown", ""), ""
    begins = _BEGINS_FREE.fullmatch(text)
    if begins and not _BUT.search(begins["rest"]):
        return "free", text
    if _SLIDING.search(text):
        return "" if _NOT_SLIDING.search(text) else "sliding", text
    return "paid" if _AMOUNT.search(text) and not _PERHAPS.search(text) else "", text


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
# What a question asks for, whose answer is a bare yes or no.
_QUESTIONS = {
    "id": _any(rf"(?:photo )?(?:id|identification)(?: is)? {_NEEDED}"),
    "referral": _any(rf"referrals?(?: is)? {_NEEDED}"),
    "booking": _any(rf"appointments?(?: is)? {_NEEDED}"),
    "insurance": _any(rf"insurance(?: is)? {_NEEDED}"),
}


def documents_in(text: str) -> dict[str, str]:
    """Give which of `id`, `insurance` and `immigration-status` a list of required documents asks for."""
    if _NOTHING.fullmatch(text):
        return {"id": "no"}
    clauses = [clause for clause in _clauses(text) if not _NOT.search(clause)]
    return {name: "yes" for name, pattern in _DOCUMENTS.items() if any(map(pattern.search, clauses))}


def process_in(text: str) -> dict[str, str]:
    """Give whether one needs a `referral` or a `booking` first, where how to get in says so."""
    found = {}
    clauses = _clauses(text)
    for name, (yes, no) in _PROCESS.items():
        refused = [clause for clause in clauses if no.search(clause)]
        # `no referral is required` holds `referral is required`.
        wanted = [clause for clause in clauses if yes.search(no.sub("", clause))]
        if bool(refused) != bool(wanted) and not any(_NOT.search(clause) for clause in wanted):
            found[name] = "yes" if wanted else "no"
    return found


def asked_by(question: str) -> str:
    """Give what `ID required` and its like ask for, as `id`; nothing where a yes or no to it would leave doubt."""
    return next((name for name, pattern in _QUESTIONS.items() if pattern.fullmatch(question.strip(" ?"))), "")


def _clauses(words: str) -> list[str]:
    return re.split(r"[.;!]\s|\n", words)
