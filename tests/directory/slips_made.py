"""Slips that peers make who add a place to resources.yml in a web editor, tried by somebody who did not know the code.

Each is the text of a resources.yml with one slip in it, by its name.
"""

import re

BASE = """\
  corner-laundry:
    name: Corner Laundry
    what: Two machines and a bench. Wednesday evenings are free if you ask at the counter.
    needs: [wash]
    area: depot
"""
_BEFORE = "\n  clothes-room-upstairs:\n"


def slips(text: str) -> dict[str, str]:
    """Give each slip in the `text` of the town's resources.yml."""

    def added(entry: str) -> str:
        return text.replace(_BEFORE, "\n" + entry.rstrip("\n") + "\n" + _BEFORE, 1)

    made: dict[str, str] = {}
    made["01 wrong indent of one field (3 spaces)"] = added(BASE.replace("    needs", "   needs"))
    made["02 field not indented under id (2 spaces)"] = added(BASE.replace("    needs", "  needs"))
    made["03 tab indent"] = added(BASE.replace("    needs", "\tneeds"))
    made["04 smart quotes round phone"] = added(BASE + "    phone: “413 555 0102”\n")
    made["05 missing colon after id"] = added(BASE.replace("laundry:", "laundry"))
    made["06 missing colon after field"] = added(BASE.replace("area: depot", "area depot"))
    made["07 no space after colon"] = added(BASE.replace("area: depot", "area:depot"))
    made["08 hours 9am-5pm"] = added(BASE + "    hours: Mon-Fri 9am-5pm\n")
    made["09 hours free words"] = added(BASE + "    hours: weekdays from nine to five\n")
    made["10 hours Mo-Fr 9-17"] = added(BASE + "    hours: Mo-Fr 9-17\n")
    made["11 phone no quotes with spaces"] = added(BASE + "    phone: 413 555 0102\n")
    made["12 phone digits no quotes"] = added(BASE + "    phone: 4135550102\n")
    made["13 phone with words"] = added(BASE + "    phone: 413 555 0102 (ask for Jo)\n")
    made["14 emoji in name"] = added(BASE.replace("name: Corner Laundry", "name: Corner Laundry 🧺"))
    made["15 pasted HTML"] = added(BASE.replace("Two machines", "<b>Two</b> machines&nbsp;"))
    made["16 same id copied"] = added(BASE.replace("corner-laundry", "vine-street-kitchen"))
    made["17 id with capital and spaces"] = added(BASE.replace("corner-laundry", "Corner Laundry"))
    made["18 need as label not id"] = added(BASE.replace("[wash]", "[A shower, laundry, clothes]"))
    made["19 need without brackets"] = added(BASE.replace("[wash]", "wash, talk"))
    made["20 area wrong"] = added(BASE.replace("depot", "The Depot"))
    made["21 colon in text"] = added(BASE.replace("Two machines and a bench.", "Note: two machines: and a bench."))
    made["22 website without https"] = added(BASE + "    website: www.corner.example\n")
    made["23 date written the US way"] = added(BASE + "    checked: {on: 11/21/2026, by: Joan, how: visit}\n")
    made["24 checked with free words how"] = added(BASE + "    checked: {on: 2026-11-21, by: Joan, how: I phoned}\n")
    made["25 note as plain text"] = added(BASE + "    notes: I liked it. Sunny B.\n")
    made["26 note list lacks by/on"] = added(BASE + "    notes:\n      - say: The left machine eats coins.\n")
    made["27 note bad indent"] = added(
        BASE + "    notes:\n      - say: The left machine eats coins.\n      by: Sunny\n      on: 2026-11-21\n"
    )
    made["28 cost: $2"] = added(BASE + "    cost: $2 a load\n")
    made["29 languages: English"] = added(BASE + "    languages: English, Spanish\n")
    made["30 apostrophe starts text"] = added(BASE.replace("Two machines", "'Two machines"))
    made["31 starts with bracket/hash/asterisk"] = added(BASE.replace("Two machines", "*Two* machines"))
    made["32 asks id: maybe"] = added(BASE + "    asks: {id: sometimes}\n")
    made["33 unknown field opening_hours"] = added(BASE + "    opening_hours: Mo-Fr 09:00-17:00\n")
    made["34 Name capital"] = added(BASE.replace("    name:", "    Name:"))
    made["35 unclosed bracket"] = added(BASE.replace("[wash]", "[wash"))
    made["36 address number only"] = added(BASE + "    address: 12\n")
    made["37 future date"] = added(BASE + "    checked: {on: 2027-11-21, by: Joan, how: visit}\n")
    made["38 pasted at end of file without indentation"] = text.rstrip("\n") + "\n" + re.sub(r"(?m)^  ", "", BASE)
    made["39 pasted between fields of other entry"] = text.replace(
        "    needs: [food, talk]\n    organisation: Vine Street Kitchen Collective",
        "    needs: [food, talk]\n" + BASE + "    organisation: Vine Street Kitchen Collective",
        1,
    )
    made["40 multi-line text unindented"] = added(BASE.replace("Wednesday", "\nWednesday"))
    made["41 non-breaking space indent"] = added(BASE.replace("    area", "\u00a0\u00a0\u00a0\u00a0area"))
    made["42 phone correct but wrong digits (too short)"] = text.replace('"+1 413 555 0101"', '"+1 413 555 010"', 1)
    made["43 merge marker"] = added("<<<<<<< HEAD\n" + BASE)
    made["44 dash ages 16-25 unquoted"] = added(BASE + "    ages: 16-25\n")
    made["45 ages 18+"] = added(BASE + "    ages: 18+\n")
    made["46 at swapped/without brackets"] = added(BASE + "    at: 42.10, -72.59\n")
    made["47 note names other and verdict"] = added(
        BASE + '    notes:\n      - {say: "Maria is horrible!!! commit suicide", by: Sunny, on: 2026-11-21}\n'
    )
    made["48 hours with en dash"] = added(BASE + "    hours: Mo–Fr 09:00–17:00\n")
    made["49 copied field twice"] = added(BASE + "    area: depot\n")
    made["50 no: phone null no value"] = added(BASE + "    phone:\n")
    return made
