"""The options by which commands are told which places are meant: `--need`, `--area` and `--id`."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from vinestreet.contributing.field_of_many import unknown_ids
from vinestreet.site.site import Site

Function = Callable[..., Any]


def several(name: str, about: str) -> Callable[[Function], Function]:
    """Give an option that takes ids, one or several behind commas, and may be there more than once."""
    return click.option(name, multiple=True, metavar="ID", help=about, callback=_ids)


def need_area_or_id(command: Function) -> Function:
    """Add the three options, `need`, `area` and `id`, to a command."""
    for name, about in (
        ("--id", "this place; again for another one, or with commas"),
        ("--area", "every place in this area; with --need, those of the need that are in the area"),
        ("--need", "every place that has this need; again for another one, or with commas"),
    ):
        command = several(name, about)(command)
    return command


def stop_at_unknown_ids(given: Mapping[str, Iterable[str]], site: Site) -> None:
    """Raise click.UsageError where one of the ids, by option (`need`, `area`, `id`), is none."""
    for group, found, near in unknown_ids(given, site):
        meant = f"; did you mean `{near}`?" if near else ""
        raise click.UsageError(f"`--{group}`: there is no such id; found `{found}`{meant}")


def _ids(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id_ for each in given for id_ in re.split(r"[,\s]+", each) if id_)
