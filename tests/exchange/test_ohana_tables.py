"""The tables of Ohana API: weekdays by name and number, days on which it is closed, and phones that are none."""

from tests.exchange.reading_in import listings, tables

OHANA = {
    "organizations": "id,name,description\n1,Org A,Helps\n",
    "locations": "id,organization_id,name,description,latitude,longitude,virtual,active\n"
    "1,1,Harbor Site,Main site,42.10,-72.60,false,true\n",
    "addresses": "id,location_id,address_1,address_2,city,state_province,postal_code,country\n"
    "1,1,1 Harbor St,Unit B,Riverton,MA,01199,US\n",
    "services": "id,location_id,name,description,status,fees,how_to_apply,eligibility\n"
    "1,1,Harbor Pantry,Groceries,active,Free,Walk in,Anyone\n2,,Phone Help,Talk,active,,Call,\n",
    "regular_schedules": "id,location_id,service_id,weekday,opens_at,closes_at\n1,1,,Monday,9:30,17:00\n"
    "2,1,,7,10am,2pm\n3,1,,Fri,18:00,02:00\n4,,2,Tuesday,24:00,24:00\n",
    "holiday_schedules": "id,location_id,service_id,closed,start_date,end_date,opens_at,closes_at\n"
    "1,1,,true,12/24/2026,12/26/2026,,\n2,1,,false,November 26,November 26,11:00,14:00\n",
    "phones": "id,location_id,number,vanity_number,extension,department,number_type,country_prefix\n"
    "1,1,413-555-0181,,12,,voice,\n2,1,413-555-0182,,,,fax,\n4,1,413-555-0184,,,,tty,\n",
}


def test_weekdays_nights_holidays_and_phones_of_ohana(tmp_path):
    pantry, talk = (each.entry for each in listings(tables(tmp_path, **OHANA)))
    # 7 is Sunday; a date without a year may be any year's.
    assert pantry["hours"] == "Mo 09:30-17:00; Fr 18:00-02:00; Su 10:00-14:00; 2026 Dec 24-26 off"
    assert pantry["hours_note"] == "Open: November 26, 11:00–14:00"
    # A fax is no phone, and a TTY says so.
    assert pantry["phone"] == [
        {"number": "+1 413-555-0181", "say": "extension 12"},
        {"number": "+1 413-555-0184", "label": "TTY"},
    ]
    assert "hours" not in talk
    assert talk["hours_note"] == "Tuesdays 24:00 to 24:00"
