"""Finds the conversation blocks in a Markdown text, so that mistakes are told with the line of the file."""

import re

from vinestreet.conversations.block_parser import read_conversation
from vinestreet.conversations.conversation_model import Conversation
from vinestreet.core.markdown_text import outside_fences
from vinestreet.core.problems import Report
from vinestreet.schema.text import nearest

NAME = "conversation"
_START = re.compile(r" {0,3}(/{3,}) *([\w-]+) *(?:\| *(.*))?")  # as pymdownx.blocks has it
_END = re.compile(r" {0,3}(/{3,}) *")


def conversation_in(source: str, report: Report) -> Conversation | None:
    """Read the conversation in `source`, the whole text of a file; None where there is none.

    What is wrong goes into `report`.
    """
    lines = source.split("\n")
    found: Conversation | None = None
    began, slashes, passed_over = 0, "", False  # the block that is open: its first line, and whether it is not read
    for number, line in enumerate(outside_fences(lines), 1):
        end = _END.fullmatch(line)
        start = None if end else _START.fullmatch(line)
        if end and not began:
            report.add(number, "talk_end_alone", found=line.strip())
        elif end and end[1] == slashes:
            if not passed_over:
                found = read_conversation("\n".join(lines[began : number - 1]), began + 1, report)
            began = 0
        elif start:
            if began:
                report.add(number, "talk_not_closed", found=began)
            passed_over = _is_wrong(start, number, bool(found), report)
            began, slashes = number, start[1]
            if lines[number : number + 1] and lines[number].startswith("    "):
                report.add(number + 1, "talk_indented")
    if began:
        report.add(began, "talk_not_closed", found=began)
    return found


def _is_wrong(start: re.Match[str], number: int, second: bool, report: Report) -> bool:
    """Report what is wrong with the first line of a block; whether the block is not for us, or cannot be read."""
    name = start[2].lower()
    if name != NAME:
        if nearest(name, (NAME,)):  # else it is a block that a fork has added
            report.add(number, "talk_unknown_block", found=start[2])
        return True
    if second:
        report.add(number, "talk_second")
        return True
    if start[3]:
        report.add(number, "talk_named", found=start[3][:60])
    return False
