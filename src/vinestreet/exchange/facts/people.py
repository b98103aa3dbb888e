"""Whether words of others name a person: nobody has asked them whether they want to be in a public directory.

No list of names is whole, and many names are words, too. So a name counts where something beside it says that it is a
person's: a title, a role, what a cell is for. Where in doubt, what names somebody is left out.
"""

import re
from functools import cache
from pathlib import Path

import yaml

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_]|[\"“(])|(?<=[a-z)][.!?])(?=[A-Z][a-z])")
_INITIALS = re.compile(r"\b(?i:call|contact|ask for|speak (?:to|with)|see)\s+[A-Z]\.\s?[A-Z]\b")
_ABBREVIATED = re.compile(r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Rr]ev|[Ff]r|[Ss]r|[Pp]rof|[Ss]t|[A-Z])\.$")
# A name that belongs to a number is a person's where it is said whose number it is.
_OWNED = re.compile(
    r"\b(?P<name>[A-Z]\w+)['’]s?\s+(?:cell|mobile|direct|desk|home|office|phone|number|line|voice ?mail|extension)\b"
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
def _in_role() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, _data()["roles"]), key=len, reverse=True))
    return re.compile(rf"\b(?i:{roles})\b(?i:\s+(?:is|at))?[\s:,–-]+(?P<name>{_NAME}(?:{_INITIAL}\s+{_NAME})*)")


@cache
def _with_role() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, _data()["roles"]), key=len, reverse=True))
    person = rf"(?P<name>{_NAME}{_INITIAL}(?:\s+{_NAME})+)"
    return re.compile(rf"\b{person}\s*[,(–-]\s*(?i:(?:[\w&-]+\s){{0,3}}(?:{roles}))\b")


def _is_given(word: str) -> bool:
    return re.sub(r"['’]s?$", "", word).casefold() in _data()["given_names"]


def _called_after(text: str, start: int, end: int) -> bool:
    """Whether what stands there is what a street, a house or a programme is called."""
    words = re.findall(r"[^\W\d_]+", text[start:end]) + re.findall(r"[^\W\d_]+", text[end : end + 60])[:_WORDS_AFTER]
    return any(word.casefold() in _data()["called_after"] for word in words[1:])


def _is_public_figure(name: str) -> bool:
    return any(name.casefold().startswith(figure) for figure in _data()["public_figures"])


def names_person(text: str) -> bool:
    """Whether a sentence names a person: by a title, by a role beside a name, or as the owner of a number."""
    for match in _titled().finditer(text):
        if not _called_after(text, match.start("name"), match.end()) and not _is_public_figure(match["name"]):
            return True
    for pattern in (_in_role(), _with_role()):
        for match in pattern.finditer(text):
            first = match["name"].split()[0]
            if _is_given(first) and not _called_after(text, match.start("name"), match.end()):
                return True
    return bool(_INITIALS.search(text)) or any(_is_given(match["name"]) for match in _OWNED.finditer(text))


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
    local, _, domain = address.casefold().partition("@")
    parts = [part for part in re.split(r"[._+\d-]+", local) if part]
    if parts and _is_given(parts[0]) and len(parts) < _MOST_PARTS:
        return True
    if is_shared_mailbox(address):
        return False
    words = re.findall(r"[^\W\d_]+", names.casefold())
    letters, initials = "".join(words), "".join(word[0] for word in words)
    known = [letters, domain.partition(".")[0]]
    return not any(len(part) > 2 and (part in initials or any(part in each for each in known)) for part in parts)


_MOST_PARTS = 4  # of a mail address that is a name


def is_shared_mailbox(address: str) -> bool:
    """Whether no single person reads a mail address: `info@…`, `intake.team@…`, `elmfoodpantry@…`."""
    local = address.partition("@")[0].casefold()
    shared = _data()["shared_mailboxes"]
    parts = re.split(r"[._+\d-]+", local)
    return any(part in shared for part in parts) or any(word in local for word in shared if len(word) > _LONG)


_LONG = 4  # letters of a word that is known within others


def without_people(text: str) -> tuple[str, list[str]]:
    """Give `text` without the sentences that name a person, and these."""
    if not text or not names_person(text):
        return text, []
    kept: list[str] = []
    dropped: list[str] = []
    for sentence in _sentences(text):
        (dropped if names_person(sentence) else kept).append(sentence)
    return " ".join(kept), dropped


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found
