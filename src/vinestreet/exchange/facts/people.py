"""Whether words of others name a person: nobody has asked them whether they want to be in a public directory.

No list of names is whole, and many names are words, too. So a name counts where something beside it says that it is a
person's: a title, a role, what a cell is for. Where in doubt, what names somebody is left out.
"""

import re
from functools import cache
from pathlib import Path

import yaml

from vinestreet.exchange.facts.contact_details import emails_in

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_]|[\"“(])|(?<=[a-z)][.!?])(?=[A-Z][a-z]*[\s,])")
_INITIALS = re.compile(r"\b(?i:call|contact|ask for|speak (?:to|with)|see)\s+[A-Z]\.\s?[A-Z]\b")
_ABBREVIATED = re.compile(r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Rr]ev|[Ff]r|[Ss]r|[Pp]rof|[Ss]t|[A-Z])\.$")
# A name that belongs to a number is a person's where it is said whose number it is.
_OWNED = re.compile(
    r"\b(?P<name>[A-Z]\w+)['’]s?\s+(?:cell|mobile|direct|desk|home|office|phone|number|line|voice ?mail|extension)\b"
)
# Two names, and how to reach who has them: `contact Ebony Roe at 413-555-0181`.
_REACHED = re.compile(
    r"\b(?i:contact|email|e-mail|ask for|see|call|text|speak (?:to|with)|attn:?|attention:?)\s+"
    r"(?P<name>[A-Z][a-z'’-]+ [A-Z][a-zA-Z'’-]+)\s*(?:,|at\b|by\b|:|\(|-|–)\s*(?:(?i:at|by|phone|e-?mail)\s+)*"
    r"(?:\(?\d{3}|x ?\d|(?i:ext)|\S+@)"
)
_OWN_LINE = re.compile(
    r"\b(?P<name>[A-Z][a-z]+ [A-Z][a-z]+)['’]s?\s+(?:cell|mobile|direct|desk|voice ?mail|extension)\b"
)
_INITIAL = r"(?:\s+[A-Z]\.?)?"
_NAME = r"[A-Z][\w'’-]+"
_WORDS_AFTER = 4  # among which a street or a house shows that it is called after somebody


@cache
def _data() -> dict[str, frozenset[str]]:
    data = yaml.load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {name: frozenset(words.split() if isinstance(words, str) else words) for name, words in data.items()}


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(sorted(_data()["titles"], key=len, reverse=True))
    return re.compile(rf"\b(?i:{titles})\.?\s+(?P<name>{_NAME}(?:{_INITIAL}\s+{_NAME})*)")


@cache
def _in_role(roles: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    person = rf"(?P<name>{_NAME}(?:{_INITIAL}\s+{_NAME})*)"
    return re.compile(rf"\b(?P<role>(?i:{either}))\b(?i:\s+(?:is|at))?[\s:,–-]+{person}")


@cache
def _titles() -> frozenset[str]:
    """Roles that somebody has; `contact` and `call` may stand before anything."""
    return frozenset(role for role in _data()["roles"] if role not in _data()["verbs"])


@cache
def _with_role() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, _data()["roles"]), key=len, reverse=True))
    person = rf"(?P<name>{_NAME}{_INITIAL}(?:\s+{_NAME})+)"
    return re.compile(rf"\b{person}\s*[,(–-]\s*(?i:(?:[\w&,-]+\s){{0,4}}(?P<role>{roles}))\b")


def _is_given(word: str) -> bool:
    return re.sub(r"['’]s?$", "", word).casefold() in _data()["given_names"]


def _called_after(text: str, start: int, end: int) -> bool:
    """Whether what stands there is what a street, a house or a programme is called."""
    after = re.split(r"[,.;:()]", text[end : end + 60])[0]  # what stands behind a comma is another thing
    words = re.findall(r"[^\W\d_]+", text[start:end]) + re.findall(r"[^\W\d_]+", after)[:_WORDS_AFTER]
    return any(word.casefold() in _data()["called_after"] for word in words[1:])


def _is_public_figure(name: str) -> bool:
    return any(name.casefold().startswith(figure) for figure in _data()["public_figures"])


def names_person(text: str) -> bool:
    """Whether a sentence names a person: by a title, by a role beside a name, or as the owner of a number."""
    for match in _titled().finditer(text):
        if not _called_after(text, match.start("name"), match.end()) and not _is_public_figure(match["name"]):
            return True
    # `contact Program Director Ann Roe`: what stands behind a verb may be a title.
    for pattern in (_in_role(_data()["verbs"]), _in_role(_titles()), _with_role()):
        for match in pattern.finditer(text):
            name = match["name"]
            has_title = " " in name and match["role"].casefold() in _titles() and _are_names(name)
            is_name = has_title or _is_given(name.split()[0])
            if is_name and not _called_after(text, *match.span("name")):
                return True
    if _INITIALS.search(text) or any(map(_has_name, emails_in(text)[0])):
        return True
    if any(_is_given(match["name"]) for match in _OWNED.finditer(text)):
        return True
    return any(_are_names(match["name"]) for pattern in (_REACHED, _OWN_LINE) for match in pattern.finditer(text))


def _are_names(words: str) -> bool:
    """Whether none of the words is one of a place or of a desk."""
    known = _data()["called_after"] | _data()["desks"] | _data()["of_places"]
    return not any(re.sub(r"['’]s$", "", word.casefold()) in known for word in words.split())


def is_person(words: str) -> bool:
    """Whether a label, or what stands in the place of a name, is a person's: `Jane`, `Maria L.`, `Roe, Jane`."""
    if names_person(words):
        return True
    parts = re.findall(r"[^\W\d_][\w'’-]*", words)
    names = [part for part in parts if _is_given(part)]
    return bool(names) and len(parts) <= 4 and not _called_after(words, 0, len(words))


def is_desk(words: str) -> bool:
    """Whether the name of a contact is that of a desk, a line or a team: `Intake`, `Front Desk`."""
    parts = {part.casefold() for part in re.findall(r"[^\W\d_]+", words)}
    return not parts.isdisjoint(_data()["desks"]) and not is_person(words)


def is_personal_mail(address: str, names: str = "") -> bool:
    """Whether a mail address may be a person's: all are but those of a desk, and those called after the place.

    `names` are what the place and whoever runs it are called: `bals@…` of Bay Area Legal Services is theirs.
    """
    if _has_name(address):
        return True
    if is_shared_mailbox(address):
        return False
    parts, domain = _parts_of_mail(address), address.casefold().partition("@")[2]
    words = re.findall(r"[^\W\d_]+", names.casefold())
    letters, initials = "".join(words), "".join(word[0] for word in words)
    known = [letters, domain.partition(".")[0]]
    return not any(len(part) > 2 and (part in initials or any(part in each for each in known)) for part in parts)


def _parts_of_mail(address: str) -> list[str]:
    return [part for part in re.split(r"[._+\d-]+", address.casefold().partition("@")[0]) if part]


def _has_name(address: str) -> bool:
    parts = _parts_of_mail(address)
    return bool(parts) and _is_given(parts[0]) and len(parts) < _MOST_PARTS


_MOST_PARTS = 4  # of a mail address that is a name


def is_shared_mailbox(address: str) -> bool:
    """Whether no single person reads a mail address: `info@…`, `intake.team@…`, `elmfoodpantry@…`."""
    local = address.partition("@")[0].casefold()
    shared = _data()["shared_mailboxes"]
    parts = re.split(r"[._+\d-]+", local)
    return any(part in shared for part in parts) or any(word in local for word in shared if len(word) > _LONG)


_LONG = 4  # letters of a word that is known within others


def without_people(text: str) -> tuple[str, list[str]]:
    """Give `text` without the sentences that name a person, and without mail addresses that may be one's; and these."""
    kept: list[str] = []
    dropped: list[str] = []
    for sentence in _sentences(text) if names_person(text) else [text]:
        (dropped if names_person(sentence) else kept).append(sentence)
    left = " ".join(kept)
    for mail in filter(is_personal_mail, emails_in(left)[0] if "@" in left else ()):
        left = left.replace(mail, "…")
        dropped.append(mail)
    return left, dropped


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found
