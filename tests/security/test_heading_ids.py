"""No heading of a text gets an id that a template or a script has for itself."""

import re

import pytest
from markdown import Markdown

from tests.directory.reading import ROOT
from vinestreet.core.project_paths import LayeredFolder
from vinestreet.security.heading_ids import ids_of_templates, with_free_ids
from vinestreet.security.sanitizer import is_free_id, sanitize

THEME = LayeredFolder(ROOT / "overrides")
ASKED_BY_SCRIPTS = re.compile(r"""(?:getElementById\(["'`]|querySelector(?:All)?\(["'`][^"'`]*#)([\w-]+)""")


def made(source: str, configs: dict[str, object] | None = None, theme: LayeredFolder = THEME) -> str:
    return sanitize(Markdown(extensions=["toc"], extension_configs=with_free_ids(configs or {}, theme)).convert(source))


def ids(html: str) -> list[str]:
    return re.findall(r'id="([^"]+)"', html)


def scripts() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides/assets").rglob("*.js"))


@pytest.mark.parametrize("id_", sorted(ids_of_templates(THEME) | set(ASKED_BY_SCRIPTS.findall(scripts()))))
def test_an_id_of_a_template_or_a_script_is_given_to_no_heading(id_: str):
    found = ids(made(f"## {id_.replace('-', ' ')}"))
    assert found == [f"text-{id_}"]
    assert is_free_id(found[0])


def test_every_id_that_a_script_asks_for_is_one_that_no_text_may_have():
    asked = set(ASKED_BY_SCRIPTS.findall(scripts()))
    assert {"finder", "my-list", "copy-note"} <= asked
    assert [id_ for id_ in asked if is_free_id(id_)] == []


def test_other_headings_keep_theirs_and_each_is_one_of_its_own():
    assert ids(made("# Soup\n## Hot soup\n## Hot soup\n## Contents\n## Contents\n")) == [
        "soup", "hot-soup", "hot-soup_1", "text-contents", "text-contents_1",
    ]  # fmt: skip


def test_what_a_fork_has_set_stays(tmp_path):
    configs = {"toc": {"slugify": lambda words, separator: words[::-1], "permalink": False}, "tables": {}}
    assert ids(made("## soup", configs)) == ["puos"]
    assert with_free_ids(configs, THEME)["tables"] == {}
    (tmp_path / "local/overrides").mkdir(parents=True)
    (tmp_path / "local/overrides/ours.html").write_text("<p id='soup'>", encoding="utf-8")
    assert ids(made("## Soup", theme=LayeredFolder(tmp_path / "overrides"))) == ["text-soup"]
