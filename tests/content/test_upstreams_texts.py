"""As many texts as upstream promises. They lie in `docs/`, which a fork leaves alone."""

from pathlib import Path

from tests.directory.reading import ROOT
from vinestreet.conversations.block_finder import conversation_in
from vinestreet.conversations.conversation_model import Conversation
from vinestreet.conversations.graph import came_from
from vinestreet.core.problems import Report


def texts(folder: str) -> list[Path]:
    return [file for file in sorted((ROOT / "docs" / folder).glob("*.md")) if file.stem != "index"]


def longest_way(found: Conversation) -> int:
    """The number of parts on the longest of the shortest ways to an end."""
    came = came_from(found)

    def steps(name: str) -> int:
        return 1 if name == found.parts[0].name else 1 + steps(came[name][0])

    return max(steps(part.name) for part in found.parts if part.ends())


def test_there_are_as_many_essays_and_conversations_as_were_promised():
    assert len(texts("essays")) >= 18
    talks = [conversation_in(file.read_text(encoding="utf-8"), Report(file.name)) for file in texts("conversations")]
    assert len(talks) >= 10
    assert sum(longest_way(talk) > 3 for talk in talks if talk) >= 4
