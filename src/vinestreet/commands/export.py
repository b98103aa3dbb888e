"""Pass the directory on to others: as HSDS, a table, a map or an address book."""

from pathlib import Path

import click

from vinestreet.commands.command_context import FILE, command_context, site_command
from vinestreet.core.problems import Report
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.schema.text import nearest


@site_command
@click.option("--format", "form", type=click.Choice(list(FORMATS)), hidden=True)  # how it was typed once
@click.option("--out", type=FILE, help="the file or folder to write (a file or folder in dist)")
@click.option("--without-notes", is_flag=True, help="leave out what people told us in person")
@click.argument("words", nargs=-1, metavar="FORMAT [ID]...", help=f"{', '.join(FORMATS)}; listings to write (all)")
def command(config: Path, form: str | None, out: Path | None, without_notes: bool, words: tuple[str, ...]) -> None:
    """Write the listings, and say how many, and which not."""
    form, ids = (form, words) if form else _format_first(words)
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


def _format_first(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The format that was typed first, and the ids behind it; raises click.UsageError where there is none."""
    expected = ", ".join(FORMATS)
    if not words:
        raise click.UsageError(f"the format is missing; expected one of {expected}")
    if words[0] not in FORMATS:
        raise click.UsageError(f"there is no format `{words[0]}`; expected one of {expected}")
    return words[0], words[1:]
