"""Hours that begin or end on a day: `from December on`, `until further notice`.

They read like hours of one season, which would leave the place without any in the rest of the year.
"""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\b"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
_DATE = (
    r"(?:(?:the )?(?:end|middle|beginning|start|first week) of (?:the )?)?"
    rf"(?:early |mid-?|late )?(?:{_MONTH}|\d{{4}}-\d\d"
    r"|\d{1,2}[/.]\d{1,2}(?![\d:])|(?:the )?\d{1,2}(?:st|nd|rd|th)\b|20\d\d\b|(?:the )?(?:new year|winter|spring|summer"
    r"|fall|autumn|holidays|season|school)\b|christmas|thanksgiving|easter|labor day|memorial day|further notice"
    rf"|(?:the )?(?:next|this|coming|following) (?:week|month|year|{_MONTH}|{_WEEKDAY})|tomorrow)"
)
_MORE = r"(?: \d{1,2}(?:st|nd|rd|th)?\b(?! ?(?::|-|am|pm|to)))?(?:, \d{4})?(?: on(?:wards?)?\b)?"
_BEGINS = re.compile(
    rf"(?i)\b(?:starting|starts?|beginning|begins?|effective|as of|as from|after)(?: on| in| from| with)?"
    rf" (?:{_DATE}|{_WEEKDAY}){_MORE}"
    rf"|\bfrom (?!\d|noon\b|midnight\b)(?:(?!\b(?:to|through|until)\b)[\w ,./-]){{2,24}}? (?:on|onwards?|forward)\b"
    rf"|\bfrom {_DATE}{_MORE}(?! ?(?:\d{{1,2}} ?)?(?:to|through|thru|until|till|-|–))"
)
_ENDS = re.compile(rf"(?i)\b(?:until|till|til|through|thru)(?: the)? {_DATE}{_MORE}")
_SEASON = re.compile(rf"(?i){_MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?\s*$")  # `June through August`
_NOW = re.compile(r"(?i)\bfrom (?:now|today|here) on(?:wards?)?\b")


def part_of_the_time(text: str) -> str:
    """Give the words in `text` that say from or until when something is so; else nothing."""
    if begins := next((each for each in _BEGINS.finditer(text) if not _NOW.match(each.group())), None):
        return begins.group().strip(" ,")
    ends = next((each for each in _ENDS.finditer(text) if not _SEASON.search(text[: each.start()])), None)
    return ends.group().strip(" ,") if ends else ""
