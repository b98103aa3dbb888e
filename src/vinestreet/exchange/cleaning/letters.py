"""Letters as they were meant: hidden ones gone, those put right that a program took for others."""

import re
import unicodedata

# Letters that turn text round or hide in it. What joins the letters of a script or of an emoji stays.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Letters of Windows that a program took for control characters: “ ” ’ – …
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_BACK = {letter: code for code, letter in _WINDOWS.items() if letter}
# UTF-8 that a program took for letters of Windows: â€™ for ’, Ã© for é. Each is read back only where it is UTF-8.
_TAKEN_FOR_WINDOWS = re.compile(f"[Â-ô][\x80-\xbf{re.escape(''.join(_BACK))}]{{1,3}}")


def seen(text: str) -> str:
    """Give `text` with only what is seen in it; lines end with `\\n`, and each letter is stored in one way (NFC)."""
    text = _TAKEN_FOR_WINDOWS.sub(_read_back, text)
    text = _LINE_ENDS.sub("\n", text).translate(_WINDOWS)
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _SPACES.sub(" ", text)))


def _read_back(found: re.Match[str]) -> str:
    data = bytes(_BACK.get(letter, ord(letter)) for letter in found.group())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
