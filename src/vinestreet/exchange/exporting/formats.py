"""The formats in which the directory is handed on, and writing one of them, whole or not at all."""

import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from vinestreet.core.atomic_files import write_atomically, zip_entry
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.model import Listing
from vinestreet.exchange.exporting.geojson import geojson_text, is_on_map
from vinestreet.exchange.exporting.hsds_files import FILES, FOLDER, lists_of, services_of, whole_text, write_tables
from vinestreet.exchange.exporting.vcard import vcard_text
from vinestreet.exchange.hsds.listing_to_service import service_of
from vinestreet.exchange.sheet.sheet_rows import csv_text
from vinestreet.exchange.sheet.xlsx_writer import write_xlsx
from vinestreet.site.site import Site


@contextmanager
def new_folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """Give a folder to fill, which then stands at `path` in the place of one that was written so before.

    `names` are what stands in it; a folder with anything else in it is somebody's, and left alone. Raises
    ProblemsFoundError then, and OSError.
    """
    others = sorted(each.name for each in path.iterdir() if each.name not in names) if path.is_dir() else []
    if others:
        raise ProblemsFoundError([Problem(str(path), 0, "", "", "export_folder", {"found": others[0]})])
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
        made = Path(beside) / "new"
        made.mkdir()
        yield made
        if path.is_dir():
            path.replace(Path(beside) / "old")
        made.replace(path)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a path to write a file to, which then stands at `path`; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
        made = Path(beside) / "new"
        yield made
        made.replace(path)


def write_zip(path: Path, fill: Callable[[Path], None]) -> None:
    """Put the files with which `fill` fills a folder into a zip at `path`; the same files give the same bytes."""
    with new_file(path) as made:
        folder = made.with_name("files")
        folder.mkdir()
        fill(folder)
        with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
            for file in sorted(folder.iterdir()):
                with file.open("rb") as source, zipped.open(zip_entry(file.name), "w") as target:
                    shutil.copyfileobj(source, target)


Listings = Sequence[Listing]


@dataclass(frozen=True, slots=True)
class Format:
    """What it is called below `dist/`, how it is put to a path, and why a listing stays out (`export.out_<why>`).

    `short` is the same with what people change from day to day alone, where there is such a thing.
    """

    file: str
    write: Callable[[Listings, Site, bool, Path], None]
    why_out: Callable[[Listing], str] = lambda listing: ""
    short: "Format | None" = None


@dataclass(frozen=True, slots=True)
class Exported:
    """How many listings were written, and how many were left out, by reason."""

    count: int
    left_out: Mapping[str, int]


def export(listings: Iterable[Listing], to: Format, site: Site, path: Path, personal: bool = True) -> Exported:
    """Write `listings` in the format `to` to `path`; without `personal`, nothing of what single people tell.

    Raises ProblemsFoundError where a folder holds something else, OSError where it cannot be written.
    """
    reasons = [(listing, to.why_out(listing)) for listing in listings]
    kept = [listing for listing, why_out in reasons if not why_out]
    to.write(kept, site, personal, path)
    return Exported(len(kept), Counter(why_out for _, why_out in reasons if why_out))


def _api(listings: Listings, site: Site, personal: bool, path: Path) -> None:
    with new_folder(path, {"index.json", "services"}) as folder:
        (folder / "services").mkdir()
        for name, text in chain(lists_of(listings, site), services_of(listings, site, personal)):
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _tables(listings: Listings, site: Site, personal: bool, path: Path) -> None:
    """A zip where the name says so, else a folder."""
    services = (service_of(listing, site, personal) for listing in listings)
    if path.suffix == ".zip":
        write_zip(path, lambda folder: write_tables(services, folder))
    else:
        with new_folder(path, FILES) as folder:
            write_tables(services, folder)


def _sheet(short: bool) -> Callable[[Listings, Site, bool, Path], None]:
    return lambda listings, site, personal, path: write_atomically(path, csv_text(listings, site, personal, short))


def _book(short: bool) -> Callable[[Listings, Site, bool, Path], None]:
    def write(listings: Listings, site: Site, personal: bool, path: Path) -> None:
        with new_file(path) as made:
            write_xlsx(listings, site, personal, made, short)

    return write


def _off_the_map(listing: Listing) -> str:
    return _not_for_going(listing) or ("" if is_on_map(listing) else "nowhere")


def _not_for_going(listing: Listing) -> str:
    """What is no place to go to. As on the site, nobody who picks up somebody's phone finds a secret place there."""
    if listing.confidential:
        return "confidential"
    return "closed" if listing.status.kind == "closed" else ""


FORMATS: Mapping[str, Format] = {
    "hsds": Format(
        "directory.hsds.json",
        lambda listings, site, personal, path: write_atomically(path, whole_text(listings, site, personal)),
    ),
    "hsds-static": Format(FOLDER, _api),
    "hsds-csv": Format("directory.hsds.zip", _tables),
    "geojson": Format(
        "directory.geojson",
        lambda listings, site, personal, path: write_atomically(path, geojson_text(listings, site)),
        _off_the_map,
    ),
    "csv": Format("directory.csv", _sheet(False), short=Format("directory-short.csv", _sheet(True))),
    "xlsx": Format("directory.xlsx", _book(False), short=Format("directory-short.xlsx", _book(True))),
    "vcard": Format(
        "directory.vcf",
        lambda listings, site, personal, path: write_atomically(path, vcard_text(listings, site)),
        _not_for_going,
    ),
}
