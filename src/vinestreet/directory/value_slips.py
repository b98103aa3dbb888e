"""Values on one line that YAML reads as something else than whoever wrote them: quotes, brackets, signs, colons."""

import re
from dataclasses import dataclass

# Spaces that look like one and are none to YAML, and letters of no width.
ODD_SPACES = "\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u2060\u3000\ufeff"
_CURLY = "“”„‟«»‘’‚‛"
# Words that begin with an apostrophe which belongs to them.
_ELISION = re.compile(r"'(?:tis|twas|til|till|em|n'?|cause|round|bout|\d\ds?)\b", re.IGNORECASE)
# What chats put before each message that is copied out of them.
_CHAT_STAMP = re.compile(
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? +\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?\]?"
    r"(?: +[-–])? +[^:\n]{1,40}: +"
)
_BLOCK = re.compile(r"[|>](?:[+-]?\d?|\d[+-])(?: +#.*)?")
_BLOCK_WITH_TEXT = re.compile(r"[|>][+-]? +(?=\S)")
_SIGNS = re.compile(r"[*&!%@`|>,\]}#]|[?-](?: |$)")
_LOST = re.compile(r" #(?:\S| ?\d)")
_COMMENT = re.compile(r" +#.*")


@dataclass(frozen=True, slots=True)
class ValueSlip:
    """The `value` as it was probably meant, in YAML; `key` names the sentence that tells what was found."""

    value: str
    key: str
    found: str = ""


def is_block(value: str) -> bool:
    """Whether the text of a field stands on the lines below it."""
    return bool(_BLOCK.fullmatch(value))


def in_quotes(text: str) -> str:
    """Give `text` in quotes: double ones, unless it holds such itself."""
    if '"' in text and "'" not in text and "\\" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def closing_quote(value: str) -> int:
    """Give where the quote that begins `value` ends; -1 where it doesn't. Two single ones beside each other are one."""
    inside = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'(?!')"
    match = re.match(inside, value, re.DOTALL)
    return match.end() - 1 if match else -1


def is_complete(value: str) -> bool:
    """Whether no quote or bracket is open at the end of `value`, which may go on below."""
    if value[:1] in {'"', "'"}:
        return closing_quote(value) > 0
    return value[:1] not in {"[", "{"} or all_closed(value)


def all_closed(value: str) -> bool:
    """Whether as many brackets are closed in `value` as are opened."""
    plain = re.sub(r"\"(?:[^\"\\]|\\.)*\"", "", value)
    return plain.count("[") + plain.count("{") <= plain.count("]") + plain.count("}")


def value_slip(value: str, brackets: str = "") -> ValueSlip | None:
    """Give what is wrong with the `value` of a field on its line, which may begin with one of the `brackets`."""
    value = value.strip(f" \t{ODD_SPACES}")
    if not value or is_block(value):
        return None
    if value[0] in "\"'":
        return _quoted_slip(value)
    if stamp := _CHAT_STAMP.match(value):
        return ValueSlip(_whole(value[stamp.end() :], brackets), "slip_chat_stamp", stamp[0].strip())
    if value[0] in _CURLY:
        return _curly_slip(value)
    if value[0] in "[{":
        whole = _COMMENT.sub("", value).endswith(_PAIRS[value[0]])
        if value[0] in brackets or (whole and not _bracket_slip(value)):
            return _bracket_slip(value)
        return ValueSlip(in_quotes(value), "slip_sign", value[0])
    if begin := _BLOCK_WITH_TEXT.match(value):
        rest = value[begin.end() :]
        return ValueSlip(_whole(rest, brackets), "slip_block", begin[0].strip())
    if "[" in brackets and (begin := re.match(r"- +", value)):
        item = value[begin.end() :]
        braced = f"{{{item}}}" if "{" in brackets and ": " in item and item[0] != "{" else item
        return ValueSlip(f"[{braced}]", "slip_item_beside")
    if sign := _SIGNS.match(value):
        return ValueSlip(in_quotes(value), "slip_sign", sign[0].strip())
    if ": " in value or value.endswith(":"):
        return ValueSlip(in_quotes(value), "slip_colon")
    if _LOST.search(value):
        return ValueSlip(in_quotes(value), "slip_lost", value[_LOST.search(value).start() + 1 :])  # type: ignore[union-attr]
    return None


def lost_text(value: str) -> bool:
    """Whether YAML passes over the end of a plain `value`, which somebody meant."""
    return bool(_LOST.search(value))


def _whole(value: str, brackets: str) -> str:
    """The value, mended if that is needed."""
    slip = value_slip(value, brackets)
    return slip.value if slip else value


def _quoted_slip(value: str) -> ValueSlip | None:
    quote = value[0]
    end = closing_quote(value)
    rest = value[end + 1 :] if end > 0 else ""
    if end > 0 and (not rest.strip() or _COMMENT.fullmatch(rest)):
        return None
    if end > 0 and rest.strip(" ,;.") == "":
        return ValueSlip(value[: end + 1], "slip_after_quotes", rest.strip())
    if end < 0:
        if _ELISION.match(value):
            return ValueSlip(in_quotes(value), "slip_sign", quote)
        return ValueSlip(in_quotes(value[1:].rstrip(f"{_CURLY}\"' ")), "slip_quote_open", quote)
    if value[-1] == quote:  # quotes inside quotes, or an apostrophe inside single ones
        inside = value[1:-1]
        if value[:2] == value[-2:] == '""' and '"' not in value[2:-2] and len(value) > 4:
            return ValueSlip(in_quotes(value[2:-2]), "quotes_doubled")
        if '""' in inside and len(value) > 4:
            bare = inside[1:-1] if inside[0] == inside[-1] == '"' and '"' not in inside[1:-1] else inside
            return ValueSlip(in_quotes(bare.replace('""', '"')), "quotes_doubled")
        return ValueSlip(in_quotes(inside), "slip_quote_inside", quote)
    return ValueSlip(in_quotes(value), "slip_quote_begins", quote)


def _curly_slip(value: str) -> ValueSlip | None:
    if value[-1] in f"{_CURLY}\"'" and len(value) > 1 and not re.search(r"[“”„«»]", value[1:-1]):
        return ValueSlip(in_quotes(value[1:-1].strip()), "slip_curly")
    if ": " in value or _LOST.search(value):
        return ValueSlip(in_quotes(value), "slip_colon")
    return None


_PAIRS = {"[": "]", "{": "}"}
_NO_SPACE = re.compile(r"([{,] *[a-z][a-z-]*):(?=[^\s:/])")


def _bracket_slip(value: str) -> ValueSlip | None:
    """A bracket that is not closed, closed by another one, or followed by something."""
    opens, closes = value[0], _PAIRS[value[0]]
    plain = re.sub(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\[{,: ])'(?:[^']|'')*'", lambda match: " " * len(match[0]), value)
    depth = plain.count("[") + plain.count("{") - plain.count("]") - plain.count("}")
    bare = _COMMENT.sub("", plain).rstrip()
    if depth > 0:
        cut = value[: len(bare)].rstrip(", ")
        if cut[-1] == ")" and "(" not in cut:
            cut = cut[:-1]
        if (opens == "[" and cut[-1] == "}") or (opens == "{" and cut[-1] == "]"):
            cut = cut[:-1]
        return ValueSlip(_spaced(cut + closes), "slip_bracket_open", opens)
    at = plain.rfind(closes)
    if depth == 0 and at >= 0 and value[at + 1 :].strip() in {",", ";", "."}:
        return ValueSlip(_spaced(value[: at + 1]), "slip_after_bracket", value[at + 1 :].strip())
    if depth < 0:
        return ValueSlip(_spaced(value.rstrip(")]} ") + closes), "slip_bracket_closes", closes)
    if opens == "{" and (spaced := _spaced(value)) != value:
        return ValueSlip(spaced, "slip_no_space")
    return None


def _spaced(value: str) -> str:
    return _NO_SPACE.sub(r"\1: ", value) if value[0] == "{" else value
