"""Makes packages of HSDS as they are in the wild: of old versions, from several programs, and never quite right."""

import csv
import io
import json
import random
from pathlib import Path

HOURS = [
    "M-F 9am-5pm",
    "Mon-Fri 8:30 AM - 4:30 PM, closed noon-1",
    "24/7",
    "by appointment",
    "varies, call first",
    "Tue & Thu 1-3",
]
NAMES = [
    "Food Pantry",
    "Soup Kitchen",
    "Drop-in Centre",
    "Legal Aid",
    "Warming Center",
    "Needle Exchange",
    "Peer Support ReportGroup",
]
PHONES = [
    "(413) 555-01{:02}", "413.555.01{:02}", "413-555-01{:02} ext. 12", "413555 01{:02} (office) / 413-555-0199 fax",
    "1-800-GET-HELP", "555-01{:02}", "call the office", "413 555 01{:02}; 413 555 0188", "+44 1632 9600{:02}", "211",
]  # fmt: skip
DESCRIPTIONS = [
    "<p>A hot lunch every weekday.</p><ul><li>Bring a bag</li><li>No ID</li></ul>",
    "We help&nbsp;people &amp; families. **All welcome!** See [our page](http://x.example/a?b=1&c=2).",
    "Caf\u00e9 and groups \u2013 \u201ccome as you are\u201d.",
    "",
    "Everybody can come. " * 40,
]
SECRET = ["Shelter at a confidential location for women."]
FEES = ["Free", "None", "$5 per visit", "Sliding scale", "No cost to residents", "Free; $10 for others", "", "Call"]
TERMS = [
    ("BD-1800.2000", "Food Pantries"),
    ("", "food"),
    ("LR-3200", "Legal"),
    ("", "Money and benefits"),
    ("101-01", "Meals"),
]


def tables_of_1_1(services: int, seed: int = 1) -> dict[str, list[dict[str, object]]]:
    """Give the tables of HSDS 1.1 with so many services; about one link in fifty leads nowhere."""
    dice = random.Random(seed)

    def some(values, share=0.98):
        return dice.choice(values) if dice.random() < share else ""

    def link(count):
        return dice.randrange(1, count + 1) if dice.random() < 0.98 else dice.choice([count + 999, "", "NULL", "?"])

    organizations = max(services // 3, 1)
    tables = {name: [] for name in (
        "organizations services locations services_at_location physical_addresses phones regular_schedules holiday_schedules "
        "eligibility languages accessibility_for_disabilities required_documents payments_accepted service_taxonomy taxonomy "
        "contacts service_areas details"
    ).split()}  # fmt: skip
    for n in range(1, organizations + 1):
        tables["organizations"].append({
            "id": n, "name": some([f"{dice.choice(NAMES)} Society {n}"]), "description": some(DESCRIPTIONS, 0.5),
            "email": some([f"info{n}@society.example", "not a mail", "a@x.example; b@x.example"]),
            "url": some([f"www.society{n}.example", "http://society.example/x", "none yet"]), "tax_status": "501(c)(3)",
        })  # fmt: skip
    for n, (code, name) in enumerate(TERMS, 1):
        tables["taxonomy"].append(
            {"id": n, "name": name, "parent_id": "", "vocabulary": "AIRS" if code[:1].isalpha() else "", "code": code}
        )
    for n in range(1, services + 1):
        tables["services"].append({
            "id": n if dice.random() < 0.99 else n - 1, "organization_id": link(organizations),
            "name": some([f"{dice.choice(NAMES)} {n}", f"<b>{dice.choice(NAMES)} {n}</b>"]),
            "description": dice.choice(DESCRIPTIONS * 4 + SECRET), "status": some(["active", "Active", "inactive", "defunct", "TRUE", ""]),
            "fees": dice.choice(FEES), "application_process": some(["Walk-ins welcome", "By appointment only", "Call", ""]),
            "interpretation_services": some(["Language line", "Spanish", ""]), "wait_time": some(["None", "2 weeks", "N/A"]),
        })  # fmt: skip
        tables["locations"].append({
            "id": n, "organization_id": link(organizations), "name": some([*[f"Hall {n}"] * 20, "CONFIDENTIAL", ""]),
            "latitude": some([*[f"42.{n % 1000:03}"] * 9, "0", "142.5", "north"]), "longitude": some([f"-72.{n % 1000:03}", "0", ""]),
            "transportation": some(["Bus 4", ""]),
        })  # fmt: skip
        for _ in range(dice.choice([0, 1, 1, 1, 1, 2])):
            tables["services_at_location"].append(
                {"id": len(tables["services_at_location"]), "service_id": n, "location_id": link(services)}
            )
        tables["physical_addresses"].append({
            "id": n, "location_id": link(services), "address_1": some([*[f"{n} Main Street"] * 20, "P.O. Box 12", "Undisclosed"]),
            "city": "Riverton", "state_province": "MA", "postal_code": some(["01101", "1101", "NULL"]), "country": "US",
        })  # fmt: skip
        for _ in range(dice.choice([0, 1, 2])):
            tables["phones"].append({
                "id": len(tables["phones"]), "service_id": some([link(services), ""]), "location_id": "", "number": dice.choice(PHONES).format(n % 100),
                "type": some(["voice", "fax", "text", "tty", ""]), "extension": some(["", "7", "0", "x 12"]), "department": some(["", "Intake"]),
            })  # fmt: skip
        if dice.random() < 0.8:
            for day in range(1, 6):
                tables["regular_schedules"].append({
                    "id": len(tables["regular_schedules"]), "service_id": n, "location_id": "", "weekday": day,
                    "opens_at": some(["2000-01-01 09:00:00", "09:00", "9:00 AM", "0.375"]), "closes_at": some(["2000-01-01T17:00:00.000Z", "17:00", "5:00 PM", "soon"]),
                })  # fmt: skip
        else:
            tables["regular_schedules"].append({"id": f"t{n}", "service_id": n, "description": dice.choice(HOURS)})
        tables["eligibility"].append(
            {"id": n, "service_id": link(services), "eligibility": some(["Adults", "Women 18+", "N/A", ""])}
        )
        tables["languages"].append(
            {
                "id": n,
                "service_id": link(services),
                "language": some(["es", "Spanish", "English, Spanish", "Klingonese", ""]),
            }
        )
        tables["service_taxonomy"].append({"id": n, "service_id": n, "taxonomy_id": link(len(TERMS))})
        if n % 5 == 0:
            tables["required_documents"].append(
                {"id": n, "service_id": n, "document": some(["Photo ID", "None", "Proof of address or ID"])}
            )
            tables["payments_accepted"].append({"id": n, "service_id": n, "payment": "cash"})
            tables["accessibility_for_disabilities"].append(
                {"id": n, "location_id": n, "accessibility": some(["wheelchair", "hearing loop", "ramp, restroom"])}
            )
            tables["contacts"].append(
                {"id": n, "service_id": n, "name": "Ann Persona", "title": "Director", "email": "ann@x.example"}
            )
            tables["holiday_schedules"].append(
                {"id": n, "service_id": n, "closed": "true", "start_date": some(["2026-12-25", "January 01, 0001", ""])}
            )
            tables["service_areas"].append(
                {"id": n, "service_id": n, "service_area": some(["Old Mill", "The whole county"])}
            )
    tables["details"].append({"id": 1, "value": "a table that nobody knows"})
    return tables


def write_csv(tables: dict[str, list[dict[str, object]]], folder: Path) -> Path:
    """Write the tables as programs do: each file has an encoding and a separator of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    ways = [("utf-8", ","), ("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "\t")]
    for (encoding, separator), (name, rows) in zip(ways * len(tables), tables.items(), strict=False):
        text = io.StringIO()
        columns = list(dict.fromkeys(column for row in rows for column in row))
        writer = csv.DictWriter(text, columns, delimiter=separator, restval="")
        writer.writeheader()
        writer.writerows(rows)
        (folder / f"{name}.csv").write_bytes(text.getvalue().encode(encoding, "replace"))
    (folder / "empty.csv").write_bytes(b"")
    (folder / "read me.pdf").write_bytes(b"%PDF")
    return folder


def spoilt(value: object, dice: random.Random, share: float = 0.05) -> object:
    """Give JSON in which about this `share` of all values is something else than it should be."""
    if dice.random() < share:
        odd = [None, "", "NULL", True, -1, 1e308, float("nan"), [], {}, ["a", None, 3], {"x": {"y": [1]}}, "x" * 3000, "\u202e<b>\x00", "2000-01-01",
               "<script>alert(1)</script>", [[["deep"]]], "&amp;amp;lt;", "# **a** [b](c)", "no", "24/7", 10**30]  # fmt: skip
        return dice.choice(odd)
    if isinstance(value, dict):
        items = [
            (key if dice.random() > 0.02 else f"{key}s", spoilt(each, dice, share))
            for key, each in value.items()
            if dice.random() > 0.03
        ]
        return dict(items)
    if isinstance(value, list):
        return [spoilt(each, dice, share) for each in value for _ in range(dice.choice([1, 1, 1, 2]))]
    if isinstance(value, str) and value and dice.random() < 0.05:
        at = dice.randrange(len(value))
        return value[:at] + dice.choice(["\n", '"', "<", "\x00", "é", "; ", "\ud800"]) + value[at + 1 :]
    return value


def spoilt_json(document: object, seed: int) -> bytes:
    """Give a document with faults, the same for the same `seed`, as bytes."""
    return json.dumps(spoilt(document, random.Random(seed)), ensure_ascii=seed % 2 == 0).encode(
        "utf-8", "surrogatepass"
    )
