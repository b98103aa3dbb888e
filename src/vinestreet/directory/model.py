"""What the directory knows about a place. Each attribute says what the file may hold for it.

Everything but name, what and needs may be missing, and missing means that nobody told us: writers show it as unknown
and never as no. The terms in brackets are those of the Human Services Data Specification (HSDS 3).
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from zoneinfo import ZoneInfo

from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.records import ListOf, Record, field, fields_of
from vinestreet.schema.scalars import (
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
from vinestreet.schema.text import Id, Text, YesOnly, one_of

ANSWERS = one_of(
    "yes no unknown",
    {
        "yes": "y|true|always|required|yes .*",
        "no": "n|false|never|none|not (?:required|needed|asked)|nope|no .*|nothing",
        "unknown": r"maybe|sometimes|not sure|(?:i )?do ?n.t know|unsure|perhaps|(?:it )?depends|\?+|n/?a|varies",
    },
)
NAME = Text(90)
ICONS = one_of(
    "bowl bed house shower speech lifebelt circle ear leaf ward bus coin book scales cross card shield star sprout "
    "family work phone moon heart"
)
ACCESS = one_of(
    "step-free accessible-toilet hearing-loop sign-language interpreter quiet-space large-print assistance-animals "
    "child-friendly remote text-relay",
    {
        "accessible-toilet": "(?:(?:disabled|accessible|wheelchair) )?(?:toilets?|restrooms?|bathrooms?|wc)",
        "step-free": "wheel ?chairs?.*|no (?:steps|stairs)|ramps?|level(?: access| entrance)?|accessible|elevator|lift",
        "hearing-loop": "loop|induction loop|hearing",
        "sign-language": "asl|bsl|signing|signs?",
        "interpreter": "interpreters?|translat(?:ion|ors?)",
        "quiet-space": "quiet(?: (?:room|area|corner))?",
        "assistance-animals": "(?:service|guide|assistance) (?:animals?|dogs?)",
        "child-friendly": "kids?|child(?:ren)?|famil(?:y|ies)|family friendly",
        "remote": "online|zoom|video|virtual|by phone",
    },
)


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
class Line:
    """A number [phone], and what it is for."""

    number: Number = field(PhoneNumber(), required=True, also="phone tel telephone num no")
    label: str = field(Text(60), default="")

    @property
    def shown(self) -> str:
        """The number as people read it."""
        return self.number.shown

    @property
    def may_cost(self) -> bool:
        """Whether readers are told that a call or a text may cost more than one to an ordinary number."""
        return bool(self.number.costs) and not self.number.quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Line):
    """A number to call; `say` is what to press or ask for."""

    say: str = field(Text(60), default="")

    @property
    def href(self) -> str:
        """The link that calls it (RFC 3966)."""
        return f"tel:{self.number.dialled}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine(Line):
    """A number to text [phone, type sms]; `send` is the word it waits for."""

    send: str = field(Text(30), default="")

    @property
    def href(self) -> str:
        """The link that begins a message (RFC 5724); `?&body=` is what Android and older iPhones both understand."""
        return f"sms:{self.number.dialled}" + (f"?&body={quote(self.send)}" if self.send else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it costs [cost_option]."""

    kind: str = field(
        one_of(
            "free sliding paid unknown",
            {
                "free": r"(?:it.?s )?free\b.*|(?:at )?no (?:charge|cost|fee)|nothing|none|no|[$£€]? ?0(?:\.00)?",
                "sliding": ".*(?:sliding|donation|pay what|what you can|suggested|income|pay as).*",
                "paid": r".*(?:[$£€¢\d]|dollars?|pounds?|cents?|fee|tickets?|price|pay).*",
                "unknown": r"\?+|not sure|(?:i )?don.t know|depends",
            },
        ),
        name="is",
        required=True,
    )
    words: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What someone is asked for before they get anything [required_document, application_process]."""

    id: str = field(ANSWERS, default="unknown")
    referral: str = field(ANSWERS, default="unknown")
    insurance: str = field(ANSWERS, default="unknown")
    immigration_status: str = field(ANSWERS, name="immigration-status", default="unknown")
    booking: str = field(ANSWERS, default="unknown")
    words: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcomes:
    """Whom and what a place has room for [eligibility_description], each with its answer, in the form of `asks`.

    There is one form alone, `{dogs: yes, couples: no}`: a bare list could say no plain no, and whoever copies an entry
    and changes one word would turn a no into a yes. `women_only` and `men_only` tell for whom alone it is, `halal` and
    `vegan` is food that can be had, and `no_religion` says that nobody preaches to those who come.
    """

    dogs: str = field(ANSWERS, default="unknown")
    couples: str = field(ANSWERS, default="unknown")
    families: str = field(ANSWERS, default="unknown")
    women_only: str = field(ANSWERS, name="women-only", default="unknown")
    men_only: str = field(ANSWERS, name="men-only", default="unknown")
    under_18: str = field(ANSWERS, name="under-18", default="unknown")
    trans: str = field(ANSWERS, default="unknown")
    halal: str = field(ANSWERS, default="unknown")
    vegan: str = field(ANSWERS, default="unknown")
    no_religion: str = field(ANSWERS, name="no-religion", default="unknown")


WELCOMES: Mapping[str, str] = {name: part.name for name, part in fields_of(Welcomes).items()}  # attributes by name
NEARLY_GROWN = 16  # years: who of the young comes alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What may be done without the person's agreement, and how we know."""

    police: str = field(
        one_of(
            "yes no only-if unknown",
            {
                "only-if": "sometimes|in some cases|only if.*|if .*|(?:it )?depends|(?:in )?emergenc.*",
                "unknown": r"maybe|not sure|(?:i )?don.t know|\?+",
                "yes": "y|true|always",
                "no": "n|false|never|no .*",
            },
        ),
        name="may-call-police-without-you",
        default="unknown",
    )
    words: str = field(Text(), default="")
    recorded: str = field(ANSWERS, name="records-calls", default="unknown")
    recorded_words: str = field(Text(), name="records-words", default="")
    source: str = field(Text(400), default="")
    on: date | None = field(Day())


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What happens between people when someone arrives, told by someone who was there."""

    door: str = field(Text(), default="")
    greeting: str = field(Text(), default="")
    wait: str = field(Text(), default="")
    asked: str = field(Text(), default="")
    quiet: str = field(Text(), default="")
    leaving: str = field(Text(), default="")
    by: str = field(Text(60), required=True)
    on: date = field(Day(), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a peer says about a place, signed and dated; `connected` is any tie to it, `none` if they say so."""

    say: str = field(Text(), required=True, also="text note words comment says said what")
    by: str = field(Text(60), required=True, also="name who from signed author")
    on: date = field(Day(), required=True, also="date day when")
    connected: str = field(Text(120), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether it is there at all [status]; `instead` names the listing that took its place."""

    kind: str = field(
        one_of(
            "open paused closed",
            {
                "paused": "temporar.*|closed for.*|on hold|seasonal|suspended|paused.*",
                "closed": "closed.*|shut.*|gone|permanently closed|no longer.*",
                "open": "open.*|active|running|yes",
            },
        ),
        name="is",
        required=True,
    )
    since: date | None = field(Day())
    instead: str = field(Id("resources"), default="")
    words: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """When, by whom and how the facts were checked [assured_date, assurer]; `doubt` is what remained uncertain.

    `of` is the mark of the values that were checked, where a fork checks an entry of upstream's (checked_values.py).
    """

    on: date = field(Day(), required=True, also="date day when")
    by: str = field(Text(60), required=True, also="name who")
    how: str = field(
        one_of(
            "phone visit website owner stored-copy",
            {
                "phone": ".*(?:phone|call|rang|ring|telephon).*",
                "website": ".*(?:web|online|internet|google|facebook|their site).*",
                "owner": ".*(?:owner|staff|told|manager|asked|e-?mail|volunteer).*",
                "visit": ".*(?:visit|went|was there|in person|walk|saw|been|stopped|there).*",
            },
        ),
        required=True,
        also="method",
    )
    of: str = field(Text(12), default="")
    doubt: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One place, line or group [service at a location]. `id` is its address in the site.

    `more` is what a longer description says beyond `what`. `timezone` is whose clock the hours mean, where that is not
    the clock of the place [schedule.timezone].
    `not_the_same_as` names listings that look alike and are others; it is for `vinestreet duplicates`, and not shown.
    """

    id: str
    name: str = field(NAME, required=True, also="title names place_name called")
    what: str = field(Text(400), required=True, also="description about summary desc what_is_it details describe")
    more: str = field(Text(6000), default="", also="long_description more_info")
    needs: tuple[str, ...] = field(
        ListOf(Id("needs")), required=True, also="need category categories tags tag type types services service"
    )
    organisation: str = field(Text(120), default="", also="organization org organisations agency operator owner")
    run_by: str = field(
        one_of(
            "peer-run mixed employs-peers not-peer-run unknown",
            {
                "peer-run": "(?:by )?peers?(?: run| led)?|ourselves",
                "not-peer-run": "not peers?|no peers?|professionals|no",
            },
        ),
        default="unknown",
        also="runby run ran_by runs",
    )
    phones: tuple[Phone, ...] = field(
        ListOf(Record(Phone, short=True), or_one=True),
        name="phone",
        default=(),
        also="tel telephone phones phone_number phonenumber number mobile cell call contact_number ph",
    )
    texts: tuple[TextLine, ...] = field(
        ListOf(Record(TextLine, short=True), or_one=True), name="text", default=(), also="sms texts text_line"
    )
    emails: tuple[str, ...] = field(
        ListOf(MailAddress(), or_one=True), name="email", default=(), also="mail e_mail emails email_address"
    )
    chats: tuple[str, ...] = field(ListOf(WebAddress(), or_one=True), name="chat", default=(), also="webchat live_chat")
    websites: tuple[str, ...] = field(
        ListOf(WebAddress(), or_one=True),
        name="website",
        default=(),
        also="web url site link homepage website_url websites www web_site webpage",
    )
    address: str = field(Text(160), default="", also="addr street location adress addresse where street_address")
    area: str = field(
        Id("areas"), default="", also="neighborhood neighbourhood part_of_town district region areas town"
    )
    at: tuple[float, float] | None = field(
        Position(), also="coordinates coords gps position latlon lat_long latlong map"
    )
    confidential: bool = field(YesOnly(), default=False)
    hours: Hours | None = field(
        OpeningHoursText(),
        also="opening_hours open times opening_times open_hours hour opens schedule opening when days",
    )
    hours_note: str = field(Text(), default="", also="hours_notes hour_note hours_words")
    timezone: ZoneInfo | None = field(TimeZone())
    cost: Cost | None = field(Record(Cost, short=True), also="price fee fees costs prices charge")
    who_for: str = field(Text(), name="for", default="", also="who_for who whom eligibility for_whom")
    ages: tuple[int | None, int | None] | None = field(Ages(), also="age age_range age_limit")
    welcomes: Welcomes = field(Record(Welcomes), default=Welcomes())
    languages: tuple[str, ...] = field(ListOf(Language()), default=(), also="language lang langs spoken")
    access: tuple[str, ...] = field(ListOf(ACCESS), default=(), also="accessibility accessible wheelchair")
    access_note: str = field(Text(), default="")
    asks: Asks = field(Record(Asks), default=Asks(), also="ask requires required requirements asked")
    consent: Consent = field(Record(Consent), default=Consent(), also="police")
    arrive: Arrival | None = field(Record(Arrival), also="arrival arriving")
    notes: tuple[Note, ...] = field(
        ListOf(Record(Note)), default=(), also="note comment comments review reviews tips tip"
    )
    status: Status = field(Record(Status, short=True), default=Status(kind="open"))
    checked: Check | None = field(Record(Check), also="check verified last_checked checked_on date")
    source: str = field(Text(400), default="", also="sources from reference")
    not_the_same_as: tuple[str, ...] = field(ListOf(Id("resources")), name="not-the-same-as", default=())
    sample: bool = field(YesOnly(), default=False)

    @property
    def url(self) -> str:
        """The address of its page, relative to the site."""
        return f"directory/{self.id}.html"

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
        """Whether the place still runs, whatever the hour."""
        return self.status.kind == "open"

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
    that area; or with their needs, and nothing.
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


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything in resources.yml, checked: each id that is named exists. `overlay` is what a fork laid over it."""

    needs: Mapping[str, Need]
    areas: Mapping[str, Area]
    listings: Mapping[str, Listing]
    overlay: Overlay = Overlay()

    def invented_numbers(self) -> frozenset[str]:
        """Give the numbers, as they are shown, that invented places alone have."""
        numbers: dict[bool, set[str]] = {False: set(), True: set()}
        for listing in self.listings.values():
            numbers[listing.sample].update(line.shown for line in (*listing.phones, *listing.texts))
        return frozenset(numbers[True] - numbers[False])

    def file_of(self, id_: str) -> str:
        """Give the file in which to change the listing with this id, as people name it."""
        return self.overlay.file if id_ in self.overlay.own else "resources.yml"
