"""Pass the directory on to others: as HSDS, a table, a map or an address book."""

from pathlib import Path

import click

from vinestreet.commands.command_context import FILE, command_context, site_command
from vinestreet.core.problems import Report
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.schema.text import nearest


@site_command
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="what to write; see docs/about/exchange.md",
)
@click.option("--out", type=FILE, help="the file or folder to write (a file or folder in dist)")
@click.option("--without-notes", is_flag=True, help="leave out what people told us in person")
@click.argument("ids", nargs=-1, metavar="[ID]...", help="a listing to write (all)")
def command(config: Path, form: str, out: Path | None, without_notes: bool, ids: tuple[str, ...]) -> None:
    """Write the listings, and say how many, and which not."""
    with command_context(config) as context:
        site, chosen = context.site, FORMATS[form]
        path = out or Path("dist") / chosen.file
        listings = site.directory.listings
        report = Report("resources.yml")
        for id_ in ids:
            if id_ not in listings:
                report.add(0, "unknown_resources", found=id_, near=nearest(id_, listings))
        report.stop_if_any()
        these = [listings[id_] for id_ in dict.fromkeys(ids)] or list(listings.values())
        done = export(these, chosen, site, path, personal=not without_notes)
        print(site.words("export.done", path=path, count=done.count))
        for why, count in sorted(done.left_out.items()):
            print(site.words(f"export.out_{why}", count=count))
