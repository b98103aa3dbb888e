"""What the directory knows about a place. Each attribute says what the file may hold for it.

Everything but name, what and needs may be missing, and missing means that nobody told us: writers show it as unknown
and never as no. The terms in brackets are those of the Human Services Data Specification (HSDS 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote
from zoneinfo import ZoneInfo

from vinestreet.directory.hours import Hours, OpeningHoursText
from vinestreet.fields.groups import Many, Record, said
from vinestreet.fields.values import (
    Ages,
    CountryCode,
    Day,
    Language,
    MailAddress,
    Number,
    PhoneNumber,
    Position,
    TimeZone,
    WebAddress,
)
from vinestreet.fields.words import Id, Text, YesOnly, one_of

ANSWERS = one_of("yes no unknown")
NAME = Text(90)
ICONS = one_of(
    "bowl bed house shower speech lifebelt circle ear leaf ward bus coin book scales cross card shield star sprout "
    "family work phone moon heart"
)
ACCESS = one_of(
    "step-free accessible-toilet hearing-loop sign-language interpreter quiet-space large-print assistance-animals "
    "child-friendly remote text-relay"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What people look for [taxonomy_term]: its `words` are what they really type."""

    id: str
    label: str = said(NAME, required=True)
    words: tuple[str, ...] = said(Many(Text(40)), required=True)
    icon: str = said(ICONS, required=True)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/needs/{self.id}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A number [phone], and what it is for."""

    number: Number = said(PhoneNumber(), required=True)
    label: str = said(Text(60), default="")

    @property
    def shown(self) -> str:
        """The number as people read it."""
        return self.number.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Line):
    """A number to call; `say` is what to press or ask for."""

    say: str = said(Text(60), default="")

    @property
    def href(self) -> str:
        """The link that calls it (RFC 3966)."""
        return f"tel:{self.number.dialled}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine(Line):
    """A number to text [phone, type sms]; `send` is the word it waits for."""

    send: str = said(Text(30), default="")

    @property
    def href(self) -> str:
        """The link that begins a message (RFC 5724); `?&body=` is what Android and older iPhones both understand."""
        return f"sms:{self.number.dialled}" + (f"?&body={quote(self.send)}" if self.send else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it costs [cost_option]."""

    kind: str = said(one_of("free sliding paid unknown"), name="is", required=True)
    words: str = said(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What someone is asked for before they get anything [required_document, application_process]."""

    id: str = said(ANSWERS, default="unknown")
    referral: str = said(ANSWERS, default="unknown")
    insurance: str = said(ANSWERS, default="unknown")
    immigration_status: str = said(ANSWERS, name="immigration-status", default="unknown")
    booking: str = said(ANSWERS, default="unknown")
    words: str = said(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What may be done without the person's agreement, and how we know."""

    police: str = said(one_of("yes no only-if unknown"), name="may-call-police-without-you", default="unknown")
    words: str = said(Text(), default="")
    recorded: str = said(ANSWERS, name="records-calls", default="unknown")
    recorded_words: str = said(Text(), name="records-words", default="")
    source: str = said(Text(400), default="")
    on: date | None = said(Day())


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What happens between people when someone arrives, told by someone who was there."""

    door: str = said(Text(), default="")
    greeting: str = said(Text(), default="")
    wait: str = said(Text(), default="")
    asked: str = said(Text(), default="")
    quiet: str = said(Text(), default="")
    leaving: str = said(Text(), default="")
    by: str = said(Text(60), required=True)
    on: date = said(Day(), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a peer says about a place, signed and dated; `connected` is any tie to it, `none` if they say so."""

    say: str = said(Text(), required=True)
    by: str = said(Text(60), required=True)
    on: date = said(Day(), required=True)
    connected: str = said(Text(120), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether it is there at all [status]; `instead` names the listing that took its place."""

    kind: str = said(one_of("open paused closed"), name="is", required=True)
    since: date | None = said(Day())
    instead: str = said(Id("resources"), default="")
    words: str = said(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """When, by whom and how the facts were checked [assured_date, assurer]; `doubt` is what remained uncertain."""

    on: date = said(Day(), required=True)
    by: str = said(Text(60), required=True)
    how: str = said(one_of("phone visit website owner stored-copy"), required=True)
    doubt: str = said(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One place, line or group [service at a location]. `id` is its address in the site.

    `more` is what a longer description says beyond `what`. `timezone` is whose clock the hours mean, where that is not
    the clock of the place [schedule.timezone].
    `not_the_same_as` names listings that look alike and are others; it is for `vinestreet duplicates`, and not shown.
    """

    id: str
    name: str = said(NAME, required=True)
    what: str = said(Text(400), required=True)
    more: str = said(Text(6000), default="")
    needs: tuple[str, ...] = said(Many(Id("needs")), required=True)
    organisation: str = said(Text(120), default="")
    run_by: str = said(one_of("peer-run mixed employs-peers not-peer-run unknown"), default="unknown")
    phones: tuple[Phone, ...] = said(Many(Record(Phone, short=True), or_one=True), name="phone", default=())
    texts: tuple[TextLine, ...] = said(Many(Record(TextLine, short=True), or_one=True), name="text", default=())
    emails: tuple[str, ...] = said(Many(MailAddress(), or_one=True), name="email", default=())
    chats: tuple[str, ...] = said(Many(WebAddress(), or_one=True), name="chat", default=())
    websites: tuple[str, ...] = said(Many(WebAddress(), or_one=True), name="website", default=())
    address: str = said(Text(160), default="")
    area: str = said(Id("areas"), default="")
    at: tuple[float, float] | None = said(Position())
    confidential: bool = said(YesOnly(), default=False)
    hours: Hours | None = said(OpeningHoursText())
    hours_note: str = said(Text(), default="")
    timezone: ZoneInfo | None = said(TimeZone())
    cost: Cost | None = said(Record(Cost, short=True))
    who_for: str = said(Text(), name="for", default="")
    ages: tuple[int | None, int | None] | None = said(Ages())
    languages: tuple[str, ...] = said(Many(Language()), default=())
    access: tuple[str, ...] = said(Many(ACCESS), default=())
    access_note: str = said(Text(), default="")
    asks: Asks = said(Record(Asks), default=Asks())
    consent: Consent = said(Record(Consent), default=Consent())
    arrive: Arrival | None = said(Record(Arrival))
    notes: tuple[Note, ...] = said(Many(Record(Note)), default=())
    status: Status = said(Record(Status, short=True), default=Status(kind="open"))
    checked: Check | None = said(Record(Check))
    source: str = said(Text(400), default="")
    not_the_same_as: tuple[str, ...] = said(Many(Id("resources")), name="not-the-same-as", default=())
    sample: bool = said(YesOnly(), default=False)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/{self.id}.html"

    @property
    def is_open(self) -> bool:
        """Whether the place still runs, whatever the hour."""
        return self.status.kind == "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of town, or what a line serves: a country, whose phone numbers are meant then, or `wide`: anywhere.

    A `sample` is invented, like that of a listing. [service_area]
    """

    id: str
    label: str = said(NAME, required=True)
    country: str = said(CountryCode(), default="")
    wide: bool = said(YesOnly(), default=False)
    sample: bool = said(YesOnly(), default=False)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/areas/{self.id}.html"

    @property
    def is_far(self) -> bool:
        """Whether it is reached by phone or online only."""
        return bool(self.country) or self.wide


@dataclass(frozen=True, slots=True)
class LaidOver:
    """What a fork's own file made of upstream's entries; the ids of needs are written `needs.food`.

    `own` has each id that stands in `file`, and whether upstream has it too. `removed` are those that the file takes
    away, `idle` those that it would and that are not there, and `left_out` what went by itself: samples, and what
    belonged to nothing any more. What upstream's texts may name all the same is in `gone`, by group.
    """

    file: str = ""
    own: Mapping[str, bool] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    gone: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything in resources.yml, checked: each id that is named exists. `laid` is what a fork laid over it."""

    needs: Mapping[str, Need]
    areas: Mapping[str, Area]
    listings: Mapping[str, Listing]
    laid: LaidOver = LaidOver()

    def file_of(self, id_: str) -> str:
        """Give the file in which to change the listing with this id, as people name it."""
        return self.laid.file if id_ in self.laid.own else "resources.yml"
