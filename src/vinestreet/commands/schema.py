"""Update resources.schema.json and place.schema.json, which tell editors what each field can hold."""

from pathlib import Path

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.json_schema import FILE, PLACE_FILE, place_schema, schema_of, schema_text
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import is_fork, resources_file


@site_command
def command(config: Path) -> None:
    """Write the schemas beside the resources.yml that people edit here: a fork's own lies in `local/`."""
    with command_context(config) as context:
        # A fork leaves upstream's files alone, so that it can pull without conflicts.
        folder, site = resources_file(context.root).parent, context.site
        for name, schema in ((FILE, schema_of(site, is_fork(context.root))), (PLACE_FILE, place_schema(site))):
            path, text = folder / name, schema_text(schema)
            shown = path.relative_to(context.root).as_posix()
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                print(site.words("schema.same", file=shown))
            else:
                write_atomically(path, text)
                print(site.words("schema.written", file=shown))
