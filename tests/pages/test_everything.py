"""The map of the site names what there is to read, whatever else there isn't."""

from types import SimpleNamespace

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from tests.directory.reading import ROOT, WORDS

TALK = SimpleNamespace(url="conversations/talk.html", title="A talk")
PIECE = SimpleNamespace(url="practise/alone.html", title="Alone")


@pytest.mark.parametrize("practise", [[], [PIECE]], ids=["nothing to practise", "something to practise"])
@pytest.mark.parametrize("conversations", [[], [TALK]], ids=["no conversations", "conversations"])
def test_conversations_are_named_where_there_are_any(practise: list[object], conversations: list[object]):
    frame = DictLoader({"main.html": "{% block content %}{% endblock %}"})
    env = Environment(loader=ChoiceLoader([frame, FileSystemLoader(ROOT / "overrides")]), autoescape=True)
    env.filters["url"] = lambda address: address
    library = SimpleNamespace(essays=[], practise=practise, conversations=conversations)
    html = env.get_template("everything.html").render(
        t=WORDS, library=library, needs=[], place=SimpleNamespace(exit=""), config=SimpleNamespace(site_name="Ashbury")
    )
    assert ('href="conversations/index.html"' in html) == bool(conversations)
    assert (TALK.url in html) == bool(conversations)
    assert (PIECE.url in html) == bool(practise)
    assert html.count("<ul>") == 1 + bool(practise) + bool(conversations)
