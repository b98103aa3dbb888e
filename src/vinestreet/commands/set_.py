"""Change a field of many places at once, with the difference shown first."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.field_of_many import FieldOfMany, FieldRefusedError, field_of_many, unknown_ids
from vinestreet.contributing.prompts import Prompter
from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError, visible
from vinestreet.core.text_diff import text_diff
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.site.closures import Closure

Function = Callable[..., None]


def _several(name: str, about: str) -> Callable[[Function], Function]:
    """An option that takes ids, one or several behind commas, and may be there more than once."""
    return click.option(name, multiple=True, metavar="ID", help=about, callback=_ids)


def _ids(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id_ for each in given for id_ in re.split(r"[,\s]+", each) if id_)


@site_command
@click.argument("name", metavar="FIELD", help="the field as it's called in the file, or a part of one: asks.id")
@click.argument(
    "value", metavar="VALUE", help="words, or YAML such as {is: paused, until: 2026-12-14}; null takes it away"
)
@_several("--need", "every place that has this need; again for another one, or with commas")
@_several("--area", "every place in this area; with --need, those of the need that are in the area")
@_several("--id", "this place; again for another one, or with commas")
@click.option("--all", "everybody", is_flag=True, help="every place in town")
@_several("--except", "but not this place")
@click.option("--yes", "--write", "yes", is_flag=True, help="write it without asking")
def command(
    config: Path,
    *,
    name: str,
    value: str,
    need: tuple[str, ...],
    area: tuple[str, ...],
    id: tuple[str, ...],
    everybody: bool,
    yes: bool,
    **others: tuple[str, ...],
) -> None:
    """Show what would change, ask, and write it; nothing where one place would not fit."""
    if not (need or area or id or everybody):
        raise click.UsageError("which places? expected --need, --area or --id with an id, or --all")
    besides = others["except"]
    with command_context(config) as context:
        site, t = context.site, context.site.words
        for group, found, near in unknown_ids({"need": need, "area": area, "id": (*id, *besides)}, site):
            meant = f"; did you mean `{near}`?" if near else ""
            raise click.UsageError(f"`--{group}`: there is no such id; found `{found}`{meant}")
        who = Closure(first=date.min, needs=need, areas=area, places=id, everybody=everybody, besides=besides)
        try:
            made = field_of_many(name, value, who, site, date.today())
        except FieldRefusedError as error:
            near = error.values.pop("near", "")
            meant = f"; did you mean `{near}`?" if near else ""
            raise click.UsageError(t(f"set.{error.key}", **error.values) + meant) from None
        if made.problems:
            raise ProblemsFoundError(made.problems)
        files = ListingFiles.of(context.root).with_all_changed(made.fields)
        for file in files.changed:
            print(visible_lines(text_diff(files.before(file), files.text(file), file)))
        for line in _about(made, t):
            print(visible(line), file=sys.stderr)
        if not made.fields or not _is_wanted(yes, made, t):
            return
        files.write()
        print(t("set.written", count=len(made.fields), files=", ".join(files.changed)))


def visible_lines(text: str) -> str:
    """Give lines in which whatever is not seen is, so that nothing turns a terminal round."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _about(made: FieldOfMany, t: Messages) -> list[str]:
    """What there is to know before it is written."""
    said = [t("set.would", count=len(made.fields))] if made.fields else [t("set.nothing")]
    if made.same and made.fields:
        said.append(t("set.same", count=len(made.same)))
    said += [t("set.gone", id=id_, gone="; ".join(lost)) for id_, lost in made.gone.items()]
    if made.left:
        said.append(t("set.left", ids=", ".join(made.left)))
    if made.unasked:
        said.append(t("set.unasked", ids=", ".join(made.unasked)))
    return said


def _is_wanted(yes: bool, made: FieldOfMany, t: Messages) -> bool:
    if yes:
        return True
    if sys.stdin.isatty():
        return Prompter(t).confirm(t("set.ask", count=len(made.fields)))
    print(t("set.not_written"), file=sys.stderr)
    return False
