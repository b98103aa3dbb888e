"""Words that speak of one person: whom to ask for, or whose number it is. Nobody agreed to stand on a public page.

A name that isn't seen gets there, and one too many only costs a look; so whatever may be a name counts as one.
"""

import re
from collections.abc import Iterable

from vinestreet.directory.model import Listing
from vinestreet.site.site import Site

# Whom anybody may ask for: what somebody does there, and not who they are.
_ROLES = (
    "kitchen|front desk|desk|office|counter|reception|receptionist|intake|manager|director|coordinator|supervisor|staff"
    "|volunteers?|nurse|doctor|counsell?or|advocate|caseworker|case worker|social worker|pastor|operator|dispatch"
    "|security|someone|somebody|anyone|anybody|help|directions|details|more|me|us|them|beds?|food|extension"
)
_ASK_FOR = re.compile(
    rf"\b(?i:ask|asking) for (?!(?:the|a|an|our|their)\b|(?i:{_ROLES})\b)[^\W\d_]{{2,}}(?: [A-Z][^\W\d_]+)?"
)
_SOMEBODY = re.compile(
    r"\b(?:[Cc]all|[Cc]ontact|[Tt]ext|[Ss]ee|[Rr]each|[Ff]ind|(?:[Ss]peak|[Tt]alk) (?:to|with)|[Cc]o|[Cc]are of)"
    r" (?=[A-Z])([^\W\d_]+(?: [A-Z][^\W\d_]+)?)"
)
_THEIR_OWN = re.compile(
    r"(?i)\b(?:(?:her|his|my|[a-z]+['’]s) (?:own |new |old |private |personal )*"
    r"(?:mobile|cell\w*|phone|number|line|home)"
    r"|(?:personal|private|home) (?:mobile|cell\w*|phone|number|line))\b"
)
_MOBILE = re.compile(r"(?i)\b(?:mobile|cell(?:phone)?)\b")
_OWN = re.compile(r"(?i)\b(?:it|that|there|here|what|who|today|place|shelter|center|centre|office|kitchen|church)['’]s")
_NAME = re.compile(r"(?<![\w'’.-])[A-Z][a-z]+(?:['’]s)?(?![\w-])")
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
    "sundays mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec phone tel telephone number new old the "
    "a an it it's its their they they're this that these those there we you your our now call calls text texts please "
    "and or but on in at from to for if when main office desk front line hotline toll free tty fax mobile cell street "
    "st road avenue ave hi hello thanks thank dear i i'm ask no yes not also use dial their he she his her my what "
    "hours address website name place until still only".split()
)


def person_in(text: str, known: Iterable[str] = ()) -> str:
    """Give the words in `text` that name somebody to ask for, or say that a number is one person's; else nothing.

    Words in `known`, such as the name of the place, are nobody's.
    """
    for match in (*_ASK_FOR.finditer(text), *_SOMEBODY.finditer(text)):
        if not _is_known(match[match.lastindex or 0].rpartition(" for ")[2], known):
            return match.group()
    own = (match.group() for match in _THEIR_OWN.finditer(text))
    return next((words for words in own if not _OWN.match(words)), "")


def owner_in(text: str, known: Iterable[str] = ()) -> str:
    """Give the words of a sentence with a number that say it may be one person's: also a name alone, or a mobile."""
    known = tuple(known)
    if found := person_in(text, known):
        return found
    if match := _MOBILE.search(text):
        return match.group()
    return next((each.group() for each in _NAME.finditer(text) if not _is_known(each.group(), known)), "")


def names_of(listing: Listing | None, site: Site) -> tuple[str, ...]:
    """Give the words that are no person's name where somebody writes of `listing`."""
    areas = tuple(area.label for area in site.place.areas.values())
    here = (listing.name, listing.organisation, listing.address) if listing else ()
    return (*filter(None, here), *areas, site.place.name)


def _is_known(name: str, known: Iterable[str]) -> bool:
    words = {re.sub(r"['’]s$", "", word) for each in known for word in re.findall(r"[^\W\d_]+", each.casefold())}
    return all(re.sub(r"['’]s$", "", word) in _NO_NAME | words for word in name.casefold().split())
