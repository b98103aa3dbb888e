"""Pages to read before and now: how long they are and how hard to read, and the words that are other than before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.changed_words import Passage, passages, words_read
from vinestreet.core.messages import Messages
from vinestreet.lint.reading_level import GRADED, reading_level

MOST_PASSAGES = 6
NOTED = 0.05  # of its words: a page that is longer or shorter by less is as long as it was
_OUTSIDE = re.compile(r"\b(?:https?://[^\s<>()\[\]\"'`]+|(?:tel|sms|mailto):[^\s<>()\[\]\"'`]+)")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page to read: its file, its address within the site, its title and what it is about, and its Markdown."""

    file: str
    url: str
    title: str
    about: str
    source: str


def compare_texts(before: dict[str, ReadPage], now: dict[str, ReadPage], t: Messages) -> Iterator[ChangedItem]:
    """Give each page that is new, gone or other than it was; the pages are by their path."""
    for path in dict.fromkeys((*now, *before)):
        old, new = before.get(path), now.get(path)
        if new and not old:
            said = [t("changes.text_about", about=new.about)] if new.about else []
            said += [*_length(None, new, t), *new_links("", new.source, t)]
            yield ChangedItem(t("changes.text_new", title=new.title), said, new.url)
        elif old and not new:
            yield ChangedItem(t("changes.text_gone", title=old.title), [t("changes.gone_page", url=old.url)])
        elif old and new and old.source != new.source:
            yield ChangedItem(new.title, list(_changes(old, new, t)), new.url)


def _changes(old: ReadPage, new: ReadPage, t: Messages) -> Iterator[str]:
    said = False
    for label, was, is_ in (
        (t("changes.label_title"), old.title, new.title),
        (t("changes.label_about"), old.about, new.about),
    ):
        if was != is_:
            said = True
            yield t("changes.was", label=label, before=f"“{was}”", now=f"“{is_}”")
    found = list(passages(words_read(_body(old)), words_read(_body(new))))
    links = new_links(old.source, new.source, t)
    yield from links
    for passage in found[:MOST_PASSAGES]:
        yield passage_said(passage, t)
    if len(found) > MOST_PASSAGES:
        yield t("changes.more_passages", count=len(found) - MOST_PASSAGES)
    if found:
        yield from _length(old, new, t)
        if old.url.startswith("about/"):
            yield t("changes.page_alone")
    if not (said or found or links):
        yield t("changes.text_marks")


def _body(page: ReadPage) -> str:
    """The page without what stands in its front matter."""
    return re.sub(r"\A\ufeff?---\s*\n.*?^(?:---|\.\.\.)[ \t]*$", "", page.source, flags=re.DOTALL | re.MULTILINE)


def passage_said(passage: Passage, t: Messages) -> str:
    """Say what a passage said and says: of words that only came or went, those alone, and where."""
    before, now = passage.before, passage.now
    if passage.gone and now.strip("… "):
        return t("changes.words_gone_from", before=passage.gone, now=now)
    if passage.added and before.strip("… "):
        return t("changes.words_new_in", now=passage.added, before=before)
    if not before.strip("… "):
        return t("changes.words_new", now=now)
    return (
        t("changes.words_other", before=before, now=now) if now.strip("… ") else t("changes.words_gone", before=before)
    )


def _length(old: ReadPage | None, new: ReadPage, t: Messages) -> Iterator[str]:
    """How many words there are, and how hard it is to read where that can be said."""
    words = len(words_read(_body(new)))
    was_words = len(words_read(_body(old))) if old else 0
    if old is None:
        yield t("changes.text_words", count=words)
    elif abs(words - was_words) > was_words * NOTED:
        yield t("changes.text_words_were", before=was_words, count=words)
    if t.locale.language != GRADED:
        return
    level, was = reading_level(new.source), reading_level(old.source) if old else None
    if level and was and level.grade != was.grade:
        yield t("changes.text_grade_was", before=was.grade, now=level.grade)
    elif level and not old:
        yield t("changes.text_grade", now=level.grade)


def new_links(before: str, now: str, t: Messages) -> list[str]:
    """Say where links lead that were not there before: other sites, numbers, addresses to write to."""
    known = set(_OUTSIDE.findall(before))
    added = [link.rstrip(".,;:*_") for link in dict.fromkeys(_OUTSIDE.findall(now)) if link not in known]
    return [t("changes.links_new", links=", ".join(dict.fromkeys(map(_where, added))))] if added else []


def _where(link: str) -> str:
    """What a reader would reach: the host of an address, or the number."""
    try:
        return urlsplit(link).hostname or link
    except ValueError:
        return link
