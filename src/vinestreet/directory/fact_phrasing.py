"""Facts of a listing in the words of the place's language; templates call it `say`."""

from datetime import date
from functools import cache

from babel.dates import format_date

from vinestreet.core.messages import Messages
from vinestreet.directory.model import Area, Directory, Listing
from vinestreet.opening_hours.sentences import HoursInWords
from vinestreet.schema.scalars import SIGN_LANGUAGES


class FactPhrasing:
    """Puts dates, ages, languages and hours into words. A page shows dates, never ages: it may be read years later."""

    def __init__(self, t: Messages) -> None:
        """Speak with the sentences of `t`."""
        self.t = t
        self.hours = HoursInWords(t)
        self.date = cache(self._date)
        self.language = cache(self._language)

    def _date(self, day: date) -> str:
        return format_date(day, "long", locale=self.t.locale)

    def _language(self, code: str) -> str:
        if name := self.t.locale.languages.get(code):
            return str(name)
        return self.t("listing.sign_language", name=SIGN_LANGUAGES.get(code, code))

    def ages(self, ages: tuple[int | None, int | None]) -> str:
        """`18 and over`, `16 to 25`, …"""
        lowest, highest = ages
        if lowest is None:
            return self.t("listing.ages_all") if highest is None else self.t("listing.ages_under", below=highest + 1)
        if highest is None:
            return self.t("listing.ages_over", lowest=lowest)
        return self.t("listing.ages_range", lowest=lowest, highest=highest)

    def area(self, area: Area) -> str:
        """`Old Mill`, or `By phone or online: Canada`."""
        return self.t("directory.far", area=area.label) if area.is_far else area.label

    def how_many(self, label: str, places: int) -> str:
        """What a list of `places` called `label` holds, for descriptions."""
        return self.t("directory.list_description", label=label, count=places)

    def where(self, listing: Listing, directory: Directory) -> str:
        """Where it is, on one line; empty when nobody told us."""
        area = directory.areas.get(listing.area)
        if listing.confidential:
            return self.t("directory.secret")
        if listing.address:
            return f"{listing.address}, {area.label}" if area else listing.address
        if area:
            return self.area(area)
        return self.t("directory.remote") if listing.phones or listing.texts or listing.chats else ""

    def title(self, listing: Listing) -> str:
        """The name as it stands where nothing else can mark an invented place: titles, search results."""
        return self.t("listing.sample_title", name=listing.name) if listing.sample else listing.name
