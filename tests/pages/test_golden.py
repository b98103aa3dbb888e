"""The page of a place, as HTML, beside the golden file in this folder.

When a change of the templates is meant, `pytest --regen-all tests/directory` writes the golden files anew; look at the
difference.
"""

from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pytest_regressions.file_regression import FileRegressionFixture

from tests.directory.reading import ROOT, TODAY, WORDS, read
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.pages.page_list import directory_pages
from vinestreet.pages.renderer import Renderer
from vinestreet.site.site import Site

HERE = Path(__file__).parent


@pytest.fixture
def rendered(tmp_path):
    """Every fragment by address, rendered without MkDocs: the templates are plain Jinja."""
    directory = read((HERE / "golden.yml").read_text(encoding="utf-8"), tmp_path)
    say = FactPhrasing(WORDS)
    place = SimpleNamespace(
        name="Riverton",
        country="US",
        timezone=ZoneInfo("America/New_York"),
        corrections="tell@riverton.example",
        corrections_phone=None,
        check_every=180,
        holidays=(),
        locale=Locale("en"),
    )
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    essays = [SimpleNamespace(url="essays/soup.html", title="On soup")]
    icon = lambda name: Markup(f'<svg class="{name}"></svg>')  # noqa: E731
    env.globals.update(t=WORDS, say=say, place=place, directory=directory, icon=icon)
    env.globals.update(essays_for_listing=lambda listing: essays, essays_for_need=lambda need: essays)
    renderer = Renderer(env, Site(place, WORDS, say, directory, TODAY))
    return {page.url: renderer.fragment(page) for page in directory_pages(directory, "US", say)}


@pytest.mark.parametrize("id_", ["full", "fewest", "gone"])
def test_the_page_of_a_place_is_as_it_was(rendered, id_, file_regression: FileRegressionFixture):
    html = str(rendered[f"directory/{id_}.html"])
    lines = "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"
    file_regression.check(lines, encoding="utf-8", fullpath=HERE / f"golden_{id_}.html")


def test_a_need_lists_what_runs_before_what_ended(rendered):
    html = rendered["directory/needs/talk.html"]
    assert html.index("Amélie") < html.index("Not open right now") < html.index("The old room")
