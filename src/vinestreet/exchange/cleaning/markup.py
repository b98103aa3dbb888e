"""HTML and Markdown in words of others: the words stay, and where paragraphs and items ended can still be seen."""

import html
import re

import nh3

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
_COMMENT = re.compile(r"<!--.{0,5000}?-->|<!\[[^\]<>]{0,200}\](?:--)?>", re.DOTALL)

_PARAGRAPH, _ITEM, _CELL = "\ue000", "\ue001", "\ue002"  # Unicode gives these to nobody
_MARKS = re.compile(f"[\\s{_PARAGRAPH}{_ITEM}{_CELL}]*[{_PARAGRAPH}{_ITEM}{_CELL}][\\s{_PARAGRAPH}{_ITEM}{_CELL}]*")


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
        text = _NO_TAG.sub("&lt;", _COMMENT.sub(" ", text).replace("&", "&amp;"))
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
        for names, mark in ((_BLOCKS, _PARAGRAPH), (_LINES, _ITEM), (_CELLS, _CELL)):
            text = re.sub(rf"</?(?:{'|'.join(names)})\b[^>]*>", mark, text)
        text = html.unescape(re.sub(r"</?(?:a|img)\b[^>]*>", "", text))
    text = re.sub(r"\n[ ]*\n\s*", _PARAGRAPH, text)
    text = re.sub(r"(?:^|\n|[ ])[ ]*[•●▪◦‣·][ ]*", _ITEM, text)
    text = _MARKS.sub(_parted, f"{_PARAGRAPH}{text}{_PARAGRAPH}").strip()
    return re.sub(r"<([^\s<>]+)>", r"(\1)", text)


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
