"""Opening what somebody sends: any encoding, any separator, broken quotes, pages of an API, zips that want out."""

import json
import zipfile

import pytest

from tests.exchange.dirty import tables_of_1_1, write_csv
from tests.exchange.reading_in import listings, tables, whys
from vinestreet.exchange.importing import packages
from vinestreet.exchange.importing.csv_reader import CannotOpenError
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.packages import open_package

HEAD = "id,name,description\n"
CAFE = HEAD + "1,Café “Fee”,Soup\n"
ENCODED = {
    "utf-8": CAFE.encode(),
    "with a mark": CAFE.encode("utf-8-sig"),
    "windows": CAFE.encode("cp1252"),
    "utf-16": CAFE.encode("utf-16"),
    "utf-16 without a mark": CAFE.encode("utf-16-le"),
    "semicolons": CAFE.replace(",", ";").encode(),
    "tabs": CAFE.replace(",", "\t").encode(),
    "old line ends": CAFE.replace("\n", "\r").encode(),
    "empty lines before": b"\n\n" + CAFE.encode(),
    "columns in capitals": CAFE.replace(HEAD, "Id,Name,Description\n").encode(),
    "columns with their table": CAFE.replace(HEAD, "service_id,Service Name,serviceDescription\n").encode(),
    "two encodings": CAFE.encode() + "2,Ünder,x\n".encode("cp1252"),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_a_table_in_any_dialect(content, tmp_path):
    found = listings(tables(tmp_path, services=content))
    assert found[0].entry["name"] == "Café “Fee”"
    assert [each.entry["name"] for each in found[1:]] in ([], ["Ünder"])


ROWS = {
    "more cells than columns": ("1,A,Soup,x,y\n2,B,Tea\n", ["A", "B"], "row_too_long"),
    "fewer cells": ("1,A\n2,B,Tea\n", ["A", "B"], None),
    "a quote that is never closed": ('1,A,"Soup\n2,B,Tea\n3,C,Cake\n', ["A", "B", "C"], "open_quote"),
    "a quote in the middle": ('1,A,6" of soup\n2,B,Tea\n', ["A", "B"], None),
    "a cell of several lines": ('1,A,"Soup\nand, bread"\n2,B,Tea\n', ["A", "B"], None),
    "a huge cell": (f"1,A,{'soup ' * 50_000}\n2,B,Tea\n", ["A", "B"], "cell_too_long"),
    "nothing in many ways": ("1,A,NULL\n2,B,N/A\n3,C,\\N\n", ["A", "B", "C"], None),
    "empty rows": ("1,A,Soup\n,,\n\n2,B,Tea\n", ["A", "B"], None),
    "zero bytes": ("1,A,So\0up\n2,B,Tea\n", ["A", "B"], None),
}


@pytest.mark.parametrize(("rows", "names", "why"), ROWS.values(), ids=ROWS)
def test_rows_that_are_not_as_they_should_be_cost_no_other_row(rows, names, why, tmp_path):
    understood = ImportReport()
    found = listings(tables(tmp_path, services=HEAD + rows), understood)
    assert [each.entry["name"] for each in found] == names
    assert why is None or why in {told.why for told in understood.all()}


def test_a_quote_that_is_never_closed_swallows_no_thousand_rows(tmp_path):
    rows = "".join(f"{n},Place {n},{'Q' if n % 400 == 7 else ''}Soup\n" for n in range(3000)).replace("Q", '"')
    assert len(listings(tables(tmp_path, services=HEAD + rows))) == 3000


def test_a_column_that_is_there_twice_is_told(tmp_path):
    understood = ImportReport()
    found = listings(tables(tmp_path, services="id,name,name,\n1,A,B,C\n"), understood)
    assert found[0].entry["name"] == "A"
    assert ("services.csv:1", "name", "column_twice") in whys(understood)
    assert ("services.csv:2", "service.name_2", "unknown_field") in whys(understood)


SERVICE = {"id": 1, "name": "A", "description": "Soup"}
DOCUMENTS = {
    "one": SERVICE,
    "a list": [SERVICE],
    "a page": {"total_items": 1, "contents": [SERVICE]},
    "a page in data": {"data": [SERVICE]},
    "a page in a page": {"data": {"items": [SERVICE]}},
    "tables": {"services": [SERVICE]},
    "in an organisation": {"id": 9, "name": "Org", "website": "x", "services": [SERVICE]},
    "at a location": {"id": 9, "location": {"id": 3, "name": "Hall"}, "service": SERVICE},
    "in a location": {"id": 3, "name": "Hall", "latitude": 1, "longitude": 1, "services": [SERVICE]},
    "beside what is none": [None, 3, "x", SERVICE],
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_json_with_anything_wrapped_around_it(document, tmp_path):
    path = tmp_path / "services.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert [each.entry["name"] for each in listings(path)] == ["A"]


def test_json_of_one_object_a_line_loses_only_broken_lines(tmp_path):
    path = tmp_path / "services.jsonl"
    path.write_text(
        f"{json.dumps(SERVICE)}\n{{broken\n{json.dumps(SERVICE | {'id': 2, 'name': 'B'})}\n", encoding="utf-8"
    )
    understood = ImportReport()
    assert [each.entry["name"] for each in listings(path, understood)] == ["A", "B"]
    assert ("services.jsonl:2", "row", "not_an_object") in whys(understood)


def test_a_folder_and_a_zip_of_it_are_the_same_package(tmp_path):
    folder = write_csv(tables_of_1_1(30), tmp_path / "folder")
    (folder / "datapackage.json").write_text('{"resources": [{"name": "service", "path": "services.csv"}]}')
    zipped = tmp_path / "package.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"export/{file.name}")
        archive.writestr("__MACOSX/._services.csv", b"\0\1")
    entries = [[each.entry for each in listings(path)] for path in (folder, folder / "datapackage.json", zipped)]
    assert entries[0] == entries[1] == entries[2]
    assert len(entries[0]) > 20


def test_a_zip_cannot_lead_out_or_burst(tmp_path, monkeypatch):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../services.csv", HEAD + "1,Out,x\n")
        archive.writestr("/etc/services.csv", HEAD + "2,Out,x\n")
        archive.writestr("services.csv", HEAD + "3,In,x\n")
    understood = ImportReport()
    assert [each.entry["name"] for each in listings(path, understood)] == ["In"]
    assert ("../services.csv", "file", "file_leads_out") in whys(understood)
    monkeypatch.setattr(packages, "MOST_BYTES", 10)
    with pytest.raises(CannotOpenError, match="package_too_large"):
        open_package(path, ImportReport())


def test_a_broken_zip_and_one_with_a_password_are_told(tmp_path):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("services.csv", HEAD + "1,A,x\n")
        archive.writestr("locations.csv", HEAD + "1,B,x\n")
    data = bytearray(path.read_bytes())
    data[data.index(b"1,B")] ^= 255  # its checksum does not hold any more
    path.write_bytes(data)
    understood = ImportReport()
    assert [each.entry["name"] for each in listings(path, understood)] == ["A"]
    assert ("locations.csv", "file", "file_unreadable") in whys(understood)
    for member in (data.index(b"PK\1\2"), data.index(b"PK\1\2", data.index(b"PK\1\2") + 4)):
        data[member + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(CannotOpenError, match="nothing_to_import"):
        open_package(path, ImportReport())


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"{", b"[" * 100_000, b"\xff\xfe", b"null", b"3", b'"x"', b"[]", b"PK\3\4"]
)
def test_what_is_no_package_is_refused_in_words(content, tmp_path):
    for name in ("services.json", "package.zip", "folder"):
        path = tmp_path / name
        if name == "folder":
            path.mkdir()
        else:
            path.write_bytes(content)
        with pytest.raises(CannotOpenError):
            open_package(path, ImportReport())
