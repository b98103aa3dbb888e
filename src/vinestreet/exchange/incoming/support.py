"""What becomes of each field of HSDS 3 when it comes in: the one table for the import, its tests and its page.

`exact`: the value is a field of the listing where our readers understand it, else it stays as words.
`words`: it stands in the words of the listing. `left out`: it is counted, and not taken over. `joins`: it only tells
which rows belong together. Behind that stands the field of ours where it goes, or why it goes nowhere.
"""

from typing import Any, Final

from vinestreet.exchange.opening.objects import PARTS
from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood

_TABLE = """
service.id                          joins
service.organization_id             joins
service.program_id                  joins
service.name                        exact     name
service.alternate_name              words     more
service.description                 exact     what, more
service.url                         exact     website
service.email                       exact     email
service.status                      exact     status
service.interpretation_services     words     access_note
service.application_process         words     asks
service.fees_description            words     cost
service.wait_time                   words     more
service.fees                        words     cost
service.accreditations              left out  readers here ask other questions
service.eligibility_description     exact     for
service.minimum_age                 exact     ages
service.maximum_age                 exact     ages
service.assured_date                words     source
service.assurer_email               left out  whoever looks after their data
service.licenses                    left out  readers here ask other questions
service.alert                       words     more
service.last_modified               words     source
url.id                              joins
url.organization_id                 joins
url.service_id                      joins
url.url                             exact     website
url.label                           left out  a website has no label here
phone.id                            joins
phone.location_id                   joins
phone.service_id                    joins
phone.organization_id               joins
phone.contact_id                    joins
phone.service_at_location_id        joins
phone.number                        exact     phone, text
phone.extension                     exact     phone
phone.type                          exact     phone, text
phone.description                   exact     phone, text, more
schedule.id                         joins
schedule.service_id                 joins
schedule.location_id                joins
schedule.service_at_location_id     joins
schedule.valid_from                 exact     hours
schedule.valid_to                   exact     hours
schedule.dtstart                    exact     hours
schedule.timezone                   left out  the clock on the wall there is meant
schedule.until                      exact     hours
schedule.count                      words     hours_note
schedule.wkst                       left out  it only matters with an interval, which becomes words
schedule.freq                       exact     hours
schedule.interval                   words     hours_note
schedule.byday                      exact     hours
schedule.byweekno                   words     hours_note
schedule.bymonthday                 words     hours_note
schedule.byyearday                  words     hours_note
schedule.description                words     hours_note
schedule.opens_at                   exact     hours
schedule.closes_at                  exact     hours
schedule.schedule_link              left out  it leads to a calendar for programs
schedule.attending_type             words     hours_note
schedule.notes                      words     hours_note
service_area.id                     joins
service_area.service_id             joins
service_area.service_at_location_id joins
service_area.name                   words     area, more
service_area.description            words     more
service_area.extent                 left out  a shape on a map
service_area.extent_type            left out  a shape on a map
service_area.uri                    left out  a shape on a map
service_at_location.id              joins
service_at_location.service_id      joins
service_at_location.location_id     joins
service_at_location.description     words     more
location.id                         joins
location.organization_id            joins
location.location_type              exact     access
location.url                        exact     website
location.name                       words     address, more
location.alternate_name             left out  the name and the address are enough to find it
location.description                words     more
location.transportation             words     more
location.latitude                   exact     at
location.longitude                  exact     at
location.external_identifier        left out  other people's numbers
location.external_identifier_type   left out  other people's numbers
address.id                          joins
address.location_id                 joins
address.attention                   left out  it is often somebody's name
address.address_1                   exact     address
address.address_2                   exact     address
address.city                        exact     address, area
address.region                      exact     area, address
address.state_province              exact     address
address.postal_code                 exact     address
address.country                     exact     address
address.address_type                exact     address
accessibility.id                    joins
accessibility.location_id           joins
accessibility.description           exact     access, access_note
accessibility.details               words     access_note
accessibility.url                   left out  a website that says more
language.id                         joins
language.service_id                 joins
language.location_id                joins
language.phone_id                   joins
language.name                       exact     languages
language.code                       exact     languages
language.note                       words     access_note
organization.id                     joins
organization.name                   exact     organisation
organization.alternate_name         left out  the name is enough
organization.description            words     more
organization.email                  exact     email
organization.website                exact     website
organization.tax_status             left out  readers here ask other questions
organization.tax_id                 left out  readers here ask other questions
organization.year_incorporated      left out  readers here ask other questions
organization.legal_status           left out  readers here ask other questions
organization.logo                   left out  a picture from another site would tell that site who reads
organization.uri                    left out  other people's numbers
organization.parent_organization_id left out  who runs the place is enough
organization_identifier.id                joins
organization_identifier.organization_id   joins
organization_identifier.identifier_scheme left out  other people's numbers
organization_identifier.identifier_type   left out  other people's numbers
organization_identifier.identifier        left out  other people's numbers
funding.id                          joins
funding.organization_id             joins
funding.service_id                  joins
funding.source                      left out  readers here ask other questions
program.id                          joins
program.organization_id             joins
program.name                        words     more
program.alternate_name              left out  the name is enough
program.description                 words     more
cost_option.id                      joins
cost_option.service_id              joins
cost_option.valid_from              words     cost
cost_option.valid_to                words     cost
cost_option.option                  words     cost
cost_option.currency                words     cost
cost_option.amount                  words     cost
cost_option.amount_description      words     cost
required_document.id                joins
required_document.service_id        joins
required_document.document          words     asks
required_document.uri               left out  a website that says more
contact.id                          joins
contact.organization_id             joins
contact.service_id                  joins
contact.service_at_location_id      joins
contact.location_id                 joins
contact.name                        left out  nobody is named here who did not sign
contact.title                       left out  it stands for a person; where no other phone is known, the label of theirs
contact.department                  left out  it stands for a person; where no other phone is known, the label of theirs
contact.email                       exact     email
service_capacity.id                 joins
service_capacity.service_id         joins
service_capacity.unit_id            joins
service_capacity.available          left out  it is old before anybody reads it
service_capacity.maximum            left out  it is old before anybody reads it
service_capacity.description        left out  it is old before anybody reads it
service_capacity.updated            left out  it is old before anybody reads it
unit.id                             joins
unit.name                           left out  it is old before anybody reads it
unit.scheme                         left out  it is old before anybody reads it
unit.identifier                     left out  it is old before anybody reads it
unit.uri                            left out  it is old before anybody reads it
attribute.id                        joins
attribute.link_id                   joins
attribute.taxonomy_term_id          joins
attribute.link_type                 left out  how it is tied
attribute.link_entity               joins
attribute.value                     words     more
attribute.label                     exact     needs, more
taxonomy_term.id                    joins
taxonomy_term.code                  left out  the name of the term says it
taxonomy_term.name                  exact     needs, more
taxonomy_term.description           left out  it describes the term and no place
taxonomy_term.parent_id             left out  it describes the term and no place
taxonomy_term.taxonomy              left out  it only tells whose terms these are
taxonomy_term.language              left out  it describes the term and no place
taxonomy_term.taxonomy_id           joins
taxonomy_term.term_uri              left out  it describes the term and no place
taxonomy.id                         joins
taxonomy.name                       left out  it only tells whose terms these are
taxonomy.description                left out  it describes the term and no place
taxonomy.uri                        left out  it describes the term and no place
taxonomy.version                    left out  it describes the term and no place
metadata.id                         joins
metadata.resource_id                joins
metadata.resource_type              left out  it tells of their record and no place
metadata.last_action_date           left out  it tells of their record and no place
metadata.last_action_type           left out  it tells of their record and no place
metadata.field_name                 left out  it tells of their record and no place
metadata.previous_value             left out  it tells of their record and no place
metadata.replacement_value          left out  it tells of their record and no place
metadata.updated_by                 left out  it tells of their record and no place
meta_table_description.id           joins
meta_table_description.name         left out  it tells of their table and no place
meta_table_description.language     left out  it tells of their table and no place
meta_table_description.character_set left out  it tells of their table and no place
"""


def _rows() -> dict[str, tuple[str, str]]:
    rows = {}
    for line in filter(None, _TABLE.split("\n")):
        field, _, rest = line.partition(" ")
        fate = next(fate for fate in ("exact", "words", "left out", "joins") if rest.strip().startswith(fate))
        rows[field] = (fate, rest.strip().removeprefix(fate).strip())
    return rows


# By `object.field`: what becomes of it, and our field, or why it is left out.
SUPPORT: Final[dict[str, tuple[str, str]]] = _rows()

# What older versions had, and what shape.py makes of them.
_OLDER = frozenset(
    "payment.id payment.payment payment.service_id holiday.id holiday.closed holiday.opens_at holiday.closes_at "
    "holiday.start_date holiday.end_date holiday.description holiday.service_id holiday.location_id "
    "holiday.service_at_location_id phone.vanity_number phone.country_prefix schedule.weekday address.address_3 "
    "address.address_4 location.email location.service_id service.location_id service.taxonomy_ids "
    "attribute.service_id attribute.location_id attribute.organization_id attribute.service_at_location_id "
    "taxonomy_term.parent_name accessibility.service_id".split()
)

_KIND_OF = {name: kind.removesuffix("[]") for parts in PARTS.values() for name, kind in parts.items()}


def tell_unread(
    found: dict[str, Any],
    understood: Understood,
    told: set[tuple[str, str, str]],
    kind: str = "service",
    row: str = "",
) -> None:
    """Count everything in a service in its right shape (shape.py) that the import does not take over, once.

    `told` remembers it. The words of other people's terms are not repeated: they may be licensed.
    """
    row = str(found.get(ROW, row))
    for name, value in found.items():
        if (kind, name) in _ELSEWHERE:
            continue
        for inside in value if isinstance(value, list) else [value] if isinstance(value, dict) else []:
            tell_unread(inside, understood, told, _KIND_OF[name], row)
        if not isinstance(value, str) or name == ROW or (field := f"{kind}.{name}") in _OLDER:
            continue
        fate = SUPPORT[field][0] if field in SUPPORT else "unknown"
        if fate in {"left out", "unknown"} and (row, field, value) not in told:
            told.add((row, field, value))
            words = "" if kind in {"attribute", "taxonomy_term", "taxonomy"} else value
            understood.left_out(row, field, words, "not_needed" if fate == "left out" else "unknown_field")


# Where the same objects stand again.
_ELSEWHERE = frozenset({("organization", "locations"), ("organization", "programs")})
