"""Whether a place is kept secret: then nothing that tells where it is may come in, and no report may tell it either."""

import re

# Said where an address should stand.
_ADDRESS = re.compile(
    r"\b(?:confidential|undisclosed"
    r"|(?:address|location)s? (?:is |are )?(?:withheld|not (?:published|public|disclosed|listed))"
    r"|(?:un|non-?)published (?:address|location)|address suppressed)\b",
    re.IGNORECASE,
)
# In a description, where calls and conversations are confidential too, the place has to be meant.
_PLACE = re.compile(
    r"\b(?:confidential|undisclosed|secret)(?:ly)? (?:location|address|site|shelter)|(?:location|address) (?:is |are )?"
    r"(?:kept |strictly )?(?:confidential|undisclosed|secret)|undisclosed\b",
    re.IGNORECASE,
)


def address_is_secret(text: str) -> bool:
    """Whether what stands in the place of an address says that there is none to be told."""
    return bool(_ADDRESS.search(text))


def place_is_secret(text: str) -> bool:
    """Whether a description says that nobody may know where it is."""
    return bool(_PLACE.search(text))
