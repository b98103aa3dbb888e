"""The words on each sheet of a PDF that a browser printed."""

import re
import unicodedata
from io import BytesIO

from pypdf import PdfReader


def sheets(printed: bytes) -> list[str]:
    """Give the words of each sheet in the order of the pages, without any white space and ligatures."""
    words = [page.extract_text() for page in PdfReader(BytesIO(printed)).pages]
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in words]
