"""Update resources.schema.json, which tells editors what each field can hold."""

from pathlib import Path

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.json_schema import FILE, schema_of, schema_text
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import is_fork, resources_file


@site_command
def command(config: Path) -> None:
    """Write the schema beside the resources.yml that people edit here: a fork's own lies in `local/`."""
    with command_context(config) as context:
        # A fork leaves upstream's files alone, so that it can pull without conflicts.
        path = resources_file(context.root).parent / FILE
        text = schema_text(schema_of(context.site, is_fork(context.root)))
        name = path.relative_to(context.root).as_posix()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            print(context.site.words("schema.same", file=name))
        else:
            write_atomically(path, text)
            print(context.site.words("schema.written", file=name))
