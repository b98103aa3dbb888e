"""The field `hours`: opening hours as a contributor writes them, with a suggestion where they are free text."""

from dataclasses import dataclass

from vinestreet.core.yaml_tree import Node
from vinestreet.opening_hours.expression import LONGEST, HoursError, NotHoursError, parse
from vinestreet.opening_hours.free_text.parser import parse_free_text
from vinestreet.opening_hours.rules import Hours
from vinestreet.schema.context import ReadContext
from vinestreet.schema.text import Text


@dataclass(frozen=True, slots=True)
class OpeningHoursText:
    """The field `hours`."""

    def read(self, node: Node, context: ReadContext) -> Hours | None:
        """Give the hours."""
        text = Text(LONGEST).read(node, context)
        if text is None:
            return None
        try:
            return parse(text)
        except HoursError as error:
            near = suggestion(text) if isinstance(error, NotHoursError) else error.near
            return context.wrong(node, error.key, found=text, near=near, **error.values)


def suggestion(text: str) -> str:
    """Give the expression that free `text` wholly means, or an empty text."""
    meant = parse_free_text(text)
    return "" if meant.left else meant.expression
