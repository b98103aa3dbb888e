"""What a place costs and what it asks for, as others say it. An answer is only taken where it leaves no doubt."""

import re
from dataclasses import dataclass

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
# What takes back a little of `free`, or says for whom or for what it is.
_BUT = re.compile(
    r"[$£€\d]|\b(?:fees?|charges?|costs?|pay|payment|price|except|unless|but|only|if|some|may|most|insurance|insured"
    r"|uninsured|co-?pay|deposit|with|members?|residents?|seniors?|veterans?|students?|children|kids|youth"
    r"|adults?|patients?|families|eligible|qualif\w+|depending|medicaid|medicare|bills?|sliding|scale|rates?|income"
    r"|private|discount\w*|low)\b|\b(?:for|to) (?!(?:all|everyone|anyone|the public)\b)"
    r"|\bfirst (?:visit|time|month|session|hour|class|consult\w*)\b",
    re.IGNORECASE,
)
_SLIDING = re.compile(r"\bsliding\b|\bpay what you can\b|\bability to pay\b", re.IGNORECASE)
# What is no sliding scale, or one for some alone, or gives to all alike.
_NOT_SLIDING = re.compile(
    r"\b(?:no|not|without|never|nor|neither|except|unless|only|some|certain)\b|n['’]t\b"
    r"|\bregardless of (?:your |the |one['’]s |their )?ability\b",
    re.IGNORECASE,
)
_NOBODY_REFUSED = re.compile(r"\bno(?:body| one)(?: is| will be)? (?:turned away|refused|denied)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[$£€] ?(?=\d)(?!0+(?:\.0+)?(?!\d))|\b\d+(?:\.\d\d)? ?(?:dollars|USD|GBP|EUR|CAD)\b", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"\b(?:free|no|not|never|without|donations?|suggested|waived?|optional|voluntary|may|vary|varies|some|none|if|unless"
    r"|except|up to|deposit|refund\w*|value|save|scholarships?)\b|[$£€] ?0(?:\.0+)?(?![\d.])",
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
    if sliding := [sentence for sentence in re.split(r"[.;!]\s", text) if _SLIDING.search(sentence)]:
        doubts = (_NOT_SLIDING.search(_NOBODY_REFUSED.sub("", sentence)) for sentence in sliding)
        return "" if any(doubts) else "sliding", text
    return "paid" if _AMOUNT.search(text) and not _PERHAPS.search(text) else "", text


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_NEEDED = "(?:required|needed|necessary)"
_NOTHING = _any(rf"(?:none|nothing|no documents?(?: are| is)?(?: {_NEEDED})?)[.! ]*")
# What turns a sentence round, leaves a choice, or is for some alone.
_NOT = _any(r"\b(?:no|not|never|without|nor|unless|except|if|when|may|optional|preferred|or|only|for)\b", r"n['’]t\b")

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


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked for: what mentions it at all, what says yes or no, and what of it says neither."""

    mention: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    neither: re.Pattern[str] = re.compile(r"(?!)")


_WALK_INS = r"(?:walk|drop)[- ]?ins?"
_KINDS = r"(?:(?:valid|current|government|state|official|photo|picture)[- ](?:issued )?)*"
# How one gets in.
_PROCESS = {
    "id": _Question(
        _any(r"\b(?:ids?|i\.d\.|identification|identity|licen[cs]es?)\b"),
        _any(
            rf"\b(?:an? )?{_KINDS}(?:ids?|identification) (?:is |are )?{_NEEDED}\b",
            rf"\bproof of identity (?:is )?{_NEEDED}\b",
            rf"\bmust (?:bring|show|have|present|provide) (?:an? )?{_KINDS}(?:id|identification)\b",
        ),
        _any(
            rf"\bno (?:ids?|identification) (?:is |are )?{_NEEDED}\b",
            rf"\b(?:ids?|identification) (?:is |are )?not {_NEEDED}\b",
        ),
    ),
    "referral": _Question(
        _any(r"\breferr"),
        _any(
            rf"\b(?:an? )?referral (?:is |from [\w /-]{{1,40}} is )?{_NEEDED}\b",
            r"\bmust be referred\b",
            r"\b(?:by|agency) referral only\b",
            r"\brequires? a referral\b",
        ),
        _any(
            rf"\bno referrals? (?:is |are )?{_NEEDED}\b",
            rf"\breferrals? (?:is |are )?not {_NEEDED}\b",
        ),
    ),
    "booking": _Question(
        _any(r"\bappointments?\b", rf"\b{_WALK_INS}\b"),
        _any(
            r"\bby appointments? only\b",
            rf"\b(?:an )?appointments? (?:is |are )?{_NEEDED}\b",
            r"\bmust (?:call and |call to |phone and |phone to )?(?:make|have|schedule|book) an appointment\b",
        ),
        _any(
            rf"\bno appointments? (?:is |are )?{_NEEDED}\b",
            rf"\b(?:an )?appointments? (?:is |are )?not {_NEEDED}\b",
            rf"\b{_WALK_INS} (?:are )?(?:always )?(?:welcomed?|accepted)\b",
            rf"^{_WALK_INS}(?: only)?\.?$",
        ),
        # Where nobody may walk in, an appointment may do, or a call.
        _any(
            rf"\bno {_WALK_INS}(?: (?:are )?(?:accepted|allowed|taken|please))?\b",
            rf"\b(?:can ?not|can['’]?t|do(?:es)? not|don['’]t|unable to) (?:accept|take|see|serve) {_WALK_INS}\b",
            rf"\b{_WALK_INS} (?:(?:are|is) )?(?:not|no longer|never) (?:be )?(?:accepted|allowed|taken|welcome)\b",
            r"^(?:please )?(?:call|phone|e-?mail|contact us)(?: (?:us|ahead|first))?"
            r" (?:to (?:make|schedule|book|set up)|for) an appointment$",
        ),
    ),
}
# Who is meant and when, where all are: words that bring no doubt beside an answer.
_PLAIN = re.compile(
    r"(?:\b(?:a|all|always|an|and|anyone|applicants?|are|at|available|be|before|by|clients?|coming|everyone|for|first"
    r"|in|individuals?|is|intake|it|offered|open|our|patients?|participants?|people|public|persons?|please|prior|provided|seen"
    r"|services?|sorry|the|there|they|this|time|to|visits?|we|you|advance)\b|[\s.!:–-])*",
    re.IGNORECASE,
)
# A visit that is another one, or people who are only some.
_SOME = _any(r"\bfor (?:\w+ )?(?:the |a |an |your )?(?:first|visits?|intake|services?)\b", r"\b(?:the|an?) first\b")
# Where the next sentence takes back what this one says.
_SENTENCES = re.compile(
    r"(?:[.;!?]\s+|\n)(?!(?:except|excluding|unless|but|however|otherwise|only|though|although|or)\b)", re.IGNORECASE
)
_TAKES_BACK = _any(
    r"\b(?:except\w*|excluding|unless|until|but|however|otherwise|other|though|although|if|when|while|or|may|might|some"
    r"|sometimes|usually|certain|most|preferred|recommended|encouraged|optional|depending|new|returning)\b",
    r"(?<!appointment )(?<!appointments )(?<!referral )(?<!ins )\bonly\b",
    r"\bonly (?:on|for|at|if|when|during)\b",
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\b",
    r"\b(?:week(?:day|end)s?|mornings?|afternoons?|evenings?|nights?)\b",
)
# What a question asks for, whose answer is a bare yes or no.
_QUESTIONS = {
    "id": _any(rf"(?:photo )?(?:id|identification)(?: is)? {_NEEDED}"),
    "referral": _any(rf"referrals?(?: is)? {_NEEDED}"),
    "booking": _any(rf"appointments?(?: is)? {_NEEDED}"),
    "insurance": _any(rf"insurance(?: is)? {_NEEDED}"),
}


def asks_nothing(text: str) -> bool:
    """Whether a list of required documents says that there are none, and no more."""
    return bool(_NOTHING.fullmatch(text))


def documents_in(text: str) -> dict[str, str]:
    """Give which of `id`, `insurance` and `immigration-status` a list of required documents asks for."""
    if asks_nothing(text):
        return {"id": "no"}
    clauses = [clause for clause in re.split(r"[.;!]\s|\n", text) if not _NOT.search(clause)]
    return {name: "yes" for name, pattern in _DOCUMENTS.items() if any(map(pattern.search, clauses))}


def process_in(text: str) -> dict[str, str]:
    """Give whether one needs an `id`, a `referral` or a `booking` first, where how to get in says so.

    All that is said of one of them has to say the same, of everybody and every day, else nothing is taken.
    """
    found = {}
    for name, question in _PROCESS.items():
        answers = {
            _answer(clause, question, bool(_TAKES_BACK.search(sentence)))
            for sentence in _SENTENCES.split(text)
            for clause in sentence.split(",")
        } - {""}
        if answers in ({"yes"}, {"no"}):
            found[name] = answers.pop()
    return found


def _answer(clause: str, question: _Question, in_doubt: bool) -> str:
    """`yes`, `no`, nothing where the clause is about something else, or `unclear`."""
    rest = question.neither.sub("", clause.strip(" .!"))
    if not question.mention.search(rest):
        return ""
    if in_doubt or _SOME.search(rest):
        return "unclear"
    for answer, pattern in (("no", question.no), ("yes", question.yes)):
        if pattern.search(rest):
            return answer if _PLAIN.fullmatch(pattern.sub("", rest, count=1)) else "unclear"
    return "unclear"


def asked_by(question: str) -> str:
    """Give what `ID required` and its like ask for, as `id`; nothing where a yes or no to it would leave doubt."""
    return next((name for name, pattern in _QUESTIONS.items() if pattern.fullmatch(question.strip(" ?"))), "")
