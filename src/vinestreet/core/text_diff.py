"""The difference of two texts as `git apply` and `patch` read it."""

from difflib import unified_diff
from io import StringIO


def text_diff(before: str | None, after: str, shown: str) -> str:
    """Give it for the file `shown` so, without the end of its last line; a new file has no text `before`."""
    old, new = (list(StringIO(text, newline="\n")) for text in (before or "", after))
    lines = unified_diff(old, new, "/dev/null" if before is None else f"a/{shown}", f"b/{shown}")
    whole = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(whole).removesuffix("\n")
