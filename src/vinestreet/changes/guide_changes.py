"""Guides and rules for those who help, before and now: a sentence that went is one that nobody follows anymore."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vinestreet.changes.change_report import ChangedItem
from vinestreet.changes.changed_files import FileChange, FileKind
from vinestreet.changes.changed_words import passages, words_read
from vinestreet.changes.text_changes import new_links, passage_said
from vinestreet.core.messages import Messages

MOST_PASSAGES = 12
MOST_BYTES = 400_000
_READ = (".md", ".yml", "")


def compare_guides(
    before: Path, now: Path, files: Sequence[FileChange], t: Messages
) -> Iterator[tuple[FileChange, ChangedItem, bool]]:
    """Give what differs in each of the `files` that people read, and whether words have gone from it."""
    for change in files:
        suffix = Path(change.path).suffix
        if change.kind is FileKind.CODE or suffix not in _READ or change.letter != "M":
            continue
        old, new = _text(before / change.path), _text(now / change.path)
        if old is None or new is None:
            continue
        found = list(passages(words_read(old), words_read(new)))
        gone = any(each.gone for each in found)
        said = [t("changes.guide_gone")] if gone else []
        said += new_links(old, new, t)
        said += [passage_said(each, t) for each in found[:MOST_PASSAGES]]
        if len(found) > MOST_PASSAGES:
            said.append(t("changes.more_passages", count=len(found) - MOST_PASSAGES))
        yield change, ChangedItem(change.path, said or [t("changes.text_marks")]), gone


def _text(file: Path) -> str | None:
    try:
        if file.is_symlink() or file.stat().st_size > MOST_BYTES:
            return None
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
