"""A slip in a template ends a build with its file and line, and without a traceback."""

from pathlib import Path

import pytest

from tests.built_site.building import attempt
from tests.built_site.small import small_project


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("directory/listing.html", "{{ listing.name }}", "{{ listing.nmae }}", "has no attribute 'nmae'"),
        ("main.html", "partials/footer.html", "partials/fotoer.html", "did you mean `partials/footer.html`?"),
        ("home.html", "{% extends", "{% if %}{% extends", "Expected an expression"),
    ],
    ids=["a name", "an include", "the syntax"],
)
def test_a_slip_in_a_template_is_told(tmp_path: Path, file: str, old: str, new: str, told: str):
    project = small_project(tmp_path / "project")
    template = project / "overrides" / file
    text = template.read_text(encoding="utf-8")
    assert old in text
    template.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    done, said = attempt(project, tmp_path / "site")
    assert not done
    assert f"overrides/{file}:{line}: " in said
    assert told in said
    assert "Traceback" not in said
