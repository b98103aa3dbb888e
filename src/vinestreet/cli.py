"""The command `vinestreet`, and what it says when it was typed in a way that it does not know."""

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from vinestreet.commands import STOPPED
from vinestreet.schema.text import nearest

# How each command is typed, and its module below vinestreet.commands; help lists them in this order.
COMMANDS = {
    "check": "check",
    "changes": "changes",
    "grades": "grades",
    "stale": "stale",
    "duplicates": "duplicates",
    "links": "links",
    "schema": "schema",
    "from-issue": "from_issue",
    "from-mail": "from_mail",
    "fork": "fork",
    "import": "import_",
    "export": "export",
    "new": "new",
    "split": "split",
    "join": "join",
    "edit": "edit",
    "set": "set_",
    "build": "build",
    "serve": "serve",
    "bundle": "bundle",
    "count": "count",
}


class CommandGroup(click.Group):
    """The commands, each loaded when somebody calls it: none waits for what only another one needs."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Give the names of all commands."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Load the command called `name`; None where there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"vinestreet.commands.{COMMANDS[name]}").command
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """Find the command that was typed; raises click.UsageError with the nearest one where there is none."""
        if args[0] not in COMMANDS:
            near = nearest(args[0], COMMANDS)
            context.fail(f"there is no command `{args[0]}`" + (f"; did you mean `{near}`?" if near else ""))
        return super().resolve_command(context, args)


@click.group(
    cls=CommandGroup,
    help="Look after the directory and the texts of a Vine Street site.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def vinestreet() -> None:
    """Every command does its own work."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status.

    0 is well, 1 means that something has to be mended, 2 that the command was typed in a way that it does not know.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _speak_utf8(stream)
    try:
        return vinestreet.main(arguments, "vinestreet", standalone_mode=False) or 0
    except click.UsageError as error:
        click.echo(in_plain_words(error), err=True)
        return error.exit_code
    except click.Abort as stopped:
        if isinstance(stopped.__cause__, EOFError):
            raise  # click takes it for Ctrl-D; outside of a question it is a fault, and nobody would see where
        return STOPPED


def _speak_utf8(stream: TextIOWrapper) -> None:
    """Have what goes into a file or another program be UTF-8, whatever the system's own letters are, as on Windows.

    A terminal gets its own letters, and a question mark for each that it doesn't know.
    """
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


def in_plain_words(error: click.UsageError) -> str:
    """Put `error` into words, with where to read more; only the help itself where nothing was typed."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx.command_path if error.ctx else "vinestreet"
    return f"{context}: {_what(error)}\n`{context} --help` tells more."


def _what(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = " or ".join(f"`{option}`" for option in error.possibilities or ())
        options = [parameter.opts[0] for parameter in error.ctx.command.params] if error.ctx else []
        expected = ", ".join(f"`{option}`" for option in options if option.startswith("-"))
        return f"unknown option `{error.option_name}`; " + (f"did you mean {near}?" if near else f"expected {expected}")
    if isinstance(error, click.MissingParameter):
        return f"{_name(error.param)} is missing; expected {_expected(error.param)}"
    if isinstance(error, click.BadParameter):
        is_choice = error.param is not None and isinstance(error.param.type, click.Choice)
        return f"{_name(error.param)}: {f'expected {_expected(error.param)}' if is_choice else error.message}"
    return f"{error.message[:1].lower()}{error.message[1:]}"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "a value"
    return f"`{parameter.opts[0]}`" if isinstance(parameter, click.Option) else parameter.human_readable_name


def _expected(parameter: click.Parameter | None) -> str:
    if parameter is not None and isinstance(parameter.type, click.Choice):
        return f"one of {', '.join(parameter.type.choices)}"
    return getattr(parameter, "help", None) or "a value"
