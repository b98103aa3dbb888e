"""Add a place to the directory by answering questions."""

import re
import sys
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.interview import Interview
from vinestreet.contributing.trying import like_it, tried
from vinestreet.contributing.writing import text_of
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.problems import visible
from vinestreet.core.project_paths import resources_file
from vinestreet.directory.model import Listing
from vinestreet.directory.yaml_edit import new_id, with_entry
from vinestreet.directory.yaml_writer import entry_text
from vinestreet.site.site import Site

_HARD_SPACES = re.compile("[\xa0\u202f]")  # which Babel puts into times


@site_command
def command(config: Path) -> None:
    """Ask, show the entry, and write it if that is wanted."""
    with command_context(config) as context:
        try:
            print(_add(context.site, context.root))
        except (click.Abort, KeyboardInterrupt):
            _say("")
            print(context.site.words("new.nothing"))
            raise click.exceptions.Exit(1) from None


def _add(site: Site, root: Path) -> str:
    t, today = site.words, date.today()
    path = resources_file(root)
    shown = path.relative_to(root).as_posix()
    talk = Interview(site, today, _ask, _say)
    _say(t("new.hello", file=shown))
    name = talk.begin()
    alike = like_it(name, frozenset(), site.directory)
    if not _is_another(talk, alike, site):
        return t("new.stopped", id=alike[0].id, file=shown)
    entry = talk.go_on()
    id_ = new_id(name, site.directory.listings)
    made = tried(id_, entry, site, today)
    listing, entry = made.listing, made.entry
    assert listing  # each answer was tried
    dialled = frozenset(line.number.dialled for line in (*listing.phones, *listing.texts))
    more = [other for other in like_it(name, dialled, site.directory) if other not in alike]
    if not _is_another(talk, more, site):
        return t("new.stopped", id=more[0].id, file=shown)
    _say(f"\n{t('new.shown')}\n")
    _say(entry_text(id_, entry))
    if not talk.confirm(t("new.write", file=shown)):
        return t("new.nothing")
    write_atomically(path, with_entry(text_of(path), id_, entry))
    return t("new.written", id=id_, file=shown)


def _is_another(talk: Interview, alike: list[Listing], site: Site) -> bool:
    if not alike:
        return True
    _say(site.words("new.there_already"))
    for listing in alike:
        where = site.say.where(listing, site.directory)
        _say(site.words("new.there", name=listing.name, id=listing.id, where=where))
    return talk.confirm(site.words("new.another"))


def _ask(question: str) -> str:
    """Ask on a line of its own, and give what was typed; without UTF-8, its bytes are put together again."""
    _say(f"\n{question}")
    typed: str = click.prompt("", prompt_suffix="> ", default="", show_default=False, err=True)
    return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _say(text: str) -> None:
    """Print `text` for a person, in lines that fit, whatever letters the terminal knows; lists and YAML stay as is."""
    known = sys.stderr.encoding or "ascii"
    width = get_terminal_size().columns
    for line in _HARD_SPACES.sub(" ", text).split("\n"):
        seen = visible(line).encode(known, "replace").decode(known)
        click.echo(seen if line.startswith(" ") else fill(seen, width), err=True)
