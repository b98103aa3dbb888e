"""What there is to know about a proposal before somebody takes it."""

from collections.abc import Iterator

from vinestreet.contributing.proposal import Proposal
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible

MOST_SHOWN = 2000  # letters of one answer


def told(proposal: Proposal, t: Messages) -> Iterator[str]:
    """Everything to look at, the warnings first; what strangers wrote turns no terminal round."""
    for line in proposal.warnings:
        yield visible(f"{t('issue.look')} {line}")
    for line in proposal.remarks:
        yield visible(line)
    if proposal.unparsed:
        yield t("issue.words")
    for label, words in proposal.unparsed:
        yield visible(f"  {label}")
        short = words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]} …"
        yield from (f"    {visible(line)}" for line in short.splitlines())
    if proposal.hints and not proposal.on_hold:
        yield t("issue.hints")
        yield from (f"  {visible(line)}" for line in proposal.hints)


def told_written(proposal: Proposal, file: str, t: Messages) -> str:
    """Say what was written, and into which file."""
    if proposal.is_new:
        return t("issue.written", id=proposal.id, file=file)
    return t("issue.changed", id=proposal.id, file=file, fields=", ".join(f"`{name}`" for name in proposal.fields))
