"""Reads everything in Markdown, each file once: its front matter, and the conversation that may stand in it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from vinestreet.conversations.block_finder import conversation_in
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.directory.model import Directory
from vinestreet.schema.text import ID
from vinestreet.texts.front_matter import ConversationFront, Front, VoiceFront, read_front, templates_of
from vinestreet.texts.library import FOLDERS, Library, Piece
from vinestreet.texts.text_bounds import read_bounded

Ids = dict[str, Mapping[str, object]]  # by group: what may be named


def read_library(docs: Path, directory: Directory) -> Library:
    """Read the folder `docs` and a fork's over it; raises ProblemsFoundError with every mistake of every file."""
    texts = LayeredFolder(docs)
    files = texts.files(".md")
    there: Ids = {
        "needs": directory.needs,
        "resources": directory.listings,
        "essays": {file.stem: file for name, file in files.items() if _row(name) == "essays"},
        "templates": templates_of(LayeredFolder(docs.parent / "overrides")),
    }
    # Upstream's texts may name what a fork has not; there it is passed over.
    gone = {
        **directory.overlay.gone,
        "essays": {Path(name).stem for name in texts.removed if name.startswith("essays/")},
    }
    once: Ids = {group: {**ids, **dict.fromkeys(gone.get(group, ()))} for group, ids in there.items()}
    rows: dict[str, list[Piece]] = {name: [] for name in (*FOLDERS, "pages")}
    problems: list[Problem] = []
    for name, file in files.items():
        row, own = _row(name), texts.is_own(name)
        report = Report(texts.shown(name))
        if row and not ID.fullmatch(file.stem):
            report.add(0, "text_name")
        try:
            source = read_bounded(file, report.file)
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        front = read_front(source, FOLDERS.get(row, Front), there if own else once, report)
        talk = conversation_in(source, report)
        if directory.overlay.file and not own and isinstance(front, VoiceFront) and front.example:
            continue  # upstream's sample, like its invented places
        folder, _, _ = name.rpartition("/")
        within = report.file.removesuffix(f"/{name}")
        front = front if own else _here(front, there)
        rows[row or "pages"].append(Piece(folder, file.stem, front, source, talk, within))
        problems.extend(report.problems)
    if problems:
        raise ProblemsFoundError(problems)
    return Library(**{row: sorted(pieces, key=_order) for row, pieces in rows.items()})


def _row(name: str) -> str:
    """The folder of pieces that the text called `name` belongs to; empty for any other page."""
    folder, _, file = name.rpartition("/")
    return folder if folder in FOLDERS and file != "index.md" else ""


def _order(piece: Piece) -> tuple[int, str]:
    return piece.front.reading_order, piece.name


def _here(front: Front, there: Ids) -> Front:
    """The front matter without the ids of what is not there."""
    places = front.places
    needs = tuple(need for need in places.needs if need in there["needs"])
    ids = tuple(id_ for id_ in places.ids if id_ in there["resources"])
    if isinstance(front, ConversationFront | VoiceFront):
        front = replace(front, essays=tuple(name for name in front.essays if name in there["essays"]))
    return replace(front, places=replace(places, needs=needs, ids=ids))
