"""The same words mean the same, whether they come in a service of HSDS or in a cell of any table.

Each table was written when the two were read by rules of their own. Where they disagreed, the comment says how; what
stands here was decided by what the words say beyond doubt.
"""

from dataclasses import replace

import pytest

from tests.directory.reading import TODAY
from tests.directory.the_site import the_site
from tests.exchange.reading_in import entry
from vinestreet.directory.model import Directory, Need
from vinestreet.directory.validate_entry import max_length
from vinestreet.exchange.facts.cost_and_requirements import asked_by, cost_in, documents_in, process_in
from vinestreet.exchange.facts.dates_ages_positions import ages_between, ages_in, position_in, position_of
from vinestreet.exchange.facts.vocabulary import answer_in, status_in
from vinestreet.exchange.importing.column_map import ColumnMap
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext
from vinestreet.exchange.importing.table_rows import listing_from_row

DIRECTORY = Directory({"food": Need(id="food", label="Food", icon="bowl")}, {}, {})
CONTEXT = ImportContext(replace(the_site(), directory=DIRECTORY), TODAY)


def from_cell(field, column, words):
    """What a table says of a field, from one cell."""
    chosen = ColumnMap(name=("Name",), **{field: (column,)})
    row = {"@row": "list.csv:2", "Name": "Soup", column: words}
    return listing_from_row(row, chosen, ImportReport(), CONTEXT).entry


# What stands there, what becomes of it; nothing for what stays as words. `open` is not written: it is what a place is.
STATUSES = {
    "active": "open",
    "Active": "open",
    "open": "open",
    "current": "open",
    "operational": "open",  # only a table knew it
    "published": "open",  # only a table knew it
    "inactive": "paused",  # a table left it as words: a record that nobody keeps? It is not open, that much is said
    "paused": "paused",
    "temporarily closed": "paused",  # a table kept the words beside our word for the same
    "temporarily_closed": "paused",  # a table did not know it
    "on hold": {"is": "paused", "words": "on hold"},
    "suspended": {"is": "paused", "words": "suspended"},  # HSDS dropped the words
    "Temporarily inactive": {"is": "paused", "words": "Temporarily inactive"},  # HSDS dropped the words
    "seasonal closure": {"is": "paused", "words": "seasonal closure"},  # HSDS did not know it
    "closed": "closed",
    "defunct": "closed",
    "permanently closed": "closed",  # a table kept the words beside our word for the same
    "discontinued": {"is": "closed", "words": "discontinued"},  # a table did not know it
    "ended": {"is": "closed", "words": "ended"},  # a table did not know it
    "no longer operating": {"is": "closed", "words": "no longer operating"},  # HSDS did not know it
    "Permanently closed": "closed",
    "Defunct": "closed",
    "Inactive": "paused",
    "closed until further notice": {"is": "paused", "words": "closed until further notice"},
    "Ceased operations": {"is": "closed", "words": "Ceased operations"},
    "out of business": {"is": "closed", "words": "out of business"},  # nobody knew it
    "yes": None,  # a table took it for open: of a status, a yes says nothing
    "1": None,  # as before
    "no": None,
    "maybe": None,
    "closed on Mondays": None,
}


@pytest.mark.parametrize("words", STATUSES)
def test_a_status_is_the_same_in_a_service_and_in_a_table(words):
    expected = STATUSES[words]
    field = None if expected == "open" else expected
    service, cell = entry({"status": words}), from_cell("status", "Status", words)
    assert (service.get("status"), cell.get("status")) == (field, field)
    assert ("more" in service, "more" in cell) == (expected is None, expected is None)


@pytest.mark.parametrize(
    ("column", "words", "kind"),
    [
        ("Active", "yes", "open"),
        ("is_active", "1", "open"),
        ("Is active?", "No", "paused"),
        ("active", "false", "paused"),
        ("Status", "yes", ""),
        ("Closed?", "Yes", "closed"),
        ("is_closed", "no", "open"),
        ("Permanently closed", "yes", "closed"),
        ("Permanently closed", "no", ""),
        ("Temporarily Closed", "true", "paused"),
        ("Inactive", "yes", "paused"),
        ("Closed on Mondays", "yes", ""),
        ("Active", "perhaps", ""),
    ],
)
def test_a_bare_yes_or_no_is_a_status_only_where_the_column_asks_whether_it_is_open(column, words, kind):
    assert status_in(words, column) == (kind, "")


def costs(kind, words):
    return {"is": kind, "words": words} if words else kind


COSTS = {
    "Free": ("free", False),
    "free": ("free", False),
    "Free of charge.": ("free", False),  # a table kept the words, which say no more
    "None": ("free", False),  # as before
    "No charge": ("free", False),  # as before
    "$0": ("free", False),  # as before
    "0": ("free", False),  # a table did not know it
    "Free to all": ("free", False),  # a table kept the words
    "Food is free": ("free", False),  # a table did not know it
    "All services are free": ("free", False),  # as before
    "at no cost": ("free", False),  # as before
    "No cost to participants": ("free", False),  # HSDS did not know it
    "Free, donations welcome": ("free", True),  # a table did not know it
    "Free. Bring a bag": ("free", True),  # as before
    "Free for members, $10 for others": ("unknown", True),
    "Free except for the bus": ("unknown", True),
    "Not free": ("unknown", True),
    "Sliding fee scale": ("sliding", True),
    "Sliding": ("sliding", False),  # a table did not know our own word
    "paid": ("paid", False),  # nobody knew our own word
    "Pay what you can": ("sliding", True),  # HSDS did not know it
    "Based on ability to pay": ("sliding", True),  # as before
    "Regardless of ability to pay": ("unknown", True),  # a table took it for a sliding scale
    "No sliding scale": ("unknown", True),  # both took it for a sliding scale
    "$5": ("paid", True),
    "$5 per visit": ("paid", True),
    "Classes cost $10": ("paid", True),  # a table did not know it
    "€5": ("paid", True),  # as before
    "10 dollars": ("paid", True),  # as before
    "$5 suggested donation": ("unknown", True),
    "Fees vary": ("unknown", True),
    "Medicaid": ("unknown", True),
    "Donation": ("unknown", True),
}


@pytest.mark.parametrize("words", COSTS)
def test_a_cost_is_the_same_in_a_service_and_in_a_table(words):
    kind, stay = COSTS[words]
    expected = costs(kind, words if stay else "")
    assert entry({"fees": words})["cost"] == expected
    assert from_cell("cost", "Fees", words)["cost"] == expected


def test_a_cost_that_is_unknown_says_nothing():
    assert "cost" not in entry({"fees": "unknown"}) | from_cell("cost", "Fees", "Unknown")


# What stands there; what we have for it; the words that stay.
ACCESSES = {
    "step-free": (["step-free"], None),
    "accessible restrooms": (["accessible-toilet"], None),  # a table knew our own words alone, here and below
    "ASL interpreter": (["sign-language"], None),
    "Hearing loop; quiet room": (["hearing-loop", "quiet-space"], None),
    "elevator, service animals welcome": (["assistance-animals"], "elevator"),
    "online": (["remote"], None),
    "sign-language": (["sign-language"], None),
    "Wheelchair accessible": (None, "Wheelchair accessible"),  # a table put it into `more`
    "ramp": (None, "ramp"),  # as before
}


@pytest.mark.parametrize("words", ACCESSES)
def test_access_is_the_same_in_a_service_and_in_a_table(words):
    service = entry({"service_at_locations": [{"location": {"accessibility": [{"description": words}]}}]})
    for found in (service, from_cell("access", "Access", words), from_cell("access_note", "Accessibility", words)):
        assert (found.get("access"), found.get("access_note")) == ACCESSES[words]


def test_a_bare_answer_about_access_stays_with_its_question():
    assert from_cell("access_note", "Wheelchair access", "Yes")["access_note"] == "Wheelchair access: Yes"


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        ("yes", "", True), ("Y", "", True), ("TRUE", "", True), ("t", "", True), ("1", "", True), ("1.0", "", True),
        ("x", "", True),  # no holiday of HSDS was closed by it
        ("✓", "", True),  # nobody knew it
        ("closed", "closed", True),
        ("Confidential", "confidential", True),
        ("closed", "confidential", None),  # a table took no `closed`, HSDS no `confidential`; each said its question
        ("no", "", False), ("N", "", False), ("false", "", False), ("0", "", False),
        ("maybe", "", None), ("-1", "", None), ("checked", "", None), ("", "", None), ("", "closed", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_the_same_everywhere(words, question, answer):
    assert answer_in(words, question) is answer


# Lowest and highest age in two columns, or in two parts of a service.
AGES = {
    ("18", ""): "18+",
    ("18.0", "65"): "18-65",  # a table did not know it
    ("0", "5"): "under 6",  # a table said 0-5
    ("0", "999"): "all",  # a table said 0-999
    ("18", "999"): "18+",  # a table said 18-999
    ("", "17"): "under 18",
    ("60", "6"): None,
    ("0.5", "3"): None,
    ("18+", ""): "18+",  # HSDS did not know it
}


@pytest.mark.parametrize("words", AGES)
def test_ages_are_the_same_in_a_service_and_in_a_table(words):
    lowest, highest = words
    assert (ages_between(lowest, highest) or None) == (AGES[words] if "+" not in lowest else None)
    assert entry({"minimum_age": lowest, "maximum_age": highest}).get("ages") == AGES[words]
    if lowest and highest:
        chosen = ColumnMap(name=("Name",), ages=("Min", "Max"))
        row = {"@row": "list.csv:2", "Name": "Soup", "Min": lowest, "Max": highest}
        assert listing_from_row(row, chosen, ImportReport(), CONTEXT).entry.get("ages") == AGES[words]


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("18 years and older", "18+"), ("ages 5 to 12", "5-12"), ("under 18", "under 18"), ("all ages", "all"),
        ("18+", "18+"), ("Ages 5 - 14", "5-14"), ("65 or older", "65+"), ("0-5", "under 6"),
        ("Seniors 60 and over", ""), ("18-21 or older", ""), ("under 18 not admitted", ""), ("21", ""), ("13", ""),
        ("all ages except children", ""), ("6th to 12th grade", ""), ("50-", ""), ("Adults", ""),
        ("3 months - 12 years", ""),
        ("0 - 5", "under 6"), ("18 - 999", "18+"), ("12 to 5", ""), ("over 18", ""), ("teens", ""),
    ],
)  # fmt: skip
def test_ages_in_words(words, ages):
    assert ages_in(words) == ages


# What stands there, and why it is no point; nothing where it is one.
POINTS = {
    ("42.1", "-72.5"): "",
    ("42,1", "-72,5"): "",  # a table did not know it
    ("0", "0"): "point_zero",  # a table kept it in the words of the listing
    ("0.001", "0.002"): "point_zero",  # a table took it
    ("-72.5", "42.1"): "point_swapped",  # a table took it: it lies off Antarctica
    ("142.1", "-72.5"): "point_swapped",
    ("north", "west"): "no_point",
    ("nan", "nan"): "no_point",  # HSDS took it
}


@pytest.mark.parametrize("words", POINTS)
def test_a_point_is_the_same_in_a_service_and_in_a_table(words):
    why = POINTS[words]
    point, told = position_of(*words, "US")
    assert (point, told) == ((42.1, -72.5) if not why else None, why)
    location = {"latitude": words[0], "longitude": words[1]}
    chosen = ColumnMap(name=("Name",), at=("Lat", "Lng"))
    row = {"@row": "list.csv:2", "Name": "Soup", "Lat": words[0], "Lng": words[1]}
    there = entry({"service_at_locations": [{"location": location}]}).get("at")
    assert there == listing_from_row(row, chosen, ImportReport(), CONTEXT).entry.get("at") == (point and list(point))


def test_a_point_in_one_cell_is_looked_at_in_the_same_way():
    assert position_in("POINT (-72.5 42.1)")[0] == (42.1, -72.5)
    assert position_in("-72.5, 42.1") == (None, "point_swapped")
    assert position_in("12 Main St") == (None, "position")


# Of a table, only the words were kept.
ASKS = [
    ("Required documents", "Photo ID", {"id": "yes"}),
    ("What to bring", "Nothing to show", {}),
    ("What to bring", "Photo ID or a bill", {}),
    ("Intake", "We help you to get a photo ID", {}),  # these are no documents to bring
    ("Intake", "By appointment only. No referral needed.", {"referral": "no", "booking": "yes"}),
    ("Intake", "Walk in", {"booking": "no"}),
    ("ID required", "Yes", {"id": "yes"}),
    ("Referral required?", "no", {"referral": "no"}),
    ("Intake", "Yes", {}),
]


@pytest.mark.parametrize(("column", "words", "asks"), ASKS)
def test_what_is_asked_is_read_from_a_table_as_from_a_service(column, words, asks):
    found = from_cell("asks", column, words)["asks"]
    sentence = f"{column}: {words}"
    assert found == asks | {"words": sentence if sentence.endswith(".") else f"{sentence}."}


def test_none_is_all_of_an_answer_to_what_to_bring_and_no_answer_to_how_to_get_in():
    assert from_cell("asks", "What to bring", "None")["asks"] == {"id": "no"}
    assert "asks" not in from_cell("asks", "Intake", "None")
    assert "asks" not in entry({"application_process": "None"})
    assert entry({"required_documents": "None", "application_process": "Photo ID required"})["asks"] == {
        "words": "Photo ID required"
    }


# How one gets in, as real services said it; several of these came out turned round.
PROCESSES = {
    "Individual must call and make an appointment prior to first visit. No walk-ins are accepted.": {"booking": "yes"},
    "Sorry, we cannot accept walk-ins": {},
    "No walk-ins": {},
    "Walk-ins not accepted": {},
    "Walk-ins are no longer accepted": {},
    "Walk-ins are not welcome": {},
    "Other meeting times available by appointment only.": {},
    "Walk-ins welcomed, must make an appointment for spay/neuter services": {},
    "For services provided Monday-Friday, must call to make an appointment. For services provided Saturdays, no"
    " appointment is necessary.": {},
    "ID is not required": {"id": "no"},
    "No referral needed except for detox": {},
    "No referral needed. Except for detox": {},
    "Proof of citizenship is not required, photo ID required": {"id": "yes"},
    "Walk-ins accepted Mondays only; otherwise appointment required": {},
    "No one without a referral": {},
    "By appointment only. No referral needed.": {"booking": "yes", "referral": "no"},
    "By appointment only. Call for an appointment.": {"booking": "yes"},
    "Call for an appointment": {},
    "Appointment required for first visit": {},
    "New clients: appointment required": {},
    "Dental care by appointment only": {},
    "Walk-ins welcome": {"booking": "no"},
    "Walk-ins welcome on Tuesdays": {},
    "Walk-ins are rarely accepted": {},
    "Appointments are not always required": {},
    "Appointment needed unless it is urgent": {},
    "Nobody says that no appointment is needed": {},
    "Self-referral accepted": {},
    "Referral required, or walk in": {},
    "Photo ID not required": {},
    "No ID required for adults": {},
    "Must bring photo ID": {"id": "yes"},
    "Children must bring photo ID": {},
    "We help you to get a photo ID": {},
}


@pytest.mark.parametrize("words", PROCESSES)
def test_how_one_gets_in_is_read_where_it_holds_for_everybody_every_day(words):
    assert process_in(words) == PROCESSES[words]
    assert entry({"application_process": words})["asks"] == PROCESSES[words] | {"words": words}


# What looked free, or like an amount that everybody pays.
DOUBTFUL_COSTS = {
    "No fee": "free",
    "Not free": "",
    "Fee is waived for nobody": "",
    "Free for members only": "",
    "Free, for members": "",
    "Free, seniors": "",
    "Free. Medicaid accepted": "",
    "No charge for the first visit": "",
    "no cost to insured": "",
    "Free?": "",
    "FREE - $25 deposit": "",
    "free parking": "",
    "Free lunch, dinner $5": "",
    "donations": "",
    "$0-$120 sliding scale": "sliding",
    "$0-$120": "",
    "$5 unless you can't": "",
    "$25 refundable deposit": "",
    "Sliding scale is not available": "",
    "Sliding scale for some services": "",
    "No insurance needed. Sliding scale.": "sliding",
    "Sliding scale, no one turned away": "sliding",
    "Free, open to the public": "free",
    "Free. Call first": "free",
}


@pytest.mark.parametrize("words", DOUBTFUL_COSTS)
def test_a_cost_with_any_doubt_stays_as_words(words):
    assert cost_in(words)[0] == DOUBTFUL_COSTS[words]


def test_welcomes_come_back_from_a_table_of_our_own():
    assert from_cell("welcomes", "welcomes", "dogs: yes; couples: no")["welcomes"] == {"dogs": "yes", "couples": "no"}
    left = from_cell("welcomes", "Welcomes", "dogs, mostly")
    assert ("welcomes" in left, left["more"]) == (False, "Welcomes: dogs, mostly.")


def test_what_is_asked_in_words():
    assert documents_in("Driver's license; proof of insurance") == {"id": "yes", "insurance": "yes"}
    assert documents_in("Photo ID for adults; if insured, proof of insurance") == {}
    assert process_in("An appointment is required unless you walk in") == {}
    assert (asked_by("Photo ID required"), asked_by("ID accepted")) == ("id", "")
    assert cost_in("") == ("", "")


def test_limits_are_those_of_the_model():
    paths = ("name", "what", "more", "source", "phone.label", "notes.say", "cost.words", "organisation")
    assert [max_length(path) for path in paths] == [90, 400, 6000, 400, 60, 600, 600, 120]
