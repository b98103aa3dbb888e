"""Writes a table as partners send them, with N rows: usual columns, and dirt in about a third of the cells."""

import csv
import random
from pathlib import Path

_STREETS = "Vine Mill Oak Elm Main Court Bridge Canal Depot Hill".split()
_KINDS = "Street Valley County Community".split()
_PROGRAMS = (
    "Food Pantry|Drop-in Center|Legal Clinic|Job Help|Warm Line|Clothing Closet|Peer Group|Rent Help|Dental Clinic"
).split("|")
_HOURS = (
    "M-F 9am-5pm",
    "Mon, Wed 9am-noon; Thu 1pm - 4pm",
    "24 hours",
    "By appointment only",
    "Tuesdays and Thursdays 10:00 AM to 2:00 PM",
    "Mon-Fri 8:30-4:30, closed noon-1",
    "call for hours",
    "first come first served at dawn",
)
_WORDS = (
    "free confidential help for people who need food clothes rent and a friendly ear with staff who listen and no "
    "questions about papers in the old mill building near the river"
).split()
_COLUMNS = (
    "Agency Name,Program,Category,Street Address,City,State,Zip,Phone Number,Fax,Web Site,Email,Hours of Operation,"
    "Eligibility,Fees,Languages,Intake Procedure,Description,Last Updated,Internal ID,Bus Lines,Latitude,Longitude"
).split(",")


def write_table(path: Path, rows: int, columns: int = len(_COLUMNS)) -> None:
    """Write `rows` rows with the first so many `columns`; always the same ones."""
    dice = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS[:columns])
        writer.writerows(_row(number, dice)[:columns] for number in range(rows))


def _row(number: int, dice: random.Random) -> list[object]:
    said = (" ".join(dice.choices(_WORDS, k=11)).capitalize() for _ in range(dice.randint(1, 8)))
    area, line = dice.choice((413, 617, 508)), f"{dice.randint(200, 999)}-{dice.randint(1000, 9999)}"
    return [
        f"{dice.choice(_STREETS)} {dice.choice(_KINDS)} Services {number // 3}",
        dice.choice(_PROGRAMS),
        dice.choice(_PROGRAMS),
        f"{dice.randint(1, 999)} {dice.choice(_STREETS)} St",
        "Springfield",
        "MA",
        f"011{dice.randint(10, 99)}",
        f"({area}) {line}" + dice.choice(("", " ext. 4", " / 1-800-555-0199", " or 555-0101")),
        f"413-555-{dice.randint(1000, 9999)}",
        f"www.example{number}.org",
        f"info@example{number}.org",
        dice.choice(_HOURS),
        dice.choice(("Adults 18+", "Residents of the county", "", "Low income families")),
        dice.choice(("Free", "Sliding scale", "None", "$5 per visit", "Call")),
        dice.choice(("English", "English, Spanish", "English; Spanish; Portuguese; Klingonese")),
        dice.choice(("Walk in", "Call first", "")),
        f"<p>{'. '.join(said)}.</p>",
        dice.choice(("2026-03-04", "3/4/2025", "last spring")),
        number,
        dice.choice(("4 and 7", "")),
        round(42 + dice.random(), 5),
        round(-72 - dice.random(), 5),
    ]
