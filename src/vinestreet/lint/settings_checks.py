"""The settings beside `extra: place:`: what MkDocs would stop at, said before a build with file and line.

MkDocs' own list of them is https://www.mkdocs.org/user-guide/configuration/. Which themes, plugins and extensions there
are is asked of what is installed.
"""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markdown import Markdown

from vinestreet.core.problems import Problem, ProblemsFoundError, Report
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping, Node, Scalar, Sequence
from vinestreet.lint.markdown_setup import listed_extensions
from vinestreet.schema.text import nearest

KNOWN = tuple(
    "INHERIT copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra extra_css "
    "extra_javascript extra_templates hooks markdown_extensions nav not_in_nav plugins remote_branch remote_name "
    "repo_name repo_url site_author site_description site_dir site_name site_url strict theme use_directory_urls "
    "validation watch".split()
)
TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_url", "site_url", "exclude_docs")
ADDRESSES = ("site_url", "repo_url")
FIRST_HOOK = "hooks/site_setup.py"

Told = tuple[str, str, dict[str, object]]  # the setting, the sentence, what it is filled with


def check_settings(config: Path, settings: dict[str, Any]) -> None:
    """Look at the `settings` in the file `config`, merged with those that it inherits from.

    Raises ProblemsFoundError with all that is wrong.
    """
    files = list(_files(config))
    told = [*_unknown(files), *(each for look in LOOKS for each in look(settings, config.parent))]
    problems = [_problem(files, *each) for each in told]
    if problems:
        raise ProblemsFoundError(problems)


def _files(config: Path) -> Iterator[tuple[Path, Mapping]]:
    """Each file of settings with its tree, which gives the lines; the upper one first."""
    while config.is_file():
        tree = parse_yaml(read_text(config), Report(""))  # what is no YAML was told when the settings were read
        tree = tree if isinstance(tree, Mapping) else Mapping({}, {}, 0)
        yield config, tree
        inherit = tree.items.get("INHERIT")
        if not isinstance(inherit, Scalar):
            return
        config = config.parent / inherit.text


def _problem(files: list[tuple[Path, Mapping]], field: str, key: str, values: dict[str, object]) -> Problem:
    name = field.partition(".")[0]
    found = str(values.get("found", ""))
    for file, tree in files:
        if name in tree.items:
            line = _line_of(found, tree.items[name]) or tree.lines[name]
            return Problem(file.name, line, "", field, key, values)
    return Problem(files[0][0].name, 0, "", field, key, values)


def _line_of(found: str, node: Node) -> int:
    """The line within a setting on which `found` stands, as a name or as a value; 0 where it doesn't."""
    if isinstance(node, Scalar):
        return node.line if node.text == found else 0
    if isinstance(node, Mapping):
        inside = (_line_of(found, child) for child in node.items.values())
        return node.lines.get(found, 0) or next((line for line in inside if line), 0)
    if isinstance(node, Sequence):
        return next((line for child in node.items if (line := _line_of(found, child))), 0)
    return 0


def _unknown(files: list[tuple[Path, Mapping]]) -> Iterator[Told]:
    for _, tree in files:
        for name in tree.items:
            if name not in KNOWN:
                yield name, "settings_unknown", {"found": name, "near": nearest(name, KNOWN)}


def _texts(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    if not settings.get("site_name"):
        yield "site_name", "missing", {}
    for name in TEXTS:
        value = settings.get(name)
        if value is not None and not isinstance(value, str):
            yield name, "not_one_text", {}
        elif value and name in ADDRESSES and urlsplit(value).scheme not in ("https", "http"):
            yield name, "not_a_web_address", {"found": value}


def _theme(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    theme = settings.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme or "mkdocs"}
    themes = [each.name for each in entry_points(group="mkdocs.themes")]
    if (name := str(theme.get("name"))) not in themes:
        yield "theme.name", "settings_not_installed", {"found": name, "near": nearest(name, themes)}
    folder = theme.get("custom_dir")
    if folder and not (root / str(folder)).is_dir():
        yield "theme.custom_dir", "settings_no_file", {"found": str(folder)}


def _plugins(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    installed = {each.name: each for each in entry_points(group="mkdocs.plugins")}
    for name, options in _named(settings.get("plugins")):
        plugin = installed.get(f"material/{name}") or installed.get(name)
        if plugin is None:
            known = [known.removeprefix("material/") for known in installed]
            yield "plugins", "settings_not_installed", {"found": name, "near": nearest(name, known)}
        elif isinstance(options, dict) and (takes := _options_of(plugin)):
            for option in options:
                if option not in takes:
                    values: dict[str, object] = {"found": option, "near": nearest(str(option), takes)}
                    yield f"plugins.{name}", "settings_unknown", values


def _options_of(plugin: EntryPoint) -> list[str]:
    return [name for name, _ in getattr(plugin.load(), "config_scheme", ())]


def _extensions(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    names, configs = listed_extensions(settings.get("markdown_extensions"))
    for name in names:
        try:
            Markdown(extensions=[name], extension_configs=configs)
        except Exception as error:  # of an extension that isn't there, or one of its settings
            found = error.args[0] if isinstance(error, KeyError) else name
            said = f"{type(error).__name__}: {error}"[:200]
            yield f"markdown_extensions.{name}", "settings_extension", {"found": str(found), "said": said}


def _hooks(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    hooks = [str(hook) for hook in settings.get("hooks") or ()]
    for hook in hooks:
        if not (root / hook).is_file():
            yield "hooks", "settings_no_file", {"found": hook}
    if hooks[:1] != [FIRST_HOOK]:
        yield "hooks", "settings_first_hook", {"expected": FIRST_HOOK}


def _pages(settings: dict[str, Any], root: Path) -> Iterator[Told]:
    docs = LayeredFolder(root / "docs")
    pages = [page for page in _leaves(settings.get("nav")) if page.endswith(".md")]
    for name, listed in (("nav", pages), ("extra_templates", settings.get("extra_templates") or ())):
        for page in listed:
            if not docs.find(str(page)):
                yield name, "settings_no_file", {"found": str(page)}


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _leaves(child)
    elif isinstance(node, str):
        yield node


def _named(listed: object) -> Iterator[tuple[str, object]]:
    """What is listed by name, with its options: a list of names or mappings, or one mapping."""
    for part in [listed] if isinstance(listed, dict) else listed if isinstance(listed, list) else []:
        yield from part.items() if isinstance(part, dict) else [(str(part), None)]


LOOKS: tuple[Callable[[dict[str, Any], Path], Iterator[Told]], ...] = (
    _texts, _theme, _plugins, _extensions, _hooks, _pages,
)  # fmt: skip
