"""What a server wrote down of who asked for what: the lines of its access log, and of each as few facts as can be.

Two ways of writing are read. The Common and Combined Log Format
(https://httpd.apache.org/docs/2.4/logs.html#accesslog), which nginx and Apache write and most hosts hand out, also with
the name of the host before it or more behind it; and the JSON that Caddy writes, one object a line
(https://caddyserver.com/docs/caddyfile/directives/log). Either may be packed with gzip.

Nothing of a line that names a person is taken: no address, no user, no page that somebody came from.
"""

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from zoneinfo import ZoneInfo

from vinestreet.core.problems import Problem, ProblemsFoundError

LONGEST_LINE = 16_384  # bytes; by themselves, servers take an address of 8 kB, and as much for a name
STANDARD_INPUT = Path("-")
_GZIP = b"\x1f\x8b"
_QUOTED = rb'"([^"\\]*(?:\\.[^"\\]*)*)"'
_LINE = re.compile(
    rb"(?:\S+ )?\S+ \S+ \S+ "  # perhaps the host's name, then whose address, and who; all of it passed over
    rb"\[(\d\d/[A-Z][a-z][a-z]/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})\] "
    + _QUOTED
    + rb" (\d{3}) (?:\d+|-)"
    + rb"(?: "
    + _QUOTED
    + rb" "
    + _QUOTED
    + rb")?"
)
_REQUEST = re.compile(rb"([A-Z]+) (\S+) HTTP/\d(?:\.\d)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\S+")


class LoggedRequest(NamedTuple):
    """What was asked for, on which `day` of the town's: `target` as it stands in the log, before anything is decoded.

    `agent` is what the asking program calls itself; None where the log doesn't say.
    """

    day: date
    method: str
    target: str
    status: int
    agent: str | None


class UnreadLine(NamedTuple):
    """A line that is neither; `number` is its place in the file, from 1. What stands in it is told to nobody."""

    file: str
    number: int


def read_access_log(path: Path, zone: ZoneInfo) -> Iterator[LoggedRequest | UnreadLine]:
    """Give what each line of the log at `path` says, with its day by the clock of `zone`; STANDARD_INPUT is `-`.

    A line at a time is in memory, however long the file. Raises OSError where it can't be opened, and
    ProblemsFoundError where it is packed and damaged: a part of it would look like all of it.
    """
    name = path.name
    try:
        with _opened(path) as file:
            for number, line in enumerate(_lines(file), 1):
                if line.strip():
                    yield _in_json(line, zone) or _in_words(line, zone) or UnreadLine(name, number)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise ProblemsFoundError([Problem(name, 0, "", "", "log_damaged")]) from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, unpacked if it is packed; what it is called doesn't matter."""
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if packed:
            with gzip.open(file) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield file


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long, a beginning that nobody can read."""
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                pass
            line = b"\0"
        yield line


def _in_words(line: bytes, zone: ZoneInfo) -> LoggedRequest | None:
    found = _LINE.match(line)
    request = _REQUEST.fullmatch(found[3]) if found else None
    day = _day(found[1], found[2], zone) if found else None
    if not (found and day):
        return None
    # What isn't HTTP at all was still asked by somebody, and read: it is a request for nothing of ours.
    method, target = (request[1].decode(), request[2].decode("latin-1")) if request else ("", "")
    agent = found[6].decode("latin-1") if found[6] is not None else None
    return LoggedRequest(day, method, target, int(found[4]), agent)


@lru_cache(maxsize=4096)  # lines of one minute stand together
def _day(minute: bytes, offset: bytes, zone: ZoneInfo) -> date | None:
    try:
        time = datetime.strptime(f"{minute.decode()} {offset.decode()}", "%d/%b/%Y:%H:%M %z")
        return time.astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def _in_json(line: bytes, zone: ZoneInfo) -> LoggedRequest | None:
    if not line.lstrip().startswith(b"{"):
        return None
    try:
        told = json.loads(line)
        request = told["request"]
        agents = {name.lower(): value for name, value in request.get("headers", {}).items()}.get("user-agent", [""])
        day = _moment(told["ts"]).astimezone(zone).date()
        return LoggedRequest(day, str(request["method"]), str(request["uri"]), int(told["status"]), str(agents[0]))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
        return None


_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))  # beyond so many, it isn't seconds but nano-, micro-, milliseconds


def _moment(written: object) -> datetime:
    """When it was: Caddy writes seconds since 1970, or, where somebody has set it so, a time as in ISO 8601."""
    if isinstance(written, str) and _TIME.fullmatch(written):
        time = datetime.fromisoformat(written)
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        return datetime.fromtimestamp(written / next((unit for least, unit in _UNITS if written > least), 1), UTC)
    raise ValueError(written)
