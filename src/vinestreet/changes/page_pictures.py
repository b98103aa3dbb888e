"""Pictures of changed pages, before and now side by side at the size of a phone, taken by a browser on the machine.

Chrome's own command line does it, with nothing to install: https://developer.chrome.com/docs/chromium/headless.
A window narrower than 500 pixels is none to it, so each page stands in a frame of a phone's width.
"""

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vinestreet.changes.change_report import ChangeReport
from vinestreet.core.messages import Messages
from vinestreet.core.project_paths import settings_file

BROWSERS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chromium-headless-shell")
MOST = 10  # pages
WIDTH, HEIGHT = 360, 640  # a small phone, in CSS pixels
MOST_SECONDS = 60  # for one page
BUILD_SECONDS = 300
SHOWN = "changes.html"
# Where something changed that stands in every page.
EVERYWHERE = ("index.html", "help-now.html")
_ON_EVERY_PAGE = frozenset({"crisis", "for_now", "settings", "sentences", "code"})

_STYLE = (
    "body{margin:0;padding:10px;background:#fff;color:#222;font:16px sans-serif}"
    "table{border-spacing:10px 0}td,th{vertical-align:top;text-align:left;padding:0}"
    f"iframe{{width:{WIDTH}px;height:{HEIGHT}px;border:1px solid #888}}"
    f".none{{width:{WIDTH}px;height:{HEIGHT}px;border:1px dashed #888}}"
    "img{max-width:100%;border:1px solid #ccc}"
)


def take_pictures(root: Path, before: Path, config: str, report: ChangeReport, into: Path) -> Iterator[str]:
    """Build the project in `root` and the one in the folder `before`, take the pictures into the folder `into`, and
    give what is to be said of them: how many there are, or why there are none.
    """
    t, urls = report.words, pages_to_show(report)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not urls:
        return
    if not browser:
        yield t("changes.no_browser", names=", ".join(BROWSERS))
        return
    with TemporaryDirectory(prefix="vinestreet-pictures-") as folder:
        sites = {name: Path(folder) / name for name in ("before", "now")}
        if not build_site(root, config, sites["now"]):
            yield t("changes.not_built_now")
            return
        if not build_site(before, config, sites["before"]):
            yield t("changes.not_built_before")
        into.mkdir(parents=True, exist_ok=True)
        camera = _Camera(browser, sites, Path(folder), t)
        taken = [url for url in urls if camera.take(url, (into / picture_of(url)).absolute())]
    if taken:
        (into / SHOWN).write_text(_all_pictures(taken, t), encoding="utf-8", newline="\n")
    yield t("changes.pictures", count=len(taken), file=SHOWN)


def pages_to_show(report: ChangeReport) -> list[str]:
    """Give the pages that changed, the loudest first, and those that stand for all where something is on every page."""
    changed = {section.key for section in report.sections if section.items}
    everywhere = EVERYWHERE if changed & _ON_EVERY_PAGE else ()
    return list(dict.fromkeys((*everywhere, *report.urls())))[:MOST]


def build_site(project: Path, config: str, into: Path) -> bool:
    """Build the site of the `project` with its own program into the folder `into`; gives whether that worked."""
    settings = project / config
    settings = settings if settings.is_file() else settings_file(project)
    env = {**os.environ, "PYTHONPATH": str(project / "src"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(settings), "--site-dir", str(into)]
    try:
        done = subprocess.run(command, cwd=project, env=env, capture_output=True, timeout=BUILD_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


@dataclass(frozen=True, slots=True)
class _Camera:
    """A `browser` that takes pictures of pages in two `sites`, with room for its own files in the folder `spare`."""

    browser: str
    sites: Mapping[str, Path]
    spare: Path
    t: Messages

    def take(self, url: str, picture: Path) -> bool:
        """Take one picture of the page at `url` as it is in both; gives whether it is there."""
        frames = {name: site / url for name, site in self.sites.items()}
        if not any(page.is_file() for page in frames.values()):
            return False
        sheet = self.spare / "sheet.html"
        sheet.write_text(_sheet(url, frames, self.t), encoding="utf-8", newline="\n")
        command = [
            self.browser,
            "--headless",
            *(["--no-sandbox"] if os.environ.get("CI") or getattr(os, "geteuid", lambda: 1)() == 0 else []),
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-extensions",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",  # what a stranger changed asks nobody on the net
            f"--user-data-dir={self.spare / 'browser'}",
            f"--window-size={2 * WIDTH + 60},{HEIGHT + 110}",
            "--virtual-time-budget=4000",
            f"--screenshot={picture}",
            sheet.as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return picture.is_file()


def picture_of(url: str) -> str:
    """Give the name of the picture of the page at `url`."""
    return url.removesuffix(".html").replace("/", "--") + ".png"


def _sheet(url: str, frames: dict[str, Path], t: Messages) -> str:
    heads = (f"<th>{html.escape(t(f'changes.picture_{name}'))}</th>" for name in frames)
    cells = (
        f'<td><iframe src="{html.escape(page.as_uri())}"></iframe></td>'
        if page.is_file()
        else f'<td><div class="none">{html.escape(t("changes.picture_none"))}</div></td>'
        for page in frames.values()
    )
    table = f"<table><tr>{''.join(heads)}</tr><tr>{''.join(cells)}</tr></table>"
    return _page(f"<p>{html.escape(url)}</p>{table}")


def _all_pictures(urls: Sequence[str], t: Messages) -> str:
    return _page("".join(_pictures(urls)), t("changes.pictures_title"))


def _pictures(urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        yield f'<h2>{html.escape(url)}</h2><p><img src="{html.escape(picture_of(url))}" alt=""></p>'


def _page(body: str, title: str = "") -> str:
    return f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title><style>{_STYLE}</style>{body}\n"
