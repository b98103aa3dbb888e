"""A small project with its sheet beside it, and what people do with the sheet."""

import csv
import io
import json

from tests.maintenance.project import listing
from vinestreet.cli import main

SOUP = """\
  # the oldest place we have
  soup:
    name: Soup  # people say Noon Soup
    what: >-
      Soup at noon, and you don't have to
      talk to anybody.
    needs: [talk]
    phone: "+1 413 555 0101"  # Maria's desk
    hours: Mo-Fr 11:30-13:30
    asks:
      # asked in May
      id: unknown
      referral: no
    consent:
      may-call-police-without-you: only-if
      words: If someone is hurt.  # word for word
      source: They said so
      on: 2026-10-01
    arrive: {door: The green one., by: Jo, on: 2026-10-02}
    notes:
      - say: It gets loud.
        by: Del R.  # asked first
        on: 2026-10-03
      - {say: The bread is good., by: Kit, on: 2026-10-04, connected: none}
    status: {is: paused, since: 2026-11-01, words: The boiler.}
    checked: {on: 2026-11-02, by: Jo, how: visit}
"""
OTHERS = [
    listing(f"place-{number}", f'phone: "+1 413 555 01{number}"\nwebsite: https://a.example/{number}')
    for number in range(10, 16)
]


def rows_of(folder, name="sheet.csv"):
    text = (folder / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def write(folder, rows, name="sheet.csv", encoding="utf-8-sig", **how):
    text = io.StringIO()
    csv.writer(text, **how).writerows(rows)
    (folder / name).write_bytes(text.getvalue().encode(encoding))


def edit(folder, cells, rows=None):
    """Write the sheet with cells changed, by id and column."""
    rows = rows or rows_of(folder)
    for (id_, column), text in cells.items():
        row = next(row for row in rows[1:] if row[0] == id_)
        row[rows[0].index(column)] = text
    write(folder, rows)


def come_home(*options, name="sheet.csv"):
    return main(["import", name, *options])


def told(capsys, *options, name="sheet.csv"):
    capsys.readouterr()
    come_home("--json", *options, name=name)
    return json.loads(capsys.readouterr().out)


def text_of(folder):
    return (folder / "resources.yml").read_text(encoding="utf-8")
