"""What was answered in the form "A voice" → the file of that piece, for a person to look at.

The words are kept as they were sent. What the file has to be mended in, `vinestreet check` tells.
"""

from collections.abc import Mapping
from datetime import date

from vinestreet.directory.yaml_edit import new_id
from vinestreet.directory.yaml_writer import field_text
from vinestreet.schema.text import slug
from vinestreet.texts.library import Library

FORM = "voice"
FOLDER = "docs/voices"


def voice_file(
    texts: Mapping[str, str], library: Library, on: date, take_back: str, local: str = ""
) -> tuple[str, str]:
    """Give the path of the new file and its text, from the answers `texts` by question, sent on the day `on`.

    `take_back` says how its writer gets it back. `local` is the folder of a fork, where it writes. Which essay is meant
    is left open where none has that title.
    """
    by = texts.get("by", "").strip()
    title = texts.get("title", "").strip() or by
    essay = texts.get("essay", "").strip().casefold()
    meant = [piece.name for piece in library.essays if piece.title.casefold() in essay or f"/{piece.name}." in essay]
    front = {
        "title": title,
        "by": by,
        "on": on,
        "agreed": " ".join(texts.get("agreed", "").split()),
        "take_back": take_back,
        "essays": meant,
        "question": " ".join(texts.get("question", "").split()),
    }
    taken = {piece.name for piece in library.voices}
    path = "/".join(filter(None, (local, FOLDER, f"{new_id(title if slug(title) else FORM, taken)}.md")))
    written = "".join(field_text(name, value, 0) for name, value in front.items() if value)
    return path, f"---\n{written}---\n{texts.get('words', '').strip()}\n"
