"""Facts that a part relies on: its author marks where one is told and where it is needed, and every way is walked.

    Tells: asked about tonight        (below a reply, or on a line of its own)
    Needs: asked about tonight        (on a line of its own)

For one fact, only the ways on which nobody has told it yet are of interest, and on those each part is met once. So this
takes as long as parts times facts, however many ways there are.
"""

from collections import deque
from collections.abc import Iterator

from vinestreet.conversations.conversation_model import Conversation, Needed, Onward, Part, ReplyChoice, Told
from vinestreet.core.problems import Report
from vinestreet.schema.text import nearest


def check_facts(conversation: Conversation, report: Report) -> None:
    """Report each need for a fact that some way hasn't told by then, with the parts on a shortest such way."""
    told = sorted(set(_told(conversation)))
    needed = dict.fromkeys(
        fact for part in conversation.parts for step in part.steps if isinstance(step, Needed) for fact in step.facts
    )
    for fact in needed:
        for line, way in _untold_ways(conversation, fact):
            names = " → ".join(f"`{name}`" for name in way if name)
            key = "talk_fact_untold" if names else "talk_fact_untold_at_start"
            near = nearest(fact, told)
            if fact not in told:
                key = "talk_fact_unknown"
            report.add(line, key, entry="", field="", found=fact[:60], way=names, near=near)


def _told(conversation: Conversation) -> Iterator[str]:
    for part in conversation.parts:
        for step in part.steps:
            if isinstance(step, Told):
                yield from step.facts
            elif isinstance(step, ReplyChoice):
                for reply in step.replies:
                    yield from reply.tells


def _untold_ways(conversation: Conversation, fact: str) -> Iterator[tuple[int, list[str]]]:
    """Give each line that needs `fact` and can be met without it, with the names of the parts on the way there."""
    parts = {part.name: part for part in conversation.parts}
    start = conversation.parts[0].name
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        lines, onward = _through(parts[name], fact)
        for line in lines:
            way: list[str] = []
            at: str | None = name
            while at is not None:
                way.insert(0, at)
                at = came[at]
            yield line, way
        for then in onward:
            if then not in came:
                came[then] = name
                waiting.append(then)


def _through(part: Part, fact: str) -> tuple[list[int], list[str]]:
    """Go through one part not knowing `fact`: the lines that need it, and the parts it is left for, still unknown."""
    lines, onward = [], []
    for step in part.steps:
        if isinstance(step, Told) and fact in step.facts:
            break
        if isinstance(step, Needed) and fact in step.facts:
            lines.append(step.line)
        elif isinstance(step, Onward):
            onward.append(step.then)
        elif isinstance(step, ReplyChoice):
            silent = [reply for reply in step.replies if fact not in reply.tells]
            onward += [reply.then for reply in silent if reply.then]
            if not silent:
                break
    return lines, onward
