"""Words of others as plain words that our own readers take: letters as they were meant, no HTML, no Markdown, no hidden
signs; and long words cut at the end of a sentence.
"""

import html
import re
import unicodedata

import ftfy
import nh3

from vinestreet.security.html_depth import shallow

# Letters that turn text round or hide in it. What joins the letters of a script or of an emoji stays.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Letters of Windows that a program took for control characters: “ ” ’ – …
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
# Dashes and quotes that a program took for letters of DOS, which ftfy leaves alone in short texts: ΓÇô for –.
_OF_DOS = re.compile("[ΓG]Ç([ôöÿÖ£¥ª])")


def seen(text: str) -> str:
    """Give `text` with only what is seen in it; lines end with `\\n`, and each letter is stored in one way (NFC)."""
    text = ftfy.fix_encoding(_OF_DOS.sub(lambda sign: (b"\xe2\x80" + sign[1].encode("cp437")).decode(), text))
    text = _LINE_ENDS.sub("\n", text).translate(_WINDOWS)
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _SPACES.sub(" ", text)))


_BLOCKS = "p div h1 h2 h3 h4 h5 h6 ul ol dl table section article blockquote pre hr".split()
_LINES = "br li tr dt dd".split()
_CELLS = "td th".split()
_LINKS = {"a": {"href"}, "img": {"alt"}}
_OTHERS = (
    "b i u s em strong span font small big sub sup center strike del ins mark tt code abbr cite q label html body head "
    "title meta link style script noscript iframe object embed form input button select option textarea tbody thead "
    "tfoot caption col colgroup header footer main nav aside figure figcaption picture source video audio svg path g"
).split()
# What is a tag, and what is a mail address or a number in angle brackets.
_NAMES = "|".join([*_BLOCKS, *_LINES, *_CELLS, *_LINKS, *_OTHERS, r"\w{1,10}:\w{1,20}"])
_NO_TAG = re.compile(rf"<(?!/?(?:{_NAMES})(?=[\s/>])[^<>]{{0,2000}}>|!--)", re.IGNORECASE)
_CELL_START = re.compile(r"<(?=(?:td|th|tr)[\s>])", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CONDITION = re.compile(r"<!\[[^\]<>]{0,200}\](?:--)?>")  # of Word and Outlook

_PARAGRAPH, _ITEM, _CELL = "\ue000", "\ue001", "\ue002"  # Unicode gives these to nobody
_MARKS = re.compile(f"[\\s{_PARAGRAPH}{_ITEM}{_CELL}]*[{_PARAGRAPH}{_ITEM}{_CELL}][\\s{_PARAGRAPH}{_ITEM}{_CELL}]*")

_MARK_OF = {
    **dict.fromkeys(_BLOCKS, _PARAGRAPH),
    **dict.fromkeys(_LINES, _ITEM),
    **dict.fromkeys(_CELLS, _CELL),
}
_PARTING = re.compile(rf"</?({'|'.join(_MARK_OF)})\b[^>]*>")


def _mark(name: str) -> str:
    """What parts two pieces where a tag called so stood; nothing for one that parts none."""
    return _MARK_OF.get(name, "")


def unescaped(text: str) -> str:
    """Give `text` without entities, those that were escaped twice or three times too."""
    for _ in range(3):
        if "&" not in text:
            break
        text = html.unescape(text)
    return text


def without_tags(text: str) -> str:
    """Give `text` without HTML: what a tag parted stays apart, a link's address and a picture's words stay too."""
    text = text.translate({ord(_PARAGRAPH): None, ord(_ITEM): None, ord(_CELL): None})
    if "<" in text:
        text = _NO_TAG.sub("&lt;", _without_comments(text).replace("&", "&amp;"))
        text = shallow(text, _mark)
        text = _CELL_START.sub(r" \g<0>", text)  # a cell without its table is dropped by the sanitiser
        # What that gives is well formed, so that patterns can read it.
        text = nh3.clean(
            text,
            tags={*_BLOCKS, *_LINES, *_CELLS, *_LINKS},
            attributes=_LINKS,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )
        text = re.sub(r'<a href="([^"]*)">(.*?)</a>', _link, text, flags=re.DOTALL)
        text = re.sub(r'<img alt="([^"]*)">', r" \1 ", text)
        text = _PARTING.sub(lambda tag: _mark(tag[1]), text)
        text = html.unescape(re.sub(r"</?(?:a|img)\b[^>]*>", "", text))
    text = re.sub(r"[ ]+", " ", text)  # the patterns below would look at a long row of them again from each
    text = re.sub(r"\n[ ]?\n\s*", _PARAGRAPH, text)
    text = re.sub(r"(?:^|\n|[ ])[ ]?[•●▪◦‣·][ ]?", _ITEM, text)
    text = _MARKS.sub(_parted, f"{_PARAGRAPH}{text}{_PARAGRAPH}").strip()
    return re.sub(r"<([^\s<>]+)>", r"(\1)", text)


def _without_comments(text: str) -> str:
    """The text without comments; one that nothing ends is left to the sanitiser, or each would look for its end."""
    ended, end, rest = text.rpartition("-->")
    return _CONDITION.sub(" ", _COMMENT.sub(" ", ended + end) + rest)


def _link(found: re.Match[str]) -> str:
    address, words = re.sub(r"^(?:mailto|tel):", "", found[1]), found[2]
    if not address or address.rstrip("/") in words:
        return words
    return f"{words} ({address})" if words.strip() else address


def _parted(found: re.Match[str]) -> str:
    """What parts two pieces: a full stop, a semicolon or a comma, unless a mark stands there already."""
    text, start, end = found.string, found.start(), found.end()
    if not start or end == len(text):
        return ""
    if text[start - 1] in ".!?:;,…":
        return " "
    marks = found.group()
    return ". " if _PARAGRAPH in marks else "; " if _ITEM in marks else ", "


def without_marks(text: str) -> str:
    """Give `text` without the marks of Markdown that our reader refuses, and without what looks like HTML."""
    # Every pattern has a bound: a cell full of brackets is not to take minutes.
    text = re.sub(r"!?\[([^\[\]\n]{0,500})\]\(([^\s)]{0,2000})\)", r"\1 (\2)", text)
    text = re.sub(r"(\[[^\]\n]{0,40}\])(?=[(\[:])", r"\1 ", text)
    text = re.sub(r"\*\*+(?=\S)(.{1,500}?)(?<=\S)\*\*+", r"\1", text)
    text = re.sub(r"\*\*+", "*", text)
    text = re.sub(r"(?<!\w)__(?=\S)(.{1,500}?)(?<=\S)__(?!\w)", r"\1", text)
    text = re.sub(r"__+", "_", text)
    text = re.sub(r"~~+", "~", text.replace("`", "'"))
    text = re.sub(r"^(?:#{1,6} +)+(?=#{1,6} )", "", text, flags=re.MULTILINE)
    text = re.sub(r"^#{1,6} +(?=\d)", "#", text, flags=re.MULTILINE)
    text = re.sub(r"^#{1,6} +", "", text, flags=re.MULTILINE)
    text = re.sub(r"<(?=[a-zA-Z/!?])", "< ", text)
    return re.sub(r"&(?=#?\w{1,8};)", "& ", text)


def plain_text(text: object) -> str:
    """Give the words of `text` on one line: no HTML, no Markdown that our reader refuses, nothing hidden.

    Paragraphs become sentences, items of a list are parted by semicolons, and links keep their address in brackets.
    A cell that has nothing to say, such as `NULL` or `N/A` or `-`, is empty.
    """
    if text is None:
        return ""
    words = str(text)
    if not _SIMPLE.fullmatch(words):
        words = without_marks(without_tags(seen(unescaped(seen(words)))))
        for _ in range(20):  # without one mark, another may show
            before, words = words, without_marks(" ".join(words.split()))
            if words == before:
                break
        else:
            words = re.sub(r"[\[\]`*_~#<&]+", " ", words)
    words = " ".join(re.sub(r'""+', '"', words).split())  # as spreadsheets write quotes inside a text
    return "" if _NOTHING.fullmatch(words) else words


# Nothing in it needs looking at: most cells are like this.
_SIMPLE = re.compile(r"[A-Za-z0-9 .,;:'\"()/$%?!@+-]*")
# `None` is not here: as an answer to what a place costs or asks for, it says something.
_NOTHING = re.compile(r"[\W_]*|NULL|null|NaN|nan|[nN]/[aA]|[nN]\.[aA]\.|undefined|#[nN]/[aA]!?")


def cut_text(text: str, most: int) -> tuple[str, str]:
    """Cut `text` at the end of a sentence so that the first part has at most `most` characters; gives it and the rest.

    Where the first sentence alone is longer, it is cut between words, and an ellipsis on both sides says so.
    """
    if len(text) <= most:
        return text, ""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, most + 1) if end.end() <= most]
    for end in reversed(ends):
        if not _ABBREVIATED.search(text, max(0, end - 12), end):
            return text[:end], text[end:].lstrip()
    space = text.rfind(" ", 0, most - 1)
    cut = space if space > 0 else most - 2
    return f"{text[:cut].rstrip()} …", f"… {text[cut:].lstrip()}"


_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:St|Ave|Blvd|Rd|Dr|Mr|Mrs|Ms|Jr|Sr|Ste|Apt|Inc|Ltd|Co|Dept|No|vs|etc|e\.g|i\.e|a\.m|p\.m|approx|[Ee]xt"
    r"|Mt|Ft|[A-Z]))\.\Z"
)
