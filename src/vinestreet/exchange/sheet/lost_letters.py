"""Letters that a sheet lost on its way: saved in letters that have no é, no ł or no ✓, or opened in the wrong ones."""

import re
from collections.abc import Iterator

# What a text is saved in, and then read in; what the first has no sign for becomes a question mark.
_WAYS = (("cp1252", "cp1252"), ("latin-1", "latin-1"), ("ascii", "ascii"), ("mac_roman", "cp1252"), ("utf-8", "cp1252"))


def without_letters(text: str) -> Iterator[str]:
    """Give what becomes of a text on each of these ways."""
    for written, read in _WAYS:
        yield text.encode(written, "replace").decode(read, "replace")


# Letters that UTF-8 becomes where it is read as something else: `cafÃ©`.
_MISREAD = re.compile("[ÂÃÄÅâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd")


def has_lost_letters(was: str, text: str) -> bool:
    """Whether `text` was made of `was` after letters of it had been lost: nobody knows what it should say."""
    lost = any(letter not in text and not _is_windows(letter) for letter in was)
    return (lost and text.count("?") > was.count("?")) or len(_MISREAD.findall(text)) > len(_MISREAD.findall(was))


def _is_windows(letter: str) -> bool:
    return letter.encode("cp1252", "replace") != b"?" or letter == "?"
