"""A row that was copied out of a spreadsheet, as the lines of an entry to go on from."""

import re

from vinestreet.core.placeholders import ANYTHING, WHAT
from vinestreet.opening_hours.field_type import suggestion
from vinestreet.schema.address_meant import mail_address_meant, web_address_meant
from vinestreet.schema.flow_text import key_text, quoted
from vinestreet.schema.text import slug

_PHONE = re.compile(r"[+(]?\d[\d ()+./-]{5,}\d")
_ADDRESS = re.compile(r"\d+\w? +[A-Z].*")


def entry_of_table_row(text: str, column: int) -> list[str]:
    """Give the lines of an entry made of the cells in `text`, its id in `column`; none where the first is no name."""
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    id_ = slug(cells[0].replace("'", "").replace("’", ""))[:50].strip("-") if cells else ""
    if len(cells) < 3 or not id_:
        return []
    fields: dict[str, str] = {"name": quoted(cells[0])}
    words = []
    for cell in cells[1:]:
        name, value = _field(cell)
        if name and name not in fields:
            fields[name] = value
        else:
            words.append(cell)
    fields["what"] = quoted(", ".join(words) or WHAT)
    fields["needs"] = f"[{ANYTHING}]"
    order = ("name", "what", "needs", "phone", "email", "website", "address", "area", "hours")
    inner = " " * (column + 2)
    return [f"{' ' * column}{key_text(id_)}:", *(f"{inner}{name}: {fields[name]}" for name in order if name in fields)]


def _field(cell: str) -> tuple[str, str]:
    if "@" in cell and (mail := mail_address_meant(cell)):
        return "email", mail
    if re.match(r"(?i)https?:|www\.", cell) and (web := web_address_meant(cell)):
        return "website", web
    if _PHONE.fullmatch(cell):
        return "phone", quoted(cell)
    if _ADDRESS.fullmatch(cell):
        return "address", quoted(cell)
    if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", cell):
        return "area", cell
    if hours := suggestion(cell):
        return "hours", quoted(hours)
    return "", ""
