"""What is wrong in files of the theme and no page shows: letters that cannot be read, slips in style sheets, parts of
them and colours that are nowhere. Told before a build begins.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vinestreet.core.markdown_text import line_of
from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import read_text
from vinestreet.pages.style_slips import style_slips
from vinestreet.schema.text import nearest

READ = frozenset({".html", ".css", ".js", ".svg"})
OWN_SHEETS = frozenset({"own.css", "own-tokens.css"})  # a fork's, which upstream's sheets import and has not
WORKER_PARTS = ("keep-copies.js", "answer-requests.js", "remove-copies.js")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'^@import "([\w-]+\.css)";', re.MULTILINE)
_SET = re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
_USED = re.compile(r"var\(\s*(--(?!md-)[\w-]+)\s*\)")  # Material's are its own; one with a value beside it needs none


def check_theme_files(theme: LayeredFolder) -> None:
    """Look at every file of the `theme`, ours and a fork's; raises ProblemsFoundError with all that is wrong.

    A project without any, as tests have it, is passed over.
    """
    if not theme.upstream.is_dir():
        return
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file, shown in _files(theme):
        try:
            texts[shown] = read_text(file)
        except ProblemsFoundError as error:
            problems += [replace(problem, file=shown) for problem in error.problems]
    problems += _style_sheets(theme, {name: text for name, text in texts.items() if name.endswith(".css")})
    problems += [
        Problem(theme.shown(f"assets/worker/{name}"), 0, "", "", "theme_file_missing")
        for name in WORKER_PARTS
        if not theme.find(f"assets/worker/{name}")
    ]
    if problems:
        raise ProblemsFoundError(problems)


def _files(theme: LayeredFolder) -> Iterator[tuple[Path, str]]:
    """Every file with text, and its path from the root; drawings lie in hidden folders."""
    for folder in (theme.upstream, theme.own):
        for file in sorted(folder.rglob("*")):
            if file.suffix in READ and file.is_file():
                yield file, file.relative_to(theme.upstream.parent).as_posix()


def _style_sheets(theme: LayeredFolder, sheets: dict[str, str]) -> Iterator[Problem]:
    plain = {name: _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text) for name, text in sheets.items()}
    tokens = {token for text in plain.values() for token in _SET.findall(text)}
    for name, text in plain.items():
        report = Report(name)
        for match in _IMPORT.finditer(text):
            part = f"assets/css/{match[1]}"
            if match[1] not in OWN_SHEETS and not theme.find(part) and part not in theme.removed:
                near = nearest(match[1], [Path(sheet).name for sheet in sheets])
                report.add(line_of(text, match.start()), "css_part", found=match[1], near=near)
        for match in _USED.finditer(text):
            if match[1] not in tokens:
                report.add(line_of(text, match.start()), "css_token", found=match[1], near=nearest(match[1], tokens))
        lines = text.split("\n")
        for slip in style_slips(sheets[name]):
            report.add(slip.line, slip.key, found=lines[slip.line - 1].strip()[:60])
        yield from report.problems
