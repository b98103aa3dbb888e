"""Reading the settings of MkDocs without MkDocs, for commands that build nothing."""

from pathlib import Path
from typing import Any

import yaml

from vinestreet.core.problems import Report


def read_mkdocs_settings(config: Path) -> dict[str, Any]:
    """Read the settings in the file `config`, always with a mapping `extra`, merged as MkDocs does with those that
    they `INHERIT` from.

    Raises ProblemsFoundError for what is no YAML, and OSError for a file that is not there.
    """
    settings = _read_file(config)
    inherit = settings.pop("INHERIT", None)
    if isinstance(inherit, str):
        settings = _merge(read_mkdocs_settings(config.parent / inherit), settings)
    extra = settings.get("extra")
    return settings | {"extra": extra if isinstance(extra, dict) else {}}


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
        settings = yaml.load(config.read_text(encoding="utf-8"), Loader)
    except yaml.MarkedYAMLError as error:
        report.add(error.problem_mark.line + 1 if error.problem_mark else 0, "syntax", found=error.problem)
        settings = None
    report.stop_if_any()
    return settings if isinstance(settings, dict) else {}
