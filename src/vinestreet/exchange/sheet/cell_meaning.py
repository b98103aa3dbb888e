"""What a cell means in a row: by our pages' words, the sheet's way of writing days, and what stands here."""

from dataclasses import dataclass
from datetime import date

from vinestreet.exchange.sheet.cell_readings import CellReading, one_day, read_cell
from vinestreet.exchange.sheet.cell_words import in_our_words
from vinestreet.exchange.sheet.hours_cell import hours_said
from vinestreet.exchange.sheet.sheet_columns import SheetColumn
from vinestreet.opening_hours.field_type import OpeningHoursText
from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class CellMeaning:
    """Reads cells for a `site`; `today` is the day there, `order` how the sheet writes days (cell_dates.py)."""

    site: Site
    today: date
    order: str = ""

    def of(self, column: SheetColumn, cell: str, was: str, region: str) -> CellReading:
        """Give what a cell says beside `was`; `region` is whose phone numbers are meant (ISO 3166)."""
        reading = read_cell(column, in_our_words(column, cell, self.site), region)
        if isinstance(column.kind, OpeningHoursText):
            return hours_said(reading, was)
        return one_day(column, reading, self.order, self.today, self.site.place.country)
