"""The words of free-text hours and how they are recognised: days, months, holidays, what services are called.

Any other word makes the whole text not understood.
"""

import re

DAYS = {
    "Mo": "m mo mon monday lunes lun",
    "Tu": "t tu tue tues tuesday tuseday tusday martes",
    "We": "w we wed weds wednes wednesday wedneday wednsday wendsday wenesday wensday miercoles mie",
    "Th": "th thu thur thurs thursday thurday thrusday jueves jue",
    "Fr": "f fr fri friday viernes vie",
    "Sa": "sa sat satur saturday saterday satuday sabado sab",
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
    business call-center campus care center class classes clinic closet clothes clothing community counseling counter
    court curbside customer cupboard dental department desk dining dinner director distribution distributions donation
    donations donor drive-thru drive-through drop-in emergency enrollment family financial food free front fresh
    general group groups health help helpline home hot hotline housing in-person information intake intakes kitchen
    laundry legal library line living lobby location lunch main market meal meals medical meeting meetings mobile
    museum office offices on-call online outpatient outreach pantry pharmacy phone phones pick-up primary produce
    program programs public reception registration resource respite room sack sandwich senior seniors service services
    shelter shop shower showers snap social soup staff store supper support telephone testing thrift urgent visitor
    visitors volunteer walk-in walk-ins wic women worship youth
"""
HOLIDAY_KINDS = (
    "all the major federal legal public state national county city bank government observed recognized official court"
)
# What is not done at the door: such hours say when somebody answers, or puts names on a list.
ELSEWHERE = re.compile(
    r"(?:help|hot|info|warm|crisis )lines?|(?:tele)?phones?|calls?|call[- ]?center|online|regist\w+|enroll\w*|"
    r"sign[- ]?ups?|virtual|on[- ]call|answering|recorded|recordings?|voice ?mail|automated|main number|website|chat|"
    r"e-?mail|text",
    re.IGNORECASE,
)
BARE_CALL = re.compile(r"(?:please )?(?:call|phone)(?: us)?", re.IGNORECASE)
# Words without which the hours are the same.
FILL = """
    we-are we're hours-are hours-is times-are hours-of-operation hours-of-service operating-hours business-hours
    regular-hours normal-hours standard-hours hours hrs open-to-the-public open opens opened schedule available
    availability meet meets local-time offered held served from on at in the is are for only our date dates time times
    same-day year-round all-year-round all-year
"""


def _any(words: str, joint: str = "-") -> str:
    """A pattern for any of the words, the longest first; `joint` is what may stand for a hyphen in them."""
    return "|".join(word.replace("-", joint) for word in sorted(words.split(), key=len, reverse=True))


_APPOINTMENT = r"(?:appointments?|appts?\b\.?)"
_NUMBER = r"(?: (?:at )?[(]?\d{3}[-) .]+\d{3}[- .]\d{4}\b| \d{3}-\d{4}\b)"
_CALL_FOR = (
    rf"to (?:confirm|verify|schedule|make)(?: an?| your)?(?: {_APPOINTMENT}| hours| first)?|"
    rf"for (?:an? )?(?:{_APPOINTMENT}|details|(?:more )?information|info)"
)
_CALL_WHEN = r"first|ahead|in advance|before (?:coming|visiting|you come|arriving)"
# What changes no hours: it stays in words beside them.
_REMARKS = (
    rf"(?:please )?(?:call|phone)\b(?! cent)(?: us)?(?: (?:{_CALL_WHEN}))?{_NUMBER}?(?: (?:{_CALL_FOR}))?"
    r"(?! for)(?! [a-z]*hours)",
    rf"(?:no )?{_APPOINTMENT} (?:is |are )?(?:not )?(?:necessary|needed|required|recommended|preferred|available)",
    rf"(?:or|and|also|&|other (?:times|hours|days)) by {_APPOINTMENT}(?: only)?",
    rf"(?:evenings?|nights?)(?: (?:and|&) weekends?)?(?: hours)?(?: (?:are )?available)? by {_APPOINTMENT}(?: only)?",
    r"walk[- ]?ins?(?: registration)? (?:are |is )?(?:always )?(?:welcomed?|accepted|ok|okay|available)",
    r"(?:no )?walk[- ]?ins? (?:or|and|&) appointments?",
    r"first[- ]come,? first[- ]serve[d]?(?: basis)?",
    r"(?:or )?(?:while|until|as long as) (?:supplies|food|supply|quantities) (?:lasts?|(?:is|are|runs?) (?:gone|out))",
    r"no id (?:required|needed)|id required|bring (?:an? )?(?:photo )?id",
    r"open to (?:everyone|all)",
    r"(?:sometimes|occasionally|may be) closed for lunch|closed for lunch (?:sometimes|occasionally)",
    r"including (?:all )?holidays|open (?:on )?(?:all )?holidays(?!\W*(?:from )?(?:\d|noon))|holidays included",
    r"(?:may be )?closed (?:on )?(?:some|certain) (?:(?:major|federal|public|legal|state) )?holidays",
    r"drive[- ]?(?:thru|through|up) only",
    r"with (?:(?:drive|walk|bike)[- ]?up(?:,? (?:and |& )?)?)+(?: available)?",
)
_ZONE = r"[ECMP][SD]?T\b|AK[SD]T\b|HST\b|(?:Eastern|Central|Mountain|Pacific)(?: [Ss]tandard| [Dd]aylight)? [Tt]ime\b"
_NOT_AN_HOUR = r"(?!'?\s*(?:notice|advance|in advance|ahead|before|prior))"
_DAY_OF_MONTH = r"\s+(?P<the_date>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*(?:[ap]\b|[ap]\.?m|:\d|-\s*\d))"
_HALF = r"(?P<the_half> *[ap]\.m\b\.?| *[ap]m\b|[ap]\b)"  # no space before the m: 9a-5p M-F

# The first that fits holds. Names with `the_` hold the part of a word that has the meaning.
PATTERNS = {
    "unknown": rf"(?-i:{_ZONE})|\d{{3}}[-. ]+\d{{3}}[-. ]+\d{{4}}|\d{{3}}-\d{{4}}(?!\d)|"
    r"every other\b|every (?:two|2|three|3)\b|bi-?weekly|twice|once|alternat\w+|1/2",
    "remark": "|".join(_REMARKS),
    "all_day": rf"24\s*/\s*7(?:\s*/\s*365)?(?![\d/])|(?:24|twenty[- ]four)[- ]?\s?(?:hours?|hrs?\b\.?){_NOT_AN_HOUR}"
    r"(?:\s*(?:a|per|/|each|every|-)\s*(?:day\b|7 ?days?(?: (?:a|per) week)?))?|around the clock|always open",
    "daily": r"(?:daily|nightly|(?:every|each) ?(?:day|night)(?: of the (?:week|year))?|all week|"
    r"(?:7|seven) ?(?:days|nights)(?:\s*(?:a|per|/|each)\s*week)?|365(?: days)?(?:\s*(?:a|per|/)\s*year)?)\b",
    "weekdays": r"week ?days\b",
    "weekends": r"week ?ends?\b",
    "appointment": rf"(?:(?:all )?services (?:are )?(?:provided |available |offered )?)?by {_APPOINTMENT}(?: only)?|"
    rf"{_APPOINTMENT} only",
    "holidays": rf"(?:(?:on|{_any(HOLIDAY_KINDS)}|u\.?s\.?|and|&|or|,)\s+)*holidays?\b|(?-i:PH)\b",
    "feast": rf"(?P<the_feast>{'|'.join(FEASTS)})\b(?:'s)?(?: day\b)?",
    "lunch": r"for (?:the )?(?:lunch|dinner)(?: hour| break)?\b|(?:during|at) lunch\b",
    "closed": r"(?:is |are |we are |but )?(?:closed|not open|off|close(?= (?:on )?(?:sun|sat|mon|tue|wed|thu|fri)))\b"
    r"(?: (?:on|during)\b)?",
    "except": r"(?:except(?:ing)?|exclud(?:ing|es)|but not)(?: for| on)?\b",
    "monthly": r"(?:(?:of|in) (?:the|each|every|a) month|of month|monthly|each month|every month|per month)\b",
    "part": r"(?:in the )?(?P<the_part>morning|afternoon|evening)s?\b|(?:at )?nights?\b",
    "month": rf"(?P<the_month>{_any(' '.join(MONTH_OF))})\b\.?(?:{_DAY_OF_MONTH})?",
    "season": r"(?:summer|winter|fall|spring)(?: months| season)?(?: only)?\b",
    "day": rf"(?P<the_day>{_any(' '.join(DAY_OF))})(?:'?s)?(?![a-z])\.?",
    "letters": r"(?P<the_letters>(?:m|tu|th|t|w|r|f|sa|su|s){2,7})(?![a-z])",
    "nth": rf"(?P<the_nth>{'|'.join(NTH_OF)})\b",
    "noon": r"12(?::00)?\s*(?P<the_word12>noon|midnight)\b|(?P<the_word>noon|midday|midnight)\b",
    "clock": r"(?P<the_hour>\d{1,2})(?:[:.](?P<the_minute>[0-5]\d)(?::00)?)?(?!\d|:)"
    rf"{_HALF}?(?:\s*o'clock\b)?(?![a-z])",
    "digits": rf"(?P<the_digits>\d{{3,4}})(?!\d|:)(?:\s?(?:hrs|hours)\b|{_HALF.replace('_half', '_half2')})?(?![a-z])",
    "dash": r"-(?:\s?-)*|to\b|thru\b|through\b|until\b|'?till?\b",
    "soft": r"[,&/+:()]|and\b",
    "hard": r"[;\n|.•·*]",
    "every": r"(?:every|each)\b",
    "name": rf"(?:{_any(NAMES, '[- ]?')})\b",
    "fill": rf"(?:{_any(FILL, ' ')}|days(?=\s*:))\b",
}
