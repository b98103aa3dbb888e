"""The map of the site at the foot of every page names what there is to read, whatever else there isn't."""

from types import SimpleNamespace

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from tests.directory.reading import ROOT, WORDS

TALK = SimpleNamespace(url="conversations/talk.html", title="A talk")
PIECE = SimpleNamespace(url="practise/alone.html", title="Alone")


@pytest.mark.parametrize("practise", [[], [PIECE]], ids=["nothing to practise", "something to practise"])
@pytest.mark.parametrize("conversations", [[], [TALK]], ids=["no conversations", "conversations"])
def test_conversations_are_named_where_there_are_any(practise: list[object], conversations: list[object]):
    templates = FileSystemLoader(ROOT / "overrides")
    env = Environment(loader=ChoiceLoader([DictLoader({"partials/print.html": ""}), templates]), autoescape=True)
    env.filters["url"] = lambda address: address
    library = SimpleNamespace(essays=[], shelves=[], practise=practise, conversations=conversations)
    html = env.get_template("partials/footer.html").render(
        t=WORDS, library=library, needs=[], place=SimpleNamespace(exit=""), config=SimpleNamespace(site_name="Ashbury")
    )
    assert ('href="conversations/index.html"' in html) == bool(conversations)
    assert (PIECE.url in html) == bool(practise)
    assert "<ul>\n        </ul>" not in html
