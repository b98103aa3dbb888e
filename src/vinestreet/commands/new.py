"""Add a place to the directory by answering questions."""

from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.interview import Interview
from vinestreet.contributing.prompts import Prompter
from vinestreet.contributing.proposal import Proposal, apply_proposal, read_resources_text
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.project_paths import resources_file
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import entry_text
from vinestreet.maintenance.similarity import similar_listings
from vinestreet.site.site import Site


@site_command
def command(config: Path) -> None:
    """Ask, show the entry, and write it if that is wanted."""
    with command_context(config) as context:
        prompter = Prompter(context.site.words)
        try:
            print(_add(context.site, context.root, prompter))
        except (click.Abort, KeyboardInterrupt):
            prompter.say("")
            print(context.site.words("new.nothing"))
            raise click.exceptions.Exit(1) from None


def _add(site: Site, root: Path, prompter: Prompter) -> str:
    t, today = site.words, date.today()
    path = resources_file(root)
    shown = path.relative_to(root).as_posix()
    interview = Interview(site, today, prompter)
    prompter.say(t("new.hello", file=shown))
    name = interview.ask_name()
    alike = similar_listings(name, frozenset(), site.directory.listings.values())
    if not _is_another(prompter, alike, site):
        return t("new.stopped", id=alike[0].id, file=shown)
    entry = interview.ask_rest()
    id_ = new_id(name, site.directory.listings)
    result = validate_entry(id_, entry, site.directory, site.place.country, today)
    listing, entry = result.listing, result.entry
    assert listing  # each answer was tried
    dialled = frozenset(line.number.dialled for line in (*listing.phones, *listing.texts))
    more = [other for other in similar_listings(name, dialled, site.directory.listings.values()) if other not in alike]
    if not _is_another(prompter, more, site):
        return t("new.stopped", id=more[0].id, file=shown)
    prompter.say(f"\n{t('new.shown')}\n")
    prompter.say(entry_text(id_, entry))
    if not prompter.confirm(t("new.write", file=shown)):
        return t("new.nothing")
    write_atomically(path, apply_proposal(read_resources_text(path), Proposal(id_, is_new=True, fields=entry)))
    return t("new.written", id=id_, file=shown)


def _is_another(prompter: Prompter, alike: list[Listing], site: Site) -> bool:
    if not alike:
        return True
    prompter.say(site.words("new.there_already"))
    for listing in alike:
        where = site.say.where(listing, site.directory)
        prompter.say(site.words("new.there", name=listing.name, id=listing.id, where=where))
    return prompter.confirm(site.words("new.another"))
