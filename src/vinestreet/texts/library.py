"""Everything to read, from the folders of `docs/`, and what belongs together: all of it made from front matter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from vinestreet.conversations.block_finder import conversation_in
from vinestreet.conversations.conversation_model import Conversation
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import read_text
from vinestreet.directory.model import Directory, Listing
from vinestreet.schema.text import ID
from vinestreet.texts.front_matter import (
    ConversationFront,
    EssayFront,
    Front,
    PractiseFront,
    body_of,
    read_front,
    templates_of,
)
from vinestreet.texts.reading import minutes_to_read

FOLDERS = {"essays": EssayFront, "conversations": ConversationFront, "practise": PractiseFront}
# So many essays stand below a place; more would bury it.
MOST_ESSAYS = 3
NAMES_IT = 100.0  # more than all needs together
UPSTREAM = "docs"

Ids = dict[str, Mapping[str, object]]  # by group: what may be named


@dataclass(frozen=True, slots=True)
class Piece:
    """An essay, a conversation or a page to practise with."""

    folder: str
    name: str
    front: Front
    source: str
    conversation: Conversation | None = None
    docs: str = UPSTREAM  # or the folder of a fork

    @property
    def file(self) -> str:
        """Its file, as people name it."""
        return f"{self.docs}/{self.folder}/{self.name}.md"

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"{self.folder}/{self.name}.html"

    @property
    def title(self) -> str:
        """What it is called."""
        return self.front.title or self.name.replace("-", " ").capitalize()

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return minutes_to_read(body_of(self.source), self.conversation)

    @property
    def drawing(self) -> str:
        """The drawing beside it: that of its shelf, of where it takes place, or of how one practises."""
        front = self.front
        return front.shelf if isinstance(front, EssayFront) else getattr(front, "drawing", "")


@dataclass(frozen=True)
class Library:
    """Pieces in their order of reading, by folder."""

    essays: list[Piece]
    conversations: list[Piece]
    practise: list[Piece]

    def all(self) -> Iterator[Piece]:
        """Give every piece."""
        yield from (*self.essays, *self.conversations, *self.practise)

    @cached_property
    def shelves(self) -> dict[str, list[Piece]]:
        """The essays by shelf, in the order of the first on each."""
        return _grouped((essay.front.shelf, essay) for essay in self.essays if isinstance(essay.front, EssayFront))

    def find(self, url: str) -> Piece | None:
        """Give the piece with the address `url`, or None."""
        return self._by_url.get(url)

    def beside(self, piece: Piece) -> tuple[Piece | None, Piece | None]:
        """Give the pieces before and after `piece` in its folder, in the order of reading."""
        row: list[Piece] = getattr(self, piece.folder)
        at = row.index(piece)
        return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)

    def onward(self, piece: Piece) -> Piece | None:
        """Give the one thing to go on to after `piece`, or None after the last.

        After an essay, a conversation that turns on its thought before all others; after a conversation, the essay
        that it names last, so that nobody is led back to where they come from. Else the next in the order of reading.
        """
        if piece.folder == "essays":
            closest = (talk for talk in self.conversations if _essays(talk)[:1] == (piece.name,))
            return next(closest, None) or self.beside(piece)[1]
        if named := self.essays_of(piece):
            return named[-1]
        return self.beside(piece)[1]

    def conversations_on(self, essay: Piece) -> list[Piece]:
        """Give the conversations that turn on a thought of `essay`."""
        return [piece for piece in self.conversations if essay.name in _essays(piece)]

    def essays_of(self, conversation: Piece) -> list[Piece]:
        """Give the essays that `conversation` names, in its order."""
        return [self._by_url[f"essays/{name}.html"] for name in _essays(conversation)]

    def essays_for(self, needs: Iterable[str], listing: str = "") -> list[Piece]:
        """Give the essays that speak to `needs` and to the place with the id `listing`, the closest first.

        An essay that names the place comes first; then those that share most of the needs, and of the needs those count
        most that few essays name.
        """
        score: defaultdict[str, float] = defaultdict(float)
        for essay in self._by_place.get(listing, ()):
            score[essay.url] += NAMES_IT
        for need in needs:
            speaking = self._by_need.get(need, [])
            for essay in speaking:
                score[essay.url] += 1 / len(speaking)
        return [self._by_url[url] for url in sorted(score, key=lambda url: -score[url])[:MOST_ESSAYS]]

    def gaps(self, directory: Directory) -> list[Problem]:
        """Give what belongs to nothing: needs and listings that no essay speaks to, texts that name no places.

        In a fork, of its own texts only.
        """
        if not self.essays:
            return []  # a copy without essays has chosen so
        fork = bool(directory.overlay.file)
        found = []
        for need in directory.needs:
            if not self.essays_for([need]):
                places = [listing for listing in directory.listings.values() if need in listing.needs]
                left = sum(not self.essays_for_listing(listing) for listing in places)
                found.append(Problem("resources.yml", 0, f"needs.{need}", "", "need_without_essay", {"count": left}))
        found += [
            Problem(piece.file, 0, "", "places", "text_without_places")
            for piece in (*self.essays, *self.conversations)
            if not (fork and piece.docs == UPSTREAM) and not (piece.front.places.needs or piece.front.places.ids)
        ]
        found += [
            Problem(essay.file, 0, "", "", "essay_without_conversation")
            for essay in self.essays
            if not (fork and essay.docs == UPSTREAM) and self.conversations and not self.conversations_on(essay)
        ]
        return found

    def essays_for_listing(self, listing: Listing) -> list[Piece]:
        """Give the essays that speak to `listing`."""
        return self.essays_for(listing.needs, listing.id)

    @cached_property
    def _by_url(self) -> dict[str, Piece]:
        return {piece.url: piece for piece in self.all()}

    @cached_property
    def _by_need(self) -> dict[str, list[Piece]]:
        return _grouped((need, essay) for essay in self.essays for need in essay.front.places.needs)

    @cached_property
    def _by_place(self) -> dict[str, list[Piece]]:
        return _grouped((id_, essay) for essay in self.essays for id_ in essay.front.places.ids)


def read_library(docs: Path, directory: Directory) -> Library:
    """Read the folders of `docs` and a fork's over them; raises ProblemsFoundError with every mistake of every file."""
    problems: list[Problem] = []
    texts = LayeredFolder(docs)
    essays = {file.stem: file for file in _files(texts, "essays").values()}
    templates = templates_of(LayeredFolder(docs.parent / "overrides"))
    there: Ids = {
        "needs": directory.needs,
        "resources": directory.listings,
        "essays": essays,
        "templates": templates,
    }
    # Upstream's texts may name what a fork has not; there it is passed over.
    gone = {
        **directory.overlay.gone,
        "essays": {Path(name).stem for name in texts.removed if name.startswith("essays/")},
    }
    once: Ids = {group: {**ids, **dict.fromkeys(gone.get(group, ()))} for group, ids in there.items()}
    rows: dict[str, list[Piece]] = {}
    for folder, of in FOLDERS.items():
        pieces = []
        for name, file in _files(texts, folder).items():
            own = texts.is_own(name)
            report = Report(texts.shown(name))
            if not ID.fullmatch(file.stem):
                report.add(0, "text_name")
            try:
                source = read_text(file)
            except ProblemsFoundError as error:
                problems.extend(replace(problem, file=report.file) for problem in error.problems)
                continue
            front = read_front(source, of, there, report) if own else _here(read_front(source, of, once, report), there)
            within = report.file.removesuffix(f"/{name}")
            pieces.append(Piece(folder, file.stem, front, source, conversation_in(source, report), within))
            problems.extend(report.problems)
        rows[folder] = sorted(pieces, key=lambda piece: (piece.front.reading_order, piece.name))
    if problems:
        raise ProblemsFoundError(problems)
    return Library(**rows)


def _grouped(pairs: Iterable[tuple[str, Piece]]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for key, piece in pairs:
        found.setdefault(key, []).append(piece)
    return found


def _here(front: Front, there: Ids) -> Front:
    """The front matter without the ids of what is not there."""
    places = front.places
    needs = tuple(need for need in places.needs if need in there["needs"])
    ids = tuple(id_ for id_ in places.ids if id_ in there["resources"])
    if isinstance(front, ConversationFront):
        front = replace(front, essays=tuple(name for name in front.essays if name in there["essays"]))
    return replace(front, places=replace(places, needs=needs, ids=ids))


def _files(texts: LayeredFolder, folder: str) -> dict[str, Path]:
    """The texts in the `folder` by their paths."""
    found = texts.files(".md").items()
    return {name: file for name, file in found if name.rpartition("/")[0] == folder and file.name != "index.md"}


def _essays(conversation: Piece) -> tuple[str, ...]:
    return conversation.front.essays if isinstance(conversation.front, ConversationFront) else ()
