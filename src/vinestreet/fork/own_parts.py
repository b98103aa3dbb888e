"""What is a fork's own, in a line; and what lies in its folder and nothing takes up: a file, or a sentence, with a slip
in its name.
"""

from collections.abc import Iterator
from pathlib import Path, PurePath

from vinestreet.contributing.json_schema import FILE, PLACE_FILE
from vinestreet.core.problems import Problem, visible
from vinestreet.core.project_paths import FOLDER, SETTINGS, LayeredFolder
from vinestreet.pages.own_tokens import OWN_SHEET
from vinestreet.pages.site_icon import TYPES, own_icon
from vinestreet.schema.text import nearest
from vinestreet.site.sentence_checks import own_sentences, unknown_sentences
from vinestreet.site.site import Site

FOLDERS = ("docs", "overrides", "assets", "messages", "lexicon")
MOST = 6  # names in one line; of the rest the number is told
_FILES = ("resources.yml", "banner.yml", "closures.yml", "README.md", FILE, PLACE_FILE)
_SHEET = f"overrides/{OWN_SHEET}"
_NAMING = frozenset({".html", ".css", ".md", ".yml", ".js"})  # files that may name another one, which is used then
_NAMED = ("assets", "overrides")  # whose files others name
_USED_BY_NAME = frozenset({".html", ".css"})  # the rest of a theme is delivered as it is, or joined by its folder


def own_parts(root: Path, site: Site) -> str:
    """Give one line of what the fork in `root` has of its own, by kind; empty where it has nothing yet."""
    t, icon = site.words, own_icon(root)
    special = [name for name in (icon, _SHEET) if (root / FOLDER / name).is_file()]
    added = [f"{folder}/{name}" for folder in FOLDERS for name in LayeredFolder(root / folder).added]
    pages = [name for name in added if name.startswith("docs/") and name.endswith(".md")]
    kinds = {
        "logo": [name for name in special if name == icon],
        "sheet": [name for name in special if name == _SHEET],
        "menu": [entry.label for entry in site.place.menu],
        "pages": [name.removeprefix("docs/") for name in pages],
        "places": [id_ for id_, over in site.directory.overlay.own.items() if not over],
        "files": [name for name in added if name not in (*special, *pages)],
        "sentences": own_sentences(root, site.place.locale.language),
    }
    said = [t(f"fork.own_{kind}", names=some_of(names)) for kind, names in kinds.items() if names]
    return visible(t("fork.own", parts="; ".join(said))) if said else ""


def some_of(names: list[str] | tuple[str, ...]) -> str:
    """Give the first few names, and how many there are where those are not all."""
    return ", ".join(names[:MOST]) + (f" … ({len(names)})" if len(names) > MOST else "")


def unused_parts(root: Path, site: Site) -> Iterator[Problem]:
    """Give what lies in the fork's folder and nothing takes up, with the name that was most likely meant."""
    folder, language = root / FOLDER, site.place.locale.language
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [name for name in files if not any(part.startswith(".") for part in name.parts)]
    theme = LayeredFolder(root / "overrides")
    naming = [*(folder / name for name in files if len(name.parts) > 1), *theme.files().values(), root / SETTINGS]
    naming = [path for path in naming if path.suffix in _NAMING and path.is_file()]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in naming]
    named = "\n".join(texts)
    for name in files:
        known = _could_be(name, theme, language)
        if not known or name.as_posix() in known or (name.parts[0] in _NAMED and name.name in named):
            continue
        near = nearest(name.as_posix(), known)
        values: dict[str, object] = {"near": f"{FOLDER}/{near}" if near else ""}
        yield Problem(f"{FOLDER}/{name.as_posix()}", 0, "", "", "own_file_unused", values)
    for problem in unknown_sentences(root, language):
        if str(problem.values["found"]) not in named:
            yield problem


def _could_be(name: PurePath, theme: LayeredFolder, language: str) -> list[str]:
    """The names that are taken up by themselves and may be meant by `name`; none for one that is taken up anyway."""
    top, within = name.parts[0], "/".join(name.parts[1:])
    if not within:
        return [*_FILES, SETTINGS]
    if top == "resources":
        return []  # what lies there and is no place is told by whoever reads them
    if top == "messages":
        return [f"messages/{language}.yml"]
    if top == "assets":
        return [f"assets/icon{ending}" for ending in TYPES]
    if top == "overrides":
        if within not in theme.added or name.suffix not in _USED_BY_NAME:
            return []
        return [_SHEET, *(f"overrides/{other}" for other in theme.files() if other not in theme.added)]
    return [] if top in FOLDERS else [f"{folder}/{within}" for folder in FOLDERS]
