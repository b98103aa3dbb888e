"""Add a place to the directory by answering questions."""

import sys
from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import command_context, site_command
from vinestreet.contributing.answer_memory import RememberingPrompter, StepBackError
from vinestreet.contributing.interview import Interview
from vinestreet.contributing.prompts import Prompter
from vinestreet.core.messages import Messages
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.model import Listing
from vinestreet.directory.validate_entry import validate_entry
from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import entry_text
from vinestreet.maintenance.similarity import similar_listings
from vinestreet.site.site import Site

DRAFT = "new-place.draft.json"


@site_command
def command(config: Path) -> None:
    """Ask, show the entry, and write it if that is wanted."""
    with command_context(config) as context:
        t = context.site.words
        helps = {t(f"new.{name}"): t(f"new_help.{name}") for name in t.group("new_help") if name != "any"}
        prompter = RememberingPrompter(t, helps)
        draft = context.root / DRAFT
        try:
            _take_up(draft, prompter, t)
            told = _until_done(context.site, context.root, prompter)
        except (click.Abort, KeyboardInterrupt):
            prompter.begin()
            told = ""
        prompter.flush()
        if told:
            draft.unlink(missing_ok=True)
            print(told)
            return
        kept = {question: answer for question, answer in prompter.answers.items() if answer}
        if kept:
            prompter.keep(draft)
        prompter.say("")
        prompter.flush()
        print(t("new.kept", file=DRAFT) if kept else t("new.nothing"))
        if not sys.stdin.isatty():
            raise click.exceptions.Exit(1)


def _take_up(draft: Path, prompter: RememberingPrompter, t: Messages) -> None:
    """Offer to go on with what was kept the last time."""
    if not draft.is_file():
        return
    kept = RememberingPrompter(t, {})
    kept.take_up(draft)
    if not kept.answers:
        return
    if prompter.confirm(t("new.go_on", name=next(iter(kept.answers.values())))):
        prompter.answers = kept.answers
    else:
        prompter.answers = {}
        draft.unlink(missing_ok=True)


def _until_done(site: Site, root: Path, prompter: RememberingPrompter) -> str:
    """Ask until the entry is written, or is not to be; gives what to say, or nothing where the answers are to stay."""
    while True:
        prompter.begin()
        try:
            return _add(site, root, prompter)
        except StepBackError:
            continue


def _add(site: Site, root: Path, prompter: RememberingPrompter) -> str:
    t, today = site.words, date.today()
    files = ListingFiles.of(root)
    shown = files.new_in
    interview = Interview(site, today, prompter)
    prompter.say(t("new.hello", file=shown))
    name = interview.ask_name()
    alike = similar_listings(name, frozenset(), site.directory.listings.values())
    if not _is_another(prompter, alike, site):
        return t("new.stopped", id=alike[0].id, file=site.directory.file_of(alike[0].id))
    entry = interview.ask_rest()
    id_ = new_id(name, site.directory.listings)
    result = validate_entry(id_, entry, site.directory, site.place.country, today)
    listing, entry = result.listing, result.entry
    assert listing  # each answer was tried
    dialled = frozenset(line.number.dialled for line in (*listing.phones, *listing.texts))
    more = [other for other in similar_listings(name, dialled, site.directory.listings.values()) if other not in alike]
    if not _is_another(prompter, more, site):
        return t("new.stopped", id=more[0].id, file=site.directory.file_of(more[0].id))
    shown = files.file_for(id_)
    prompter.say(f"\n{t('new.shown')}\n")
    prompter.say(entry_text(id_, entry))
    question = t("new.write", file=shown)
    wanted = prompter.confirm(question)
    prompter.answers.pop(question, None)
    if not wanted:
        return _change(prompter, t)
    files.with_entry(id_, entry).write()
    return t("new.written", id=id_, file=shown)


def _change(prompter: RememberingPrompter, t: Messages) -> str:
    """Ask which answer is to be another, and have everything asked again but the others; nothing to stop."""
    questions = list(prompter.answers)
    for number, question in enumerate(questions, 1):
        prompter.say(f"{number:4}  {question.split('?')[0][:48]}: {prompter.answers[question] or '–'}")
    typed = prompter.ask_anew(t("new.change"))
    if not typed:
        return ""
    if typed.isdecimal() and 0 < int(typed) <= len(questions):
        prompter.answers.pop(questions[int(typed) - 1])
    raise StepBackError


def _is_another(prompter: Prompter, alike: list[Listing], site: Site) -> bool:
    if not alike:
        return True
    prompter.say(site.words("new.there_already"))
    for listing in alike:
        where = site.say.where(listing, site.directory)
        prompter.say(site.words("new.there", name=listing.name, id=listing.id, where=where))
    return prompter.confirm(site.words("new.another"))
