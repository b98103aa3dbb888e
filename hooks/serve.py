"""Lets `mkdocs serve` make files when somebody asks for them, so that a rebuild need not write ten thousand pages.

MkDocs' server waits while a rebuild runs and then looks for the file; where it finds none, ours is made.
"""

import gc
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from made_file import MadeFile
from vinestreet.outputs.on_demand import OnDemand


class Serving:
    """What MkDocs keeps for us, with this hook, from one rebuild to the next."""

    begun = False
    files = OnDemand()
    of_this_build: dict[str, MadeFile]


def on_pre_build(config: MkDocsConfig) -> None:
    """Withdraw the files of the last build before MkDocs clears its folder."""
    Serving.files.withdraw()


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Find the files that other hooks have added; the first build writes them all, for it may be the only one."""
    Serving.of_this_build = {file.src_uri: file for file in files if isinstance(file, MadeFile)}
    for file in Serving.of_this_build.values():
        file.waits = Serving.begun


def on_post_build(config: MkDocsConfig) -> None:
    """Offer the files of this build."""
    files = Serving.of_this_build
    Serving.files.offer(files, () if Serving.begun else files.values())


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
    """Answer for files that are not written. Comes once, after the first build, and not with --no-livereload."""
    Serving.begun = True
    gc.freeze()  # what the first build has read stays: the collector need not go through it at every rebuild
    found = server.get_app()
    assert found is not None  # the server sets it when it is made
    server.set_app(Serving.files.answering(found, server.mount_path))
