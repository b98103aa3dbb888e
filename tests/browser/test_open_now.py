"""What is said about now: on the clock of the place, whatever the clock of the device."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from playwright.sync_api import Browser, Page

from vinestreet.opening_hours.browser_rules import as_data
from vinestreet.opening_hours.expression import parse
from vinestreet.site.clocks import public_holidays

NEW_YORK = "America/New_York US"
LONDON = "Europe/London GB"
AUCKLAND = "Pacific/Auckland NZ"
KATHMANDU = "Asia/Kathmandu NP"
NO_CALENDAR = "America/New_York AQ"
COUNTRIES = ("US", "GB", "NZ")
MADE, HORIZON = date(2026, 1, 1), date(2028, 12, 31)

WEEKDAYS = "Mo-Fr 11:30-13:30"
OFFICE = "Mo-Fr 09:00-17:00; PH off"
SHELTER = "20:00-07:00"
WINTER = "Dec-Mar 18:00-08:00"
CHRISTMAS = "Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off"
ODD = "week 01-53/2 Th 18:00-20:00"
BREATHING = "Mo 00:00-06:00,18:00-24:00; Tu-Fr 00:00-02:00,18:00-24:00; Sa-Su 00:00-24:00"
LUNCH = "Mo-Fr 11:30-13:30; PH off; 2026 Nov 26 11:00-15:00"

# Hours, an instant, the place's clock, the device's zone, what is said. 21 November 2026 is a Saturday.
CASES = [
    # an ordinary day
    (WEEKDAYS, "2026-11-23T12:00-05:00", NEW_YORK, "Pacific/Auckland", "Open until 1:30 PM."),
    (WEEKDAYS, "2026-11-23T12:45-05:00", NEW_YORK, "Pacific/Honolulu", "Open, closes in 45 minutes."),
    (WEEKDAYS, "2026-11-23T13:29-05:00", NEW_YORK, "Europe/London", "Open, closes in 1 minute."),
    (WEEKDAYS, "2026-11-23T13:30-05:00", NEW_YORK, "Asia/Kathmandu", "Closed. Opens tomorrow at 11:30 AM."),
    (WEEKDAYS, "2026-11-23T08:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens at 11:30 AM."),
    (WEEKDAYS, "2026-11-23T10:29-05:00", NEW_YORK, "Pacific/Honolulu", "Closed. Opens at 11:30 AM."),
    (WEEKDAYS, "2026-11-23T11:05-05:00", NEW_YORK, "Europe/London", "Closed. Opens in 25 minutes."),
    (WEEKDAYS, "2026-11-27T14:00-05:00", NEW_YORK, "Asia/Kathmandu", "Closed. Opens Monday at 11:30 AM."),
    ("Mo 13:00-15:30", "2026-11-23T16:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens November 30 at 1 PM."),
    ("Mo 13:00-15:30", "2026-11-24T16:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens Monday at 1 PM."),
    ("Mo-Fr 08:00-12:00", "2026-11-23T09:00-05:00", NEW_YORK, "Pacific/Honolulu", "Open until noon."),
    ("Mo-Su 17:00-24:00", "2026-11-23T20:00-05:00", NEW_YORK, "Europe/London", "Open until midnight."),
    # through the night: a span belongs to the day on which it begins
    (SHELTER, "2026-11-23T23:00-05:00", NEW_YORK, "Pacific/Auckland", "Open until 7 AM."),
    (SHELTER, "2026-11-24T01:00-05:00", NEW_YORK, "Pacific/Auckland", "Open until 7 AM."),
    (SHELTER, "2026-11-24T07:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens at 8 PM."),
    (SHELTER, "2026-11-24T19:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens in 60 minutes."),
    ("09:00-08:00", "2026-11-24T10:00-05:00", NEW_YORK, "Asia/Kathmandu", "Open until tomorrow at 8 AM."),
    ("Th 22:00-04:00; Fr off", "2026-12-04T02:00-05:00", NEW_YORK, "Pacific/Honolulu", "Open until 4 AM."),
    ("Th 22:00-04:00; Fr off", "2026-12-04T04:00-05:00", NEW_YORK, "Pacific/Honolulu", "Closed. Opens Thursday at 10 PM."),
    ("We 22:00-04:00; PH off", "2026-11-26T02:00-05:00", NEW_YORK, "Pacific/Auckland", "Open until 4 AM."),
    ("Th 22:00-04:00; PH off", "2026-11-26T23:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens December 3 at 10 PM."),
    ("Th 22:00-04:00; PH off", "2026-11-27T01:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens Thursday at 10 PM."),
    # some weekdays of the month
    ("We[1] 18:30-20:00", "2026-12-02T18:45-05:00", NEW_YORK, "Pacific/Auckland", "Open until 8 PM."),
    ("We[1] 18:30-20:00", "2026-12-09T18:45-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens January 6 at 6:30 PM."),
    ("Sa[1,3] 10:00-13:00", "2026-11-21T11:00-05:00", NEW_YORK, "Europe/London", "Open until 1 PM."),
    ("Fr[-1] 10:00-22:00", "2026-11-27T12:00-05:00", NEW_YORK, "Pacific/Honolulu", "Open until 10 PM."),
    ("Fr[-1] 10:00-22:00", "2027-01-22T12:00-05:00", NEW_YORK, "Pacific/Honolulu", "Closed. Opens January 29 at 10 AM."),
    ("Fr[-2] 10:00-22:00", "2027-01-22T12:00-05:00", NEW_YORK, "Pacific/Honolulu", "Open until 10 PM."),
    ("Sa[5] 10:00-12:00", "2026-11-21T11:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens January 30 at 10 AM."),
    # odd and even ISO weeks: 2026 has a week 53, and week 1 comes next
    (ODD, "2026-12-31T18:30-05:00", NEW_YORK, "Pacific/Auckland", "Open until 8 PM."),
    (ODD, "2027-01-07T18:30-05:00", NEW_YORK, "Pacific/Auckland", "Open until 8 PM."),
    (ODD, "2027-01-14T18:30-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens January 21 at 6 PM."),
    ("week 02-52/2 Th 18:00-20:00", "2026-12-31T18:30-05:00", NEW_YORK, "Asia/Kathmandu", "Closed. Opens January 14 at 6 PM."),
    # holidays of the country
    (OFFICE, "2026-11-26T10:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens tomorrow at 9 AM."),
    (OFFICE, "2026-12-31T16:30-05:00", NEW_YORK, "Pacific/Auckland", "Open, closes in 30 minutes."),
    (OFFICE, "2027-01-01T10:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens Monday at 9 AM."),
    ("Mo-Fr 09:00-17:00", "2026-11-26T10:00-05:00", NEW_YORK, "Europe/London", "Open until 5 PM."),
    ("Mo-Fr 10:00-18:00; PH 12:00-16:00", "2026-11-26T11:30-05:00", NEW_YORK, "Europe/London", "Closed. Opens in 30 minutes."),
    ("Mo-Sa,PH 10:00-18:00", "2026-11-26T11:30-05:00", NEW_YORK, "Europe/London", "Open until 6 PM."),
    ("Sa 09:00-12:00; PH off", "2026-07-04T10:00-04:00", NEW_YORK, "Europe/London", "Closed. Opens July 11 at 9 AM."),
    ("Fr 09:00-12:00; PH off", "2026-07-03T10:00-04:00", NEW_YORK, "Europe/London", "Closed. Opens July 10 at 9 AM."),
    (OFFICE, "2026-12-28T10:00+00:00", LONDON, "America/New_York", "Closed. Opens tomorrow at 9 AM their time."),
    (OFFICE, "2026-11-26T10:00+00:00", LONDON, "America/New_York", "Open until 5 PM their time."),
    # dates
    (LUNCH, "2026-11-26T13:45-05:00", NEW_YORK, "Pacific/Auckland", "Open until 3 PM."),
    (LUNCH, "2027-11-25T12:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens tomorrow at 11:30 AM."),
    (CHRISTMAS, "2026-12-23T18:00-05:00", NEW_YORK, "Asia/Kathmandu", "Closed. Opens January 4 at 9 AM."),
    (CHRISTMAS, "2027-12-24T10:00-05:00", NEW_YORK, "Asia/Kathmandu", "Open until 5 PM."),
    ("Mo,We,Fr 07:00-08:30; Dec 25 07:00-10:00", "2026-12-25T08:45-05:00", NEW_YORK, "Europe/London", "Open until 10 AM."),
    ("2027 Dec 05 10:00-12:00", "2026-11-21T10:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens December 5, 2027 at 10 AM."),
    ("2026 Nov 20 10:00-12:00", "2026-11-21T10:00-05:00", NEW_YORK, "Europe/London", "Closed now."),
    # seasons, over new year too
    (WINTER, "2027-01-10T02:00-05:00", NEW_YORK, "Pacific/Auckland", "Open until 8 AM."),
    (WINTER, "2026-12-01T07:00-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens at 6 PM."),
    (WINTER, "2027-04-01T07:00-04:00", NEW_YORK, "Pacific/Auckland", "Open, closes in 60 minutes."),
    (WINTER, "2027-04-01T09:00-04:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens December 1 at 6 PM."),
    ("Nov 15-Jan 15 10:00-16:00", "2027-01-15T12:00-05:00", NEW_YORK, "Pacific/Honolulu", "Open until 4 PM."),
    ("Nov 15-Jan 15 10:00-16:00", "2027-01-16T12:00-05:00", NEW_YORK, "Pacific/Honolulu", "Closed. Opens November 15, 2027 at 10 AM."),
    ("Apr-Oct Tu,Sa 09:00-12:00; Nov-Mar off", "2026-11-21T10:00-05:00", NEW_YORK, "Europe/London", "Closed. Opens April 3 at 9 AM."),
    # leap day
    ("Feb 29 10:00-12:00", "2028-02-29T10:30-05:00", NEW_YORK, "Pacific/Auckland", "Open until noon."),
    ("Feb 29 10:00-12:00", "2027-02-28T10:30-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens February 29, 2028 at 10 AM."),
    ("Feb 10:00-14:00", "2028-02-29T10:30-05:00", NEW_YORK, "Pacific/Honolulu", "Open until 2 PM."),
    ("Tu[5] 10:00-12:00", "2028-02-29T10:30-05:00", NEW_YORK, "Pacific/Auckland", "Open until noon."),
    # clocks go back on 1 November 2026 and forward on 14 March 2027, at 2 in the morning
    (SHELTER, "2026-11-01T01:30-04:00", NEW_YORK, "Europe/London", "Open until 7 AM."),
    (SHELTER, "2026-11-01T01:30-05:00", NEW_YORK, "Europe/London", "Open until 7 AM."),
    ("Su 02:15-05:00", "2026-11-01T01:30-04:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens at 2:15 AM."),
    ("Su 02:15-05:00", "2026-11-01T01:30-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens in 45 minutes."),
    ("Su 03:15-05:00", "2027-03-14T01:30-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens in 45 minutes."),
    ("Su 02:30-05:00", "2027-03-14T01:50-05:00", NEW_YORK, "Pacific/Auckland", "Closed. Opens in 10 minutes."),
    ("Sa 20:00-03:30", "2027-03-14T01:45-05:00", NEW_YORK, "Asia/Kathmandu", "Open, closes in 45 minutes."),
    (WEEKDAYS, "2027-03-15T12:00-04:00", NEW_YORK, "Asia/Kathmandu", "Open until 1:30 PM."),
    # no set end
    ("18:00+", "2026-11-23T17:30-05:00", NEW_YORK, "Europe/London", "Closed. Opens in 30 minutes."),
    ("18:00+", "2026-11-23T19:00-05:00", NEW_YORK, "Europe/London", "Opened at 6 PM, with no set end."),
    ('18:00+ "bring a chair"', "2026-11-23T19:00-05:00", NEW_YORK, "Europe/London", "Opened at 6 PM, with no set end. Bring a chair."),
    ("18:00+", "2026-11-24T00:30-05:00", NEW_YORK, "Europe/London", "Closed. Opens at 6 PM."),
    # words beside the times, or instead of them
    ('Sa 10:00-12:00 "call first"', "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "Open until noon. Call first."),
    ('"by appointment"', "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "Today: by appointment."),
    ('Mo-Fr "by appointment"', "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "Closed now."),
    ("Sa unknown", "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "We don't know whether it is open now: call first."),
    # day and night, and spans that touch
    ("24/7", "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "Open day and night."),
    ("Mo-Su,PH 00:00-24:00", "2026-11-26T23:59-05:00", NEW_YORK, "Europe/London", "Open day and night."),
    ("24/7; Dec 25 off", "2026-11-21T10:30-05:00", NEW_YORK, "Europe/London", "Open day and night."),
    ("24/7; Dec 25 off", "2026-12-20T12:00-05:00", NEW_YORK, "Europe/London", "Open until Thursday at midnight."),
    ("24/7; Dec 25 off", "2026-12-24T20:00-05:00", NEW_YORK, "Europe/London", "Open until midnight."),
    ("Mo 10:00-12:00,12:00-14:00", "2026-11-23T10:30-05:00", NEW_YORK, "Europe/London", "Open until 2 PM."),
    (BREATHING, "2026-11-23T20:00+00:00", LONDON, "America/New_York", "Open until 2 AM their time."),
    (BREATHING, "2026-11-24T02:00+00:00", LONDON, "America/New_York", "Closed. Opens at 6 PM their time."),
    (BREATHING, "2026-11-27T20:00+00:00", LONDON, "America/New_York", "Open until Monday at 6 AM their time."),
    # what cannot be known
    (OFFICE, "2029-01-08T10:00-05:00", NEW_YORK, "Europe/London", "This copy knows public holidays only until December 31, 2028: call first."),
    (OFFICE, "2028-12-29T18:00-05:00", NEW_YORK, "Europe/London", "Closed now."),
    ("Mo-Fr 09:00-17:00", "2029-01-08T10:00-05:00", NEW_YORK, "Europe/London", "Open until 5 PM."),
    (OFFICE, "2026-11-23T10:00-05:00", NO_CALENDAR, "Europe/London", "We don't know the public holidays there: call first."),
    (WEEKDAYS, "2026-11-23T12:00-05:00", "?", "America/New_York", "These hours are in their own time, and we don't know which: call first."),
    # far from each other: over the date line, and zones of odd minutes
    ("Mo 09:00-17:00", "2026-11-23T10:00+13:00", AUCKLAND, "America/New_York", "Open until 5 PM their time."),
    ("Mo 09:00-17:00", "2026-11-23T10:00+13:00", AUCKLAND, "Pacific/Honolulu", "Open until 5 PM their time."),
    ("Mo 09:00-17:00", "2026-11-23T16:15+05:45", KATHMANDU, "Pacific/Auckland", "Open, closes in 45 minutes."),
]  # fmt: skip

Say = Callable[[str, str, str, str], str]


@pytest.fixture(scope="module")
def say(browser: Browser, http_address: str) -> Iterator[Say]:
    """Give say(expression, instant, clock, device's zone): what a page says then and there."""
    clocks = {key: {"zone": key.split()[0]} for key in (NEW_YORK, LONDON, AUCKLAND, KATHMANDU, NO_CALENDAR)}
    for key, clock in clocks.items():
        if (country := key.split()[1]) in COUNTRIES:
            days = public_holidays(country, date(MADE.year - 1, 1, 1), HORIZON)
            clock["holidays"] = [int(f"{day:%Y%m%d}") for day in days]
    known = {"made": MADE.isoformat(), "horizon": HORIZON.isoformat(), "clock": NEW_YORK, "clocks": clocks}
    pages: dict[str, Page] = {}

    def say_(expression: str, instant: str, clock: str, device: str) -> str:
        if device not in pages:
            pages[device] = browser.new_context(timezone_id=device).new_page()
            pages[device].goto(http_address + "directory/needs/food.html")
            pages[device].evaluate("(known) => Object.assign(__place, known)", known)
        pages[device].clock.set_fixed_time(datetime.fromisoformat(instant))
        said = pages[device].evaluate(
            "([rules, clock]) => vineStreet.openNow(rules, clock, true).words", [as_data(parse(expression)), clock]
        )
        return said.replace("\xa0", " ")

    yield say_
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize(("expression", "instant", "clock", "device", "words"), CASES)
def test_now_is_said_on_the_clock_of_the_place(say: Say, expression, instant, clock, device, words):
    assert say(expression, instant, clock, device) == words
