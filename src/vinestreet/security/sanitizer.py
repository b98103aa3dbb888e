"""Leaves in a page's body what Markdown makes, and takes out what a contributor could run or disguise something with.

The work is done by nh3 (Ammonia), which parses as browsers do and writes anew what is allowed below. A new element of
the site's own needs its class here, one line.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

import nh3

from vinestreet.security.html_depth import shallow
from vinestreet.security.html_tags import LINK_SCHEMES, is_of_this_site, may_be_linked, start_tags, taken_apart
from vinestreet.security.misleading_links import without_link_faults

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"aria-labelledby", "reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# The kinds that Material's extension names; here they all look alike.
ADMONITIONS = "note abstract info tip success question warning failure danger bug example quote".split()
# No others, so that nothing can be made to look like a button of ours, or cover the page.
CLASSES = frozenset(
    (
        *"footnote footnote-ref footnote-backref".split(),
        *"admonition admonition-title".split(),
        *"column-left column-center column-right".split(),  # of tables (src/vinestreet/texts/table_columns.py)
        # conversations (src/vinestreet/conversations/html.py)
        *"talk-whole talk-people talk-part talk-from talk-end talk-lines talk-line talk-told talk-pause".split(),
        *"talk-voice-1 talk-voice-2 talk-voice-3 talk-voice-4".split(),
        *"talk-ask talk-choice talk-replies talk-then talk-onward".split(),
        *ADMONITIONS,
    )
)
_LANGUAGE = re.compile(r"language-[\w+#-]+")  # of a block of code

# What headings and footnotes get. Browsers offer every id as a name to scripts: none of ours is in small letters or has
# one underscore first. And scripts look for these ids, which must stay theirs.
_ID = re.compile(r"_\d+|[^\W_][\w.-]*|fn(?:ref\d*)?:\S+")
_TAKEN = re.compile(r"main|search.*|everything|finder.*|my-list|card|copy-note|talk-own|talk-back")


def sanitize(html: str, region: str = "US", invented: Collection[str] = ()) -> str:
    """Give the body `html` with only what is allowed in it; its words stay, those in a script or style sheet do not.

    A link that calls or texts stays where it shows its number, which is one of the country `region` (ISO 3166) or has
    the code of its own; so does one that names a site where it opens that site. A number that is `invented`, or kept
    for stories, is no link.
    """
    return without_link_faults(clean(html), region, invented)


def clean(html: str) -> str:
    """Give the body `html` with only what is allowed in it, links that mislead included."""
    return nh3.clean(
        shallow(html),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_allowed,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    )


def removed_parts(before: str, after: str) -> list[str]:
    """Say what stood in `before` and does not in `after`, for whoever wrote it: `<script>`, `onclick="…" on <a>`."""
    return sorted(Counter(_parts(before)) - Counter(_parts(after)))


def _allowed(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute that may stay, or None. nh3 itself checks the schemes of addresses."""
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES or _LANGUAGE.fullmatch(word)) or None
    if name == "id":
        return value if is_free_id(value) else None
    if name == "href":
        return value if may_be_linked(value) else None
    if name == "src":
        return value if is_of_this_site(value) else None
    return value


def is_free_id(id_: str) -> bool:
    """Whether something in a text may have this id: no script could take it for its own name, or for its element."""
    own = ":" in id_ or id_ == id_.lower()
    return own and bool(_ID.fullmatch(id_)) and not _TAKEN.fullmatch(id_)


def _parts(html: str) -> Iterator[str]:
    """Every tag, attribute and class on its own, as people would name it."""
    for tag in start_tags(html):
        name, attributes = taken_apart(tag)
        yield f"<{name}>"
        for attribute, value in attributes:
            each = value.split() if attribute == "class" else [value]
            yield from (f'{attribute}="{_short(part)}" on <{name}>' for part in each)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
