"""A whole project before and now, compared part by part into one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.changes.change_report import ChangedItem, ChangedSection, ChangeReport
from vinestreet.changes.changed_files import FileChange, FileKind
from vinestreet.changes.directory_changes import compare_directories
from vinestreet.changes.for_now_changes import compare_banners, compare_closures
from vinestreet.changes.place_changes import ComparedSites
from vinestreet.changes.sentence_changes import compare_lexicons, compare_sentences
from vinestreet.changes.settings_changes import compare_settings, compare_site_settings, settings_that_run
from vinestreet.changes.text_changes import ReadPage, compare_texts
from vinestreet.core.messages import Messages
from vinestreet.site.closures import Closure, read_closures
from vinestreet.site.site import Site
from vinestreet.texts.library_reader import read_library

CRISIS_PAGE = "help-now.html"


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project as it was or is: its `settings` as MkDocs reads them, the `site`, its pages to read by path, and what
    is closed for a while.
    """

    settings: Mapping[str, Any]
    site: Site
    texts: Mapping[str, ReadPage]
    closures: Sequence[Closure]


def state_of(root: Path, settings: Mapping[str, Any], site: Site, today: date) -> ProjectState:
    """Give the state of the project in `root`; raises ProblemsFoundError for pages that cannot be read."""
    library = read_library(root / "docs", site.directory)
    texts = {
        path: ReadPage(piece.file, piece.url, piece.title, piece.front.description, piece.source)
        for path, piece in library.texts.items()
    }
    return ProjectState(settings, site, texts, read_closures(root, site.place, site.directory, today))


def compare_projects(
    before: ProjectState, now: ProjectState, files: Sequence[FileChange], remarks: list[str]
) -> ChangeReport:
    """Give everything that changes, the loudest first; `remarks` stand above it."""
    both = ComparedSites(before.site, now.site)
    t = now.site.words
    crisis, agreement, *directory = compare_directories(both)
    for_now = [*compare_banners(both), *compare_closures(before.closures, now.closures, both)]
    pages = list(compare_texts(dict(before.texts), dict(now.texts), t))
    loud_pages = [page for page in pages if page.url == CRISIS_PAGE]
    settings = [*compare_site_settings(before.settings, now.settings, t), *compare_settings(both)]
    typed = list(compare_lexicons(before.site.lexicons, now.site.lexicons, t))
    runs = settings_that_run(before.settings, now.settings)
    return ChangeReport(
        t,
        [
            ChangedSection("crisis", [*crisis.items, *loud_pages], loud=True),
            agreement,
            ChangedSection("for_now", for_now, loud=True),
            *directory,
            ChangedSection("settings", settings),
            ChangedSection("texts", [page for page in pages if page.url != CRISIS_PAGE]),
            ChangedSection("sentences", list(compare_sentences(before.site.words, now.site.words))),
            ChangedSection("typed", typed),
            *file_sections(files, t, runs),
        ],
        remarks,
    )


def file_sections(
    files: Sequence[FileChange], t: Messages, runs: Sequence[str] = (), *, all_of_them: bool = False
) -> list[ChangedSection]:
    """Give the files that no sentence tells of, or all: pictures and guides, and code, with settings that `runs` it."""
    code = [ChangedItem(t("changes.setting_runs", name=name), []) for name in runs]
    code += [ChangedItem(_became(change, t), []) for change in files if change.kind is FileKind.CODE]
    rest = [change for change in files if change.kind is not FileKind.CODE and (all_of_them or _is_untold(change))]
    others = [ChangedItem(_became(change, t), []) for change in rest]
    return [ChangedSection("files", others), ChangedSection("code", code)]


def _is_untold(change: FileChange) -> bool:
    """Whether it is nothing that a model was read from."""
    in_docs = change.path.startswith(("docs/", "local/docs/"))
    return not change.path.endswith(".yml") and not (in_docs and change.path.endswith(".md"))


def _became(change: FileChange, t: Messages) -> str:
    if change.letter == "A":
        return t("changes.file_new", path=change.path)
    return t("changes.file_gone", path=change.path) if change.letter == "D" else change.path
