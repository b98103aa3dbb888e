"""Words of a listing's longer texts that people look for, for the search.

The finder doesn't show notes, arrival and conditions, and knowing every word of them would double what a phone loads.
It needs those by which a kind of a need is told: "freezer" and "diapers" in a note on a pantry.
"""

from collections.abc import Iterable, Iterator, Mapping

from vinestreet.directory.model import Listing
from vinestreet.lexicon.lexicon_model import Lexicon
from vinestreet.lexicon.lexicon_words import words_of

MOST = 2  # words of a phrase that a place is looked for by; longer ones are what a reader says, and not a place


def further_words(listing: Listing, telling: Mapping[str, frozenset[str]]) -> str:
    """Give the words that tell of the needs of `listing` and stand in none of the texts that the finder has.

    `telling` are the words of each need, as `telling_words` gives them.
    """
    shown = (listing.name, listing.what, listing.organisation, listing.who_for, listing.address)
    known = frozenset().union(*map(words_of, shown))
    wanted = frozenset().union(*(telling.get(need, frozenset()) for need in listing.needs))
    return " ".join(sorted((wanted - known).intersection(*[frozenset(_words(listing))])))


def telling_words(lexicons: Iterable[Lexicon]) -> dict[str, frozenset[str]]:
    """Give for each need the words of its kinds that tell something, in every language."""
    words: dict[str, set[str]] = {}
    for lexicon in lexicons:
        small = {word for each in lexicon.small for word in words_of(each)}
        for need, topics in lexicon.needs.items():
            for topic, phrases in topics.items():
                for phrase in (topic, *phrases):
                    telling = [word for word in words_of(phrase) if word not in small]
                    if len(telling) <= MOST:
                        words.setdefault(need, set()).update(telling)
    return {need: frozenset(some) for need, some in words.items()}


def _words(listing: Listing) -> Iterator[str]:
    for text in _texts(listing):
        yield from words_of(text)


def _texts(listing: Listing) -> Iterator[str]:
    yield listing.more
    yield listing.hours_note
    yield listing.access_note
    yield listing.asks.words
    yield listing.cost.words if listing.cost else ""
    yield listing.consent.words
    if arrive := listing.arrive:
        yield from (arrive.door, arrive.greeting, arrive.wait, arrive.asked, arrive.quiet, arrive.leaving)
    yield from (note.say for note in listing.notes)
