"""What commands share: the site that they work on, and telling what has to be mended before they can."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError, Report
from vinestreet.site.site import Site, load_site, words_for_problems

# Gets the site and its settings (`site_name` and such); gives what to print, or nothing.
Work = Callable[[Site, dict[str, Any]], str]
# Prints problems with these words.
Tell = Callable[[ProblemsFoundError, Messages], None]


def tell_plainly(error: ProblemsFoundError, t: Messages) -> None:
    """Print one problem a line, for a person."""
    print(error.told(t), file=sys.stderr)


def on_site(config_file: Path, work: Work, tell: Tell = tell_plainly) -> int:
    """Print what `work` says of the site and its settings, or what has to be mended first; gives the exit status."""
    extra: dict[str, Any] = {}
    try:
        settings = settings_in(config_file)
        extra = settings["extra"]
        said = work(load_site(config_file, extra), settings)
    except ProblemsFoundError as error:
        tell(error, words_for_problems(config_file, extra))
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    if said:
        print(said)
    return 0


def settings_in(config_file: Path) -> dict[str, Any]:
    """The settings, always with a mapping `extra`, laid over those that they `INHERIT` from as MkDocs does."""
    settings = _settings(config_file)
    inherit = settings.pop("INHERIT", None)
    if isinstance(inherit, str):
        settings = _over(settings_in(config_file.parent / inherit), settings)
    extra = settings.get("extra")
    return settings | {"extra": extra if isinstance(extra, dict) else {}}


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Mappings are laid over each other at every depth; whatever else stands above takes the place of what is below."""
    merged = dict(below)
    for key, value in above.items():
        under = below.get(key)
        merged[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _settings(config_file: Path) -> dict[str, Any]:
    """What stands in one file. MkDocs' own tags (`!ENV`, `!!python/…`) are passed over."""

    class Loader(yaml.CSafeLoader):
        pass

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    report = Report(config_file.name)
    try:
        settings = yaml.load(config_file.read_text(encoding="utf-8"), Loader)
    except yaml.MarkedYAMLError as error:
        report.add(error.problem_mark.line + 1 if error.problem_mark else 0, "syntax", found=error.problem)
        settings = None
    report.stop_if_any()
    return settings if isinstance(settings, dict) else {}
