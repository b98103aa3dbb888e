"""Pass the directory on to others: as HSDS, a table, a map or an address book."""

from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import FILE, command_context, site_command
from vinestreet.commands.which_places import need_area_or_id, stop_at_unknown_ids
from vinestreet.core.problems import Report
from vinestreet.exchange.exporting.formats import FORMATS, export
from vinestreet.schema.text import nearest
from vinestreet.site.closures import Closure, goes_by_name_alone


@site_command
@click.option("--format", "form", type=click.Choice(list(FORMATS)), hidden=True)  # how it was typed once
@click.option("--short", is_flag=True, help="csv and xlsx: phones, hours, status and the check alone")
@click.option("--town", is_flag=True, help="without crisis lines, and lines for more than this town")
@need_area_or_id
@click.option("--out", type=FILE, help="the file or folder to write (a file or folder in dist)")
@click.option("--without-notes", is_flag=True, help="leave out what people told us in person")
@click.argument("words", nargs=-1, metavar="FORMAT [ID]...", help=f"{', '.join(FORMATS)}; listings to write (all)")
def command(
    config: Path,
    *,
    form: str | None,
    short: bool,
    town: bool,
    need: tuple[str, ...],
    area: tuple[str, ...],
    id: tuple[str, ...],
    out: Path | None,
    without_notes: bool,
    words: tuple[str, ...],
) -> None:
    """Write the listings, and say how many, and which not."""
    form, typed = (form, words) if form else _format_first(words)
    chosen = FORMATS[form].short if short else FORMATS[form]
    if not chosen:
        able = " or ".join(name for name, each in FORMATS.items() if each.short)
        raise click.UsageError(f"`--short` is for a sheet; expected {able}, found {form}")
    with command_context(config) as context:
        site, directory = context.site, context.site.directory
        report = Report("resources.yml")
        for id_ in typed:
            if id_ not in directory.listings:
                report.add(0, "unknown_resources", found=id_, near=nearest(id_, directory.listings))
        report.stop_if_any()
        stop_at_unknown_ids({"need": need, "area": area, "id": id}, site)
        named = (*typed, *id)
        who = Closure(first=date.min, needs=need, areas=area, everybody=not (need or area or named))
        meant = {each.id: each for each in directory.listings.values() if each.id not in named and who.is_of(each)}
        beyond = {each for each in meant if town and goes_by_name_alone(meant[each], site.place, directory)}
        ids = dict.fromkeys((*named, *(each for each in meant if each not in beyond)))
        path = out or Path("dist") / chosen.file
        done = export([directory.listings[each] for each in ids], chosen, site, path, personal=not without_notes)
        print(site.words("export.done", path=path, count=done.count))
        for why, count in sorted({**done.left_out, **({"beyond": len(beyond)} if beyond else {})}.items()):
            print(site.words(f"export.out_{why}", count=count))


def _format_first(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The format that was typed first, and the ids behind it; raises click.UsageError where there is none."""
    expected = ", ".join(FORMATS)
    if not words:
        raise click.UsageError(f"the format is missing; expected one of {expected}")
    if words[0] not in FORMATS:
        raise click.UsageError(f"there is no format `{words[0]}`; expected one of {expected}")
    return words[0], words[1:]
