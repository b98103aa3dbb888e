"""The files of the folder lexicon/, two a language (words of despair lie apart), and a fork's, which add to them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import read_text
from vinestreet.lexicon.lexicon_model import Lexicon, Phrases
from vinestreet.lexicon.lexicon_reader import LexiconFile, Part, read_lexicon
from vinestreet.lexicon.lexicon_words import words_of

ENDING = ".yml"
DESPAIR = "despair"  # the folder of words of despair and examples of them


def read_lexicons(root: Path, first: str, needs: Collection[str], gone: Collection[str] = ()) -> tuple[Lexicon, ...]:
    """Read the words of every language that the project in `root` has, that with the code `first` before the others.

    `needs` are the ids of all needs; those that are `gone`, because a fork took them away, may still have words, which
    are left out. Raises ProblemsFoundError with everything that is wrong in any file.
    """
    folder = LayeredFolder(root / "lexicon")
    files = map(Path, folder.files(ENDING))
    codes = {file.stem for file in files if file.parent.as_posix() in {".", DESPAIR}}
    problems: list[Problem] = []
    lexicons = []
    for code in sorted(codes, key=lambda code: (code != first, code)):
        lexicon = Lexicon(code=code)
        for part, of_a_fork in ((folder.upstream, False), (folder.own, True)):
            for name in (f"{code}{ENDING}", f"{DESPAIR}/{code}{ENDING}"):
                found = _read(part, name, [*needs, *gone], problems, of_a_fork=of_a_fork)
                lexicon = _added(lexicon, found.lexicon, found.removed)
        lexicons.append(replace(lexicon, needs={id_: lexicon.needs[id_] for id_ in needs if id_ in lexicon.needs}))
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(lexicons)


def _read(
    folder: Path, name: str, needs: Collection[str], problems: list[Problem], *, of_a_fork: bool = False
) -> LexiconFile:
    """What the file says; nothing where there is none. What is wrong goes to `problems`."""
    path = folder / name
    code = path.stem
    if not path.is_file():
        return LexiconFile(Lexicon(code=code))
    root = folder.parents[1 if of_a_fork else 0]
    file = path.relative_to(root).as_posix()
    if not _is_language(code):
        problems.append(Problem(file, 0, "", "", "lexicon_language", {"found": name}))
    try:
        found, wrong = _parsed(read_text(path), file, code, tuple(needs), of_a_fork)
    except ProblemsFoundError as error:
        found, wrong = LexiconFile(Lexicon(code=code)), error.problems
    problems += [replace(problem, file=file) for problem in wrong]
    return found


@lru_cache(maxsize=16)  # a site that is served is read at every save, and these files seldom change
def _parsed(
    text: str, file: str, code: str, needs: tuple[str, ...], of_a_fork: bool
) -> tuple[LexiconFile, tuple[Problem, ...]]:
    report = Report(file)
    return read_lexicon(text, code, needs, report, of_a_fork=of_a_fork), tuple(report.problems)


def _is_language(code: str) -> bool:
    try:
        return str(Locale.parse(code)) == code
    except (ValueError, UnknownLocaleError):
        return False


def _added(below: Lexicon, above: Lexicon, removed: Collection[Part]) -> Lexicon:
    """Give upstream's words with the fork's; a phrase that both have stands where the fork has it."""

    def lists(name: str) -> dict[str, Phrases]:
        theirs, mine = getattr(below, name), getattr(above, name)
        stay = {key: phrases for key, phrases in theirs.items() if (name, key) not in removed}
        return {key: _together(stay.get(key, ()), mine.get(key, ())) for key in (*stay, *mine)}

    needs: dict[str, Mapping[str, Phrases]] = {}
    for need in (*below.needs, *above.needs):
        mine = above.needs.get(need, {})
        topics = below.needs.get(need, {}) if ("needs", need) not in removed else {}
        own = {words_of(phrase) for phrase in above.phrases_of(need)}
        stay = {
            topic: tuple(phrase for phrase in phrases if words_of(phrase) not in own)
            for topic, phrases in topics.items()
            if ("needs", need, topic) not in removed
        }
        needs[need] = {topic: (*stay.get(topic, ()), *mine.get(topic, ())) for topic in (*stay, *mine)}
    spellings = {typed: meant for typed, meant in below.spellings.items() if ("spellings", typed) not in removed}
    return Lexicon(
        code=below.code,
        needs=needs,
        who=lists("who"),
        filters=lists("filters"),
        crisis=lists("crisis"),
        examples=lists("examples"),
        negations=_together(below.negations, above.negations),
        small=_together(below.small, above.small),
        spellings={**spellings, **above.spellings},
        endings=_together(below.endings, above.endings),
    )


def _together(some: Iterable[str], more: Iterable[str]) -> Phrases:
    return tuple(dict.fromkeys((*some, *more)))
