"""Record how hard each page is to read, for later checks to compare with."""

from pathlib import Path

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.lint.noted_grades import GRADES, write_grades


@site_command
def command(config: Path) -> None:
    """Write how hard each page of the site is to read into the file of grades beside its settings."""
    with command_context(config) as context:
        file = f"{FOLDER}/{GRADES}" if is_fork(context.root) else GRADES
        print(context.site.words("check.grades", pages=write_grades(context.root), file=file))
