"""What the page of a text shows: its HTML in the parts that templates place, folded where people work with it."""

from dataclasses import replace

from vinestreet.core.messages import Messages
from vinestreet.pages.text_data import MAINTAINERS, TextPage
from vinestreet.texts.folded_parts import with_folded_parts
from vinestreet.texts.library import Piece
from vinestreet.texts.reading import Reading, reading_of


def shown_text(text: Piece, html: str, t: Messages, *, is_piece: bool) -> tuple[str, Reading | None]:
    """Give the HTML of the page of `text` as it is shown, and of a piece what is read and what it rests on.

    `html` is what the sanitiser left.
    """
    kind = TextPage(text.url, "", text.front).kind
    if is_piece:
        reading = reading_of(html, short=t("essay.short"), sources=t("essay.sources"), to_try=t("essay.try"))
        return html, replace(reading, text=with_folded_parts(reading.text)) if kind == "practise" else reading
    return (with_folded_parts(html) if kind == MAINTAINERS else html), None
