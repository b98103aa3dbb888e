"""The words of a phrase as the search sees them; search/tokenizer.js does the same to what is typed.

Capitals, accents, apostrophes and signs do not count, nor the vowel marks of Arabic and Hebrew. Where a script puts no
spaces between words, two letters that follow each other count as one word.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_ASCII = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['’ʼ]")
_PARTED = re.compile("([^\\W\\d_])['’ʼ]([^\\W\\d_]{3,})")
_ACCENT = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]")
_ARTICLE = re.compile("^(?:و?ال(?=..)|ו?ה(?=...))")
# Thai, Lao, Burmese, Khmer, Japanese and Chinese.
_UNSPACED = (
    "\u0e01-\u0e5b\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


@lru_cache(maxsize=2**16)  # few words, many times
def words_of(text: str) -> tuple[str, ...]:
    """Give the words of `text` in order; none where it has neither a letter nor a digit."""
    plain = text.upper().lower()
    if not plain.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFD", plain))
    plain = _APOSTROPHE.sub("", _PARTED.sub(r"\1\2 \2", plain))
    if plain.isascii():
        return tuple(_ASCII.findall(plain))
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in plain).split()
    words = [_ARTICLE.sub("", word.replace("ى", "ي").replace("ة", "ه")) for word in words]
    return tuple(part for word in words for run in _RUN.findall(word) for part in _parts(run))


def _parts(run: str) -> tuple[str, ...]:
    if not re.match(f"[{_UNSPACED}]", run):
        return (run,)
    letters = unicodedata.normalize("NFC", run)
    return tuple(one + other for one, other in pairwise(letters)) if len(letters) > 2 else (letters,)
