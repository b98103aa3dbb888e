"""What Decap CMS asks of a computer that holds the files, answered with our own readers and writers.

The questions are those of its proxy backend, one JSON object each (`decap-server` of the same project answers them from
plain files): https://decapcms.org/docs/decap-proxy/. A place is a form here, whichever file it stands in.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any

from vinestreet.contributing.closure_meaning import closures_of, closures_told
from vinestreet.contributing.decap_config import Config, decap_config, notice_config, phrases
from vinestreet.contributing.form_entries import Form
from vinestreet.contributing.form_fields import folded_fields
from vinestreet.contributing.form_saves import (
    BEFORE,
    FORM,
    FormChange,
    FormRefusedError,
    OpenForms,
    label_of,
    opened_form,
    told_of,
)
from vinestreet.contributing.form_writes import write_change, write_kept
from vinestreet.contributing.notice_forms import NoticeForm, notice_forms
from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.core.project_paths import places_folder
from vinestreet.site.site import Site

Answer = Any
LoadSite = Callable[[], Site]


@dataclass
class EditorBackend:
    """The places of the project in `root`, for one person or several who edit them at the same time.

    `load` reads what stands in the files now, and raises ProblemsFoundError. `preview` is the address at which the site
    is shown meanwhile; empty for none.
    """

    root: Path
    load: LoadSite
    preview: str = ""
    _forms: OpenForms = field(default_factory=OpenForms)
    _put: dict[tuple[str, str], str] = field(default_factory=dict)  # as OpenForms, for what holds for a while
    _lock: Lock = field(default_factory=Lock)

    def config(self, api: str) -> Config:
        """Give the configuration of the editor, which asks at the address `api`, and its words.

        Raises ProblemsFoundError.
        """
        with self._lock:
            site = self.load()
        backend = {"name": "proxy", "proxy_url": api}
        notices = [notice_config(notice, path, site) for path, notice in self._notices(site).items()]
        config = decap_config(site, self._folder, folded_fields(site), backend, notices)
        return {"config": config | {"show_preview_links": bool(self.preview)}, "phrases": phrases(site)}

    def answer(self, asked: Mapping[str, Any]) -> Answer:
        """Answer what is asked. Raises FormRefusedError with the reason why not, and ProblemsFoundError."""
        params = asked.get("params")
        known = params if isinstance(params, Mapping) else {}
        with self._lock:
            site = self.load()
            match asked.get("action"):
                case "info":
                    return {"repo": self.root.name, "publish_modes": ["simple"], "type": "local_fs"}
                case "entriesByFolder":
                    return [self._entry(site, id_) for id_ in site.directory.listings]
                case "entriesByFiles":
                    files = known.get("files")
                    paths = [str(file.get("path")) for file in files or () if isinstance(file, dict)]
                    return [self._found(site, path) for path in paths]
                case "getEntry":
                    return self._found(site, str(known.get("path")))
                case "persistEntry":
                    return self._persist(site, known)
                case "getDeployPreview":
                    return {"url": self._see(str(known.get("slug"))), "status": "success"} if self.preview else None
                case "getMedia":
                    return []
                case "persistMedia" | "getMediaFile":
                    raise FormRefusedError([site.words("form.no_media")])
                case "deleteFiles" | "deleteFile":
                    raise FormRefusedError([site.words("form.no_delete")])
        raise FormRefusedError([site.words("form.not_json")])

    @property
    def _folder(self) -> str:
        return places_folder(self.root).relative_to(self.root).as_posix()

    def _entry(self, site: Site, id_: str) -> Answer:
        path = f"{self._folder}/{id_}.yml"
        file = {"path": path, "id": id_, "label": site.directory.listings[id_].name}
        return {"data": _data(opened_form(site, id_)), "file": file}

    def _notices(self, site: Site) -> dict[str, NoticeForm]:
        return {notice.path(self.root): notice for notice in notice_forms(site)}

    def _found(self, site: Site, path: str) -> Answer:
        if notice := self._notices(site).get(path):
            file = {"path": path, "id": notice.name, "label": notice.label}
            return {"data": _data(notice.form(self.root)), "file": file}
        id_ = self._id(site, path)
        return self._entry(site, id_) if id_ in site.directory.listings else {"data": None, "file": {"path": path}}

    def _id(self, site: Site, path: str) -> str:
        """The id of the place at `path`, which is nothing but a name here: no file is opened by it."""
        pure = PurePosixPath(path)
        if pure.parent.as_posix() != self._folder or pure.suffix != ".yml":
            raise FormRefusedError([site.words("form.elsewhere", found=path[:80])])
        return pure.stem

    def _persist(self, site: Site, params: Mapping[str, Any]) -> Answer:
        t = site.words
        files, options = params.get("dataFiles"), params.get("options")
        file = files[0] if isinstance(files, list) and len(files) == 1 else None
        if not isinstance(file, dict) or params.get("assets"):
            raise FormRefusedError([t("form.not_json")])
        path = str(file.get("newPath") or file.get("path"))
        try:
            form = json.loads(file.get("raw") or "")
        except (TypeError, ValueError):
            form = None
        if not isinstance(form, dict):
            raise FormRefusedError([t("form.not_json")])
        if notice := self._notices(site).get(path):
            return {"message": "entry persisted", "told": self._put_up(site, notice, form), "see": self.preview}
        id_ = self._id(site, path)
        is_new = isinstance(options, Mapping) and bool(options.get("newEntry"))
        change = self._forms.change(site, id_, form, date.today(), is_new=is_new)
        return {"message": "entry persisted", "told": [self._write(site, change, form)], "see": self._see(id_)}

    def _write(self, site: Site, change: FormChange, form: Mapping[str, Any]) -> str:
        t = site.words
        if not change.fields:
            return t("form.saved_same")
        try:
            written = write_change(self.root, change, self.load)
        except ProblemsFoundError as error:
            raise FormRefusedError(error.told(t).splitlines()) from None
        self._forms.keep(change)
        names = ", ".join(written)
        if change.is_new:
            return t("form.saved_new", name=form.get("name"), file=names)
        labels = (label_of(name, folded_fields(site)) for name in change.fields)
        return t("form.saved_in", file=names, fields=", ".join(labels))

    def _put_up(self, site: Site, notice: NoticeForm, form: Mapping[str, Any]) -> list[str]:
        """Write what holds for a while, or take it down; gives what to say."""
        t, path = site.words, notice.path(self.root)
        before = closures_of(self.root, site)
        which = str(form.get(FORM) or "")
        if notice.crosses(self.root, {BEFORE: self._put.get((path, which), form.get(BEFORE))}):
            raise FormRefusedError([t("form.crossed", field=notice.label)])
        text = notice.text(self.root, form)
        try:
            write_kept({self.root / path: text}, self.load)
        except ProblemsFoundError as error:
            raise FormRefusedError(
                [
                    _told_in(notice, problem, text or "", site) if problem.file == path else problem.told(t)
                    for problem in error.problems
                ]
            ) from None
        if which:
            self._put[path, which] = text or ""
        now = self.load()
        told = list(closures_told(closures_of(self.root, now), before, now))
        return [t("form.put_up" if text and text != "null\n" else "form.taken_down", file=path), *told]

    def _see(self, id_: str) -> str:
        return f"{self.preview}directory/{id_}.html" if self.preview else ""


def _told_in(notice: NoticeForm, problem: Problem, text: str, site: Site) -> str:
    """What is wrong with a notice, and with which of several."""
    told, item = told_of(problem, notice.fields, site), notice.item_at(text, problem.line)
    return site.words("form.in_item", one=notice.one, number=item, said=told) if item else told


def _data(form: Form) -> str:
    """What is handed out to be filled in: a form of its own each time, so no two of one place are taken for one."""
    return json.dumps({**form, FORM: secrets.token_hex(8)}, ensure_ascii=False)
