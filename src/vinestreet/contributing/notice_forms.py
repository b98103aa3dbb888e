"""banner.yml and closures.yml as forms hold them, and back: what holds for a while is put up and taken down whole."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from vinestreet.contributing.form_entries import Form, said_in, shown_in
from vinestreet.contributing.form_fields import CHOICE, DAY, MOMENT, PLACE, FormField, record_fields
from vinestreet.contributing.form_saves import BEFORE
from vinestreet.core.project_paths import FOLDER, is_fork
from vinestreet.directory.yaml_writer import field_text, item_text
from vinestreet.schema.flow_text import Bare, not_text
from vinestreet.site.banner import FILE as BANNER_FILE
from vinestreet.site.banner import Banner
from vinestreet.site.closures import FILE as CLOSURES_FILE
from vinestreet.site.closures import Closure
from vinestreet.site.own_files import file_in_force
from vinestreet.site.site import Site

ITEMS = "items"  # the one field of a form whose file is a list
# Who, then what, then who not: so nobody takes the times for those of the exceptions.
_CLOSURE = ("from", "to", "all", "needs", "areas", "places", "except", "hours", "words")
_ON_THIS_COMPUTER = re.compile(r"https?://(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?/", re.IGNORECASE)
_ABOVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")  # comments above everything


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """The form of the file called `name`, which people know as `label`; with `many`, a list of records called `one`.

    Who empties the field that `marks` it takes all of it down.
    """

    name: str
    label: str
    fields: tuple[FormField, ...]
    many: bool = False
    one: str = ""
    marks: str = ""

    def path(self, root: Path) -> str:
        """Give the file that is written, from the folder `root` of the project: a fork's own."""
        return f"{FOLDER}/{self.name}" if is_fork(root) else self.name

    def form(self, root: Path) -> Form:
        """Give what the form shows: what holds now, in a fork of upstream's too."""
        text = self._text(root)
        found = yaml.load(text, yaml.CBaseLoader)
        stem = self.name.partition(".")[0]  # some write it above everything
        found = found[stem] if isinstance(found, dict) and list(found) == [stem] else found
        items = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
        forms = [shown_in(item, self.fields) for item in items]
        return {**({ITEMS: forms} if self.many else forms[0] if forms else {}), BEFORE: text}

    def text(self, root: Path, form: Mapping[str, Any]) -> str | None:
        """Give the text of the file with what was written into the form; None for none, where nothing was."""
        before = self._text(root)
        above = (_ABOVE.match(before) or [""])[0]
        given = form.get(ITEMS) if self.many else [form]
        said = [_typed(said_in(item, self.fields), self.fields) for item in given or () if isinstance(item, Mapping)]
        said = [item for item in said if item]
        if not said or (before.strip() and self.marks and self.marks not in said[0]):
            return "null\n" if is_fork(root) and (root / self.name).is_file() else None  # takes upstream's away
        if not self.many:
            return above + "".join(field_text(name, value, 0) for name, value in said[0].items())
        kept = self._kept(before[len(above) :])
        return above + "".join(kept.get(repr(_plain(item)), item_text(item, 0)) for item in said)

    def crosses(self, root: Path, form: Mapping[str, Any]) -> bool:
        """Whether somebody else changed the file since the form was opened."""
        return str(form.get(BEFORE) or "") != self._text(root)

    def item_at(self, text: str, line: int) -> int:
        """Give which of the items of `text` a line belongs to, from 1; 0 for none, or where there is only one."""
        starts = [at for at, each in enumerate(text.splitlines(), 1) if each.startswith("- ")]
        return sum(start <= line for start in starts) if self.many and len(starts) > 1 else 0

    def _text(self, root: Path) -> str:
        path = root / file_in_force(root, self.name)
        return path.read_text(encoding="utf-8-sig") if path.is_file() else ""

    def _kept(self, text: str) -> dict[str, str]:
        """The items as they stand, with their comments, by what they say."""
        pieces = re.split(r"(?m)^(?=- )", text)
        items = [yaml.load(piece, yaml.CBaseLoader) for piece in pieces if piece.startswith("- ")]
        shown = (said_in(shown_in(item[0], self.fields), self.fields) for item in items)
        standing = (piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces if piece.startswith("- "))
        return dict(zip(map(repr, shown), standing, strict=True))


def notice_forms(site: Site) -> tuple[NoticeForm, ...]:
    """Give the forms of the files that hold for a while."""
    t = site.words
    return (
        NoticeForm(BANNER_FILE, t("form.banner"), tuple(record_fields(Banner, "banner", site)), marks="words"),
        NoticeForm(
            CLOSURES_FILE,
            t("form.closures"),
            tuple(sorted(record_fields(Closure, "closure", site), key=lambda each: _CLOSURE.index(each.name))),
            many=True,
            one=t("form.closure"),
        ),
    )


def _typed(entry: Mapping[str, Any], fields: Sequence[FormField]) -> dict[str, Any]:
    """The values as files have them: days, and words that need no quotes."""
    known = {field.name: field for field in fields}
    return {name: _one_typed(value, known[name]) for name, value in entry.items()}


def _one_typed(value: Any, field: FormField) -> Any:
    if isinstance(value, list):
        return [_one_typed(each, field) for each in value]
    if field.kind in {DAY, MOMENT}:  # a moment may be a day alone
        with suppress(ValueError):  # which the reader tells
            return date.fromisoformat(value)
    if field.name == "link":  # copied from where the site is shown beside the form
        return _ON_THIS_COMPUTER.sub("", value)
    if field.kind == PLACE and not_text(value):  # a place whose id is `no`
        return value
    return Bare(value) if field.kind in {CHOICE, PLACE} and re.fullmatch(r"[a-z0-9-]+", value) else value


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item as the form says it."""
    return {
        name: [str(each) for each in value] if isinstance(value, list) else str(value) for name, value in item.items()
    }
