"""Update what editors know of the fields: resources.schema.json, place.schema.json, and .pages.yml for Pages CMS."""

from pathlib import Path

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.json_schema import FILE, PLACE_FILE, place_schema, schema_of, schema_text
from vinestreet.contributing.pages_cms import PAGES_FILE, pages_config, pages_text
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import is_fork, places_folder, resources_file


@site_command
def command(config: Path) -> None:
    """Write the schemas beside the resources.yml that people edit here (a fork's own lies in `local/`), and the forms.

    A fork leaves upstream's files alone, so that it can pull without conflicts. Pages CMS looks for its file in one
    place only, so that one is a fork's own all the same, and says how a merge over it is solved.
    """
    with command_context(config) as context:
        root, site = context.root, context.site
        folder = places_folder(root).relative_to(root).as_posix()
        texts = {
            resources_file(root).parent / FILE: schema_text(schema_of(site, is_fork(root))),
            resources_file(root).parent / PLACE_FILE: schema_text(place_schema(site)),
            root / PAGES_FILE: pages_text(pages_config(site, folder), site.words("form.pages_cms")),
        }
        for path, text in texts.items():
            name = path.relative_to(root).as_posix()
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                print(site.words("schema.same", file=name))
            else:
                write_atomically(path, text)
                print(site.words("schema.written", file=name))
