"""The plain words of free-text hours: days, months, weeks of the month, holidays, and what services are called."""

DAYS = {
    "Mo": "m mo mon monday lunes lun",
    "Tu": "t tu tue tues tuesday martes",
    "We": "w we wed weds wednes wednesday miercoles mie",
    "Th": "th thu thur thurs thursday jueves jue",
    "Fr": "f fr fri friday viernes vie",
    "Sa": "sa sat satur saturday sabado sab",
    "Su": "su sun sunday domingo dom",
}
MONTHS = {
    "Jan": "jan january",
    "Feb": "feb february",
    "Mar": "mar march",
    "Apr": "apr april",
    "May": "may",
    "Jun": "jun june",
    "Jul": "jul july",
    "Aug": "aug august",
    "Sep": "sep sept september",
    "Oct": "oct october",
    "Nov": "nov november",
    "Dec": "dec december",
}
WEEK = tuple(DAYS)
HOLIDAY = 7  # stands beside the weekdays, 0 for Monday
DAY_OF = {name: day for day, names in enumerate(DAYS.values()) for name in names.split()}
MONTH_OF = {name: number for number, names in enumerate(MONTHS.values(), 1) for name in names.split()}
NTH_OF = {
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5},
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1},
}
FEASTS = {  # patterns, and the day in OpenStreetMap's syntax
    "christmas eve": "Dec 24",
    "christmas": "Dec 25",
    "new year'?s eve": "Dec 31",
    "new year'?s?": "Jan 01",
    "thanksgiving": "Nov Th[4]",
    "(?:july 4th|4th of july|fourth of july|independence)": "Jul 04",
    "memorial": "May Mo[-1]",
    "labor": "Sep Mo[1]",
}
# What a place or a service is called, and whom it is for. Such words change no hours, but where two of them stand there
# may be two schedules.
NAMES = """
    admin administration administrative advocacy appointments assistance bank behavioral box boxes breakfast brunch
    business campus care center class classes clinic closet clothes clothing community counseling counter court
    curbside customer cupboard dental department desk dining dinner director distribution distributions donation
    donations donor drive-thru drive-through drop-in emergency enrollment family financial food free front fresh
    general group groups health help helpline home hot hotline housing in-person information intake intakes kitchen
    laundry legal library line living lobby location lunch main market meal meals medical meeting meetings mobile
    museum office offices online outpatient outreach pantry pharmacy phone phones pick-up primary produce program
    programs public reception registration resource respite room sack sandwich senior seniors service services
    shelter shop shower showers snap social soup staff store supper support telephone testing thrift urgent visitor
    visitors volunteer walk-in walk-ins wic women worship youth
"""
HOLIDAY_KINDS = (
    "all the major federal legal public state national county city bank government observed recognized official"
)
# Words without which the hours are the same.
FILL = """
    we-are we're hours-are hours-is times-are hours-of-operation hours-of-service operating-hours business-hours
    regular-hours normal-hours standard-hours hours hrs open-to-the-public open opens opened schedule available
    availability meet meets local-time offered held served from on at in the is are for only our date dates time times
    same-day year-round all-year-round all-year
"""
