"""Places whose address is kept secret: what is told of a change must not be the next place where it stands.

A report lands on a page that everybody can read, often before anybody has looked at the change itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vinestreet.changes.change_report import ChangedItem
from vinestreet.core.messages import Messages
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.schema.flow_text import flow_text
from vinestreet.site.site import Site

WHERE_FIELDS = frozenset({"address", "area"})  # facts that are never told of such a place; a point is told by no number
_NUMBERED = r"\b\d+[A-Za-z]?\s+[A-Z][a-z]+"  # 3 Alder
_STREET = (
    r"\b[A-Z]\w+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Boulevard|Blvd|Way|Square|Row|"
    r"Terrace|Hill|Bridge)\b"
)
_BESIDE = (
    r"\b(?:[Bb]ehind|[Nn]ext (?:door )?to|[Aa]cross from|[Oo]pposite|[Bb]eside|[Nn]ear|[Cc]orner of|[Uu]pstairs from|"
    r"[Aa]bove|[Bb]etween)\s+\w+(?:\s+\w+)?"
)
_COORDINATES = r"-?\d{1,3}\.\d{3,}"


def is_secret(before: Listing, now: Listing) -> bool:
    """Whether the address of the place is kept secret, or was: nobody can take back what the other version says."""
    return before.confidential or now.confidential


def secret_listings(*sites: Site) -> Iterator[Listing]:
    """Give every listing whose address is secret in any of the `sites`."""
    return (line for site in sites for line in site.directory.listings.values() if line.confidential)


@dataclass(frozen=True, slots=True)
class WordsKeptBack:
    """Keeps sentences that may tell where a secret place is out of a report; it names the `areas` that would."""

    t: Messages
    areas: frozenset[str]

    @classmethod
    def of(cls, *sites: Site) -> "WordsKeptBack":
        """Make one for two versions of a site."""
        labels = (area.label.casefold() for site in sites for area in site.directory.areas.values() if not area.is_far)
        return cls(sites[-1].words, frozenset(labels))

    def may_tell_where(self, words: str, known: str = "") -> bool:
        """Whether `words` name a street, a number or what is beside it, and not just what is `known` already."""
        plain, known = words.casefold(), known.casefold()
        found = (match.group() for match in re.finditer("|".join((_NUMBERED, _STREET, _BESIDE, _COORDINATES)), words))
        areas = (label for label in self.areas if re.search(rf"\b{re.escape(label)}\b", plain))
        return any(each.casefold() not in known for each in (*found, *areas))

    def of_place(self, sentences: Iterable[str], before: Listing) -> Iterator[str]:
        """Give `sentences` about a secret place; one that may tell more than the entry did is only named."""
        known = flow_text(to_entry(before)) if before.confidential else ""
        for said in sentences:
            yield self._named(said) if self.may_tell_where(said, known) else said

    def of_others(self, item: ChangedItem, secret: Sequence[Listing]) -> tuple[ChangedItem, bool]:
        """Give what is told of something else, and whether it spoke of one of the `secret` places and where it is."""
        kept, spoke = [], False
        for said in item.said:
            line = next((each for each in secret if _is_named(each.name, f"{item.name} {said}")), None)
            if line and self.may_tell_where(said.replace(line.name, "")):
                spoke = True
                kept.append(self.t("changes.secret_named", label=_label(said), name=line.name))
            else:
                kept.append(said)
        # Nor on a picture.
        return (ChangedItem(item.name, kept, ""), True) if spoke else (item, False)

    def _named(self, said: str) -> str:
        return self.t("changes.secret_words", label=_label(said))


def _is_named(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name.casefold())}\b", words.casefold()) is not None


def _label(said: str) -> str:
    """What a sentence is about: what stands before the words of others in it."""
    return re.split(r"[:“(]", said, maxsplit=1)[0].strip() or "…"
