"""Lets `mkdocs serve` make files when somebody asks for them, so that a rebuild need not write ten thousand pages.

MkDocs' server waits while a rebuild runs and then looks for the file; where it finds none, ours is made.

Order: after the hooks that add files; it looks for them last of all by its priority.
"""

import gc
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from build_state import Build, MadeFile, Session


def on_pre_build(config: MkDocsConfig) -> None:
    """Withdraw the files of the last build before MkDocs clears its folder."""
    if Session.serves:
        Session.on_demand.withdraw()


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Find the files that other hooks have added; the first build writes them all, for it may be the only one."""
    build = Build.of(config)
    build.made_files = {file.src_uri: file for file in files if isinstance(file, MadeFile)}
    for file in build.made_files.values():
        file.waits = Session.serves and Session.first_build_done


def on_post_build(config: MkDocsConfig) -> None:
    """Offer the files of this build; one that is not served leaves nothing behind for the next."""
    if Session.serves:
        files = Build.of(config).made_files
        Session.on_demand.offer(files, () if Session.first_build_done else files.values())


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
    """Answer for files that are not written. Comes once, after the first build, and not with --no-livereload."""
    Session.first_build_done = True
    gc.freeze()  # what the first build has read stays: the collector need not go through it at every rebuild
    found = server.get_app()
    assert found is not None  # the server sets it when it is made
    server.set_app(Session.on_demand.answering(found, server.mount_path))
