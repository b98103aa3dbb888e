"""What has to stand in a text beside its words: a summary, questions, something to try, sources."""

import re

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Report
from vinestreet.texts.library import Library, Piece

# The headings of an essay, by their keys in messages/, in the order in which readers know them.
HEADINGS = ("essay.try", "essay.questions", "essay.sources")
_FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:", re.MULTILINE)
_LINK_OUT = re.compile(r"\]\(https?://")


def check_sections(piece: Piece, library: Library, t: Messages, report: Report) -> None:
    """Report what is missing in `piece`, with why and what to write."""
    if not piece.front.description:
        report.add(1, "text_no_summary")
    if piece in library.essays:
        for key in HEADINGS:
            if not re.search(rf"^##[ \t]+{re.escape(t(key))}[ \t]*$", piece.source, re.MULTILINE):
                report.add(0, "text_no_heading", expected=t(key))
        if not (_FOOTNOTE.search(piece.source) or _LINK_OUT.search(piece.source)):
            report.add(0, "text_no_source")
    elif piece in library.conversations:
        if not piece.conversation:
            report.add(0, "text_no_conversation")
        if not library.essays_of(piece):
            report.add(0, "text_no_essay")
