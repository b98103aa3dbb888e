"""The two projects that are compared, each in a folder of its own: ours, and plain Material with the same words."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from bench.listings import write_listings
from bench.to_markdown import as_markdown
from vinestreet.directory.listing_files import ListingFiles
from vinestreet.directory.one_file_each import split_apart

HERE = Path(__file__).parents[1]
# What a build of ours reads.
PARTS = ("mkdocs.yml", "src", "hooks", "overrides", "messages", "lexicon", "docs")
# Material has none of our templates: without its `template:`, a page is an ordinary one.
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
_BUDGET = re.compile(r"files: \d+, megabytes: \d+")


def make_ours(folder: Path, listings: int | None = None) -> None:
    """Copy this project to `folder`, with so many made `listings` or with its own."""
    folder.mkdir(parents=True)
    for part in PARTS:
        if (HERE / part).is_dir():
            shutil.copytree(HERE / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HERE / part, folder)
    settings = folder / "mkdocs.yml"
    # Ten thousand listings are more than a phone should keep; nothing else about them differs.
    settings.write_text(_BUDGET.sub("files: 100000, megabytes: 1000", settings.read_text(encoding="utf-8")), "utf-8")
    if listings is None:
        shutil.copy(HERE / "resources.yml", folder)
    else:
        write_listings(listings, HERE, folder / "resources.yml")


def put_in_files(project: Path) -> None:
    """Give each place of the `project` a file of its own."""
    split_apart(ListingFiles.of(project)).files.write()


def make_material(folder: Path, ours: Path) -> None:
    """Write a plain Material project to `folder` that says what the project in `ours` says, which has been built.

    A page for each listing, with all its words. Pages of needs and areas have only the links, where ours show each
    place with hours, address and phone: that is in Material's favour.
    """
    docs = folder / "docs"
    for page in (ours / "docs").rglob("*.md"):
        target = docs / page.relative_to(ours / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_TEMPLATE.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    built = ours / "site" / "directory"
    for file in built.rglob("*.html"):
        target = docs / "directory" / file.relative_to(built).with_suffix(".md")
        if target.exists():  # the directory's front page is Markdown already
            continue
        target.parent.mkdir(exist_ok=True)
        html = file.read_text(encoding="utf-8")
        target.write_text(as_markdown(html, only_links=file.parent != built), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_settings(ours)), encoding="utf-8")


def _settings(ours: Path) -> dict[str, Any]:
    """The settings that both share, and Material's theme as it comes, without fonts from a third party.

    Listings stay out of the navigation here too: ten thousand in it would cost Material quadratic time.
    """
    with (ours / "mkdocs.yml").open(encoding="utf-8") as file:
        own = yaml_load(file)
    shared = ("site_name", "site_description", "copyright", "use_directory_urls", "markdown_extensions")
    docs = ours / "docs"
    sections = sorted([*docs.glob("*.md"), *docs.glob("*/index.md")])
    return {
        **{name: own[name] for name in shared if name in own},
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": [page.relative_to(docs).as_posix() for page in sections],
        "not_in_nav": "*",
    }
