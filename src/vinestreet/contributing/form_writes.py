"""What was saved in a form, in the files: written there and kept, if everything can be read with it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from vinestreet.contributing.form_saves import FormChange
from vinestreet.core.atomic_files import write_all
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.schema.flow_text import Bare


def write_change(root: Path, change: FormChange, read: Callable[[], object]) -> list[str]:
    """Write a change into the project in `root`, and give the files by their paths from there.

    Where `read`, which reads all of the project, fails then, the files are as before, and what it raises is raised.
    """
    files = with_change(ListingFiles.of(root), change)
    write_kept({root / name: text for name, text in files.changed.items()}, read)
    return list(files.changed)


def write_kept(texts: Mapping[Path, str | None], read: Callable[[], object]) -> None:
    """Write texts by their paths, None for a file that goes, and take all of it back where `read` fails then."""
    before = {path: path.read_bytes().decode() if path.is_file() else None for path in texts}
    write_all(texts)
    try:
        read()
    except BaseException:
        write_all(before)
        raise


def with_change(files: ListingFiles, change: FormChange) -> ListingFiles:
    """Give the `files` with a change; a list with an item a line stays as it is above a new one."""
    if change.is_new:
        return files.with_entry(change.id, change.fields)
    over_upstream = files.below is not None and bool(files.below.file_of(change.id))
    gone = Bare("null") if over_upstream else None  # what upstream has is taken away by saying so
    fields = {name: gone if value is None else value for name, value in change.fields.items()}
    for name, item in change.added:
        with suppress(KeyError):  # the list is written in another way, or upstream's
            files = files.with_added(change.id, name, item)
            fields.pop(name, None)
    return files.with_changed(change.id, fields) if fields else files
