"""Everything to read, and what belongs together: all of it made from front matter (library_reader.py reads it)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from vinestreet.conversations.conversation_model import Conversation
from vinestreet.core.problems import Problem
from vinestreet.directory.model import Directory, Listing
from vinestreet.texts.front_matter import ConversationFront, EssayFront, Front, PractiseFront, VoiceFront, body_of
from vinestreet.texts.reading import minutes_to_read

FOLDERS = {"essays": EssayFront, "conversations": ConversationFront, "practise": PractiseFront, "voices": VoiceFront}
TEMPLATES = {
    "essays": "essay.html",
    "conversations": "conversation.html",
    "practise": "practise.html",
    "voices": "voice.html",
}
# So many essays stand below a place; more would bury it.
MOST_ESSAYS = 3
NAMES_IT = 100.0  # more than all needs together
UPSTREAM = "docs"


@dataclass(frozen=True, slots=True)
class Piece:
    """An essay, a conversation, a page to practise with or a voice; or any other page in Markdown."""

    folder: str
    name: str
    front: Front
    source: str
    conversation: Conversation | None = None
    docs: str = UPSTREAM  # or the folder of a fork

    @property
    def file(self) -> str:
        """Its file, as people name it."""
        return f"{self.docs}/{self.path}"

    @property
    def path(self) -> str:
        """Its file within the folder of texts."""
        return f"{self.folder}/{self.name}.md".lstrip("/")

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return self.path.removesuffix(".md") + ".html"

    @property
    def template(self) -> str:
        """The template of its page."""
        if self.folder not in FOLDERS:
            return self.front.template or "main.html"
        return self.front.template or ("shelves.html" if self.name == "index" else TEMPLATES[self.folder])

    @property
    def body(self) -> str:
        """Its Markdown below the front matter."""
        return body_of(self.source)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.front.title or self.name.replace("-", " ").capitalize()

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return minutes_to_read(self.body, self.conversation)

    @property
    def drawing(self) -> str:
        """The drawing beside it: that of its shelf, of where it takes place, or of how one practises."""
        front = self.front
        return front.shelf if isinstance(front, EssayFront) else getattr(front, "drawing", "")


@dataclass(frozen=True)
class Library:
    """Pieces in their order of reading, by folder; and `pages`, which stand in no such row."""

    essays: list[Piece]
    conversations: list[Piece]
    practise: list[Piece]
    voices: list[Piece] = field(default_factory=list)
    pages: list[Piece] = field(default_factory=list)

    def all(self) -> Iterator[Piece]:
        """Give every piece."""
        yield from (*self.essays, *self.conversations, *self.practise, *self.voices)

    @cached_property
    def texts(self) -> dict[str, Piece]:
        """Everything in Markdown, by its path within the folder of texts."""
        return {piece.path: piece for piece in (*self.all(), *self.pages)}

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
        if named := self.essays_of(piece):  # a voice leads back to the essay that it answers
            return named[-1]
        return self.beside(piece)[1]

    def conversations_on(self, essay: Piece) -> list[Piece]:
        """Give the conversations that turn on a thought of `essay`."""
        return [piece for piece in self.conversations if essay.name in _essays(piece)]

    def voices_on(self, essay: Piece) -> list[Piece]:
        """Give the voices that answer `essay`."""
        return [piece for piece in self.voices if essay.name in _essays(piece)]

    def essays_of(self, piece: Piece) -> list[Piece]:
        """Give the essays that `piece`, a conversation or a voice, names, in its order."""
        return [self._by_url[f"essays/{name}.html"] for name in _essays(piece)]

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


def _grouped(pairs: Iterable[tuple[str, Piece]]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for key, piece in pairs:
        found.setdefault(key, []).append(piece)
    return found


def _essays(piece: Piece) -> tuple[str, ...]:
    return piece.front.essays if isinstance(piece.front, ConversationFront | VoiceFront) else ()
