"""Jinja's compiled templates, kept in memory from one build to the next in the same process."""

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class TemplateCache(BytecodeCache):
    """Keeps the code of each template until its text changes, for environments that are set up alike."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code if the text is the one that it was made from."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was just made."""
        self._kept[bucket.key] = bucket.checksum, bucket.code
