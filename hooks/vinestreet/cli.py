"""The command `vinestreet`."""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from vinestreet.essays import check_essays
from vinestreet.problems import ProblemsFoundError, Report
from vinestreet.site import load_site, words_for_problems


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status: 0 is well, 1 means that something has to be mended."""
    parser = argparse.ArgumentParser(prog="vinestreet", description="Look after the directory of a Vine Street site.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check", help="find everything that is wrong in resources.yml, the settings and the essays"
    )
    check.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's settings (mkdocs.yml)")
    chosen = parser.parse_args(arguments)
    return check_content(chosen.config)


def check_content(config_file: Path) -> int:
    """Print every problem of the site whose settings are in `config_file`, or how much is well."""
    extra: dict[str, Any] = {}
    try:
        extra = _extra(config_file)
        site = load_site(config_file, extra)
        check_essays(config_file.parent / "docs/essays", site.directory)
    except ProblemsFoundError as error:
        print(error.told(words_for_problems(config_file, extra)), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    print(site.words("check.well", listings=len(site.directory.listings), needs=len(site.directory.needs)))
    return 0


def _extra(config_file: Path) -> dict[str, Any]:
    """The settings under `extra:`. MkDocs' own tags (`!ENV`, `!!python/…`) stand elsewhere and are passed over."""

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
    extra = settings.get("extra") if isinstance(settings, dict) else None
    return extra if isinstance(extra, dict) else {}
