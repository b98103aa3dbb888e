"""How many pages were read, for people who pay for a site and ask: by day, and by kind of page, and nothing finer.

Nobody is counted: one person who opens ten pages is ten, and ten people behind one library's address are not told from
one. What is left out, and why, is counted too, so that the number can be told honestly.

A small number may point at somebody: in a small town, the one person who read about a bed last Tuesday. So a number
below FEWEST is not given, and it can't be worked out from the others either. A day with fewer is in no other number, so
the days that are shown add up to the whole. Kinds with fewer are added up with the next smallest ones, and never one
alone. Which kinds were read on which day is not told at all.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from vinestreet.maintenance.access_log import LoggedRequest, UnreadLine

FEWEST = 10  # below this, a number is not given
# What stands behind `?` in the address of a file that a browser fetches by itself, to have it without a connection.
SAVED_BY_ITSELF = "copy"

# In the order in which they are looked for, and told.
KINDS = {
    "front": re.compile(r"(index)?"),
    "help": re.compile(r"help-now"),
    "finding": re.compile(r"everything|directory/(index|my-list)?|directory/(needs|areas)/[^/]+"),
    "places": re.compile(r"directory/[^/]+"),
    "essays": re.compile(r"essays/.*"),
    "conversations": re.compile(r"conversations/.*"),
    "practise": re.compile(r"practise/.*"),
    "voices": re.compile(r"voices/.*"),
    "about": re.compile(r"about/.*"),
    "other": re.compile(r".*"),
}
# No page that anybody came to read. `measures` is behind Leave: who was there is told to nobody.
_NO_PAGES = re.compile(r"404|offline|measures|(assets|hsds|search)/.*|.*/\..*|\..*|_.*")
_READ = frozenset({200, 304})  # sent whole, or still the same as what the browser has
# What calls itself a browser does so in these words, and what reads for a machine mostly says that too, or gives an
# address to ask what it is.
_BROWSER = re.compile(r"(?:Mozilla|Opera)/\d")
_PROGRAM = re.compile(
    r"(?<!cu)bot(?:s?\b|[/_ -])|crawl|spider|slurp|scan|archiv|monitor|uptime|preview|favicon|synthetic|inspector"
    r"|headless|lighthouse|externalhit|phantomjs|selenium|playwright|\bagent\b|fetch|validator|check|scrap|feed"
    r"|python|curl|wget|java/|http-?client|https?:|www\.|\.com\b|@|compatible(?!; *MSIE)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class ReaderCount:
    """Pages by day (or by month, named by its first day) and by kind, and what was left out.

    `left_out` are requests by reason: `programs`, `saved`, `parts` (no pages), `not_sent` (no answer with a page).
    Lines that nobody could read are `unread`, and the first of them is kept. `nameless` are pages of which the log
    doesn't say which program asked for them.
    """

    days: dict[date, Counter[str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    nameless: int = 0
    unread: int = 0
    first_unread: UnreadLine | None = None

    @property
    def by_day(self) -> dict[date, int | None]:
        """The pages of each day that has any, in order; None where they are too few to be given."""
        totals = {day: kinds.total() for day, kinds in sorted(self.days.items())}
        return {day: total if total >= FEWEST else None for day, total in totals.items()}

    @property
    def total(self) -> int:
        """The pages of the days that are given."""
        return sum(total or 0 for total in self.by_day.values())

    def by_kind(self) -> tuple[dict[str, int], tuple[tuple[str, ...], int]]:
        """Give the pages of each kind on the days that are given, and the kinds that are only given together."""
        counted: Counter[str] = Counter()
        for day, total in self.by_day.items():
            counted.update(self.days[day] if total else {})
        waiting = sorted(counted, key=lambda kind: counted[kind])
        together: set[str] = set()
        while waiting and (counted[waiting[0]] < FEWEST or _tells_too_much([counted[kind] for kind in together])):
            together.add(waiting.pop(0))
        alone = {kind: counted[kind] for kind in KINDS if kind in waiting}
        return alone, (tuple(kind for kind in KINDS if kind in together), sum(counted[kind] for kind in together))


def _tells_too_much(numbers: list[int]) -> bool:
    """Whether the sum of small `numbers` is one of them, or is small itself."""
    return len(numbers) == 1 or 0 < sum(numbers) < FEWEST


def count_readers(
    lines: Iterable[LoggedRequest | UnreadLine],
    below: str = "/",
    since: date = date.min,
    until: date = date.max,
    *,
    months: bool = False,
) -> ReaderCount:
    """Count the pages of a site at the path `below` (`/help/`), from the day `since` to the day `until`."""
    found = ReaderCount()
    for line in lines:
        if isinstance(line, UnreadLine):
            found.unread += 1
            found.first_unread = found.first_unread or line
        elif since <= line.day <= until:
            kind, reason = _kind_of(line, below)
            if kind:
                day = line.day.replace(day=1) if months else line.day
                found.days.setdefault(day, Counter())[kind] += 1
                found.nameless += line.agent is None
            else:
                found.left_out[reason] += 1
    return found


def _kind_of(request: LoggedRequest, below: str) -> tuple[str, str]:
    """The kind of page that a person was sent, or why it is none."""
    path, _, query = request.target.partition("?")
    kind = _kind_at(path, below)
    if not kind:
        return "", "parts"
    if request.method != "GET" or request.status not in _READ:
        return "", "not_sent"
    if query == SAVED_BY_ITSELF:
        return "", "saved"
    if request.agent is not None and not is_browser(request.agent):
        return "", "programs"
    return kind, ""


@lru_cache(maxsize=4096)
def _kind_at(path: str, below: str) -> str:
    """The kind of page at a path; empty for what is no page."""
    name = _page_name(path, below)
    return "" if name is None else next(kind for kind, pattern in KINDS.items() if pattern.fullmatch(name))


def _page_name(path: str, below: str) -> str | None:
    """The page's path in the site without `.html`, which some hosts leave out; None for what is no page."""
    path = unquote(path, errors="replace")
    if not f"{path}/".startswith(below):
        return None
    name = path[len(below) :]
    last = name.rpartition("/")[2]
    if "." in last and not last.endswith(".html"):
        return None
    name = name.removesuffix(".html")
    return None if _NO_PAGES.fullmatch(name) else name


@lru_cache(maxsize=4096)
def is_browser(agent: str) -> bool:
    """Whether a program that calls itself `agent` says that it is a browser, and nothing that speaks against it."""
    return bool(_BROWSER.match(agent)) and not _PROGRAM.search(agent)
