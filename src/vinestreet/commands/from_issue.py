"""Turn the text of an issue form into an entry or a change, ready for review."""

import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from vinestreet.commands.command_context import CommandContext, command_context, read_day, site_command
from vinestreet.contributing.issue_form import LONGEST_ISSUE, FormAnswers, parse_issue, read_forms
from vinestreet.contributing.issue_to_proposal import propose
from vinestreet.contributing.proposal import apply_proposal
from vinestreet.contributing.proposal_report import told, told_written
from vinestreet.contributing.voice_from_form import FORM as VOICE
from vinestreet.contributing.voice_from_form import voice_file
from vinestreet.core.atomic_files import write_atomically
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.core.text_diff import text_diff
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.texts.library_reader import read_library


@site_command
@click.argument("file", metavar="FILE", help="the text of the issue in a file, or - to read it from the standard input")
@click.option("--write", is_flag=True, help="write it into the place's file, instead of showing the change")
@click.option("--on", type=read_day, metavar="DATE", help="the day on which a form about a check was sent (today)")
def command(config: Path, file: str, write: bool, on: date | None) -> None:
    """Print the change as a diff, or write it; what there is to look at goes to the other stream."""
    with command_context(config) as context:
        root, site = context.root, context.site
        name = "-" if file == "-" else Path(file).name
        answers = parse_issue(_body(file, name), read_forms(root))
        if answers is None:
            raise _refusal(name, "issue_no_form")
        if answers.form.name == VOICE:
            _take_voice(answers, context, name, on or date.today(), write=write)
            return
        proposal = propose(answers, site, on or date.today())
        for line in told(proposal, site.words):
            print(line, file=sys.stderr)
        if not proposal.fields:
            print(site.words("mail.no_change"), file=sys.stderr)  # nobody made a mistake
            raise click.exceptions.Exit(1)
        files = apply_proposal(ListingFiles.of(root), proposal)
        shown = files.file_of(proposal.id)
        if proposal.on_hold:  # no difference that somebody could copy
            raise _refusal(name, "issue_held", expected=shown)
        if not write:
            print(text_diff(files.before(shown), files.text(shown), shown))
            return
        files.write()
        print(told_written(proposal, shown, site.words))


def _take_voice(answers: FormAnswers, context: CommandContext, name: str, on: date, *, write: bool) -> None:
    """Show or write the file of a piece that somebody signed."""
    if not all(answers.boxes.values()):
        raise _refusal(name, "issue_not_agreed")
    root, t = context.root, context.site.words
    library = read_library(root / "docs", context.site.directory)
    local = FOLDER if is_fork(root) else ""
    shown, text = voice_file(answers.texts, library, on, t("mail.voice_take_back"), local)
    if not write:
        print(text_diff(None, text, shown))
        return
    (root / shown).parent.mkdir(parents=True, exist_ok=True)
    write_atomically(root / shown, text)
    print(t("mail.voice_written", file=shown))


def _body(file: str, name: str) -> str:
    """The text, of which more than any code host allows is refused."""
    with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
        data = stream.read(4 * LONGEST_ISSUE + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(name, "not_utf8", found=f"0x{data[error.start]:02X}") from None
    if len(text) > LONGEST_ISSUE:
        raise _refusal(name, "issue_too_long", most=LONGEST_ISSUE)
    return text


def _refusal(name: str, key: str, **values: object) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(name, 0, "", "", key, values)])
