"""What `vinestreet export` writes: tables, a map, an address book, the answers of an API; whole or not at all."""

import csv
import io
import json
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest

from tests.directory.the_site import the_site
from tests.exchange.hsds_schema import example, faults, schemas
from tests.exchange.listings import made_listings, site_with
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.exchange.exporting.hsds_files import PAGE, TABLES, datapackage, service_file
from vinestreet.exchange.hsds.listing_to_service import service_of
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.packages import open_package
from vinestreet.exchange.importing.roundtrip import edited_fields, own_fields
from vinestreet.exchange.importing.table_joins import nested_services

MADE = made_listings(60)
SITE = site_with(MADE)
LISTINGS = list(SITE.directory.listings.values())
KITCHEN = the_site().directory.listings["vine-street-kitchen"]


def written(kind, folder, listings=LISTINGS, **how):
    path = folder / FORMATS[kind].file
    export(listings, FORMATS[kind], SITE, path, **how)
    return path


def content(path):
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {file.relative_to(path.parent).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_directory_gives_the_same_bytes(kind, tmp_path):
    first = content(written(kind, tmp_path))
    assert first == content(written(kind, tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [FORMATS[kind].file]


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_there_stays_when_writing_fails(kind, tmp_path):
    before = content(written(kind, tmp_path, LISTINGS[:3]))
    broken = replace(KITCHEN, languages=None)
    with pytest.raises((TypeError, AttributeError)):
        written(kind, tmp_path, [broken])
    assert content(tmp_path / FORMATS[kind].file) == before
    assert [path.name for path in tmp_path.iterdir()] == [FORMATS[kind].file]


@pytest.mark.parametrize("kind", FORMATS)
def test_no_listing_at_all_is_no_fault(kind, tmp_path):
    assert written(kind, tmp_path, []).exists()


@pytest.mark.parametrize("kind", ["hsds-static", "hsds-csv"])
def test_a_folder_of_somebody_is_left_alone(kind, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        export(LISTINGS, FORMATS[kind], SITE, tmp_path)
    assert content(tmp_path) == {f"{tmp_path.name}/letter.txt": b"Dear"}


def test_one_file_holds_every_service_whole(tmp_path):
    page = json.loads(written("hsds", tmp_path).read_text(encoding="utf-8"))
    assert page.keys() == example("service_list.json").keys()
    assert (page["total_items"], page["size"], page["last_page"]) == (len(LISTINGS), len(LISTINGS), True)
    assert page["contents"] == [json.loads(json.dumps(service_of(listing, SITE))) for listing in LISTINGS]


def test_the_answers_of_an_api_lead_to_every_service(tmp_path):
    listings = [replace(KITCHEN, id=f"kitchen-{number}") for number in range(PAGE + 1)]
    folder = written("hsds-static", tmp_path, listings)
    base = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert base.keys() >= example("base.json").keys()
    pages = [json.loads((folder / f"services/{name}.json").read_text(encoding="utf-8")) for name in ("index", "page-2")]
    assert [page["total_pages"] for page in pages] == [2, 2]
    assert [(page["page_number"], page["size"], page["first_page"], page["last_page"]) for page in pages] == [
        (1, PAGE, True, False), (2, 1, False, True)]  # fmt: skip
    services = [service for page in pages for service in page["contents"]]
    assert len(services) == PAGE + 1
    assert [fault for service in services for fault in faults("service", service)] == []
    for listing, brief in zip(listings, services, strict=True):
        whole = json.loads((folder / service_file(listing)).read_text(encoding="utf-8"))
        assert service_file(listing) == f"services/{brief['id']}.json"
        assert brief.items() <= whole.items()


def tables_in(path):
    with ZipFile(path) as zipped:
        texts = {name: zipped.read(name).decode() for name in zipped.namelist()}
    package = json.loads(texts.pop("datapackage.json"))
    return package, {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def test_tables_hold_what_the_services_hold(tmp_path):
    _, tables = tables_in(written("hsds-csv", tmp_path))
    services = {row["id"]: row for row in tables["services.csv"]}
    for listing in LISTINGS:
        service = service_of(listing, SITE)
        row = services[service["id"]]
        plain = {name: value for name, value in service.items() if not isinstance(value, dict | list)}
        assert {name: value for name, value in row.items() if value} == {
            **{name: str(value) for name, value in plain.items()}, "organization_id": service["organization"]["id"]}  # fmt: skip
        phones = [phone for phone in tables["phones.csv"] if phone["service_id"] == service["id"]]
        assert [phone["number"] for phone in phones] == [phone["number"] for phone in service.get("phones", [])]
        attributes = [each for each in tables["attributes.csv"] if each["link_id"] == service["id"]]
        assert len(attributes) == len(service["attributes"])


@pytest.mark.parametrize("kind", ["hsds", "hsds-csv"])
def test_what_is_read_back_is_what_was_written(kind, tmp_path):
    understood = ImportReport()
    services = list(nested_services(open_package(written(kind, tmp_path), understood), understood))
    assert not understood.groups
    for service, listing in zip(services, LISTINGS, strict=True):
        assert own_fields(service) == (listing.id, to_entry(listing))
        assert edited_fields(service, service_of(listing, SITE)) == set()


def test_every_link_between_tables_leads_somewhere(tmp_path):
    package, tables = tables_in(written("hsds-csv", tmp_path))
    ids = {resource["name"]: {row["id"] for row in tables[resource["path"]]} for resource in package["resources"]}
    for resource in package["resources"]:
        rows = tables[resource["path"]]
        assert rows
        assert len(ids[resource["name"]]) == len(rows)
        for link in resource["schema"].get("foreignKeys", []):
            column, to = link["fields"], link["reference"]["resource"]
            assert {row[column] for row in rows} <= ids[to], f"{resource['path']}: {column}"


def test_files_and_columns_are_those_of_the_standard():
    official = {resource["name"]: resource for resource in example("csv/datapackage.json")["resources"]}
    for kind, table in TABLES.items():
        assert table.file == official[kind]["path"]
        columns = [field["name"] for field in official[kind]["schema"]["fields"]]
        assert set(table.columns) <= set(columns)
        needed = {*schemas()[kind]["required"], *schemas()[kind].get("tabular_required", [])}
        assert needed - {"link_entity"} <= set(table.columns)
    assert [resource["name"] for resource in datapackage()["resources"]] == list(TABLES)


def test_the_map_has_open_places_that_are_no_secret(tmp_path):
    collection = json.loads(written("geojson", tmp_path).read_text(encoding="utf-8"))
    expected = [each for each in LISTINGS if each.at and not each.confidential and each.status.kind != "closed"]
    assert [feature["id"] for feature in collection["features"]] == [listing.id for listing in expected]
    for feature, listing in zip(collection["features"], expected, strict=True):
        assert feature["geometry"] == {"type": "Point", "coordinates": [listing.at[1], listing.at[0]]}
        assert all(isinstance(value, str) and value for value in feature["properties"].values())


def test_a_table_for_spreadsheets_runs_nothing(tmp_path):
    text = written("csv", tmp_path).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [listing.id for listing in LISTINGS]
    assert not [cell for row in rows for cell in row.values() if re.match(r"[=+\-@\t\r]", cell)]
    assert {"'=SUM(A1)", "'+1 Side Street", "'+44 20 7946 0000"} <= {cell for row in rows for cell in row.values()}


def test_a_sheet_for_spreadsheets_has_texts_alone(tmp_path):
    with ZipFile(written("xlsx", tmp_path)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)]
        texts = archive.read("xl/sharedStrings.xml").decode()
    cells = [cell for sheet in sheets for cell in re.findall(r"<c [^>]*>.*?</c>", sheet)]
    assert len(cells) > 1000
    assert not [cell for cell in cells if ' t="s"' not in cell or "<f>" in cell]
    assert "=SUM(A1)</t>" in texts


def test_a_sheet_for_spreadsheets_has_its_head_in_sight_its_mark_hidden_and_choices_to_pick(tmp_path):
    with ZipFile(written("xlsx", tmp_path)) as archive:
        sheet, book = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
    assert '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>' in sheet
    cols = re.findall("<col [^>]*>", sheet)
    assert 'hidden="1"' in cols[-1]
    assert all('hidden="1"' not in col or 'outlineLevel="1"' in col for col in cols[:-1])
    assert re.search(rf'<autoFilter ref="A1:[A-Z]+{len(LISTINGS) + 1}"', sheet)
    lists = dict(re.findall(r'<dataValidation type="list"[^>]*sqref="[A-Z]+2:[A-Z]+(\d+)"><formula1>"([^"]*)"', sheet))
    assert lists.keys() == {str(len(LISTINGS) + 1 + 200)}
    assert 'showErrorMessage="1"' not in sheet
    assert re.findall('<sheet name="([^"]*)"', book) == ["Places", "What goes where"]


def test_a_sheet_whose_translated_name_excel_refuses_is_written_all_the_same(tmp_path, monkeypatch):
    say = SITE.words.__class__.__call__
    names = {"sheet.places": "Lugares: ¿cuáles?", "sheet.about": "Ce qu'il faut écrire dans chaque colonne"}
    monkeypatch.setattr(
        SITE.words.__class__, "__call__", lambda self, key, **how: names.get(key) or say(self, key, **how)
    )
    with ZipFile(written("xlsx", tmp_path, LISTINGS[:1])) as archive:
        book = archive.read("xl/workbook.xml").decode()
    assert re.findall('<sheet name="([^"]*)"', book) == ["Lugares  ¿cuáles", "Ce qu'il faut écrire dans chaqu"]


def unfolded(card_file):
    return card_file.read_bytes().decode().replace("\r\n ", "")


def test_cards_are_cut_between_letters_and_tell_nobody_what_the_place_is_for(tmp_path):
    path = written("vcard", tmp_path)
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert [line for line in lines if line.decode("utf-8", "replace").count("\ufffd")] == []
    assert lines.pop() == b""
    cards = unfolded(path).split("BEGIN:VCARD\r\n")[1:]
    open_ones = [each for each in LISTINGS if each.status.kind != "closed" and not each.confidential]
    assert len(cards) == len(open_ones)
    for card, listing in zip(cards, open_ones, strict=True):
        assert card.startswith("VERSION:4.0\r\n")
        assert card.endswith("END:VCARD\r\n")
        assert listing.what not in card
        assert card.count("TEL;TYPE=voice:") == (
            0 if listing.sample else len({phone.number for phone in listing.phones})
        )


def test_letters_that_mean_something_in_a_card_are_escaped(tmp_path):
    odd = replace(KITCHEN, name="Soup; bread, \\ tea", sample=False, hours_note="Two lines: one, two")
    card = unfolded(written("vcard", tmp_path, [odd]))
    assert "FN:Soup\\; bread\\, \\\\ tea\r\n" in card
    assert re.search(r"^NOTE:.*11:30 AM to 1:30 PM.*\\nTwo lines: one\\, two\\nChecked", card, re.MULTILINE)
