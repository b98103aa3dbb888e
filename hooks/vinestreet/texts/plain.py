"""What readers read of a Markdown file, every word where it stands in the file, and the sentences of that."""

import re
from collections.abc import Iterator

Span = tuple[int, int]  # where something begins and ends in the text

BREAK = "\ue000"  # stands for a line end where one paragraph, entry or row ends

_SENTENCE_END = re.compile(rf"[.!?…][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|{BREAK}")


def sentences(text: str) -> Iterator[Span]:
    """Where each sentence begins and ends; none goes over the end of a paragraph."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    yield start, len(text)


_ADDRESS = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_NOT_TEXT = re.compile(
    rf"""
    <!--.*?--> | </?[a-zA-Z][^>]*>                  # comments, tags, addresses in angle brackets
    | \]\(\s*{_ADDRESS}(?:\s+"[^"]*")?\s*\)         # the address of a link
    | \[\^[^\]\s]+\]:? | ^[ ]{{0,3}}\[[^\]]+\]:.*$  # labels of footnotes; addresses at the foot of a page
    | (?<=\])\[[^\]]*\]
    | \bhttps?://\S+ | \S+@\S+\.\S+
    | ^(?:[ \t]*>)+ | ^[ \t]*\#+ | [*_`~]+ | \\    # marks
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BEGINS_ANEW = re.compile(
    r"[ \t>]*(?:$|[-*+][ \t]|\d+[.)][ \t]|#|\||/{3}|!{3}|\?{3}|\[\^|\*\*[^*]+(?::\*\*|\*\*:)|:[ \t])"
)
_STANDS_ALONE = re.compile(r"[ \t>]*(?:#|/{3}|!{3}|\?{3})")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


def readable(source: str) -> str:
    """Give `source` with everything blanked that readers do not read, so that every word stays where it is."""
    lines = source.translate(_SAME).split("\n")
    front = lines.index("---", 1) + 1 if lines[0] == "---" and "---" in lines[1:] else 0
    body = "\n".join([*_front_text(lines[:front]), *_outside_fences(lines[front:])])
    body = _NOT_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), body)
    ends = [at for at, char in enumerate(body) if char == "\n"]
    chars = list(body)
    for line, at in enumerate(ends):
        if line < front or _BEGINS_ANEW.match(lines[line + 1]) or _STANDS_ALONE.match(lines[line]):
            chars[at] = BREAK
    return "".join(chars).replace("|", BREAK)


def _front_text(lines: list[str]) -> list[str]:
    """The front matter with all but the values of title and description blanked."""
    kept = []
    inside = False
    for line in lines:
        key = re.match(r"([\w-]+):", line)
        if key or not line[:1].isspace():
            inside = bool(key and key[1] in {"title", "description"})
        kept.append(" " * key.end() + line[key.end() :] if key and inside else line if inside else " " * len(line))
    return kept


def _outside_fences(lines: list[str]) -> list[str]:
    kept = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        kept.append(" " * len(line) if fence or mark else line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
    return kept
