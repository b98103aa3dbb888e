"""What others did not mean to publish is not published: held back records, secret places, people, unknown columns."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.directory.reading import TODAY
from tests.exchange.reading_in import entry, listings, whys
from tests.exchange.test_table_rows import HERE, entries, proposed
from vinestreet.exchange.facts.people import is_person, is_personal_mail, without_people
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import ImportContext, ListingDraft
from vinestreet.exchange.importing.location import address_from_cells
from vinestreet.exchange.importing.safety import held_back

HELD = [
    ("ExcludeFromWebsite", "Yes"),
    ("Do Not Publish", "Yes"),
    ("DoNotPublish", "1"),
    ("Approved", "No"),
    ("Approved?", "FALSE"),
    ("published", "false"),
    ("Is Public", "no"),
    ("Show on Website", "No"),
    ("Hidden", "TRUE"),
    ("Internal Use Only", "Y"),
    ("Record Status", "Draft"),
    ("status", "pending"),
    ("Status", "Archived"),
    ("Publication Status", "Unpublished"),
    ("Notes", "DO NOT PUBLISH"),
    ("Comments", "not for publication"),
    ("OK to publish", "no"),
]
NOT_HELD = [
    ("ExcludeFromWebsite", "No"),
    ("Approved", "Yes"),
    ("Public", "yes"),
    ("Hidden", ""),
    ("Status", "Active"),
    ("Status", "Inactive"),  # which becomes the status of the place
    ("Private rooms", "Yes"),
    ("Public transport", "No"),
    ("Listed building", "No"),
    ("Shows movies", "No"),
    ("Test", "Free HIV test"),
    ("Notes", "Do not publish a time: they change"),
]


@pytest.mark.parametrize(("column", "said"), HELD)
def test_a_record_that_is_not_for_the_public_stays_out(column, said):
    assert held_back({"Name": "A", column: said}) == column


@pytest.mark.parametrize(("column", "said"), NOT_HELD)
def test_other_records_come_in(column, said):
    assert held_back({"Name": "A", column: said}) == ""


def test_what_is_held_back_is_told(tmp_path):
    understood = ImportReport()
    table = "Name,Address,Do Not Publish\nOpen Door,1 Elm St,No\nShut Door,2 Elm St,Yes\n"
    assert [each["name"] for each in entries(table, tmp_path, understood=understood)] == ["Open Door"]
    assert ("list.csv:3", "Do Not Publish", "held_back") in whys(understood)


ICAROL = """\
ResourceAgencyNum,PublicName,TaxonomyLevelName,ParentAgency,PhysicalAddress1,PhysicalCity,PhysicalStateProvince,\
PhysicalPostalCode,HoursOfOperation,Phone1Number,Phone1Name,Phone2Number,Phone2Name,EmailAddressMain,WebsiteAddress,\
AgencyStatus,AgencyDescription,Eligibility,SeniorWorkerName,SeniorWorkerEmailAddress,SeniorWorkerPhoneNumber,\
LastVerifiedByName,ExcludeFromWebsite,InternalNotes
1001,Safe Harbour,Program,River Org,1 Elm St,Riverton,MA,01199,"9:00 am - 5:00 pm, Monday - Friday",(413) 555-0181,\
Main Number,(413) 555-0182,Fax Number,info@example.org,www.example.org,Inactive,Helps people.,Anyone,Jane Roe,\
jroe@example.org,(413) 555-0199,John Doe,Yes,do not give out
1002,Second Place,Program,River Org,2 Elm St,Riverton,MA,01199,"9:00 am - 5:00 pm, Monday - Friday",(413) 555-0183,\
Main Number,(413) 555-0184,TTY/TDD Number,info2@example.org,www.example.org,Active,Helps people too.,Anyone,Jack Poe,\
jpoe@example.org,(413) 555-0198,John Doe,No,
"""


def test_an_export_of_icarol_gives_what_it_is_for_and_nothing_else(tmp_path):
    assert entries(ICAROL, tmp_path) == [
        {
            "name": "Second Place",
            "what": "Helps people too.",
            "needs": ["not-sorted"],
            "organisation": "River Org",
            "phone": [
                {"number": "+1 413-555-0183", "label": "Main Number"},
                {"number": "+1 413-555-0184", "label": "TTY/TDD Number"},
            ],
            "email": "info2@example.org",
            "website": "http://www.example.org",
            "address": "2 Elm St, Riverton, MA 01199",
            "hours": "Mo-Fr 09:00-17:00",
            "for": "Anyone",
        }
    ]


SECRET = {
    "an address in a post office": (
        "PublicName,PhysicalAddress1,PhysicalCity,PhysicalStateProvince,PhysicalPostalCode,Latitude,Longitude,"
        "MailingAddress1,Phone1Number\n"
        "Harbour House,Confidential,Riverton,MA,01199,42.1012,-72.5898,PO Box 12,413-555-0181\n"
    ),
    "a word in a column nobody asked for": (
        "Name,Address,City,Lat,Lng,Location Notes,Phone\n"
        "Harbour House,12 Mill Rd,Riverton,42.1012,-72.5898,Undisclosed location,413-555-0181\n"
    ),
    "a yes in a column of its own": (
        "Name,Address,City,Lat,Lng,PhysicalAddressIsPrivate,Phone\n"
        "Harbour House,12 Mill Rd,Riverton,42.1012,-72.5898,Yes,413-555-0181\n"
    ),
    "a no in a column of its own": (
        "Name,Address,City,Lat,Lng,Show Address,Phone\n"
        "Harbour House,12 Mill Rd,Riverton,42.1012,-72.5898,No,413-555-0181\n"
    ),
    "the postal address alone": (
        "Name,Address,City,Mailing Address,Phone\nHarbour House,12 Mill Rd,Riverton,Address confidential,413-555-0181\n"
    ),
}


@pytest.mark.parametrize("table", SECRET.values(), ids=SECRET)
def test_of_a_secret_place_nothing_is_told_of_where_it_is(table, tmp_path):
    understood = ImportReport()
    (found,) = entries(table, tmp_path, understood=understood)
    assert found == {
        "name": "Harbour House",
        "needs": ["not-sorted"],
        "phone": "+1 413-555-0181",
        "confidential": True,
    }
    told = " ".join(line.words for line in understood.all())
    assert not any(word in told for word in ("Riverton", "01199", "42.1", "72.58", "Mill", "Box"))


def test_words_of_a_secret_place_lose_its_street(tmp_path):
    table = (
        'Name,Description,Address,Confidential\nHouse,"Beds. Come to 12 Mill Rd at six.","12 Mill Rd, Riverton",yes\n'
    )
    assert entries(table, tmp_path)[0]["what"] == "Beds. Come to … at six."


def test_a_service_whose_mail_address_is_secret_has_no_place():
    addresses = [
        {"address_1": "12 Mill Rd", "city": "Riverton", "address_type": "physical"},
        {"address_1": "CONFIDENTIAL", "city": "Riverton", "address_type": "postal"},
    ]
    place = {"name": "House", "latitude": 42.1, "longitude": -72.6, "addresses": addresses}
    found = entry({"service_at_locations": [{"location": place}], "service_areas": []})
    assert found["confidential"] is True
    assert not {"address", "at", "area"} & found.keys()
    assert "Riverton" not in json.dumps(found)


def test_an_address_confidentiality_program_is_an_office(tmp_path):
    address = {"address_1": "1 Court Sq", "city": "Springfield", "state_province": "MA", "address_type": "physical"}
    place = {"latitude": 42.1, "longitude": -72.6, "addresses": [address]}
    about = "We run the Address Confidentiality Program."
    found = entry({"description": about, "service_at_locations": [{"location": place}]})
    assert found["address"] == "1 Court Sq, Springfield, MA"
    assert "confidential" not in found
    table = f"Name,Description,Address\nAddress Confidentiality Program,{about},1 Court Sq\n"
    assert entries(table, tmp_path)[0]["address"] == "1 Court Sq"


PEOPLE = (
    "Name,Phone,ContactName,Main Contact Name,MainContactPhone,Director,Executive Director,Primary Contact,Staff Email,"
    "Last Modified By,Verified By,Submitted By,Notes (internal),Contact Email,Photo,Logo,FaxNumber,Facebook\n"
    "Place A,413-555-0181,Jane Roe,Jane Roe,413-555-0199,John Doe,John Doe,Ann Poe,ann@example.org,Kim Low,Kim Low,"
    "Kim Low,owner is difficult,jane@example.org,https://example.org/p.jpg,https://example.org/l.png,413-555-0188,"
    "https://facebook.com/a\n"
)


def test_people_pictures_and_notes_of_their_own_stay_behind(tmp_path):
    assert entries(PEOPLE, tmp_path) == [
        {"name": "Place A", "needs": ["not-sorted"], "phone": "+1 413-555-0181", "website": "https://facebook.com/a"}
    ]


def test_a_contact_beside_no_names_is_how_one_reaches_the_place(tmp_path):
    (found,) = entries("Name,Contact Phone,Contact Email\nSoup,413-555-0181,info@soup.example\n", tmp_path)
    assert (found["phone"], found["email"]) == ("+1 413-555-0181", "info@soup.example")


def test_a_column_that_is_not_understood_is_left_out_with_what_is_in_it(tmp_path):
    table = "Name,Zorp\nA,one\nB,two\nC,three\nD,four\n"
    assert '- Zorp  # we don\'t know what it is, such as "one", "two", "three"' in proposed(table, tmp_path)
    assert all("more" not in each for each in entries(table, tmp_path))


def test_a_column_that_the_map_does_not_name_is_left_out(tmp_path):
    understood = ImportReport()
    (found,) = entries("Name,Zorp\nA,one\n", tmp_path, "name: Name\n", understood)
    assert found == {"name": "A", "needs": ["not-sorted"]}
    assert ("list.csv:2", "Zorp", "not_named") in whys(understood)


def test_a_column_below_more_becomes_words(tmp_path):
    (found,) = entries("Name,Zorp\nA,one\n", tmp_path, "name: Name\nmore: Zorp\n")
    assert found["more"] == "Zorp: one."


SENTENCES = [
    ("Food is free. Contact Jane Roe at 555.", "Food is free."),
    ("Ask for Maria. Open to all.", "Open to all."),
    ("Pastor Kim runs it. Food is free.", "Food is free."),
    ("Director: John Smith. Beds.", "Beds."),
    ("John Smith, Executive Director. Beds.", "Beds."),
    ("Call Jane's cell. Beds.", "Beds."),
    ("See Dr. Smith for care. Beds.", "Beds."),
    ("On Dr. Martin Luther King Blvd.", "On Dr. Martin Luther King Blvd."),
    ("Father Joe's Villages helps.", "Father Joe's Villages helps."),
    ("Beds. Contact Ebba Lindqvar at 202-555-0101.", "Beds."),
    ("Beds. To reach our Program Manager, Zuleyka Orm, call us.", "Beds."),
    ("Beds. Please contact Tara Vensel, our Health Homes Director.", "Beds."),
    ("Beds. Contact Ilka Sorrenby, House Supervisor, for more.", "Beds."),
    ("Beds. Contact Orrin Tamsel by phone at 202-838-9283.", "Beds."),
    ("Beds. Contact Wenda Korrick, LICSW, Director of the Program.", "Beds."),
    ("Beds. Contact Program Director Jorun Castleby at 5.", "Beds."),
    ("Beds. Ask to speak with Administrative Manager Alda Burrin.", "Beds."),
    ("The Director Emergency Services.", "The Director Emergency Services."),
    ("Beds. Email: laura.vensel@cc.example", "Beds."),
    ("Call or write to jroe@cc.example first.", "Call or write to … first."),
    ("Write to intake@cc.example.", "Write to intake@cc.example."),
    ("Contact Unity Health at 202-555-0101.", "Contact Unity Health at 202-555-0101."),
    ("Contact Catholic Charities.", "Contact Catholic Charities."),
    ("At St. Mary's Church.", "At St. Mary's Church."),
    ("Ask for the manager.", "Ask for the manager."),
    ("Contact Grace Lutheran Church.", "Contact Grace Lutheran Church."),
]


@pytest.mark.parametrize(("text", "left"), SENTENCES)
def test_sentences_that_name_a_person_are_left_out(text, left):
    assert without_people(text)[0] == left


@pytest.mark.parametrize(
    "words", ["Jane", "Maria L.", "Roe, Jane", "Ms. Roe", "Jane's cell", "Harwin Moorby's extension"]
)
def test_a_person_as_a_label(words):
    assert is_person(words)


@pytest.mark.parametrize("words", ["", "Main", "Front Desk", "Joseph House", "Mary's Pantry", "Crisis line", "Intake"])
def test_no_person_as_a_label(words):
    assert not is_person(words)


def test_mails_of_people():
    assert is_personal_mail("jane.roe@example.org")
    assert is_personal_mail("maria@example.org")
    assert not is_personal_mail("info@example.org")
    assert not is_personal_mail("food.pantry@example.org")


def test_languages_that_name_a_person_are_no_words(tmp_path):
    (found,) = entries("Name,Languages\nL1,Ms. Jane Roe\n", tmp_path)
    assert "Roe" not in json.dumps(found)


def test_a_package_of_contacts_gives_no_mail_of_theirs(tmp_path: Path):
    contact = {"id": "c", "name": "Jane Roe", "title": "Director", "email": "jane.roe@example.org"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": "1", "name": "A", "description": "x", "contacts": [contact]}]), encoding="utf-8")
    (found,) = listings(path)
    assert found.entry == {"name": "A", "what": "x"}


def test_the_description_stands_once():
    about = "Groceries for anyone who comes, once a week."
    link = {"description": about, "location": {"name": "Hall", "description": about}}
    found = entry(
        {"description": about, "service_at_locations": [link], "organization": {"name": "O", "description": about}}
    )
    assert (found["what"], found.get("more")) == (about, "At Hall")


def test_lines_of_an_address_have_commas_between(tmp_path):
    (found,) = entries('Name,physicaladdress\nSoup,"1 Elm St\nRiverton, MA"\n', tmp_path)
    assert found["address"] == "1 Elm St, Riverton, MA"


def test_a_text_with_an_address_in_it_is_no_website(tmp_path):
    table = "Name,Zorp\n" + "A,Come and eat with us on the hill. http://a.example\n" * 3
    assert "website: Zorp" not in proposed(table, tmp_path)


GONE = [
    ("Groceries. The pantry will be closing permanently after June 30, 2025.", True),
    ("PERMANENTLY CLOSED", True),
    ("This program is no longer operating.", True),
    ("Closed on Mondays.", False),
    ("The gate is closed permanently to cars.", False),
    ("You no longer need a letter.", False),
]


@pytest.mark.parametrize(("about", "gone"), GONE)
def test_a_place_that_closed_for_good_is_not_shown_as_open(about, gone):
    assert ("status" in entry({"description": about})) == gone


def test_hours_that_say_it_closed_for_good(tmp_path):
    (found,) = entries("Name,Hours\nPantry,Permanently closed\n", tmp_path)
    assert found["status"]["is"] in {"paused", "closed"}


def test_a_point_that_a_geocoder_was_not_sure_of_is_none(tmp_path):
    table = "Name,Accuracy Score,Latitude,Longitude\nSure,1,42.1,-72.5\nRough,0.22,42.2,-72.6\n"
    assert "at: [Latitude, Longitude, Accuracy Score]" in proposed(table, tmp_path)
    sure, rough = entries(table, tmp_path)
    assert (sure["at"], "at" in rough) == ([42.1, -72.5], False)


def test_parts_of_a_street_stand_in_their_order(tmp_path):
    table = "NOMBRE,NOMBRE-VIA,CLASE-VIAL,NUM,LOCALIDAD,CODIGO-POSTAL\nCentro,ACUARIO,CALLE,27,MADRID,28042\n"
    assert entries(table, tmp_path)[0]["address"] == "CALLE ACUARIO 27, MADRID 28042"


def test_numbers_of_a_list_are_no_house_numbers(tmp_path):
    table = 'Name,Num,Address\nA,1,"1 Elm St, Riverton"\nB,2,"2 Elm St, Riverton"\n'
    assert [each["address"] for each in entries(table, tmp_path)] == ["1 Elm St, Riverton", "2 Elm St, Riverton"]


def test_a_web_address_where_a_mail_was_asked_for(tmp_path):
    table = "Nom,mail\nMairie,http://www.mairie1.example\nAtelier,info@atelier.example\n" + "B,info@b.example\n" * 6
    assert entries(table, tmp_path)[0]["website"] == "http://www.mairie1.example"


def test_numbers_in_a_column_called_number_are_phones(tmp_path):
    table = "Nom,Numéro\n" + "".join(f"N{n},413-555-01{n}\n" for n in range(10, 14))
    assert entries(table, tmp_path)[0]["phone"] == "+1 413-555-0110"


AIRTABLE = (
    "Resource Name,Service Type (from Services),Attachments,Street Address,City,State,ZIP,Main Phone Number,"
    "Hours of Operation,Last Modified By,Record ID\n"
    'Corner Pantry,"Food,Clothing",flyer.pdf (https://files.example/v3/u/abc/flyer.pdf),1 Elm St,Riverton,MA,01199,'
    '(413) 555-0181,"Mon, Wed 9am-1pm",Jane Roe,rec123456789ABCDE\n'
)
NAMED = (
    "Name,Description,MainContactName,Last Modified By,Attachments,Parent,Agency Name\n"
    "A,Helps.,Jane Roe,Kim Low,flyer.pdf (https://example.org/flyer.pdf),X,River Org\n"
)
EXPORTS = {
    "Airtable": (
        AIRTABLE,
        {
            "name": "Corner Pantry",
            "phone": "+1 413-555-0181",
            "address": "1 Elm St, Riverton, MA 01199",
            "hours": "Mo,We 09:00-13:00",
        },
    ),
    "a parent that nobody explains": (NAMED, {"name": "A", "what": "Helps.", "organisation": "River Org"}),
    "semicolons": (
        "Name;Address;Phone;Hours\nSoup;1 Elm St;413-555-0181;Mo-Fr 9-17\n",
        {"name": "Soup", "phone": "+1 413-555-0181", "address": "1 Elm St", "hours": "Mo-Fr 09:00-17:00"},
    ),
    "a column twice": (
        "Name,Phone,Phone,Hours\nSoup,413-555-0181,413-555-0182,Mon-Fri 9am-5pm\n",
        {"name": "Soup", "phone": ["+1 413-555-0181", "+1 413-555-0182"], "hours": "Mo-Fr 09:00-17:00"},
    ),
    "a number in quotes": ('Name,Hours\nSoup,"""413-555-0181"""\n', {"name": "Soup", "hours_note": '"413-555-0181"'}),
}


@pytest.mark.parametrize(("table", "expected"), EXPORTS.values(), ids=EXPORTS)
def test_tables_that_programs_write(table, expected, tmp_path):
    (found,) = entries(table, tmp_path)
    assert {name: value for name, value in found.items() if name != "needs"} == expected


def test_a_row_with_all_that_says_no_stays_out(tmp_path):
    table = "Name,Do Not Publish,Status,Closed?,Approved\nPlace A,Yes,Permanently closed,Yes,No\n"
    assert entries(table, tmp_path) == []


@pytest.mark.parametrize(("country", "address"), [("DE", "Ring 1, 09114 Chemnitz"), ("US", "Ring 1, Chemnitz 09114")])
def test_a_code_stands_where_people_there_write_it(country, address):
    site = replace(HERE.site, place=replace(HERE.site.place, country=country))
    draft = ListingDraft("list.csv:2", ImportContext(site, TODAY), ImportReport())
    address_from_cells(draft, {"Strasse": "Ring 1", "Ort": "Chemnitz", "PLZ": "09114"})
    assert draft.fields["address"] == address
