"""Lays a fork's own pages and templates, from `local/`, over upstream's, and tells what it does.

Its places and sentences are laid over when they are read (place.py), its style sheets, scripts and other files of the
theme where they are delivered (theme.py).
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.pages import Page

from vinestreet.core.project_paths import FOLDER, LayeredFolder, is_fork
from vinestreet.fork.changes import changes
from vinestreet.lint.text_links import gone_pages, without_links
from vinestreet.site.site import Site

log = logging.getLogger("vinestreet")  # not below `mkdocs`, so that --strict does not count it


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Look for templates in the fork's folder first; tell what lies over what."""
    root = Path(config.config_file_path).parent
    if is_fork(root):
        site: Site = config.extra["site"]
        for line in changes(root, site):
            log.info(line)
        config.theme.dirs.insert(0, str(root / FOLDER / "overrides"))
        config.watch += [str(path) for path in (root / FOLDER, root / "mkdocs.yml") if path.exists()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the fork's pages in, and take those away that it does without; before other hooks look at them."""
    docs = LayeredFolder(Path(config.docs_dir))
    own = [
        File(name, str(docs.own), config.site_dir, config.use_directory_urls)
        for name in docs.files()
        if docs.is_own(name)
    ]
    stay = [file for file in files if file.src_uri not in docs.removed]
    return Files(sorted([*stay, *own], key=file_sort_key)) if own or docs.removed else files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the links of upstream's pages away that lead to something which the fork does not have."""
    docs = LayeredFolder(Path(config.docs_dir))
    if docs.is_own(page.file.src_uri):
        return markdown
    site: Site = config.extra["site"]
    return without_links(page.file.src_uri, markdown, gone_pages(docs, site.directory))
