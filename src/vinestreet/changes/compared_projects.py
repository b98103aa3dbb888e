"""A whole project before and now, compared part by part into one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vinestreet.changes.change_report import ChangedItem, ChangedSection, ChangeReport
from vinestreet.changes.changed_files import FileChange, FileKind
from vinestreet.changes.compared_sites import ComparedSites
from vinestreet.changes.directory_changes import compare_directories
from vinestreet.changes.for_now_changes import compare_banners, compare_closures
from vinestreet.changes.guide_changes import compare_guides
from vinestreet.changes.raw_comparison import Unread
from vinestreet.changes.secret_places import WordsKeptBack, secret_listings
from vinestreet.changes.sentence_changes import compare_lexicons, compare_sentences
from vinestreet.changes.settings_changes import compare_settings, compare_site_settings, settings_that_run
from vinestreet.changes.text_changes import ReadPage, compare_texts
from vinestreet.changes.writing_changes import compare_writing
from vinestreet.core.messages import Messages
from vinestreet.site.closures import Closure, read_closures
from vinestreet.site.site import Site
from vinestreet.texts.library_reader import read_library

CRISIS_PAGE = "help-now.html"
# Settings by which readers are sent somewhere, or told that all of it is real.
LOUD_SETTINGS = ("corrections", "corrections_phone", "exit", "demonstration", "timezone", "site_url")


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project as it was or is: its `settings` as MkDocs reads them, the `site`, its pages to read by path, and what
    is closed for a while. Its files stand in the folder `root`.
    """

    root: Path
    settings: Mapping[str, Any]
    site: Site
    texts: Mapping[str, ReadPage]
    closures: Sequence[Closure]


def state_of(
    root: Path, settings: Mapping[str, Any], site: Site, today: date, texts: Mapping[str, ReadPage] | None = None
) -> ProjectState:
    """Give the state of the project in `root`; raises ProblemsFoundError for pages that cannot be read.

    With `texts`, these are its pages, and none is read.
    """
    closures = read_closures(root, site.place, site.directory, today)
    if texts is not None:
        return ProjectState(root, settings, site, texts, closures)
    library = read_library(root / "docs", site.directory)
    texts = {
        path: ReadPage(piece.file, piece.url, piece.title, piece.front.description, piece.source)
        for path, piece in library.texts.items()
    }
    return ProjectState(root, settings, site, texts, closures)


def compare_projects(
    before: ProjectState,
    now: ProjectState,
    files: Sequence[FileChange],
    remarks: list[str],
    unread: Unread | None = None,
) -> ChangeReport:
    """Give everything that changes, the loudest first; `remarks` stand above it, and what is `unread` comes first."""
    both = ComparedSites(before.site, now.site)
    t = now.site.words
    crisis, secret, agreement, unsure, places, sorting = compare_directories(both)
    for_now = [*compare_banners(both), *compare_closures(before.closures, now.closures, both)]
    pages = list(compare_texts(dict(before.texts), dict(now.texts), t))
    loud_pages = [page for page in pages if page.url == CRISIS_PAGE]
    settings = [*compare_site_settings(before.settings, now.settings, t), *compare_settings(both)]
    typed = list(compare_lexicons(before.site.lexicons, now.site.lexicons, t))
    runs = settings_that_run(before.settings, now.settings)
    away: set[str] = set()
    if unread:
        # Told already, or other in the copy that was read and not in the project.
        away = {f"directory/{id_}.html" for id_ in unread.told_ids()}
        agreement, unsure, places = (
            replace(each, items=[item for item in each.items if item.url not in away])
            for each in (agreement, unsure, places)
        )
        paths = {change.path for change in files}
        pages = [page for page in pages if page.url not in _unchanged(now.texts, paths)]
    directory = (crisis, secret, agreement, unsure, places)
    told_urls = away | {item.url for section in directory for item in section.items}
    told_names = {item.name for section in directory for item in section.items}
    written = [item for item in compare_writing(before.root, now.root, both, told_urls) if item.name not in told_names]
    told_places = bool(unread) or any(section.items for section in directory) or bool(written)
    guides = list(compare_guides(before.root, now.root, [each for each in files if _is_untold(each)], t))
    told = {change.path for change, _, _ in guides}
    sections = [
        *([unread.section(before.site)] if unread else ()),
        ChangedSection(
            "crisis", [*crisis.items, *loud_pages, *(item for despair, item in typed if despair)], loud=True
        ),
        secret,
        agreement,
        ChangedSection("for_now", for_now, loud=True),
        unsure,
        ChangedSection("rules", [item for _, item, gone in guides if gone], loud=True),
        places,
        sorting,
        ChangedSection("written", written),
        ChangedSection("settings", settings, loud=any(item.name in _loud_labels(t) for item in settings)),
        ChangedSection("texts", [page for page in pages if page.url != CRISIS_PAGE]),
        ChangedSection("guides", [item for _, item, gone in guides if not gone]),
        ChangedSection("sentences", list(compare_sentences(before.site.words, now.site.words))),
        ChangedSection("typed", [item for despair, item in typed if not despair]),
        *file_sections([each for each in files if each.path not in told], t, runs),
    ]
    if not told_places and any(section.items for section in sections):
        remarks = [*remarks, t("changes.no_place")]
    return ChangeReport(t, _kept_back(sections, both), remarks)


def _unchanged(texts: Mapping[str, ReadPage], changed: set[str]) -> set[str]:
    """The pages whose files did not change."""
    return {text.url for path, text in texts.items() if not any(each.endswith(path) for each in changed)}


def _loud_labels(t: Messages) -> set[str]:
    return {t(f"changes.setting_{name}") for name in LOUD_SETTINGS}


def _kept_back(sections: Sequence[ChangedSection], both: ComparedSites) -> list[ChangedSection]:
    """The sections, without words that tell where a secret place is; those that did come first."""
    secret = list({line.name: line for line in secret_listings(both.before, both.now)}.values())
    if not secret:
        return list(sections)
    kept = WordsKeptBack.of(both.before, both.now)
    spoke: list[ChangedItem] = []
    rest: list[ChangedSection] = []
    for section in sections:
        items: list[ChangedItem] = []
        for item in section.items:
            mended, does = kept.of_others(item, secret) if section.key != "secret" else (item, False)
            (spoke if does else items).append(mended)
        rest.append(replace(section, items=items))
    return [replace(each, items=[*each.items, *spoke]) if each.key == "secret" else each for each in rest]


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
