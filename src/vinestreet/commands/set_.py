"""Change a field of many places at once, with the difference shown first."""

import sys
from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.commands.which_places import need_area_or_id, several, stop_at_unknown_ids
from vinestreet.contributing.field_of_many import FieldOfMany, FieldRefusedError, field_of_many
from vinestreet.contributing.prompts import Prompter
from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError, visible
from vinestreet.core.text_diff import text_diff
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.site.closures import Closure


@site_command
@click.argument("name", metavar="FIELD", help="the field as it's called in the file, or a part of one: asks.id")
@click.argument(
    "value", metavar="VALUE", help="words, or YAML such as {is: paused, until: 2026-12-14}; null takes it away"
)
@need_area_or_id
@click.option("--all", "everybody", is_flag=True, help="every place in town")
@several("--except", "but not this place")
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
        stop_at_unknown_ids({"need": need, "area": area, "id": (*id, *besides)}, site)
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
        if made.worded:
            print(t("set.words", count=len(made.worded), ids=", ".join(made.worded)), file=sys.stderr, flush=True)
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
