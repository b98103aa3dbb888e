"""A real `make edit`, and somebody who sits at its forms."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT

from playwright.sync_api import Locator, Page, expect

from tests.frozen_town import PROJECT
from tests.programs import skip
from vinestreet.contributing.editor_bundle import FOLDER, NotFetchedError, fetch_bundle

PATIENCE = 120.0  # seconds, for a busy machine


@dataclass
class Desk:
    """The `project` that is edited, and the `address` of the editor; `preview` is that of the site, empty for none."""

    project: Path
    address: str
    preview: str
    page: Page

    def open(self, name: str = "") -> None:
        """Open the form of the place called `name`, or an empty one."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#/collections/places{'' if name else '/new'}")
        if name:
            self.page.get_by_role("link", name=re.compile(rf"^{re.escape(name)} · checked ")).click()
        expect(self.field("Name")).to_be_visible()

    def open_notice(self, label: str) -> None:
        """Open the form of the banner or of the closures."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#/collections/town")
        self.page.get_by_role("link", name=label, exact=True).click()
        expect(self.page.get_by_text("Saved", exact=True).first).to_be_visible()

    def field(self, label: str, at: int = 0) -> Locator:
        """The field that is seen below this label; `at` counts those with the same, from 0."""
        whole = re.compile(rf"^{re.escape(label)}( \(optional\))?$")
        return self.page.get_by_label(whole).filter(visible=True).nth(at)

    def write(self, label: str, words: str, at: int = 0) -> None:
        """Write words over whatever stands in a field, key by key, for the editor puts the caret where it wants."""
        field = self.field(label, at)
        field.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        expect(field).to_have_value(words)

    def choose(self, label: str, *words: str, at: int = 0) -> None:
        """Choose from a list."""
        for each in words:
            self.field(label, at).click()
            self.page.get_by_role("option", name=each, exact=True).click()

    def unfold(self, *labels: str) -> None:
        """Open what is folded, one in the other."""
        for label in labels:
            bars = self.page.locator('[class*="-ExpandButtonContainer"], [class*="-NestedObjectLabel"]')
            bars.filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")).filter(visible=True).click()

    def save(self) -> Locator:
        """Save, and give what is told then."""
        self.page.locator(".edit-told").evaluate_all("boxes => boxes.forEach((box) => box.remove())")
        self.page.get_by_role("button", name="Save", exact=True).click()
        return self.page.locator(".edit-told")

    def text(self, name: str = "resources.yml") -> str:
        """What stands in a file now."""
        return (self.project / name).read_text(encoding="utf-8")


@contextmanager
def edited(project: Path, page: Page, *options: str) -> Iterator[Desk]:
    """Edit `project` in `page`, with `options` of the command."""
    try:
        bundle = fetch_bundle(PROJECT)
    except NotFetchedError as error:
        skip("Decap CMS", f"run make edit once, with a connection ({error})")
    if not (project / FOLDER).is_dir():
        shutil.copytree(bundle, project / FOLDER / bundle.name)
    command = [sys.executable, "-m", "vinestreet", "edit", "--port", "0", "--no-browser", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(project.parent)}
    log = project.parent / "edit.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
    try:
        wanted = 1 if "--no-preview" in options else 2
        deadline = time.monotonic() + PATIENCE
        while len(found := re.findall(r"http://\S+/", log.read_text(encoding="utf-8"))) < wanted:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield Desk(project, found[0], found[1] if wanted == 2 else "", page)
    finally:
        process.send_signal(SIGINT)
        process.wait()
