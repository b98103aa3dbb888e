"""What the directory knows about a place. Each attribute says what the file may hold for it.

Everything but name, what and needs may be missing, and missing means that nobody told us: writers show it as unknown
and never as no. The terms in brackets are those of the Human Services Data Specification (HSDS 3).
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from vinestreet.directory.choices import ACCESS, ICONS, RUN_BY
from vinestreet.directory.listing_parts import (
    NEARLY_GROWN,
    WELCOMES,
    Arrival,
    Asks,
    Check,
    Consent,
    Cost,
    Note,
    Phone,
    Status,
    TextLine,
    Try,
    Welcomes,
)
from vinestreet.opening_hours.exceptions import DatedException, with_exceptions
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.records import ListOf, Record, field
from vinestreet.schema.scalars import Ages, CountryCode, Language, MailAddress, Position, TimeZone, WebAddress
from vinestreet.schema.text import Id, Text, YesOnly

NAME = Text(90)
TRIES_TOLD = 3  # without an answer, and the page says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What people look for [taxonomy_term]. What they really type for it stands in lexicon/."""

    id: str
    label: str = field(NAME, required=True)
    icon: str = field(ICONS, required=True)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/needs/{self.id}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One place, line or group [service at a location]. `id` is its address in the site.

    `more` is what a longer description says beyond `what`. `timezone` is whose clock the hours mean, where that is not
    the clock of the place [schedule.timezone].
    `exceptions` come from elsewhere: closures of many places, and its status.
    `not_the_same_as` names listings that look alike and are others; it is for `vinestreet duplicates`, and not shown.
    """

    id: str
    name: str = field(NAME, required=True)
    what: str = field(Text(400), required=True)
    more: str = field(Text(6000), default="")
    needs: tuple[str, ...] = field(ListOf(Id("needs")), required=True)
    organisation: str = field(Text(120), default="")
    run_by: str = field(
        RUN_BY,
        default="unknown",
    )
    phones: tuple[Phone, ...] = field(
        ListOf(Record(Phone, short=True), or_one=True),
        name="phone",
        default=(),
    )
    texts: tuple[TextLine, ...] = field(ListOf(Record(TextLine, short=True), or_one=True), name="text", default=())
    emails: tuple[str, ...] = field(ListOf(MailAddress(), or_one=True), name="email", default=())
    chats: tuple[str, ...] = field(ListOf(WebAddress(), or_one=True), name="chat", default=())
    websites: tuple[str, ...] = field(
        ListOf(WebAddress(), or_one=True),
        name="website",
        default=(),
    )
    address: str = field(Text(160), default="")
    area: str = field(Id("areas"), default="")
    at: tuple[float, float] | None = field(Position())
    confidential: bool = field(YesOnly(), default=False)
    hours: Hours | None = field(
        OpeningHoursText(),
    )
    hours_note: str = field(Text(), default="")
    timezone: ZoneInfo | None = field(TimeZone())
    cost: Cost | None = field(Record(Cost, short=True))
    who_for: str = field(Text(), name="for", default="")
    ages: tuple[int | None, int | None] | None = field(Ages())
    welcomes: Welcomes = field(Record(Welcomes), default=Welcomes())
    languages: tuple[str, ...] = field(ListOf(Language()), default=())
    access: tuple[str, ...] = field(ListOf(ACCESS), default=())
    access_note: str = field(Text(), default="")
    asks: Asks = field(Record(Asks), default=Asks())
    consent: Consent = field(Record(Consent), default=Consent())
    arrive: Arrival | None = field(Record(Arrival))
    notes: tuple[Note, ...] = field(ListOf(Record(Note)), default=())
    status: Status = field(Record(Status, short=True), default=Status(kind="open"))
    checked: Check | None = field(Record(Check))
    tried: tuple[Try, ...] = field(ListOf(Record(Try)), default=())
    source: str = field(Text(400), default="")
    not_the_same_as: tuple[str, ...] = field(ListOf(Id("resources")), name="not-the-same-as", default=())
    sample: bool = field(YesOnly(), default=False)
    exceptions: tuple[DatedException, ...] = ()

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/{self.id}.html"

    @property
    def told_hours(self) -> Hours | None:
        """Its hours as readers are told them: with its `exceptions`. What stands in the file is `hours`."""
        return with_exceptions(self.hours, self.exceptions) if self.exceptions else self.hours

    @property
    def is_paused(self) -> bool:
        """Whether a pause that ends by itself is on, or comes."""
        return any(each.pause for each in self.exceptions)

    def welcome(self, name: str) -> str:
        """Give `yes`, `no` or `unknown` for one of WELCOMES.

        Where nothing is said, `under-18` follows from the ages, and `families` from `child-friendly`.
        """
        said: str = getattr(self.welcomes, WELCOMES[name])
        if said == "unknown" and name == "families" and "child-friendly" in self.access:
            return "yes"
        if said != "unknown" or name != "under-18" or self.ages is None:
            return said
        lowest, highest = self.ages
        if (lowest or 0) <= NEARLY_GROWN and (highest is None or highest >= NEARLY_GROWN):
            return "yes"
        return "no" if lowest is not None and lowest >= 18 else "unknown"

    @property
    def is_open(self) -> bool:
        """Whether the place still runs, whatever the hour; one whose pause has an end does."""
        return self.status.kind == "open" or self.status.until is not None

    @property
    def is_in_others_words(self) -> bool:
        """Whether it was brought in from elsewhere, as its source says, and nobody here has checked it yet."""
        return bool(self.source) and self.checked is None and not self.sample

    @property
    def tries(self) -> tuple[Try, ...]:
        """The tries since the last check, the oldest first: a check that somebody wrote ends those before it."""
        since = self.checked.on if self.checked else date.min
        return tuple(sorted((one for one in self.tried if one.on > since), key=lambda one: one.on))

    @property
    def is_silent(self) -> bool:
        """Whether so many tries in a row found nobody that readers are told."""
        return len(self.tries) >= TRIES_TOLD

    @property
    def is_line(self) -> bool:
        """Whether there is nowhere to go: one only calls it or writes. Nobody calls a line before calling it."""
        reachable = self.phones or self.texts or self.chats
        return bool(reachable) and not (self.address or self.at or self.confidential)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of town, or what a line serves: a country, whose phone numbers are meant then, or `wide`: anywhere.

    A `sample` is invented, like that of a listing. [service_area]
    """

    id: str
    label: str = field(NAME, required=True)
    country: str = field(CountryCode(), default="")
    wide: bool = field(YesOnly(), default=False)
    sample: bool = field(YesOnly(), default=False)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/areas/{self.id}.html"

    @property
    def is_far(self) -> bool:
        """Whether it is reached by phone or online only."""
        return bool(self.country) or self.wide


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a fork's own file made of upstream's entries; the ids of needs are written `needs.food`.

    `own` has each id that stands in `file`, and whether upstream has it too. `removed` are those that the file takes
    away, `idle` those that it would and that are not there, and `left_out` what went by itself: samples, and what
    belonged to nothing any more. What upstream's texts may name all the same is in `gone`, by group. `written` are the
    fields that the file writes in an entry of upstream's. `ended` are the checks that hold no longer, by listing: the
    values are others than those that were checked. `went` are upstream's real listings that went with their area, and
    that area; or with their needs, and nothing. `files` are those of entries of the fork's that have one of their own.
    """

    file: str = ""
    own: Mapping[str, bool] = dataclasses.field(default_factory=dict)
    removed: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    gone: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    written: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    ended: Mapping[str, Check] = dataclasses.field(default_factory=dict)
    went: Mapping[str, str] = dataclasses.field(default_factory=dict)
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything in resources.yml, checked: each id that is named exists. `overlay` is what a fork laid over it.

    `files` are those of entries that have one of their own.
    """

    needs: Mapping[str, Need]
    areas: Mapping[str, Area]
    listings: Mapping[str, Listing]
    overlay: Overlay = Overlay()
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def invented_numbers(self) -> frozenset[str]:
        """Give the numbers, as they are shown, that invented places alone have."""
        numbers: dict[bool, set[str]] = {False: set(), True: set()}
        for listing in self.listings.values():
            numbers[listing.sample].update(line.shown for line in (*listing.phones, *listing.texts))
        return frozenset(numbers[True] - numbers[False])

    def file_of(self, id_: str) -> str:
        """Give the file in which to change the listing with this id, as people name it."""
        return self.files_of(id_)[0]

    def files_of(self, id_: str) -> tuple[str, ...]:
        """Give each file that says something of the listing, the fork's first."""
        over = self.overlay
        theirs = self.files.get(id_, "resources.yml")
        own = over.files.get(id_, over.file) if id_ in over.own else ""
        return (own, theirs) if over.own.get(id_) else (own or theirs,)

    def file_for(self, id_: str) -> str:
        """Give the file into which one writes about the listing: in a fork always its own."""
        over = self.overlay
        return over.files.get(id_, over.file) if over.file else self.file_of(id_)

    def is_own(self, id_: str) -> bool:
        """Whether the listing stands in a file that people write here: a fork is told of its own."""
        return not self.overlay.file or id_ in self.overlay.own
