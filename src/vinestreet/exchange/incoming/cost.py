"""What a place costs. `free` is only taken where the words take nothing of it back."""

import re
from typing import Any

from vinestreet.exchange.cleaning.dates_and_languages import date_in
from vinestreet.exchange.cleaning.plain import plain
from vinestreet.exchange.incoming.sketch import Sketch

_FREE = r"""(?:
    (?:(?:this|the|all)[ ])?(?:services?[ ]|programs?[ ]|meals?[ ]|food[ ])?(?:(?:is|are)[ ])?
    (?:provided[ ])?(?:always[ ]|completely[ ]|entirely[ ])?
    (?:free(?:[ ]of[ ](?:charge|cost)|[ ]services?|[ ](?:to|for)[ ](?:all|everyone))?|at[ ]no[ ](?:cost|charge))
    | (?:there[ ](?:is|are)[ ])?no[ ](?:costs?|charges?|fees?) | none
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
_SLIDING = re.compile(r"\bsliding\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[$£€] ?(?=\d)(?!0+(?:\.0+)?(?!\d))|\b\d+(?:\.\d\d)? ?(?:dollars|USD|GBP|EUR|CAD)\b", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"\b(?:free|no (?:cost|charge|fee)|donations?|suggested|waived?|optional|voluntary|may|vary|varies|some|none)\b",
    re.IGNORECASE,
)


def cost(service: dict[str, Any], sketch: Sketch) -> None:
    """Take fees, costs and ways to pay: `free` when it says so plainly, `paid` with an amount, else the words alone."""
    texts = dict.fromkeys(plain(service.get(part)) for part in ("fees_description", "fees"))
    fees = " ".join(text if text[-1] in ".!?;" else f"{text}." for text in texts if text).removesuffix(".")
    options = service.get("cost_options", [])
    kind = _kind(fees, options, sketch)
    if kind:
        sketch.put("cost", {"is": kind})
    if fees and not _ONLY_FREE.fullmatch(fees):
        sketch.keep("cost", fees, "words")
    for option in options:
        words = _option(option)
        if words and not (kind == "free" and _ONLY_FREE.fullmatch(plain(option.get("option")))):
            sketch.keep("cost", words, "words", row=str(option.get("@row", "")))
    payments = ", ".join(filter(None, (plain(each.get("payment")) for each in service.get("payments", []))))
    sketch.keep("cost", payments, "words", label="payment")


def _kind(fees: str, options: list[dict[str, Any]], sketch: Sketch) -> str:
    begins = _BEGINS_FREE.fullmatch(fees)
    if _ONLY_FREE.fullmatch(fees) or (begins and not _BUT.search(begins["rest"])):
        return "" if any(_number(option.get("amount")) for option in options) else "free"
    if _SLIDING.search(fees):
        return "sliding"
    if _AMOUNT.search(fees) and not _PERHAPS.search(fees):
        return "paid"
    now = [option for option in options if not _is_over(option, sketch)]
    amounts = [_number(option.get("amount")) for option in now]
    if fees or not now:
        return ""
    if all(_ONLY_FREE.fullmatch(plain(option.get("option"))) for option in now) and not any(amounts):
        return "free"
    return "paid" if all(amounts) else ""


def _is_over(option: dict[str, Any], sketch: Sketch) -> bool:
    last = date_in(option.get("valid_to", ""), sketch.here.region)
    return last is not None and last < sketch.here.today


def _number(words: Any) -> float:
    try:
        return float(words)
    except (TypeError, ValueError):
        return 0.0


def _option(option: dict[str, Any]) -> str:
    """`Under 18s: 35 GBP per hour (2020-01-01 – 2022-12-31)`."""
    parts = [
        plain(option.get("amount")),
        plain(option.get("currency")).upper(),
        plain(option.get("amount_description")),
    ]
    words = ": ".join(filter(None, (plain(option.get("option")), " ".join(filter(None, parts)))))
    dates = " – ".join(filter(None, (plain(option.get("valid_from")), plain(option.get("valid_to")))))
    return f"{words} ({dates})" if words and dates else words
