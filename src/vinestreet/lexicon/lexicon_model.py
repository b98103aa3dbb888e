"""What people type in one language, and what it means. The search reads it; files in lexicon/ hold it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Phrases = tuple[str, ...]

ANY = "any"  # the phrases that mean a need as a whole, among its topics
# What the finder can be asked for beside a need.
FILTERS = tuple(
    "now today tonight tomorrow weekend morning afternoon evening night near free no-id no-referral no-insurance "
    "no-papers peer-run no-police step-free by-text by-phone dogs couples families women-only men-only under-18 trans "
    "halal vegan no-religion to-read".split()
)
# Words of despair: a line to talk to, or the emergency number where a body is in danger; and longer phrases with the
# same words that mean something else: phone died.
CRISIS = ("line", "emergency", "not")
EXAMPLES = ("line", "emergency", "none")  # of what people type, from which the search learns to tell these apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of the language with this `code` (ISO 639).

    `needs` has the phrases of each need by topic: a topic is itself a phrase for a kind of the need, but for `any`.
    `who` are people that a place may be for, whatever the need. What follows a negation is not wanted. `small` words
    tell nothing by themselves, `spellings` give what is meant by how it is typed, and words that differ only in their
    `endings` are alike.
    """

    code: str
    needs: Mapping[str, Mapping[str, Phrases]] = field(default_factory=dict)
    who: Mapping[str, Phrases] = field(default_factory=dict)
    filters: Mapping[str, Phrases] = field(default_factory=dict)
    crisis: Mapping[str, Phrases] = field(default_factory=dict)
    examples: Mapping[str, Phrases] = field(default_factory=dict)
    negations: Phrases = ()
    small: Phrases = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    endings: Phrases = ()

    def phrases_of(self, need: str) -> Iterator[str]:
        """Give every phrase that means the need with this id, or a kind of it."""
        for topic, phrases in self.needs.get(need, {}).items():
            if topic != ANY:
                yield topic
            yield from phrases


def phrases_of(need: str, lexicons: Iterable[Lexicon]) -> Phrases:
    """Give every phrase that means the need with this id in any of the `lexicons`, each once."""
    return tuple(dict.fromkeys(phrase for lexicon in lexicons for phrase in lexicon.phrases_of(need)))
