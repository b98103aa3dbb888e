"""The ways through a conversation are followed in a time that its parts take, however many ways there are."""

from vinestreet.conversations.block_parser import read_conversation
from vinestreet.conversations.graph import longest_way
from vinestreet.core.problems import Report


def choice(name: str, *onward: str) -> str:
    replies = "".join(
        f"- **Ana:** To {then}.\n  - Opens: soup.\n  - Closes: bread.\n  - Then: {then}\n" for then in onward
    )
    return f"## {name}\n\n{replies}\n"


def conversation(parts: str):
    report = Report("")
    found = read_conversation(f"People:\n\n- **Ana**\n\n{parts}", 1, report)
    assert not report.problems
    return found


def test_thirty_choices_in_a_row_have_a_longest_way_too():
    """Two to the power of thirty ways: nobody could go them one by one."""
    row = "".join(
        choice(f"{at}", f"{at} left", f"{at} right") + choice(f"{at} left", f"{at + 1}", f"{at} right")
        + f"## {at} right\n\n**Ana:** Soup.\n\nThen: {at + 1}\n\n"
        for at in range(30)
    )  # fmt: skip
    way = longest_way(conversation(row + "## 30\n\n**Ana:** Good night.\n"))
    assert [part.name for part in way[:4]] == ["0", "0 left", "0 right", "1"]
    assert len(way) == 91


def test_a_way_back_is_not_gone_twice():
    way = longest_way(conversation(choice("a", "b", "c") + choice("b", "a", "c") + "## c\n\n**Ana:** Soup.\n"))
    assert [part.name for part in way] == ["a", "b", "c"]
