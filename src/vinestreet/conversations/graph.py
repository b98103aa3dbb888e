"""The ways through a conversation: each leads to a part that is there, each part is reached, and each way can end."""

from collections import deque

from vinestreet.conversations.conversation_model import Conversation, Part, ReplyChoice
from vinestreet.core.problems import Report
from vinestreet.schema.text import nearest


def check_paths(conversation: Conversation, report: Report) -> None:
    """Report every way that leads nowhere, every part that nobody reaches, every circle without a way out."""
    before = len(report.problems)
    parts = {part.name: part for part in conversation.parts}
    names = [part.name for part in conversation.parts if part.name]
    for part in conversation.parts:
        if not part.last:
            report.add(part.line, "talk_empty_part" if part.name else "talk_empty")
        for name, line in part.ways():
            if not name or name not in parts:
                report.add(line, "talk_leads_nowhere", found=name[:60], near=nearest(name, names))
        last = part.last
        if isinstance(last, ReplyChoice) and any(reply.then for reply in last.replies):
            for reply in last.replies:
                if not reply.then:
                    report.add(reply.line, "talk_reply_without_then", found=reply.words[:60])
    if len(report.problems) > before:
        return
    came = came_from(conversation)
    for part in conversation.parts[1:]:
        if part.name not in came:
            report.add(part.line, "talk_part_not_reached", found=part.name)
    leaving = _can_end(conversation)
    for part in conversation.parts:
        if part.name not in leaving:
            report.add(part.line, "talk_circle")
            break  # the others of the circle would say the same


def came_from(conversation: Conversation) -> dict[str, list[str]]:
    """Give for each part that is reached the parts that lead to it; the first of them is on a shortest way to it."""
    came: dict[str, list[str]] = {}
    parts = {part.name: part for part in conversation.parts}
    start = conversation.parts[0].name
    waiting = deque([start])
    seen = {start}
    while waiting:
        name = waiting.popleft()
        for then, _ in parts[name].ways():
            before = came.setdefault(then, [])
            if name not in before:
                before.append(name)
            if then not in seen:
                seen.add(then)
                waiting.append(then)
    return came


def longest_way(conversation: Conversation) -> list[Part]:
    """Give the parts on the way that passes through most of them; one that leads back is not gone a second time.

    Each part is looked at once, however many ways there are: forty choices in a row have a million million.
    """
    parts = {part.name: part for part in conversation.parts}
    longest: dict[str, list[Part]] = {}  # from each part on; empty while its own ways are looked at

    def onward(name: str) -> list[Part]:
        if name not in longest:
            longest[name] = []
            steps = [onward(then) for then, _ in parts[name].ways() if then in parts]
            longest[name] = [parts[name], *max(steps, key=len, default=[])]
        return longest[name]

    return onward(conversation.parts[0].name) if conversation.parts else []


def _can_end(conversation: Conversation) -> set[str]:
    """The parts from which some way comes to an end, worked out backwards from the ends."""
    ending = {part.name for part in conversation.parts if part.ends()}
    while True:
        more = {
            part.name
            for part in conversation.parts
            if part.name not in ending and any(then in ending for then, _ in part.ways())
        }
        if not more:
            return ending
        ending |= more
