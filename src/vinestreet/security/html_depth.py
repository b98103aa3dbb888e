"""HTML with no more elements one within the other than a parser and a browser can take.

For each tag, a parser looks through all elements that are open: 50,000 of them, one within the other, would take half a
minute. Nobody's words stand so deep, and browsers themselves stop at 512.
"""

import re
from collections.abc import Callable

MOST_DEEP = 100
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*+)[^<>]*+>")
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
# One of these right within another of the same name ends it, as an item of a list that nobody closed.
_ENDS_ITS_LIKE = frozenset("p li dt dd tr td th option".split())


def shallow(html: str, instead: Callable[[str], str] = lambda name: "") -> str:
    """Give `html` without the tags that stand deeper than MOST_DEEP; each becomes what `instead` says of its name.

    It is no parser: an element that another's end closes counts as open. So nothing is deeper than it says; and who
    leaves a hundred open loses what comes after those. What is left still has to be sanitised.
    """
    if html.count("<") <= MOST_DEEP:
        return html
    opened: list[str] = []

    def kept(found: re.Match[str]) -> str:
        name = found[2].lower()
        if name in _EMPTY:
            return found[0]
        deep = len(opened) > MOST_DEEP
        if not found[1]:
            if not (name in _ENDS_ITS_LIKE and opened[-1:] == [name]):
                opened.append(name)
            deep = len(opened) > MOST_DEEP
        elif opened[-1:] == [name]:
            opened.pop()
        return instead(name) if deep else found[0]

    return _TAG.sub(kept, html)
