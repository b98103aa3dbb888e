"""What is wrong in a template is told with its file and line."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.directory.reading import WORDS
from vinestreet.pages.template_errors import UnknownName, template_problem


def told(root: Path, text: str, **shown: object) -> str:
    """What is said of a template with this text, or what it gives."""
    folder = root / "overrides"
    folder.mkdir()
    (folder / "footer.html").write_text("the end")
    (folder / "page.html").write_text(f"<h1>\n{text}\n</h1>")
    env = Environment(loader=FileSystemLoader(folder), undefined=UnknownName, autoescape=True)
    try:
        return env.get_template("page.html").render(shown)
    except Exception as error:
        problem = template_problem(error, root)
        assert problem
        return problem.told(WORDS)


class Place:
    name = "Kitchen"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ place.name }", "unexpected '}'"),
        ("{{ place.name|shuot }}", "No filter named 'shuot'"),
        ("{{ plaec }}", "'plaec' is undefined"),
        ("{{ place.nmae }}", "has no attribute 'nmae'"),
        ("{% for one in plaec %}{% endfor %}", "'plaec' is undefined"),
        ("{{ look('leaf') }}", "KeyError: 'leaf'"),
        ("{% include 'fotoer.html' %}", "no template `fotoer.html` in overrides/; did you mean `footer.html`?"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, text: str, found: str):
    said = told(tmp_path, text, place=Place(), look={}.__getitem__)
    assert said.startswith("overrides/page.html:2: ")
    assert found in said


@pytest.mark.parametrize(
    "text", ["{% if plaec %}x{% endif %}", "{{ 'x' if plaec }}", "{{ meta.title }}", "{{ plaec or '' }}"]
)
def test_what_may_be_missing_is_nothing(tmp_path: Path, text: str):
    assert told(tmp_path, text, meta={}).split() == ["<h1>", "</h1>"]


def test_what_a_template_calls_is_not_its_fault(tmp_path: Path):
    def broken() -> None:
        raise ValueError("inside")

    with pytest.raises(AssertionError):
        told(tmp_path, "{{ broken() }}", broken=broken)
