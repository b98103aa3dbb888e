"""Find everything that's wrong in resources.yml, the words people type, the settings and the texts."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

import click

from vinestreet.commands.command_context import (
    CommandContext,
    SiteLoader,
    print_plainly,
    problems_told,
    read_context,
    read_mkdocs_settings,
    site_command,
)
from vinestreet.commands.workflow_page import write_on_page
from vinestreet.core.messages import Messages
from vinestreet.core.plain_markdown import plain_markdown
from vinestreet.core.problems import Mended, Problem, ProblemsFoundError, once
from vinestreet.core.project_paths import LayeredFolder, is_fork
from vinestreet.directory.entry_lines import entry_lines_of
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.fork.own_parts import unused_parts
from vinestreet.fork.upstream_differences import find_merge_risks, summarize_overlay
from vinestreet.lint.color_contrast import poor_contrast
from vinestreet.lint.contributed_files import check_contributed_files, left_out
from vinestreet.lint.lexicon_checks import needs_without_words
from vinestreet.lint.markdown_setup import listed_extensions, markdown_setup
from vinestreet.lint.place_checks import check_places
from vinestreet.lint.settings_checks import check_settings
from vinestreet.lint.text_checks import check_texts
from vinestreet.lint.text_faults import RenderMemory, TextFaults
from vinestreet.lint.trial_pages import TrialPages
from vinestreet.lint.unknown_tokens import unknown_tokens
from vinestreet.outputs.copy_budget import check_budget, pages_left_out
from vinestreet.pages.theme_files import check_theme_files
from vinestreet.site.good_copy import GoodCopy, read_for_publishing
from vinestreet.site.last_good import load_for_publishing
from vinestreet.site.site import Site, load_site, publish_doubts, tell_overdue, tell_stand_ins
from vinestreet.texts.library_reader import read_library


def annotation(level: str, problem: Problem, t: Messages, folder: PurePath) -> str:
    """Give the command for `problem`, in a file in `folder` (seen from the repository); `level` is error or so."""
    about = {"file": (folder / problem.file).as_posix()}
    if problem.line:
        about["line"] = str(problem.line)
    if title := ": ".join(part for part in (problem.entry, problem.field) if part):
        about["title"] = title
    said = replace(problem, file="", line=0, entry="", field="").told(t)
    return f"::{level} {','.join(f'{name}={_property(value)}' for name, value in about.items())}::{_data(said)}"


def error_page(error: ProblemsFoundError, t: Messages) -> str:
    """Give the problems as a list in Markdown, in which what somebody wrote is words and nothing else."""
    lines = (line for line in error.told(t).split("\n") if line)
    return "\n".join(f"- {plain_markdown(line)}" for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@site_command
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github", "json")),
    default="text",
    help="the format (text); github is for a workflow: it puts each problem on its line of a pull request",
)
@click.option("--json", "as_json", is_flag=True, help="the same as --format json")
@click.option("--publish", is_flag=True, help="what stops publishing, where `publish_with_faults` lets places go on")
def command(config: Path, form: str, as_json: bool, publish: bool) -> None:
    """Print every problem of the site, or how much is well."""
    check = _ProjectCheck("json" if as_json else form, config.parent)
    with problems_told(config, check.print_problems):
        if not publish:
            check.tell(find_faults(config))
            return
        with find_for_publishing(config) as copy:
            check.tell(copy.found)


def as_code(text: str) -> str:
    """Give `text`, in which others' words may be, as Markdown that shows it letter by letter."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=2) + 1)
    return f"{fence}text\n{text}\n{fence}\n"


@dataclass(frozen=True, slots=True)
class Faults:
    """What is found in the project of a `context`: what is `wrong`, and what stops nothing."""

    context: CommandContext
    texts: int
    wrong: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    notices: tuple[Problem, ...]

    @property
    def site(self) -> Site:
        """The site that was looked at."""
        return self.context.site


def find_faults(config: Path, load: SiteLoader = load_site, memory: RenderMemory | None = None) -> Faults:
    """Look at all of the project with its settings in `config`; raises ProblemsFoundError where it can't be read."""
    context = read_context(config, load)
    root, site, t = context.root, context.site, context.site.words
    docs, theme = LayeredFolder(root / "docs"), LayeredFolder(root / "overrides")
    if theme.upstream.is_dir():
        check_settings(context.config, context.settings)
    check_theme_files(theme)
    check_contributed_files(docs, left_out(context.settings.get("exclude_docs")))
    library = read_library(root / "docs", site.directory)
    setup = markdown_setup(*listed_extensions(context.settings.get("markdown_extensions")), t, theme)
    texts = TextFaults(library, docs, site, setup, memory)
    wrong, remarks = check_texts(root, library, site, texts)
    if theme.upstream.is_dir():
        wrong += texts.missing_pages()
        trial = TrialPages(root, site, library, context.settings, texts)
        wrong += trial.find()
        wrong += _too_much_to_keep(trial, docs, context)
    warnings = (*site.ended, *check_places(root, site), *unknown_tokens(root), *unused_parts(root, site))
    notices = (*library.gaps(site.directory), *needs_without_words(site), *remarks, *find_merge_risks(root))
    texts_read = sum(1 for _ in library.all())
    return Faults(context, texts_read, once((*wrong, *poor_contrast(root))), once(warnings), once(notices))


@contextmanager
def find_for_publishing(config: Path) -> Iterator[GoodCopy[Faults]]:
    """Give the project, or where the settings want it, for a while, a copy without the faults that would stop it.

    Raises ProblemsFoundError where there is no such copy.
    """
    entries, rendered = EntryCache(), RenderMemory()
    load = partial(load_for_publishing, memory=entries)

    def find(config: Path) -> Faults:
        found = find_faults(config, load, rendered)
        if found.wrong:
            raise ProblemsFoundError(found.wrong)
        return found

    with TemporaryDirectory(prefix="vinestreet-good-") as spare:
        try:
            copy = GoodCopy(find(config), config)
        except ProblemsFoundError as error:
            extra = read_mkdocs_settings(config)["extra"]
            copy = read_for_publishing(config, extra, error, Path(spare) / "project", find)
        site = copy.found.site
        site = replace(site, stand_ins=(*copy.stand_ins, *site.stand_ins))
        yield replace(copy, found=replace(copy.found, context=replace(copy.found.context, site=site)))


@dataclass(slots=True)
class _ProjectCheck:
    """One check of the project in `root`, told in a `form`; `remarks` are what stops nothing, each with its level."""

    form: str
    root: Path
    remarks: list[tuple[str, Problem]] = field(default_factory=list)

    def tell(self, found: Faults) -> None:
        """Print remarks and how much is well; raises ProblemsFoundError with what is wrong."""
        root, site, t = found.context.root, found.site, found.site.words
        to_do = () if site.can_be_published else site.doubtful
        doubtful = () if to_do else site.doubtful
        self.remarks += [("warning", problem) for problem in _with_lines([*site.overdue, *doubtful], root)]
        self.remarks += [("warning", problem) for each in site.stand_ins for problem in each.problems]
        self.remarks += [("warning", problem) for problem in found.warnings]
        self.remarks += [("notice", problem) for problem in _with_lines(found.notices, root)]
        if self.form != "json":
            lines = [publish_doubts(site)] if doubtful else []
            lines += [tell_stand_ins(site)] if site.stand_ins else []
            lines += [tell_overdue(site)] if site.overdue else []
            lines += summarize_overlay(root, site) if is_fork(root) else ()
            lines += [problem.told(t) for problem in (*found.warnings, *found.notices)]
            lines += [t("fork.not_ready")] if to_do else []
            print("".join(f"{line}\n" for line in lines), end="", file=sys.stderr)
        if wrong := [*found.wrong, *to_do]:
            raise ProblemsFoundError(_with_lines(wrong, root))
        directory = site.directory
        well = t("check.well", listings=len(directory.listings), needs=len(directory.needs), texts=found.texts)
        print(well if self.form == "text" else self._in_form((), well, t))
        if self.form == "github":
            write_on_page(plain_markdown(well))
        if site.stand_ins:
            write_on_page(as_code(tell_stand_ins(site)))

    def print_problems(self, error: ProblemsFoundError, t: Messages) -> None:
        """Print what is wrong for a person, for a program, or on a workflow's page for both."""
        if self.form != "json":
            print_plainly(error, t)
        if self.form != "text":
            print(self._in_form(error.problems, "", t))
        if self.form == "github":
            write_on_page(error_page(error, t))

    def _in_form(self, problems: Iterable[Problem], well: str, t: Messages) -> str:
        found = [*(("error", problem) for problem in problems), *self.remarks]
        if self.form == "github":
            lines = [annotation(level, problem, t, self.root) for level, problem in found]
            if os.environ.get("GITHUB_EVENT_NAME") == "pull_request":
                lines.append(f"::notice title={_property(t('check.look_title'))}::{_data(t('check.look'))}")
            return "\n".join([*lines, *([well] * bool(well))])
        data = {"well": bool(well), "found": [_datum(*one, t) for one in found]}
        return json.dumps(data, ensure_ascii=False, indent=2)


def _too_much_to_keep(trial: TrialPages, docs: LayeredFolder, context: CommandContext) -> tuple[Problem, ...]:
    """Whether its pages and files alone are more than browsers may keep; the scripts and style sheets come to them."""
    beside = {name: path for name, path in docs.files().items() if not name.endswith(".md")}
    sizes = {**trial.sizes, **{name: path.stat().st_size for name, path in beside.items()}}
    saved = context.site.place.saved
    kept = sizes.keys() - pages_left_out(sizes, context.site)
    try:
        check_budget(len(kept), sum(sizes[name] for name in kept), saved, context.config.name)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def _with_lines(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Give the problems; of those that know their entry and no line, the entry's line."""
    lines = cache(lambda file: entry_lines_of(root / file))
    return [
        _at_its_words(replace(problem, line=lines(problem.file).get(problem.entry, 0)), root)
        if problem.entry and not problem.line and problem.file.endswith(".yml")
        else problem
        for problem in problems
    ]


def _at_its_words(problem: Problem, root: Path) -> Problem:
    """The problem at the line of its entry that has the words which were found, and that line."""
    found = str(problem.values.get("found", ""))
    if problem.key != "wording" or not found or not problem.line:
        return problem
    lines = (root / problem.file).read_text(encoding="utf-8-sig").splitlines()[problem.line - 1 :]
    for number, line in enumerate(lines[:200], problem.line):
        if found.casefold() in line.casefold():
            return replace(problem, line=number, mended=Mended(number, (line,)))
    return problem


def _datum(level: str, problem: Problem, t: Messages) -> dict[str, Any]:
    what = replace(problem, file="", line=0, entry="", field="").told(t)
    place = {"file": problem.file, "line": problem.line or None, "entry": problem.entry, "field": problem.field}
    mended = {"mended": asdict(problem.mended)} if problem.mended else {}
    return {"level": level, **place, "kind": problem.key, "said": what, **mended}
