"""Put the places that have a file each back into the one resources.yml."""

from contextlib import suppress
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.listing_folder import folder_beside
from vinestreet.directory.one_file_each import join_together
from vinestreet.site.site import read_listing_files


@site_command
@click.option("--dry-run", is_flag=True, help="write nothing, only say what would happen")
def command(config: Path, dry_run: bool) -> None:
    """Write the one file, and take the others away."""
    with command_context(config) as context:
        files, t = ListingFiles.of(context.root), context.site.words
        if not files.files:
            print(t("split.nothing_to_join", file=files.main))
            return
        joined = join_together(files)
        before, after = (read_listing_files(each, context.site.place) for each in (files, joined))
        if before.listings != after.listings:
            raise ProblemsFoundError([Problem(files.main, 0, "", "", "split_differs")])
        if not dry_run:
            joined.write()
            with suppress(OSError):  # something else may lie there
                folder_beside(context.root / files.main).rmdir()
        print(t("split.would_join" if dry_run else "split.joined", count=len(files.files), file=files.main))
        print(t("split.next") if not dry_run else t("split.dry_run"))
