"""The words by which parts of a text are told apart: what is the place's own, what is beside it, what changes it."""

import re


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern for any of the words; a hyphen may be a space or nothing, and `*` stands for the rest of a word."""
    each = "|".join(word.replace("-", "[- ]?").replace("*", r"\w*") for word in words.split())
    return re.compile(rf"\b(?:{each})\b", re.IGNORECASE)


# A label of nothing else: the hours are those of the whole place.
OWN = _pattern("""
    admin* and building business campus center centre customer days desk facility front general hour hours hrs
    lobby main normal of ofc office offices open operating operation our public reception regular site store the
    time times
""")
# What is offered at a place, at hours of its own, or to some people only.
SERVICE = _pattern("""
    activities activity adult adults application applications appointment appointments assessment assessments
    assistance before-care breakfast breakfasts bus buses camp camps care certification chapel child-care
    childcare children class classes client clients clinic clinical clinics closet clothing club counsel* counter
    court dental department dinner dinners dispens* distribution donation donations drop-in drop-ins drop-off
    english enrollment esol event events exhibit* extended-day field fitness food galler* group groups gym home
    homes house housing immuniz* in-patient inpatient intake interview interviews kitchen laboratory laundry legal
    lessons library lunch lunches mass meal meals medical medication meeting meetings men museum orientation
    out-patient outpatient pantry patient patients pharmacy pick-up pool program programs protection recreation*
    referral referrals registration rehabilitation rehearsal* research residence resident residential residents
    respite school senior seniors service services session sessions shelter shelters shower showers spanish supper
    suppers support tax teen teens testing thrift tour tours transport* treatment tutor* unit units vaccin* visit
    visitation visiting visitor visitors visits volunteer volunteers walk-in walk-ins women workshop workshops
    worship youth
""")
# What is offered in a part of the office's hours or beside them: they stay the main ones.
EXTRA = _pattern("""
    assessment* breakfast* child-care childcare client clients dinner dinners drop-in drop-ins intake intakes interview
    interviews lunch lunches senior seniors supper suppers walk-in walk-ins
""")
# What is closed under such a heading is the place, and not the service that was named before: Closed: Mon 12-1.
CLOSED_HEADING = re.compile(r"closed ?:", re.IGNORECASE)
# When somebody has to be there at the latest, who wants this: last shower: Tue-Thu 5:30pm.
LAST_OF_SERVICE = re.compile(r"last (?P<service>[a-z -]+):", re.IGNORECASE)
# Where other meals are named, lunch is one of them, and no break.
OTHER_MEALS = _pattern("breakfast* dinner dinners supper suppers meal meals")
# Here a line that is called is all that is offered: its hours are those of the service.
_LINE = r"[a-z -]*\b(?:(?:hot|help|warm)[- ]?|(?:crisis|support) )line"
LINE_ALONE = re.compile(
    rf"(?P<label>{_LINE})s?(?: hours)?: ?(?P<hours>[^:;()]+)|"
    rf"(?P<hours_before>[^:;()]+) \((?P<label_behind>{_LINE})s?\)\.?",
    re.IGNORECASE,
)
# What is answered, seen or heard from afar, at hours when the door may be shut.
AFAR = _pattern("""
    after-hours answered answering automated call callers calls chat crisis dispatch e-mail email emergencies
    emergency help-line helpline hot-line hotline infoline internet line lines live machine main-number on-call
    online phone phones record* registration remote sign-up skype telehealth telephone text videophone virtual
    voice-mail voicemail warm-line warmline website zoom
""")
# Here nobody comes to the door.
REMOTE = _pattern("by-phone by-telephone online remote remotely skype telehealth telephone video virtual* zoom")
# Services of which the words would be taken for a season or a break.
YOUNG = re.compile(r"\b(?:(?:before|after)[- ]?(?:school|care)|(?:summer|winter|spring) camps?)\b", re.IGNORECASE)
# Such words may say when the place's own hours don't hold.
CHANGES = re.compile(
    _pattern("""
    alternat* approximate* before begin* break breaks cancel* change* clos* construction covid* current* discontinu*
    effective ended ending ends except* exclud* fall fluctuat* full hiatus hold holiday* inactive irregular last
    limited month monthly months move moved moving n't never new no none not notice only pandemic paus* pending
    permanent* permitting reduced relocat* remodel* renovat* repair* resum* rotat* school season* shut soon spring
    staff* start* subject summer suspend* tba tbd temporar* tentative* unavailable unless until vacation wait*
    waitlist* weekly weeks winter without
    """).pattern
    + r"|\bduring\b(?! (?:the )?(?:day|evening|weekend))"
    r"|\bfor (?:(?:more|updated|current|exact|specific|the|our|your|an?|any) )*(?:hours|times|schedule|dates|days)\b",
    re.IGNORECASE,
)
# These are harmless where they speak of a service: group hours vary, call for class times.
VAGUE = _pattern("""
    date dates day days depend* flexibility flexible hour hours odd schedule schedules select some time times varied
    varies vary varying
""")
# More than the hours that stand there: some evenings available, Saturdays as needed.
MORE = re.compile(
    r"\b(?:available|as (?:needed|scheduled)|if (?:needed|requested)|(?:by|up?on) (?:request|arrangement)|"
    r"(?:other|after|evenings?|nights?|weekends?|saturdays?|sundays?|additional|extended|private)\b.*"
    r"\bby appointment)\b",
    re.IGNORECASE,
)
# Somebody can be reached, and nothing is said of when one can come.
REACHED = re.compile(
    r"\b(?:available|accepted|after|call(?! only| cent)|calls|visit|website|e-?mail|24|all times|anytime)\b",
    re.IGNORECASE,
)
# Labels of the place's own hours in other weeks or for other people, or of what is closed.
NO_LABEL = re.compile(
    CHANGES.pattern + r"|\b(?:lunch|note|post|doors?|\w*d(?:ay|ya)s?|thrus?)\b|^\W*\w?\W*$", re.IGNORECASE
)
# Words that may hold such hours back, or say that they are of some weeks, of somebody else, or by another clock.
DOUBT = re.compile(
    _pattern("""
        about advent aest after alternat* anywhere appointment appointments approx* around arriv* ask beyond
        book booked bst but by cannot cet check choose date dates day daylight days deadline delayed depend*
        dial doors easter eastern either elsewhere finish* first follow* for-a gmt goes hanukkah if inquir* late
        later leave lent may maybe most next night nights often once one-time or order orders other others
        pacific passover ramadan reach* ring some someday someone sometimes standard start starting starts
        sunrise sunset than then there though through timezone today tomorrow tonight twice typical* usual* utc
        week weekend weekends weeks when whenever where while year years zone
    """).pattern
    + r"|(?<!minimize )\bcontact(?!less)|[@$]",
    re.IGNORECASE,
)
# That something is done for people then: without such a word, others may mean anything (gone fishing).
DONE = re.compile(
    SERVICE.pattern
    + "|"
    + _pattern("""
        children deliver* distribut* everyone feed* fruit give giveaway give-away given grocer* hand handed hands help
        hot kid kids neighbors offer* pickup produce provid* receiv* serv* snack snacks welcome welcomed
    """).pattern,
    re.IGNORECASE,
)
# The place is open on those days, and this meal is only a part of them: open Mon-Fri, lunch 12-1.
MEAL_IN_A_DAY = re.compile(r"\bopen\b.*\b(?:lunch|break|breakfast|dinner|supper|meals?)\W*$", re.IGNORECASE | re.DOTALL)
# What is given out is counted: 1 breakfast and 1 lunch.
COUNTED = re.compile(
    r"(?<![-:.\d/])(?<![-:.\d/] )(?<!\bto )(?<!thru )(?<!till )(?<!until )(?<!through )\b\d{1,2} "
    r"(?=(?:[a-z]+ )?(?:breakfasts?|lunch(?:es)?|snacks?|suppers?|dinners?|meals?|bags?|box(?:es)?)\b)",
    re.IGNORECASE,
)
# A sentence of the hours that goes on speaking of the same place.
SAME_SITE = re.compile(
    r"(?:(?:this|the|our) (?:site|location|place|program|office)\b|we|it)? ?(?:is|are)? ?(?:open)? ?(?:from|at)?",
    re.IGNORECASE,
)
