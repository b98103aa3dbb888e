"""Counts what becomes of cells when a sheet goes to LibreOffice and comes back: those somebody edited, and all others.

A file of ways (sheet_ways.yml) says what is edited, and what each edited cell should say in the end. Each way starts
from the same directory: exported, edited, saved, brought back, and compared, every cell of every place. An edited cell
arrives, or it is told why not; any other cell that changes is lost, and none may be. Needs soffice and python3-uno.

    - name: a phone number without its zero      # the title
      export: csv                                # or xlsx (the default)
      save: csv-semicolon                        # or csv, csv-windows, csv-utf16, xlsx, ods (as exported)
      language: de                               # of the program, where it opens CSV (American English)
      do:                                        # see STEPS in sheet_in_calc.py
        - {do: type, id: soup-kitchen, column: phone 1, text: "4135550188"}
      expect:                                    # a cell's text in the next export; see below for single words
        soup-kitchen: {phone 1: "+1 413-555-0188"}
      new: [id-of-a-new-place]                   # what stands there beside the places of before
      meanwhile:                                 # fields that somebody changes here after the export
        soup-kitchen: {hours_note: Come early.}

A cell that is `told`, `same` or `both` (changed on both sides) stays as it is here; `gone` is a phone or a note that is
there no more. An id `ANY` is the first place, so that ways fit generated places too; `ANY2` is the second, and so on.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/sheet.py` looks for modules in bench/ alone

from bench.projects import make_ours
from tests.frozen_town import town_at
from vinestreet.cli import main as vinestreet
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.directory.yaml_edit import with_changed
from vinestreet.directory.yaml_writer import to_entry
from vinestreet.exchange.sheet.cell_texts import key_of, text_of
from vinestreet.exchange.sheet.sheet_columns import column_called, columns_for, leaves_of
from vinestreet.site.site import load_site

Cells = dict[tuple[str, str], str]  # what each cell says, by place and column
Item = tuple[str, str, str]  # a place, a field and a number
Way = dict[str, Any]
_LEFT = {"told", "same", "both"}


@dataclass(slots=True)
class Counts:
    """What became of cells."""

    arrived: int = 0
    told: int = 0
    same: int = 0
    wrong: int = 0
    lost: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Go every way and print what became of cells; the status is 1 if any was lost or came out wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ways", nargs="?", type=Path, default=Path(__file__).with_name("sheet_ways.yml"))
    parser.add_argument("--project", type=Path, help="a project to copy (the frozen town of the tests)")
    parser.add_argument("--listings", type=int, default=0, metavar="N", help="generate so many places instead")
    parser.add_argument("--only", default="", metavar="WORDS", help="only ways with these words in their names")
    options = parser.parse_args(arguments)
    told = yaml.load(options.ways.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # every value as text
    ways = [way for way in told if options.only in way["name"]]
    with tempfile.TemporaryDirectory(prefix="vinestreet-sheet-") as made:
        folder = Path(made)
        project = _project(folder / "project", options.project, options.listings)
        counts = _go(ways, project, folder)
    print(
        f"{len(ways)} ways: {counts.arrived} edited cells arrived, {counts.told} were told, {counts.same} said the "
        f"same, {counts.wrong} came out wrong; {counts.lost} cells changed that nobody edited"
    )
    return 1 if counts.wrong or counts.lost else 0


def _project(into: Path, given: Path | None, listings: int) -> Path:
    if listings:
        make_ours(into, listings)
    elif given:
        shutil.copytree(given, into, ignore=shutil.ignore_patterns("node_modules", ".venv", "site", ".git"))
    else:
        town_at(into)
    return into


def _go(ways: Sequence[Way], project: Path, folder: Path) -> Counts:
    before, ids = _cells(project)
    ways = [_with_ids(way, ids) for way in ways]
    for kind in ("csv", "xlsx"):
        _run(project, ["export", kind, "--out", str(folder / f"out.{kind}")])
    jobs = [_job(number, way, folder) for number, way in enumerate(ways)]
    said = subprocess.run(
        ["/usr/bin/python3", Path(__file__).with_name("sheet_in_calc.py")],
        input=json.dumps(jobs),
        text=True,
        capture_output=True,
        check=False,
    )
    counts = Counts()
    _tell(*(line for line in said.stdout.splitlines() if not line.endswith(": done")))
    texts = {path: path.read_bytes() for path in _places(project)}
    for way, job in zip(ways, jobs, strict=True):
        _tell(f"{way['name']} ({way.get('export', 'xlsx')} → {job['kind']})")
        if not Path(job["save"]).is_file():
            counts.wrong += 1
            _tell("  WRONG: LibreOffice didn't save it")
            continue
        now = before | _meanwhile(project, way)
        _compare(way, now, project, Path(job["save"]), counts)
        for path in set(_places(project)) - texts.keys():
            path.unlink()
        for path, content in texts.items():
            path.write_bytes(content)
    return counts


def _tell(*lines: str) -> None:
    """Print each line at once: a run takes minutes."""
    for line in lines:
        print(line, flush=True)


def _job(number: int, way: Way, folder: Path) -> dict[str, Any]:
    exported = way.get("export", "xlsx")
    kind = way.get("save", exported)
    ending = str(kind).partition("-")[0]
    return {
        "open": str(folder / f"out.{exported}"),
        "save": str(folder / f"back-{number}.{ending}"),
        "kind": kind,
        "language": way.get("language", ""),
        "do": way.get("do", [{"do": "nothing"}]),
    }


def _compare(way: Way, before: Cells, project: Path, sheet: Path, counts: Counts) -> None:
    options = [option for one in way.get("take", ()) for option in ("--take", one)]
    told = json.loads(_run(project, ["import", str(sheet), "--write", "--json", *options]))
    after, ids = _cells(project)
    expected = {(id_, column): text for id_, cells in way.get("expect", {}).items() for column, text in cells.items()}
    named = {(each["id"], each["column"]) for kind in ("unread", "refused", "both") for each in told[kind]}
    faults = json.dumps([told["faults"], told["columns"]])
    for cell, text in expected.items():
        was, now = before.get(cell, ""), after.get(cell, "")
        if str(text) in _LEFT:
            is_told = cell in named or cell[1] in faults or cell[0] in faults
            if now == was and (is_told or text == "same"):
                counts.told += text != "same"
                counts.same += text == "same"
                continue
        elif text == "gone":
            item = _item_of(*cell)
            if item and _items(before).get(item) not in _items(after).values():
                counts.arrived += 1
                continue
        elif _alike(cell[1], now, str(text)):
            counts.arrived += 1
            continue
        counts.wrong += 1
        _tell(f"  WRONG: {cell[0]}: {cell[1]}: was {was!r}, is {now!r}, expected {text!r}")
    new = set(way.get("new", ()))
    if missing := new - set(ids):
        counts.wrong += 1
        _tell(f"  WRONG: no new place {missing}")
    for cell in _lost(before, after, expected.keys()):
        if cell[0] not in new:
            counts.lost += 1
            _tell(f"  LOST: {cell[0]}: {cell[1]}: was {before.get(cell)!r}, is {after.get(cell)!r}")


def _lost(before: Cells, after: Cells, edited: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give the cells that changed and that nobody edited; notes and phones that only moved up are none."""
    cells = sorted(cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell))
    places = {id_ for id_, _ in cells}
    kept, made = (_items({cell: text for cell, text in all_.items() if cell[0] in places}) for all_ in (before, after))
    for id_, name in cells:
        item = _item_of(id_, name)
        if (id_, name) in edited:
            continue
        if item and {each for each in edited_names(edited, id_) if _item_of(id_, each) == item}:
            continue
        if item and _is_in(kept.get(item), made, item) and _is_in(made.get(item), kept, item):
            continue
        yield id_, name


def _is_in(item: dict[str, str] | None, others: Mapping[Item, dict[str, str]], like: Item) -> bool:
    """Whether a note or a phone is among the others of its place; none is everywhere."""
    return item is None or item in [other for key, other in others.items() if key[:2] == like[:2]]


def edited_names(edited: Iterable[tuple[str, str]], id_: str) -> list[str]:
    """The columns that somebody edited of one place."""
    return [name for place, name in edited if place == id_]


def _item_of(id_: str, name: str) -> Item | None:
    """The phone, text or note that a cell belongs to."""
    match = re.match(r"([a-z-]+) (\d+)\b", name)
    return (id_, match[1], match[2]) if match else None


def _items(cells: Cells) -> dict[Item, dict[str, str]]:
    made: dict[Item, dict[str, str]] = {}
    for (id_, name), text in cells.items():
        if item := _item_of(id_, name):
            made.setdefault(item, {})[re.sub(r" \d+", "", name, count=1)] = text
    return made


def _alike(name: str, one: str, other: str) -> bool:
    column = column_called(name)
    assert column, f"no column is called {name}"
    return key_of(column, one, "US") == key_of(column, other, "US")


def _cells(project: Path) -> tuple[Cells, list[str]]:
    """Every cell of the directory as it is now, and the ids of its places."""
    config = project / "mkdocs.yml"
    listings = load_site(config, read_mkdocs_settings(config)["extra"]).directory.listings
    cells = {}
    for id_, listing in listings.items():
        entry = to_entry(listing)
        leaves = leaves_of(entry)
        for column in columns_for([entry]):
            if text := text_of(column, leaves.get(column.path)):
                cells[id_, column.name] = text
    return cells, list(listings)


def _places(project: Path) -> list[Path]:
    return [project / "resources.yml", *sorted((project / "resources").glob("*.yml"))]


def _meanwhile(project: Path, way: Way) -> Cells:
    """Change places here, as somebody does while the sheet is away; gives the cells that are others now."""
    if not (changes := way.get("meanwhile", {})):
        return {}
    path = project / "resources.yml"
    text = path.read_text(encoding="utf-8")
    for id_, fields in changes.items():
        text = with_changed(text, id_, fields)
    path.write_text(text, encoding="utf-8")
    return _cells(project)[0]


def _with_ids(value: Any, ids: Sequence[str]) -> Any:
    """Put ids of places in the place of ANY, ANY2 and so on."""
    if isinstance(value, Mapping):
        return {_with_ids(key, ids): _with_ids(each, ids) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_ids(each, ids) for each in value]
    if isinstance(value, str) and (match := re.fullmatch(r"ANY(\d*)(/.*)?", value)):
        return ids[int(match[1] or 1) - 1] + (match[2] or "")
    return value


def _run(project: Path, command: Iterable[str]) -> str:
    """Run `vinestreet` in the project; gives what it prints."""
    out, err = StringIO(), StringIO()
    with chdir(project), redirect_stdout(out), redirect_stderr(err):
        vinestreet([*command])
    if not out.getvalue():
        raise RuntimeError(err.getvalue())
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
