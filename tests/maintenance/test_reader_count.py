"""Readers counted from a server's log: what is a page, what is left out, and that no small number can be worked out."""

import csv
import gzip
import json
import random
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.command_runner import Done, vinestreet
from tests.directory.reading import ROOT
from vinestreet.maintenance.access_log import LoggedRequest, UnreadLine, read_access_log
from vinestreet.maintenance.reader_count import FEWEST, KINDS, ReaderCount, count_readers, is_browser

RIVERTON = ZoneInfo("America/New_York")
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
)
# As Apache's manual shows the Common and the Combined format, as nginx and Caddy write theirs, and a name before it.
COMMON = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326'
COMBINED = f'{COMMON} "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)"'
NGINX = (
    f'2001:db8::7 - - [21/Nov/2026:23:10:00 +0000] "GET /essays/the-relationship.html HTTP/2.0" 200 5120 "-" "{PHONE}"'
)
VHOST = f"peers.example:443 {NGINX}"
CADDY = json.dumps(
    {
        "level": "info",
        "ts": 1795303800.5,
        "logger": "http.log.access",
        "msg": "handled request",
        "request": {
            "remote_ip": "198.51.100.7",
            "method": "GET",
            "host": "peers.example",
            "uri": "/essays/the-relationship.html",
            "headers": {"User-Agent": [PHONE], "Accept": ["*/*"]},
        },
        "status": 200,
        "size": 5120,
    }
)
HOSTILE = (
    "",
    "GET / HTTP/1.1",
    "\x1b]0;owned\x07\x1b[2J not a line",
    '198.51.100.7 - - [99/Foo/2026:99:99:99 +9999] "GET / HTTP/1.1" 200 1 "-" "x"',
    '198.51.100.7 - - [31/Feb/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "x"',
    '198.51.100.7 - eve [1] "GET / - [21/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "x"',
    '198.51.100.7 - - [21/Nov/2026:10:00:00 +0000] "GET /' + "a" * 70_000 + ' HTTP/1.1" 414 1 "-" "x"',
    "{" * 20_000,
    '{"ts": 1e400, "request": {"method": "GET", "uri": "/", "headers": {}}, "status": 200}',
    '{"ts": "yesterday", "request": {"method": "GET", "uri": "/"}, "status": 200}',
    '{"ts": true, "request": [], "status": {}}',
    "[]",
    "\x00" * 300,
)


def line(path: str, day: int = 21, agent: str = PHONE, status: int = 200, method: str = "GET") -> str:
    return f'198.51.100.7 - - [{day:02}/Nov/2026:15:00:00 +0000] "{method} {path} HTTP/1.1" {status} 5120 "-" "{agent}"'


def log(folder: Path, *lines: str, name: str = "access.log") -> Path:
    file = folder / name
    file.write_bytes("".join(f"{each}\n" for each in lines).encode("utf-8", "surrogateescape"))
    return file


def count(folder: Path, *lines: str, **how) -> ReaderCount:
    return count_readers(read_access_log(log(folder, *lines), RIVERTON), **how)


def printed(folder: Path, *command: str, typed: bytes = b"") -> Done:
    return vinestreet(folder, "count", "--config", str(ROOT / "mkdocs.yml"), *command, typed=typed)


@pytest.mark.parametrize("shown", [NGINX, VHOST, CADDY, CADDY.replace("1795303800.5", '"2026-11-21T23:30:00Z"')])
def test_one_request_is_the_same_in_each_format(shown: str, tmp_path: Path):
    (found,) = read_access_log(log(tmp_path, shown), RIVERTON)
    assert found == LoggedRequest(date(2026, 11, 21), "GET", "/essays/the-relationship.html", 200, PHONE)


def test_the_samples_of_apaches_manual_are_read(tmp_path: Path):
    common, combined = read_access_log(log(tmp_path, COMMON, COMBINED), RIVERTON)
    assert common == LoggedRequest(date(2000, 10, 10), "GET", "/apache_pb.gif", 200, None)
    assert combined == common._replace(agent="Mozilla/4.08 [en] (Win98; I ;Nav)")


def test_a_day_is_the_towns_and_not_the_servers(tmp_path: Path):
    late = NGINX.replace("21/Nov/2026:23:10:00", "22/Nov/2026:03:10:00")
    assert [request.day for request in read_access_log(log(tmp_path, late), RIVERTON)] == [date(2026, 11, 21)]


def test_no_address_and_no_page_somebody_came_from_is_kept(tmp_path: Path):
    (found,) = read_access_log(log(tmp_path, COMBINED), RIVERTON)
    assert not [part for part in ("127.0.0.1", "frank", "start.html") if part in str(found)]


@pytest.mark.parametrize(
    ("path", "kind"),
    {
        "/": "front",
        "/index.html": "front",
        "/help-now.html": "help",
        "/help-now?utm=1": "help",
        "/directory/": "finding",
        "/directory/index.html": "finding",
        "/directory/needs/food.html": "finding",
        "/directory/my-list.html": "finding",
        "/directory/vine-street-kitchen.html": "places",
        "/directory/vine%2Dstreet-kitchen": "places",
        "/essays/the-relationship.html": "essays",
        "/conversations/": "conversations",
        "/practise/listening.html": "practise",
        "/about/privacy.html": "about",
        "/our-own/page.html": "other",
    }.items(),
)
def test_what_kind_of_page_it_is(path: str, kind: str, tmp_path: Path):
    assert count(tmp_path, line(path)).days == {date(2026, 11, 21): Counter({kind: 1})}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (line("/assets/vine.css"), "parts"),
        (line("/hsds/services/index.json"), "parts"),
        (line("/.env"), "parts"),
        (line("/wp-login.php"), "parts"),
        (line("http://elsewhere.example/"), "parts"),
        (line("/measures.html"), "parts"),
        (line("/essays/x.html", status=404), "not_sent"),
        (line("/essays", status=301), "not_sent"),
        (line("/essays/x.html", method="HEAD"), "not_sent"),
        (line("/essays/x.html", method="POST"), "not_sent"),
        (line("/essays/x.html?copy"), "saved"),
        (line("/essays/x.html", agent="-"), "programs"),
        (line("/essays/x.html", agent="curl/8.5.0"), "programs"),
        (
            line("/", agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
            "programs",
        ),
        (NGINX.replace("GET /essays/the-relationship.html HTTP/2.0", r"\x16\x03\x01"), "not_sent"),
    ],
)
def test_what_is_left_out_is_counted_by_its_reason(asked: str, reason: str, tmp_path: Path):
    found = count(tmp_path, asked)
    assert found.left_out == Counter({reason: 1})
    assert not found.days


def test_what_a_reader_has_already_was_read_again(tmp_path: Path):
    assert count(tmp_path, line("/", status=304)).days


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Mobile Safari/537.36",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; Trident/6.0)",
    ],
)
def test_a_persons_browser_is_counted(agent: str):
    assert is_browser(agent)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_line_is_unread_or_empty_and_stops_nothing(hostile: str, tmp_path: Path):
    found = count(tmp_path, hostile, line("/"))
    assert found.unread == bool(hostile)
    assert [kinds.total() for kinds in found.days.values()] == [1]


def test_nothing_that_stands_in_a_log_is_printed(tmp_path: Path):
    lines = [
        *HOSTILE,
        *(line(f"/{sign}.html", agent=f"Mozilla/5.0 {sign}") for sign in ("\x1b[31m", "<script>", "=cmd")),
    ]
    done = printed(tmp_path, str(log(tmp_path, *lines, *[line("/")] * 20)))
    assert done.returncode == 0
    assert not [sign for sign in ("\x1b", "<script", "=cmd", "198.51.100", "eve") if sign in done.stdout + done.stderr]
    assert f"{len(HOSTILE) - 1} lines couldn't be read" in done.stderr
    assert "access.log, line 2." in done.stderr


@pytest.mark.parametrize("seed", range(200))
def test_no_small_number_can_be_worked_out_from_the_others(seed: int):
    dice = random.Random(seed)
    days = {
        date(2026, 11, day): Counter({kind: dice.choice([0, 1, 4, 9, 10, 11, 40]) for kind in KINDS})
        for day in range(1, dice.randint(2, 4))
    }
    found = ReaderCount(days={day: +kinds for day, kinds in days.items()})
    shown = {day: pages for day, pages in found.by_day.items() if pages is not None}
    alone, (names, together) = found.by_kind()
    assert all(pages >= FEWEST for pages in (*shown.values(), *alone.values()))
    assert sum(alone.values()) + together == found.total == sum(shown.values())  # so no difference tells anything
    true = Counter[str]()
    for day in shown:
        true.update(days[day])
    if len(names) > 1:
        assert together >= FEWEST
    assert len(names) != 1 or list(+true) == list(names)  # one alone only where it is all there is


def test_a_month_of_few_days_is_told(tmp_path: Path):
    file = str(log(tmp_path, *(line("/", day) for day in range(1, 16))))
    assert "fewer than 10 pages. That's too few to tell" in printed(tmp_path, file).stdout
    assert "November 2026  15" in printed(tmp_path, file, "--by", "month").stdout


def test_only_the_days_that_somebody_asks_for_are_counted(tmp_path: Path):
    file = str(log(tmp_path, *[line("/", 3)] * 12, *[line("/", 4)] * 13, *[line("/", 5)] * 14))
    done = printed(tmp_path, file, "--since", "2026-11-04", "--until", "2026-11-04", "--format", "csv")
    assert list(csv.reader(StringIO(done.stdout)))[1:] == [
        ["Day", "2026-11-04", "13"],
        ["Kind of page", "the front page", "13"],
    ]
    wrong = printed(tmp_path, file, "--since", "November")
    assert (wrong.returncode, "expected a date such as 2026-11-22; found November" in wrong.stderr) == (2, True)


def test_a_report_can_be_pasted_as_markdown(tmp_path: Path):
    done = printed(tmp_path, str(log(tmp_path, *[line("/")] * 1200)), "--format", "markdown")
    assert "1,200 pages were read in this time." in done.stdout
    assert "| November 21, 2026 | 1,200 |" in done.stdout
    assert "These are pages, not people" in done.stdout


def test_a_packed_log_is_unpacked_whatever_it_is_called(tmp_path: Path):
    plain = log(tmp_path, *[line("/")] * 20)
    packed = tmp_path / "access.log.2"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert printed(tmp_path, str(packed)).stdout == printed(tmp_path, str(plain)).stdout
    assert printed(tmp_path, "-", typed=plain.read_bytes()).stdout == printed(tmp_path, str(plain)).stdout


def test_a_packed_log_that_is_cut_gives_no_number(tmp_path: Path):
    packed = tmp_path / "access.log.gz"
    packed.write_bytes(gzip.compress("\n".join(line(f"/{n}.html") for n in range(3000)).encode())[:-500])
    done = printed(tmp_path, str(packed))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("access.log.gz: this is packed with gzip, and it's damaged or ends in the middle")


def test_a_file_that_is_something_else_says_what_was_expected(tmp_path: Path):
    done = printed(tmp_path, str(log(tmp_path, "name,phone", "Corner Laundry,413 555 0101", name="places.csv")))
    assert done.returncode == 1
    assert "2 lines couldn't be read, and aren't in these numbers. The first one: places.csv, line 1." in done.stderr
    assert "A line we can read looks like this: 203.0.113.9 - -" in done.stderr
    gone = printed(tmp_path, str(tmp_path / "gone.log"))
    assert gone.returncode == 1
    assert gone.stderr.endswith("gone.log: No such file or directory\n")


def test_the_line_that_is_shown_as_an_example_is_read(tmp_path: Path):
    done = printed(tmp_path, str(log(tmp_path, "?")))
    shown = done.stderr.partition("looks like this: ")[2].partition(" It can also")[0].rstrip(".").replace("…", "(X11)")
    (found,) = read_access_log(log(tmp_path, shown), RIVERTON)
    assert not isinstance(found, UnreadLine)


def test_a_site_below_a_path_is_counted_below_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    found = count(
        tmp_path, line("/help/help-now.html"), line("/help"), line("/help-now.html"), line("/other/"), below="/help/"
    )
    assert found.days == {date(2026, 11, 21): Counter({"help": 1, "front": 1})}
    monkeypatch.setenv("VINESTREET_SITE_URL", "https://example.org/help/")
    file = str(log(tmp_path, *[line("/help/help-now.html")] * 15, *[line("/help-now.html")] * 15))
    assert "the crisis page  15" in printed(tmp_path, file).stdout


def test_a_slip_in_the_directory_does_not_stop_the_count(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "resources.yml").write_text("resources: [", encoding="utf-8")
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages/en.yml").write_text((ROOT / "messages/en.yml").read_text("utf-8"), encoding="utf-8")
    done = vinestreet(tmp_path, "count", str(log(tmp_path, *[line("/")] * 10)))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_worker_marks_what_it_fetches_by_itself():
    """Or every phone that saves the site would count as somebody who has read all of it."""
    script = (ROOT / "overrides/assets/worker/keep-copies.js").read_text(encoding="utf-8")
    assert script.count("fetch(at(path)") == 2
    assert 'fetch(at(path) + COPY.ask, { cache: "no-store" })' in script


def test_the_log_without_addresses_that_the_guide_shows_can_be_counted(tmp_path: Path):
    guide = (ROOT / "contributing/readers.md").read_text(encoding="utf-8")
    shown = guide.partition("log_format pages '")[2].partition("';")[0]
    values = {
        "$time_local": "21/Nov/2026:18:00:00 -0500",
        "$request": "GET / HTTP/1.1",
        "$status": "200",
        "$body_bytes_sent": "0",
        "$http_user_agent": PHONE,
    }
    written = shown
    for name, value in values.items():
        written = written.replace(name, value)
    assert "$" not in written  # no address, above all
    assert count(tmp_path, written).days == {date(2026, 11, 21): Counter({"front": 1})}


@pytest.mark.parametrize(("by", "tries"), [("day", True), ("month", False)])
def test_where_every_row_is_too_small_it_says_why_there_is_no_total(by: str, tries: bool, tmp_path: Path):
    log(tmp_path, *(line("/", day) for day in (20, 21) for _ in range(4)))
    first = printed(tmp_path, "access.log", "--by", by).stdout.splitlines()[0]
    assert first.startswith(f"Each {by} below has fewer than 10 pages. That's too few to tell")
    assert ("Try `--by month`" in first) is tries
