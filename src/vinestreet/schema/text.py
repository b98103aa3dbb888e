"""Fields that hold words: text, one of a few choices, ids."""

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from vinestreet.core.placeholders import is_placeholder
from vinestreet.core.yaml_tree import Node, Scalar, Sequence
from vinestreet.schema.context import ReadContext
from vinestreet.schema.flow_text import Bare, not_text
from vinestreet.schema.meant import id_meant

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 60


def slug(name: str) -> str:
    """Give `Vine Street` as `vine-street`, for ids and for names of files on any system; empty without such letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


# Letters that turn the text round or hide in it: controls, Unicode's bidirectional ones too, zero-width space, BOM.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
HTML = re.compile(r"<[a-zA-Z/!?][^>\n]{0,40}>?|&(?:#\w{1,8}|[a-zA-Z]{2,8});")
MARKDOWN = re.compile(r"!?\[[^\]\n]{0,40}\](?:\(|\[|:)|\*\*|__\w|`|^#{1,6} |~~", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words of at most `most` characters on one line; line breaks become spaces, HTML and Markdown are refused.

    Everything is escaped again where it is shown; refusing it here tells the writer, who would wonder. `no` is the word
    that says no, where the field has one.
    """

    most: int = 600
    no: str = ""

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the words."""
        if not isinstance(node, Scalar):
            return context.wrong(node, "not_one_text", instead=_joined(node))
        if self.no and node.text.strip(" .").casefold() in _NO:
            return context.wrong(node, "not_a_no", expected=self.no, found=node.text, instead=Bare(self.no))
        if node.plain and (what := not_text(node.text)):
            return context.wrong(node, f"read_as_{what}", found=node.text, instead=node.text)
        words = " ".join(node.text.split())
        if not words:
            return context.wrong(node, "empty_text", drop=True)
        if is_placeholder(words, quoted=not node.plain):
            return context.wrong(node, "placeholder_here", found=words)
        if _DOUBLED.search(words):
            return context.wrong(node, "quotes_doubled", instead=words.replace('""', '"'))
        if node.plain and _CURLY.fullmatch(words):
            return context.wrong(node, "slip_curly", instead=words[1:-1])
        if len(words) > self.most:
            return context.wrong(
                node, "too_long", most=self.most, found=len(words), instead=_shortened(words, self.most)
            )
        for key, pattern in (("hidden_character", HIDDEN), ("html", HTML), ("markdown", MARKDOWN)):
            if match := pattern.search(node.text):
                return context.wrong(node, key, found=match.group()[:60], instead=_without_marks(node.text) or None)
        return words


_NO = {"no", "n", "false", "off", "nope", "nothing", "not connected", "no connection", "no tie", "no ties", "null"}
# What spreadsheets make of quotes inside a text.
_DOUBLED = re.compile(r'(?<!\S)""(?=[^\s"])[^"]*(?<=[^\s"])""(?!["\w])')
_CURLY = re.compile(r"[“„«][^“”„«»]*[”“»\"]|[‘][^‘’]*[’]")


def _shortened(words: str, most: int) -> str | None:
    """The sentences at the beginning that fit; None where that leaves out more than half of what may stand there."""
    end = max(words.rfind(sign, 0, most) for sign in ".!?")
    return words[: end + 1] if end >= most // 2 else None


def _joined(node: Node) -> str | None:
    """The words of a list as one text."""
    items = node.items if isinstance(node, Sequence) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    return ", ".join(texts) if texts and len(texts) == len(items) else None


def _without_marks(text: str) -> str:
    """The words without HTML, Markdown and hidden letters."""
    plain = re.sub(r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1", HIDDEN.sub("", text))
    plain = html.unescape(re.sub(r"<[a-zA-Z/!?][^>\n]*>", " ", plain))
    plain = re.sub(r"\*\*|__|~~|`|^#{1,6} ", "", plain, flags=re.MULTILINE)
    plain = re.sub(r" +(?=[,.;!?])", "", " ".join(plain.split()))
    return "" if HTML.search(plain) or MARKDOWN.search(plain) or HIDDEN.search(plain) else plain


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few fixed words. `also` says, for some, how else people put it, as a pattern of small letters."""

    options: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    def meant(self, text: str) -> str:
        """Give the word that `text` means; empty where that is open."""
        plain = " ".join(re.sub(r"[_-]", " ", text.casefold()).split()).strip(" .!")
        for option in self.options:
            if plain == option.replace("-", " "):
                return option
        for option, pattern in self.also:
            if re.fullmatch(pattern, plain):
                return option
        return nearest(plain.replace(" ", "-"), self.options)

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the chosen word."""
        if isinstance(node, Scalar) and node.text in self.options:
            return node.text
        found = node.text if isinstance(node, Scalar) else ""
        if is_placeholder(found):
            return context.wrong(node, "placeholder_here", found=found)
        meant = self.meant(found)
        instead = Bare(meant) if meant else None
        expected = ", ".join(self.options)
        return context.wrong(node, "not_a_choice", expected=expected, found=found[:60], instead=instead)


def one_of(words: str, also: Mapping[str, str] | None = None) -> Choice:
    """Give the choice between `words`, written with spaces between them."""
    return Choice(tuple(words.split()), tuple((also or {}).items()))


@dataclass(frozen=True, slots=True)
class YesOnly:
    """`true` or `yes`; a field that is left out says the rest."""

    def read(self, node: Node, context: ReadContext) -> bool | None:
        """Give True."""
        if isinstance(node, Scalar) and node.text in {"true", "yes"}:
            return True
        found = node.text[:60] if isinstance(node, Scalar) else ""
        no = found.casefold() in {"false", "no", "n", "off", "0", "none", ""}
        return context.wrong(node, "not_true", found=found, drop=no, instead=None if no else Bare("true"))


@dataclass(frozen=True, slots=True)
class Id:
    """The id of something of the group `of` that exists: a need, an area, a resource."""

    of: str

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the id."""
        known = context.options.ids.get(self.of, {})
        if not isinstance(node, Scalar):
            one = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
            only = one.text if isinstance(one, Scalar) else ""
            return context.wrong(node, "not_one_text", instead=only if only in known else _joined(node))
        if node.text in known:
            return node.text
        if is_placeholder(node.text, quoted=not node.plain):
            return context.wrong(node, "placeholder_here", found=node.text)
        several = node.text.split()
        if len(several) > 1 and all(word in known for word in several):
            return context.wrong(node, "no_commas", found=node.text[:60], instead=Bare(", ".join(several)))
        near = self.meant(node.text, known)
        values: dict[str, Any] = {"found": node.text[:60], "near": near, "expected": ", ".join(list(known)[:40])}
        listed = not near and self.of in {"needs", "areas"} and known
        key = f"no_such_{self.of}" if listed else f"unknown_{self.of}"
        return context.wrong(node, key, instead=near or None, **values)

    @staticmethod
    def meant(text: str, known: Mapping[str, object]) -> str:
        """Give the one of the `known` ids that `text` most likely means; empty for none."""
        return id_meant(text, known) or nearest(text, known, _ALIKE) or nearest(slug(text), known, _ALIKE)


def nearest(word: str, known: object, alike: float = 0.6) -> str:
    """Give the known word that `word` was most likely meant to be, or an empty text; never one that it denies.

    `alike` is how much of both has to be the same, from 0 to 1.
    """
    close: list[str] = get_close_matches(word, list(known), n=1, cutoff=alike)  # type: ignore[call-overload]
    # `not step-free` is near `step-free`, and means the opposite.
    if not close or (_NOT.match(word) and not _NOT.match(close[0])):
        return ""
    return close[0]


_ALIKE = 0.75  # of ids: `supper` is none of `papers`, and whoever copied that would send the hungry there
_NOT = re.compile(r"(?:not|no|non|without|never)\b", re.IGNORECASE)
