"""Tell in sentences what a change changes for readers, since a revision of git."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory

import click

from vinestreet.changes.change_report import ChangeReport
from vinestreet.changes.changed_files import FileChange, changed_files
from vinestreet.changes.compared_projects import ProjectState, compare_projects, file_sections, state_of
from vinestreet.changes.page_pictures import take_pictures
from vinestreet.changes.raw_comparison import Unread
from vinestreet.changes.readable_rest import read_the_rest
from vinestreet.changes.revision import NoSuchRevisionError, Revision, files_of, find_revision
from vinestreet.changes.text_changes import ReadPage
from vinestreet.commands.command_context import FILE, read_mkdocs_settings, site_command
from vinestreet.commands.workflow_page import write_on_page
from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import settings_file
from vinestreet.site.site import load_site, words_for_problems


@site_command
@click.argument("base")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "github")),
    default="text",
    help="the format (text); github is for a workflow: it writes Markdown onto the workflow's page",
)
@click.option("--pictures", type=FILE, metavar="FOLDER", help="take pictures of the changed pages, into this folder")
def command(config: Path, base: str, form: str, pictures: Path | None) -> None:
    """Compare what is here with what was there where this branch left BASE, a branch, a tag or a commit."""
    root = config.absolute().parent
    try:
        revision = find_revision(root, base)
        files = changed_files(root, revision.full)
        with files_of(root, revision) as before, TemporaryDirectory(prefix="vinestreet-now-") as spare:
            told = _Comparison(config.absolute(), before, Path(spare), revision, files)
            report, well = told.report()
            if pictures:
                report.remarks.extend(take_pictures(root, before, config.name, report, pictures))
    except NoSuchRevisionError:
        raise click.BadParameter(_words(config)("changes.no_revision", found=base), param_hint="BASE") from None
    except (CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error)
        print(said.decode(errors="replace") if isinstance(said, bytes) else said, file=sys.stderr)
        raise click.exceptions.Exit(1) from None
    _tell(report, form)
    if not well:
        raise click.exceptions.Exit(1)


def _tell(report: ChangeReport, form: str) -> None:
    """Print the report. A workflow reads commands from what is printed, so there it goes into a file alone."""
    if form == "github" and write_on_page(report.markdown()):
        print(report.words("changes.in_summary"))
    else:
        print(report.text() if form == "text" else report.markdown())


def _words(config: Path) -> Messages:
    try:
        return words_for_problems(config, read_mkdocs_settings(config)["extra"])
    except (ProblemsFoundError, OSError):
        return words_for_problems(config, {})


class _Comparison:
    """The project with its settings in `config`, and the one in the folder `before`."""

    def __init__(self, config: Path, before: Path, spare: Path, revision: Revision, files: list[FileChange]) -> None:
        self._config, self._before, self._spare = config, before, spare
        self._revision, self._files = revision, files
        self._today = date.today()
        here = _words(config)
        # Where the file of sentences itself is broken, those of before say so.
        self.words = here if "changes.compared" in here.keys() else _words(before / config.name)  # noqa: SIM118

    def report(self) -> tuple[ChangeReport, bool]:
        """Give what changes, and whether all of the project could be read as it is now."""
        t, revision, root = self.words, self._revision, self._config.parent
        remarks = [t("changes.compared", commit=revision.commit, on=revision.on)]
        try:
            before: ProjectState | None = self._read(self._before)
        except (ProblemsFoundError, OSError):
            before = None
            remarks.append(t("changes.before_unreadable"))
        well, now = True, None
        unread: Unread | None = None
        try:
            now = self._read(root)
        except ProblemsFoundError as error:
            well = False
            remarks.append(t("changes.unreadable", count=len(error.problems)))
            now, put_back, pointing = read_the_rest(root, self._before, self._spare / "project", self._read)
            if now is None and before:
                now, put_back = self._without_texts(root, before, error)
            if now and put_back:
                remarks.append(t("changes.put_back", what=", ".join(put_back)))
            unread = Unread(
                self._before, root, [*error.problems, *(each for each in pointing if each not in error.problems)], t
            )
        if before and now:
            return compare_projects(before, now, self._files, remarks, unread), well
        if unread is None:
            remarks.append(t("changes.files_alone"))
            return ChangeReport(t, list(file_sections(self._files, t, all_of_them=True)), remarks), well
        remarks.append(t("changes.raw_alone"))
        site = before.site if before else None
        sections = [unread.section(site, everything=self._files), *file_sections(self._files, t)]
        return ChangeReport(t, sections, remarks), well

    def _without_texts(
        self, root: Path, before: ProjectState, error: ProblemsFoundError
    ) -> tuple[ProjectState | None, list[str]]:
        """Read it with the pages of before: what is wrong may be that they name a place that is gone."""
        try:
            return self._read(root, before.texts), list(dict.fromkeys(problem.file for problem in error.problems))
        except (ProblemsFoundError, OSError):
            return None, []

    def _read(self, root: Path, texts: Mapping[str, ReadPage] | None = None) -> ProjectState:
        config = root / self._config.name
        config = config if config.is_file() else settings_file(root)
        settings = read_mkdocs_settings(config)
        return state_of(root, settings, load_site(config, settings["extra"], self._today), self._today, texts)
