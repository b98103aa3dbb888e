"""Turn e-mails that somebody saved (.eml or mbox) into changes, ready for review."""

import sys
from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import CommandContext, command_context, site_command
from vinestreet.contributing.issue_form import read_forms
from vinestreet.contributing.letter_to_proposal import FORM, proposal_of
from vinestreet.contributing.letters import LARGEST, Letter, read_letters
from vinestreet.contributing.proposal import Proposal, apply_proposal
from vinestreet.contributing.proposal_report import told, told_written
from vinestreet.core.messages import Messages
from vinestreet.core.problems import visible
from vinestreet.core.text_diff import text_diff
from vinestreet.directory.listing_files import ListingFiles


@site_command
@click.argument("files", metavar="FILE", nargs=-1, required=True, help="a letter (.eml), or several in one file (mbox)")
@click.option("--write", is_flag=True, help="write the changes, instead of showing them")
@click.option("--place", metavar="ID", default="", help="the place that the letter is about, where it doesn't say so")
def command(config: Path, files: tuple[str, ...], write: bool, place: str) -> None:
    """Print each change as a diff, or write it; what there is to look at goes to the other stream."""
    done = []
    letters = []
    with command_context(config) as context:
        for file in files:
            with Path(file).open("rb") as stream:
                letters += read_letters(stream.read(LARGEST + 1), Path(file).name)
        if place and place not in context.site.directory.listings:
            raise click.BadParameter(f"there is no place `{place}`", param_hint="--place")
        if place and len(letters) > 1:
            raise click.BadParameter("one letter at a time, where you say what it is about", param_hint="--place")
    for number, letter in enumerate(letters, 1):
        with command_context(config) as context:  # read anew: the letter before may have changed something
            done.append(_take(letter, (number, len(letters)), context, write, place))
    if not any(done):
        raise click.exceptions.Exit(1)


def _take(letter: Letter, count: tuple[int, int], context: CommandContext, write: bool, place: str) -> bool:
    """Show or write what one letter comes to; gives whether there was a change that may be made."""
    site, t = context.site, context.site.words
    form = next(form for form in read_forms(context.root) if form.name == FORM)
    proposal = proposal_of(letter, form, site, date.today(), place)
    _tell(letter, count, proposal, t)
    if not proposal.fields:
        print(t("mail.no_change"), file=sys.stderr)
        return False
    files = apply_proposal(ListingFiles.of(context.root), proposal)
    shown = files.file_of(proposal.id)
    if proposal.on_hold:  # no difference that somebody could copy
        print(t("mail.held", file=shown), file=sys.stderr)
        return False
    if not write:
        print(text_diff(files.before(shown), files.text(shown), shown))
        return True
    files.write()
    print(told_written(proposal, shown, t))
    return True


def _tell(letter: Letter, count: tuple[int, int], proposal: Proposal, t: Messages) -> None:
    sender, subject = letter.sender or "?", letter.subject or "?"
    lines = [t("mail.from", number=count[0], count=count[1], sender=sender, subject=subject)]
    lines += [t("mail.quoted", count=letter.quoted)] if letter.quoted else []
    lines += [t("mail.attached", count=letter.attached)] if letter.attached else []
    lines += [t("mail.odd")] if letter.odd else []
    for line in [*map(visible, lines), *told(proposal, t)]:
        print(line, file=sys.stderr)
