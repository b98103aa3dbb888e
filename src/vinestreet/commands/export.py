"""Hand the directory on to others: as HSDS, a table, a map or an address book."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from vinestreet.commands.running import on_site
from vinestreet.core.problems import Report
from vinestreet.exchange.formats.exporting import FORMATS, export
from vinestreet.schema.text import nearest
from vinestreet.site.site import Site


def arguments(parser: ArgumentParser) -> None:
    """The format, where it goes, and which listings."""
    parser.add_argument("--format", choices=FORMATS, required=True, help="what to write; docs/about/exchange.md tells")
    parser.add_argument("--out", type=Path, help="the file or folder to write (a file or folder in dist)")
    parser.add_argument("--without-notes", action="store_true", help="leave out what single people tell")
    parser.add_argument("ids", nargs="*", metavar="ID", help="a listing to write (all)")


def run(chosen: Namespace) -> int:
    """Write the listings, and say how many, and which not."""
    form = FORMATS[chosen.format]
    path: Path = chosen.out or Path("dist") / form.file

    def write(site: Site, settings: dict[str, Any]) -> str:
        listings = site.directory.listings
        report = Report("resources.yml")
        for id_ in chosen.ids:
            if id_ not in listings:
                report.add(0, "unknown_resources", found=id_, near=nearest(id_, listings))
        report.stop_if_any()
        these = [listings[id_] for id_ in dict.fromkeys(chosen.ids)] or list(listings.values())
        done = export(these, form, site, path, personal=not chosen.without_notes)
        lines = [site.words("export.done", path=path, count=done.count)]
        lines += [site.words(f"export.out_{why}", count=count) for why, count in sorted(done.left_out.items())]
        return "\n".join(lines)

    return on_site(chosen.config, write)
