"""What a place has of several parts: ways to reach it, what it costs and asks, notes, checks. The model has the rest.

The terms in brackets are those of the Human Services Data Specification (HSDS 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from vinestreet.directory.choices import ANSWERS, COSTS, POLICE, STATUSES, WAYS_TO_CHECK
from vinestreet.schema.records import field, fields_of
from vinestreet.schema.scalars import Day, Number, PhoneNumber
from vinestreet.schema.text import Id, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A number [phone], and what it is for."""

    number: Number = field(PhoneNumber(), required=True)
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
        COSTS,
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
        POLICE,
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

    say: str = field(Text(), required=True)
    by: str = field(Text(60), required=True)
    on: date = field(Day(), required=True)
    connected: str = field(Text(120, no="none"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether it is there at all [status]; `instead` names the listing that took its place.

    A pause that has its last day in `until` ends by itself, and may begin on a day to come.
    """

    kind: str = field(
        STATUSES,
        name="is",
        required=True,
    )
    since: date | None = field(Day(ahead=True))
    until: date | None = field(Day(ahead=True))
    instead: str = field(Id("resources"), default="")
    words: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """When, by whom and how the facts were checked [assured_date, assurer]; `doubt` is what remained uncertain.

    `of` is the mark of the values that were checked, where a fork checks an entry of upstream's (checked_values.py).
    """

    on: date = field(Day(), required=True)
    by: str = field(Text(60), required=True)
    how: str = field(
        WAYS_TO_CHECK,
        required=True,
    )
    of: str = field(Text(12), default="")
    doubt: str = field(Text(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A day on which somebody asked a place whether its facts are still true, and nobody answered; and who asked."""

    on: date = field(Day(), required=True)
    by: str = field(Text(60), required=True)
