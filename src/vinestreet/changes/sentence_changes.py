"""What the interface says before and now, and the words that people type."""

from collections.abc import Iterator, Sequence

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.changed_words import differing_part
from vinestreet.core.messages import Messages
from vinestreet.lexicon.lexicon_model import Lexicon

MOST_SHOWN = 40  # sentences; of more, how many there are says enough

_DESPAIR = "despair "
Sentence = str | dict[str, str]


def compare_sentences(before: Messages, now: Messages) -> Iterator[ChangedItem]:
    """Give each sentence of the interface that is other than it was, and how many are new or gone."""
    t, old, new = now, _by_key(before), _by_key(now)
    changed = [key for key in new if key in old and old[key] != new[key]]
    for key in changed[:MOST_SHOWN]:
        was, is_ = differing_part(_shown(old[key]), _shown(new[key]))
        yield ChangedItem(key, [t("changes.sentence_was", before=was, now=is_)])
    counts = {
        "sentences_more": len(changed) - MOST_SHOWN,
        "sentences_new": sum(key not in old for key in new),
        "sentences_gone": sum(key not in new for key in old),
    }
    for name, count in counts.items():
        if count > 0:
            yield ChangedItem(t(f"changes.{name}", count=count), [])


def _by_key(words: Messages) -> dict[str, Sentence]:
    groups = dict.fromkeys(key.partition(".")[0] for key in sorted(words.keys()))
    return {f"{name}.{key}": said for name in groups for key, said in words.group(name).items()}


def _shown(said: Sentence) -> str:
    return said if isinstance(said, str) else " / ".join(dict.fromkeys(said.values()))


def compare_lexicons(
    before: Sequence[Lexicon], now: Sequence[Lexicon], t: Messages
) -> Iterator[tuple[bool, ChangedItem]]:
    """Give what changes of the words that people type, by what they mean, and whether they are words of despair."""
    old, new = (dict(_phrases(lexicons)) for lexicons in (before, now))
    for meaning in sorted(dict.fromkeys((*new, *old)), key=lambda name: not name.startswith(_DESPAIR)):
        despair = meaning.startswith(_DESPAIR)
        gone = "despair" if despair else "phrases"
        was, is_ = old.get(meaning, frozenset()), new.get(meaning, frozenset())
        said = [
            t(f"changes.{kind}_{name}", phrases=", ".join(f"“{phrase}”" for phrase in sorted(some)[:MOST_SHOWN]))
            for kind, name, some in (("phrases", "new", is_ - was), (gone, "gone", was - is_))
            if some
        ]
        if said:
            name = t("changes.despair", name=meaning.removeprefix(_DESPAIR)) if despair else meaning
            yield despair, ChangedItem(name, said)


def _phrases(lexicons: Sequence[Lexicon]) -> Iterator[tuple[str, frozenset[str]]]:
    for lexicon in lexicons:
        code = lexicon.code
        for kind, found in (("despair", lexicon.crisis), ("despair example", lexicon.examples)):
            for name, phrases in found.items():
                yield f"{kind} {name} ({code})", frozenset(phrases)
        for need in lexicon.needs:
            yield f"{need} ({code})", frozenset(lexicon.phrases_of(need))
        for name, phrases in {**lexicon.who, **lexicon.filters}.items():
            yield f"{name} ({code})", frozenset(phrases)
        rest = (*lexicon.negations, *lexicon.small, *lexicon.endings, *map(" → ".join, lexicon.spellings.items()))
        yield f"… ({code})", frozenset(rest)
