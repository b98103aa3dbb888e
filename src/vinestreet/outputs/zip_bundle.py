"""One zip to hand on or to carry on a stick: the site's folder as it is, and a text that says what to open."""

from datetime import date
from pathlib import Path
from textwrap import fill
from zipfile import ZipFile

from vinestreet.core.atomic_files import zip_entry
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.pages.share_text import ways
from vinestreet.schema.text import slug
from vinestreet.site.site import Site

OPEN_ME = "OPEN-ME.txt"
_WIDTH = 76  # letters a line: Notepad wraps none by itself
_LEVEL = 9
_MADE = "made.js"  # the day of the site in the folder, which may be another than that of the sources by now


def write_bundle(folder: Path, name: str, site: Site, into: Path) -> Path:
    """Write the zip of the built site in `folder`, which is called `name`, into the folder `into`; gives its path.

    The same folder gives the same bytes: sorted, with the day of the site as every file's time, and nothing about
    whoever made it. Raises ProblemsFoundError if there is no site in the folder.
    """
    made = _day_made(folder)
    folder_name = slug(name) or "site"
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"{folder_name}-{made.isoformat()}.zip"
    unfinished = path.with_suffix(".unfinished")
    try:
        with ZipFile(unfinished, "w") as bundle:
            # With a byte order mark and Windows' line ends, Notepad shows it everywhere.
            text = open_me(name, folder_name, made, site).replace("\n", "\r\n").encode("utf-8-sig")
            _add(bundle, OPEN_ME, text, made)
            for file in sorted(file for file in folder.rglob("*") if file.is_file()):
                _add(bundle, f"{folder_name}/{file.relative_to(folder).as_posix()}", file.read_bytes(), made)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def open_me(name: str, folder: str, made: date, site: Site) -> str:
    """Give the text for whoever finds the bundle of the site called `name`; `folder` is where its pages are."""
    t, place = site.words, site.place
    lines = [site.directory.listings[id_] for id_ in place.crisis[:1]]
    emergency = site.directory.listings[place.emergency]
    paragraphs = [
        t("bundle.made", name=name, on=site.say.date(made)),
        t("site.invented", place=place.name) if place.demonstration else "",
        t("bundle.unpack"),
        t("bundle.open", folder=folder),
        t("bundle.works"),
        t("bundle.old", days=place.copy_old_after),
        t("bundle.leaves", page=t("site.kept")),
        "\n".join([f"{t('site.talk')}:", *(f"{line.name}: {way}" for line in lines for way in ways(line, site))]),
        "\n".join([f"{t('help.emergency')}:", t("help.emergency_may"), *ways(emergency, site)]),
    ]
    wrapped = ("\n".join(fill(line, _WIDTH) for line in text.split("\n")) for text in paragraphs if text)
    return "\n\n".join(wrapped) + "\n"


def _day_made(folder: Path) -> date:
    """The day that the site in `folder` says it was made on."""
    try:
        return date.fromisoformat((folder / _MADE).read_text(encoding="utf-8").split('"')[1])
    except (OSError, IndexError, ValueError):
        raise ProblemsFoundError([Problem(str(folder), 0, "", "", "no_site", {"expected": _MADE})]) from None


def _add(bundle: ZipFile, name: str, content: bytes, day: date) -> None:
    bundle.writestr(zip_entry(name, day), content, compresslevel=_LEVEL)
