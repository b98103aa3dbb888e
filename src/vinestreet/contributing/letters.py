"""E-mails that people saved: one (.eml), several (mbox), or words that somebody copied into a file.

Nothing in one is trusted. Only what its sender wrote is taken: no attachments, nothing that is quoted, no signature,
and of HTML the words alone. What is left out is told. RFC 5322, RFC 2045 to 2049, RFC 4155.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

import nh3

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.exchange.facts.plain_text import seen, unescaped
from vinestreet.security.html_depth import shallow

LARGEST = 50_000_000  # bytes of one file, with pictures that nobody looks at
MOST_LETTERS, MOST_PARTS = 500, 200
LONGEST_TEXT = 20_000  # letters of one letter; more is no correction
_LONGEST_HTML = 500_000
_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From (?:[^\n]*\d\d:\d\d[^\n]*)?\r?\n")
# Python's parser reads some headers again and again; no honest one is as long.
_LONG_HEADER = re.compile(rb"^[!-9;-~]{1,60}:[^\n]{8000}|^(?:[ \t][^\n]*\n){400}", re.MULTILINE)
_HEADER = re.compile(rb"(?im)^(?:from|subject|date|received|mime-version|message-id|content-type)[ \t]*:")
# What Python's parser raises at letters that are made to be stumbled over, beside what it has for them.
_STUMBLES = (RecursionError, ValueError, LookupError, TypeError, AttributeError)
_BREAKS = re.compile(r"<br\s*/?>|</?(?:p|div|li|tr|h\d|pre|ul|ol|table)\b[^>]*>", re.IGNORECASE)
_QUOTES = re.compile(r"(<blockquote>|</blockquote>)")
_SHOWN = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "pre", "ul", "ol", "table", "blockquote"}
# Above what is quoted, in the languages of many programs; behind the second, all that follows is quoted.
_WROTE = re.compile(
    r"(?i)^.{0,200}\b(?:wrote|schrieb|écrit|escribió|scritto|escreveu|schreef|napisał\w*)\b.{0,80}:\s*$"
)
_ALL_BELOW = re.compile(
    r"(?i)^(?:-{3,}\s*(?:original message|ursprüngliche nachricht|message d.origine|mensaje original)\s*-{3,}"
    r"|-- ?)\s*$"
)
# What a phone writes below by itself.
_SENT_FROM = re.compile(
    r"(?i)^\s*sent from my (?:iphone|ipad|galaxy|samsung|android|phone|mobile)(?: (?:phone|device))?\.?\s*$"
)
_HEAD = re.compile(
    r"(?i)^\*?(?:from|von|de|da)\s?:.*\n\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato)\s?:"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody wrote: `text` is theirs alone, `sender` who it says to be, empty where nothing says so.

    `quoted` lines and `attached` files were left out; `odd` says that its letters had to be guessed.
    """

    sender: str
    subject: str
    text: str
    quoted: int = 0
    attached: int = 0
    odd: bool = False


def read_letters(data: bytes, name: str) -> list[Letter]:
    """Read the letters in the file called `name`; raises ProblemsFoundError for what holds none, or is too much."""
    if len(data) > LARGEST:
        raise _refusal(name, "mail_too_large", most=LARGEST // 1_000_000)
    if not data.strip():
        raise _refusal(name, "mail_empty")
    pieces = [piece for piece in _POSTMARK.split(data) if piece.strip()] if data.startswith(b"From ") else [data]
    if len(pieces) > MOST_LETTERS:
        raise _refusal(name, "mail_too_many", most=MOST_LETTERS, found=len(pieces))
    return [_letter(piece, f"{name} ({at})" if len(pieces) > 1 else name) for at, piece in enumerate(pieces, 1)]


def _letter(data: bytes, name: str) -> Letter:
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    if not _HEADER.search(head):
        text, odd = _decoded(data, "utf-8")
        return _of_text(seen(text), "", "", 0, odd)
    if _LONG_HEADER.search(data):
        raise _refusal(name, "mail_odd")
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data)
        texts, attached, odd = _texts(mail)
        sender, subject = (_header(mail, header) for header in ("From", "Subject"))
    except _STUMBLES:
        raise _refusal(name, "mail_odd") from None
    return _of_text(texts, sender, subject, attached, odd)


def _header(mail: Message, name: str) -> str:
    try:
        return " ".join(seen(str(mail[name] or "")).split())[:300]
    except _STUMBLES:
        return ""


def _texts(mail: EmailMessage) -> tuple[str, int, bool]:
    """What there is to read, the plain words before those of HTML; how much is attached; whether letters were odd."""
    plain: list[str] = []
    html: list[str] = []
    attached, odd = 0, False
    parts = list(_leaves(mail))
    for part in parts:
        # What says to be of several parts and has none is words.
        kind = "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.get_filename() or not kind.startswith("text/"):
            attached += 1
        elif kind in ("text/plain", "text/html"):
            payload = part.get_payload(decode=True)
            text, strange = _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset("utf-8"))
            odd = odd or strange
            if kind == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
                text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
            (plain if kind == "text/plain" else html).append(text)
    if any(text.strip() for text in plain):
        return seen("\n".join(plain)), attached, odd
    return seen("\n".join(map(_words_of_html, html))), attached, odd


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts that hold something; a letter inside a letter is one attachment."""
    left: list[Message] = [mail]
    for _ in range(MOST_PARTS):
        if not left:
            return
        part = left.pop(0)
        inside = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inside, list):
            left[:0] = [each for each in inside if isinstance(each, Message)]
        else:
            yield part
    raise ValueError("too many parts")


def _decoded(data: bytes, charset: str) -> tuple[str, bool]:
    """The words, and whether they had to be guessed."""
    for name in (charset, "utf-8-sig"):
        try:
            return data.decode(name), name != charset
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace"), True


def _unflowed(text: str, drops_space: bool) -> str:
    """The lines as they were written: a space at the end of one says that a program broke it (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        is_own = not line.startswith(">") and line != "-- "
        said = line.removeprefix(" ")
        if goes_on and is_own:
            lines[-1] = (lines[-1][:-1] if drops_space else lines[-1]) + said
        else:
            lines.append(said)
        goes_on = is_own and said.endswith(" ")
    return "\n".join(lines)


def _words_of_html(text: str) -> str:
    """The words line by line; what stands in a quotation gets its mark."""
    text = nh3.clean(
        shallow(text[:_LONGEST_HTML], lambda name: "<br>"),
        tags=_SHOWN,
        attributes={},
        clean_content_tags={"script", "style", "title", "template", "svg", "math"},
    )
    lines: list[str] = []
    depth = 0
    for piece in _QUOTES.split(re.sub(r"\s+", " ", text)):
        if piece in ("<blockquote>", "</blockquote>"):
            depth = max(0, depth + (1 if piece == "<blockquote>" else -1))
            continue
        words = [" ".join(line.split()) for line in unescaped(_BREAKS.sub("\n", piece)).split("\n")]
        lines += [f"{'> ' * depth}{line}" for line in words if line]
    return "\n".join(lines)


def _of_text(text: str, sender: str, subject: str, attached: int, odd: bool) -> Letter:
    kept: list[str] = []
    lines = text[:LONGEST_TEXT].split("\n")
    quoted = 0
    for at, line in enumerate(lines):
        above = " ".join(each for each in lines[max(0, at - 2) : at] if each.strip())
        is_head = _HEAD.match("\n".join(lines[at : at + 2])) and not re.search("(?i)forward|weitergeleitet", above)
        if _ALL_BELOW.match(line) or is_head:
            quoted += sum(bool(each.strip()) for each in lines[at:])
            break
        whole = f"{line} {lines[at + 1]}" if at + 1 < len(lines) and re.match(r"(?:On|Am|Le|El) ", line) else line
        is_quoted = line.lstrip().startswith(">") or _WROTE.match(line) or (whole != line and _WROTE.match(whole))
        if is_quoted or _SENT_FROM.match(line):
            quoted += 1
        else:
            kept.append(line.strip())
    return Letter(sender, subject, "\n".join(kept).strip(), quoted, attached, odd or len(text) > LONGEST_TEXT)


def _refusal(name: str, key: str, **values: object) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(name, 0, "", "", key, values)])
