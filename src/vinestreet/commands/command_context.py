"""Reading the settings of MkDocs without MkDocs, for commands that build nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import settings_file
from vinestreet.core.yaml_reader import read_text
from vinestreet.site.site import Site, load_site, words_for_problems


def read_mkdocs_settings(config: Path) -> dict[str, Any]:
    """Read the settings in the file `config`, always with a mapping `extra`, merged as MkDocs does with those that
    they `INHERIT` from.

    Raises ProblemsFoundError for what is no YAML, and OSError for a file that is not there.
    """
    settings = _read_file(config)
    inherit = settings.pop("INHERIT", None)
    if isinstance(inherit, str):
        below = config.parent / inherit
        if not below.is_file():
            raise ProblemsFoundError([_not_there(config, inherit)])
        settings = _merge(read_mkdocs_settings(below), settings)
    extra = settings.get("extra")
    return settings | {"extra": extra if isinstance(extra, dict) else {}}


def _not_there(config: Path, inherit: str) -> Problem:
    lines = config.read_text(encoding="utf-8").split("\n")
    line = next((at for at, text in enumerate(lines, 1) if text.startswith("INHERIT")), 0)
    return Problem(config.name, line, "", "INHERIT", "settings_no_file", {"found": inherit})


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Mappings are merged at every depth; whatever else stands above takes the place of what is below."""
    merged = dict(below)
    for key, value in above.items():
        under = below.get(key)
        merged[key] = _merge(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _read_file(config: Path) -> dict[str, Any]:
    """What stands in one file. MkDocs' own tags (`!ENV`, `!!python/…`) are passed over."""

    class Loader(yaml.CSafeLoader):
        pass

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    report = Report(config.name)
    try:
        text = read_text(config)
        _refuse_aliases(text, report)
        settings = yaml.load(text, Loader)
    except yaml.MarkedYAMLError as error:
        report.add(error.problem_mark.line + 1 if error.problem_mark else 0, "syntax", found=error.problem)
        settings = None
    except (yaml.YAMLError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        # PyYAML raises these at a number, a day or a sign that it takes for one and can't read.
        report.add(0, "syntax_value", found=str(error).partition("\n")[0][:200])
        settings = None
    report.stop_if_any()
    return settings if isinstance(settings, dict) else {}


def _refuse_aliases(text: str, report: Report) -> None:
    """A few hundred characters of them would become millions of settings."""
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            report.add(line, "alias", found=f"*{event.anchor}")
    report.stop_if_any()


def read_day(text: str) -> date:
    """Read the day that an option gives, 2026-11-22; raises click.BadParameter for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"expected a date such as 2026-11-22; found {text}") from None


SETTINGS_HELP = "the site's settings (mkdocs.local.yml where there is one, else mkdocs.yml)"
SiteLoader = Callable[[Path, dict[str, Any]], Site]
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
def command_context(
    config: Path, print_problems: ProblemPrinter | None = None, *, load: SiteLoader = load_site
) -> Iterator[CommandContext]:
    """Load the site that has its settings in the file `config`; problems end the command, as in `problems_told`."""
    with problems_told(config, print_problems):
        yield read_context(config, load)


def read_context(config: Path, load: SiteLoader = load_site) -> CommandContext:
    """Give the site that has its settings in the file `config`; raises ProblemsFoundError and OSError."""
    settings = read_mkdocs_settings(config)
    return CommandContext(config, settings, load(config, settings["extra"]))


@contextmanager
def problems_told(config: Path, print_problems: ProblemPrinter | None = None) -> Iterator[None]:
    """Print the problems, in the files of the site or those that a command finds, and end it with status 1."""
    try:
        yield
        return
    except ProblemsFoundError as error:
        (print_problems or print_plainly)(error, _words(config))
    except BrokenPipeError:
        raise  # whoever read what is printed has enough; no file is the matter
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    raise click.exceptions.Exit(1)


def _words(config: Path) -> Messages:
    try:
        extra = read_mkdocs_settings(config)["extra"]
    except ProblemsFoundError:
        extra = {}
    return words_for_problems(config, extra)


def print_plainly(error: ProblemsFoundError, words: Messages) -> None:
    """Print one problem a line, for a person."""
    print(error.told(words), file=sys.stderr)


def progress_bar(length: int, label: str, *, show_pos: bool = False) -> Any:
    """Show how far a command is, to whoever watches it in a terminal; `update` of what it gives takes a step."""
    watched = sys.stderr.isatty()
    return click.progressbar(length=length, label=label, file=sys.stderr, show_pos=show_pos, hidden=not watched)
