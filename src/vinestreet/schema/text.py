"""Fields that hold words: text, one of a few choices, ids."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from vinestreet.core.yaml_tree import Node, Scalar
from vinestreet.schema.context import ReadContext

# What YAML 1.1 tools read as something else than text when no quotes stand around it (yaml.org/type).
_NOT_TEXT = (
    ("boolean", re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)),
    ("null", re.compile(r"~|null", re.IGNORECASE)),
    ("date", re.compile(r"\d{4}-\d\d?-\d\d?")),
    (
        "number",
        re.compile(r"[-+]?(0x[0-9a-f_]+|0o?[0-7_]+|[\d][\d_,]*(\.[\d_]*)?(e[-+]?\d+)?|\.(inf|nan))", re.I),
    ),
    ("time", re.compile(r"\d+(:[0-5]?\d)+(\.\d*)?")),
)


def not_text(plain: str) -> str:
    """Say what YAML tools read `plain` as when no quotes stand around it: `boolean`, `date` …; empty for text."""
    return next((what for what, pattern in _NOT_TEXT if pattern.fullmatch(plain)), "")


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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

    Everything is escaped again where it is shown; refusing it here tells the writer, who would wonder.
    """

    most: int = 600

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the words."""
        if not isinstance(node, Scalar):
            return context.wrong(node, "not_one_text")
        if node.plain and (what := not_text(node.text)):
            return context.wrong(node, f"read_as_{what}", found=node.text)
        words = " ".join(node.text.split())
        if not words:
            return context.wrong(node, "empty_text")
        if len(words) > self.most:
            return context.wrong(node, "too_long", most=self.most, found=len(words))
        for key, pattern in (("hidden_character", HIDDEN), ("html", HTML), ("markdown", MARKDOWN)):
            if match := pattern.search(node.text):
                return context.wrong(node, key, found=match.group()[:60])
        return words


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few fixed words."""

    options: tuple[str, ...]

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the chosen word."""
        if isinstance(node, Scalar) and node.text in self.options:
            return node.text
        found = node.text if isinstance(node, Scalar) else ""
        return context.wrong(node, "not_a_choice", expected=", ".join(self.options), found=found[:60])


def one_of(words: str) -> Choice:
    """Give the choice between `words`, written with spaces between them."""
    return Choice(tuple(words.split()))


@dataclass(frozen=True, slots=True)
class YesOnly:
    """`true` or `yes`; a field that is left out says the rest."""

    def read(self, node: Node, context: ReadContext) -> bool | None:
        """Give True."""
        if isinstance(node, Scalar) and node.text in {"true", "yes"}:
            return True
        return context.wrong(node, "not_true", found=node.text[:60] if isinstance(node, Scalar) else "")


@dataclass(frozen=True, slots=True)
class Id:
    """The id of something of the group `of` that exists: a need, an area, a resource."""

    of: str

    def read(self, node: Node, context: ReadContext) -> str | None:
        """Give the id."""
        if not isinstance(node, Scalar):
            return context.wrong(node, "not_one_text")
        known = context.options.ids.get(self.of, {})
        if node.text in known:
            return node.text
        return context.wrong(node, f"unknown_{self.of}", found=node.text[:60], near=nearest(node.text, known))


def nearest(word: str, known: object) -> str:
    """Give the known word that `word` was most likely meant to be, or an empty text."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return close[0] if close else ""
