"""The command `vinestreet`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from vinestreet.offline.bundle import write_bundle
from vinestreet.problems import ProblemsFoundError, Report
from vinestreet.site import Site, doubts, load_site, words_for_problems
from vinestreet.texts.checks import GRADES, check_texts, write_grades
from vinestreet.texts.library import read_library


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status: 0 is well, 1 means that something has to be mended."""
    parser = argparse.ArgumentParser(
        prog="vinestreet", description="Look after the directory and the texts of a Vine Street site."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check", help="find everything that is wrong in resources.yml, the settings and the texts"
    )
    grades = commands.add_parser("grades", help="note how hard each page is to read, for later checks to compare with")
    bundle = commands.add_parser("bundle", help="write one zip of the built site, to hand on or to carry on a stick")
    for command in (check, grades, bundle):
        command.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's settings (mkdocs.yml)")
    bundle.add_argument("--site", type=Path, default=Path("site"), help="the folder of the built site (site)")
    bundle.add_argument("--out", type=Path, default=Path("dist"), help="the folder for the zip (dist)")
    chosen = parser.parse_args(arguments)
    if chosen.command == "bundle":
        return bundle_site(chosen.config, chosen.site, chosen.out)
    if chosen.command == "grades":
        return note_grades(chosen.config)
    return check_content(chosen.config)


def check_content(config_file: Path) -> int:
    """Print every problem of the site whose settings are in `config_file`, or how much is well."""

    def look(site: Site, settings: dict[str, Any]) -> str:
        library = read_library(config_file.parent / "docs", site.directory)
        wrong, remarks = check_texts(config_file.parent, library, site)
        if site.doubtful:
            print(doubts(site), file=sys.stderr)
        for remark in [*library.gaps(site.directory), *remarks]:
            print(remark.told(site.words), file=sys.stderr)
        if wrong:
            raise ProblemsFoundError(wrong)
        directory, texts = site.directory, sum(1 for _ in library.all())
        return site.words("check.well", listings=len(directory.listings), needs=len(directory.needs), texts=texts)

    return _do(config_file, look)


def note_grades(config_file: Path) -> int:
    """Write how hard each page of the site is to read into the file of grades beside its settings."""

    def note(site: Site, settings: dict[str, Any]) -> str:
        return site.words("check.grades", pages=write_grades(config_file.parent), file=GRADES)

    return _do(config_file, note)


def bundle_site(config_file: Path, folder: Path, into: Path) -> int:
    """Write the zip of the built site in `folder` into the folder `into`, or print why that cannot be."""

    def write(site: Site, settings: dict[str, Any]) -> str:
        path = write_bundle(folder, str(settings.get("site_name", "")), site, into)
        return site.words("bundle.done", path=path, megabytes=f"{path.stat().st_size / 1e6:.1f}")

    return _do(config_file, write)


def _do(config_file: Path, work: Callable[[Site, dict[str, Any]], str]) -> int:
    """Print what `work` says of the site and its settings, or what has to be mended first; gives the exit status."""
    extra: dict[str, Any] = {}
    try:
        settings = _settings(config_file)
        extra = settings["extra"]
        said = work(load_site(config_file, extra), settings)
    except ProblemsFoundError as error:
        print(error.told(words_for_problems(config_file, extra)), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    print(said)
    return 0


def _settings(config_file: Path) -> dict[str, Any]:
    """The settings, always with a mapping `extra`. MkDocs' own tags (`!ENV`, `!!python/…`) are passed over."""

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
    settings = settings if isinstance(settings, dict) else {}
    extra = settings.get("extra")
    return settings | {"extra": extra if isinstance(extra, dict) else {}}
