"""What is wrong in templates and can be known before a page is made: what Jinja cannot read, and missing includes."""

from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, TemplateError, nodes

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.template_errors import missing_template, template_problem

_FILTERS = ("url", "script_tag")  # that MkDocs adds to Jinja's
_LEADING = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)


def check_templates(root: Path) -> list[Problem]:
    """Give what is wrong in the templates of the project in `root`, upstream's and a fork's."""
    theme = LayeredFolder(root / "overrides")
    folders = (theme.own, theme.upstream, *_of_material())
    env = Environment()
    env.filters.update(dict.fromkeys(_FILTERS, str))
    problems: list[Problem] = []
    for name, path in theme.files(".html").items():
        try:
            source = path.read_text(encoding="utf-8")
            tree = env.parse(source, name, str(path))
            env.compile(tree, name, str(path), raw=True)  # which looks at filters, and makes no code
            for node in tree.find_all(_LEADING):
                to = getattr(node, "template", None)
                if isinstance(to, nodes.Const) and not any((folder / str(to.value)).is_file() for folder in folders):
                    problems.append(missing_template(root, path, node.lineno, str(to.value)))
        except TemplateError as error:
            if problem := template_problem(error, root):
                problems.append(problem)
    return problems


def _of_material() -> list[Path]:
    """Where the templates of the theme lie that ours are put over; a fork's may include them too."""
    found = find_spec("material")
    return [Path(folder) / "templates" for folder in found.submodule_search_locations or ()] if found else []
