"""The command `vinestreet`."""

import argparse
from pathlib import Path
from types import ModuleType

from vinestreet.commands import (
    bundle,
    check,
    duplicates,
    export,
    fork,
    from_issue,
    grades,
    import_,
    links,
    new,
    schema,
    stale,
)
from vinestreet.core.project_paths import settings_file

SETTINGS_HELP = "the site's settings (mkdocs.local.yml where there is one, else mkdocs.yml)"
COMMANDS: tuple[ModuleType, ...] = (
    check,
    grades,
    stale,
    duplicates,
    links,
    schema,
    from_issue,
    fork,
    import_,
    export,
    new,
    bundle,
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status: 0 is well, 1 means that something has to be mended."""
    parser = argparse.ArgumentParser(
        prog="vinestreet", description="Look after the directory and the texts of a Vine Street site."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for module in COMMANDS:
        about = (module.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(_name(module), help=about[:1].lower() + about[1:].rstrip("."), description=about)
        command.add_argument("--config", type=Path, default=settings_file(Path()), help=SETTINGS_HELP)
        module.arguments(command)
        command.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _name(module: ModuleType) -> str:
    """How the command is typed: `import_.py` is `import`, `from_issue.py` is `from-issue`."""
    return module.__name__.rpartition(".")[2].strip("_").replace("_", "-")
