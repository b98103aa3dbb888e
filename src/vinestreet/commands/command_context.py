"""What commands share: how they are declared, the site that they work on, and telling what has to be mended first."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from vinestreet.commands.mkdocs_settings import read_mkdocs_settings
from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import settings_file
from vinestreet.site.site import Site, load_site, words_for_problems

SETTINGS_HELP = "the site's settings (mkdocs.local.yml where there is one, else mkdocs.yml)"
ProblemPrinter = Callable[[ProblemsFoundError, Messages], None]


@dataclass(frozen=True, slots=True)
class CommandContext:
    """The `site` that a command works on, and its `settings` (`site_name` and such), which stand in `config`."""

    config: Path
    settings: dict[str, Any]
    site: Site

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.config.parent


def site_command(function: Callable[..., None]) -> click.Command:
    """Declare a command of `vinestreet` that takes `--config`; the first line of its module says what it does."""
    about = (sys.modules[function.__module__].__doc__ or "").partition("\n")[0]
    config = click.option("--config", type=FILE, default=lambda: settings_file(Path()), help=SETTINGS_HELP)
    short = about[:1].lower() + about[1:].rstrip(".")
    return click.command(help=about, short_help=short)(config(function))


FILE = click.Path(path_type=Path)


@contextmanager
def command_context(config: Path, print_problems: ProblemPrinter | None = None) -> Iterator[CommandContext]:
    """Load the site that has its settings in the file `config`.

    Problems, in these files or those that the command finds, are printed, and end the command with status 1.
    """
    extra: dict[str, Any] = {}
    try:
        settings = read_mkdocs_settings(config)
        extra = settings["extra"]
        yield CommandContext(config, settings, load_site(config, extra))
        return
    except ProblemsFoundError as error:
        (print_problems or print_plainly)(error, words_for_problems(config, extra))
    except BrokenPipeError:
        raise  # whoever read what is printed has enough; no file is the matter
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    raise click.exceptions.Exit(1)


def print_plainly(error: ProblemsFoundError, words: Messages) -> None:
    """Print one problem a line, for a person."""
    print(error.told(words), file=sys.stderr)


def progress_bar(length: int, label: str, *, show_pos: bool = False) -> Any:
    """Show how far a command is, to whoever watches it in a terminal; `update` of what it gives takes a step."""
    watched = sys.stderr.isatty()
    return click.progressbar(length=length, label=label, file=sys.stderr, show_pos=show_pos, hidden=not watched)
