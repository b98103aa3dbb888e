"""Give each place a file of its own, in resources/, where a form editor can open it."""

from dataclasses import replace
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.long_shapes import files_in_long_shape
from vinestreet.directory.one_file_each import split_apart
from vinestreet.site.site import read_listing_files

MOST_NAMED = 10


@site_command
@click.option("--for-forms", is_flag=True, help="write each field in the one shape that form editors know")
@click.option("--dry-run", is_flag=True, help="write nothing, only say what would happen")
def command(config: Path, dry_run: bool, for_forms: bool) -> None:
    """Write the files, and say which places stay where they are."""
    with command_context(config) as context:
        files, t = ListingFiles.of(context.root), context.site.words
        split = split_apart(files)
        if for_forms:
            split = replace(split, files=files_in_long_shape(split.files))
        if not split.files.changed:
            print(t("split.nothing", file=files.main))
            return
        before, after = (read_listing_files(each, context.site.place) for each in (files, split.files))
        if before.listings != after.listings:
            raise ProblemsFoundError([Problem(files.main, 0, "", "", "split_differs")])
        if not dry_run:
            split.files.write()
        if split.moved:
            print(
                t("split.would_split" if dry_run else "split.done", count=len(split.moved), folder=split.files.new_in)
            )
        for key, ids in (("split.would_stay" if dry_run else "split.stay", split.stay), ("split.differ", split.differ)):
            if ids:
                names = ", ".join(ids[:MOST_NAMED]) + (" …" if len(ids) > MOST_NAMED else "")
                print(t(key, count=len(ids), ids=names, file=files.main))
        print(t("split.next") if not dry_run else t("split.dry_run"))
