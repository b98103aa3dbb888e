"""A small project to run commands on: few listings, few texts, the words of this repository."""

import shutil
from datetime import date
from pathlib import Path
from textwrap import dedent, indent

from tests.directory.reading import ROOT
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.site.site import Site, load_site

SETTINGS = """\
site_name: Ashbury
extra:
  place:
    name: Ashbury
    demonstration: true
    locale: en_US
    timezone: America/New_York
    country: US
    areas:
      downtown: {label: Downtown}
      hillside: {label: Hillside}
      canada: {label: Canada, country: CA}
    crisis: [line]
    emergency: line
    corrections: tell@ashbury.example
    check_every: 180
    copy_old_after: 60
    exit: none
    saved: {name: Ashbury, files: 1000, megabytes: 20}
"""
LINE = """\
  line:
    name: The line
    what: Someone to talk to.
    needs: [talk]
    phone: "988"
    checked: {on: 2026-11-01, by: Joan, how: phone, of: nbrjsc}
"""
NEEDS = """\
needs:
  talk: {label: Someone to talk to, icon: speech}

resources:
"""


def listing(id_: str, fields: str = "") -> str:
    """An entry that is right but for `fields`, and checked on 2026-11-01 unless they say otherwise."""
    given = dedent(fields)
    usual = {
        "name": f"The place called {id_}",
        "what": "A place.",
        "needs": "[talk]",
        "checked": "{on: 2026-11-01, by: Joan, how: phone}",
    }
    lines = "".join(f"{name}: {value}\n" for name, value in usual.items() if f"\n{name}:" not in f"\n{given}") + given
    kept = "".join(f"{line}\n" for line in lines.splitlines() if line != "checked: never")
    return f"  {id_}:\n{indent(kept, '    ')}"


def project(folder: Path, *entries: str, settings: str = "", demonstration: bool = True) -> Path:
    """Write a project with the crisis line and `entries`; `settings` are more lines for the place. Gives its folder."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "messages", folder / "messages", dirs_exist_ok=True)
    text = SETTINGS + indent(dedent(settings), "    ")
    if not demonstration:
        text = text.replace("    demonstration: true\n", "")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    (folder / "lexicon").mkdir(exist_ok=True)
    (folder / "lexicon/en.yml").write_text("needs: {talk: {any: [lonely]}}\n", encoding="utf-8")
    (folder / "resources.yml").write_text(NEEDS + "\n".join([LINE, *entries]), encoding="utf-8")
    return folder


def site_of(folder: Path) -> Site:
    """The site of the project in `folder`, as it is on 2026-11-22."""
    file = folder / "mkdocs.yml"
    return load_site(file, read_mkdocs_settings(file)["extra"], date(2026, 11, 22))
