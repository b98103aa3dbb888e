"""What changes, in sections, told as lines for a terminal and as Markdown for the page of a pull request.

Everything in it was written by whoever made the change: nothing of it is markup, and nothing calls anybody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vinestreet.core.messages import Messages
from vinestreet.core.plain_markdown import plain_markdown
from vinestreet.core.problems import visible

MOST_ITEMS = 150  # of a section: a code host takes a megabyte on one page
MOST_LINES = 60  # of one item


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One thing that changed: what it is, and a sentence for each thing that is other than before.

    `url` is its page within the site, for the pictures.
    """

    name: str
    said: Sequence[str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """Things of one kind; `key` names its title under `changes:`, and a `loud` one is what nobody may overlook."""

    key: str
    items: Sequence[ChangedItem]
    loud: bool = False


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """All of it, the loudest first, told in `words`; `remarks` above it say what was compared."""

    words: Messages
    sections: Sequence[ChangedSection]
    remarks: list[str] = field(default_factory=list)

    def urls(self) -> list[str]:
        """Give the pages that changed, in the order in which they are told."""
        found = (item.url for section in self.sections for item in section.items if item.url)
        return list(dict.fromkeys(found))

    def text(self) -> str:
        """Give it for a terminal."""
        t = self.words
        parts = ["\n".join(map(_shown, self._head()))]
        for section in self._told():
            title = t(f"changes.{section.key}")
            lines = [title.upper() if section.loud else title]
            for item in section.items[:MOST_ITEMS]:
                lines.append(f"  {_shown(item.name)}")
                lines += [f"    - {_shown(said)}" for said in _some(item.said, t)]
            lines += [f"  {said}" for said in _left_out(section, t)]
            parts.append("\n".join(lines))
        return "\n\n".join(parts)

    def markdown(self) -> str:
        """Give it as Markdown in which what somebody wrote is words and nothing else."""
        t = self.words
        parts = ["\n\n".join(map(_escaped, self._head()))]
        for section in self._told():
            mark = "⚠️ " if section.loud else ""
            lines = [f"## {mark}{t(f'changes.{section.key}')}", ""]
            for item in section.items[:MOST_ITEMS]:
                lines.append(f"- **{_escaped(item.name)}**")
                lines += [f"  - {_escaped(said)}" for said in _some(item.said, t)]
            lines += [f"- {said}" for said in _left_out(section, t)]
            parts.append("\n".join(lines))
        return "\n\n".join(parts) + "\n"

    def _told(self) -> list[ChangedSection]:
        return [section for section in self.sections if section.items]

    def _head(self) -> Iterator[str]:
        t = self.words
        yield from self.remarks
        counts = [(section.key, len(section.items)) for section in self._told()]
        if all(key == "written" for key, _ in counts):
            yield t("changes.nothing")
        else:
            said = ", ".join(f"{t(f'changes.{key}')} ({count})" for key, count in counts)
            yield t("changes.in_short", what=said)


def _some(said: Sequence[str], t: Messages) -> Iterator[str]:
    yield from said[:MOST_LINES]
    if len(said) > MOST_LINES:
        yield t("stale.more", count=len(said) - MOST_LINES)


def _left_out(section: ChangedSection, t: Messages) -> Iterator[str]:
    if len(section.items) > MOST_ITEMS:
        yield t("stale.more", count=len(section.items) - MOST_ITEMS)


def _shown(text: str) -> str:
    """The text with its hard spaces, which belong into times, as plain ones."""
    return visible(text.replace("\xa0", " ").replace("\u202f", " "))


def _escaped(text: str) -> str:
    return plain_markdown(_shown(text))
