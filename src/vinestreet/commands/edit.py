"""Edit the places in forms, in your browser; nothing leaves this computer."""

import os
import subprocess
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from signal import SIGINT
from socket import socket
from typing import Any

import click
import yaml

from vinestreet.commands.command_context import command_context, read_mkdocs_settings, site_command
from vinestreet.contributing.decap_config import host_config as configured_for_host
from vinestreet.contributing.editor_backend import EditorBackend
from vinestreet.contributing.editor_bundle import PACKAGE, VERSION, NotFetchedError, fetch_bundle, find_bundle
from vinestreet.contributing.form_saves import FormRefusedError
from vinestreet.core.messages import Messages
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.core.project_paths import places_folder
from vinestreet.directory.incremental_loader import EntryCache
from vinestreet.serving.editor_server import HOST, EditorServer
from vinestreet.site.site import Site, load_site

PORT = 8010
ASSETS = Path("overrides/assets/serving")
SHOWS = Path("hooks/serve.py")


@site_command
@click.option("--port", type=int, default=PORT, show_default=True, help="where the editor answers; 0 for any")
@click.option("--browser/--no-browser", default=True, help="whether to open it in the browser")
@click.option("--host-config", metavar="OWNER/NAME", help="print config.yml for the editor on a host of your own")
@click.option("--preview/--no-preview", default=True, help="whether to show the site beside it")
def command(config: Path, port: int, browser: bool, preview: bool, host_config: str | None) -> None:
    """Serve the editor until Ctrl-C."""
    with command_context(config) as context:
        words, root = context.site.words, context.root
        if host_config:
            folder = places_folder(root).relative_to(root).as_posix()
            made = configured_for_host(context.site, folder, host_config)
            print(yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=110), end="")
            return
    folders = (root / ASSETS, _bundle(root, words))
    with _shown(config, preview) as shown:
        memory = EntryCache()
        backend = EditorBackend(root, partial(_load, config, memory), shown)
        server = EditorServer(port, folders, words, *_answering(backend, words))
        print(words("form.ready", address=server.address), flush=True)
        if shown:
            print(words("form.preview", address=shown), flush=True)
        if browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()  # below the ^C
        finally:
            server.server_close()


def _bundle(root: Path, words: Messages) -> Path:
    """The folder of the editor, fetched once."""
    if not find_bundle(root):
        print(words("form.fetching", name=f"{PACKAGE} {VERSION}"), flush=True)
    try:
        return fetch_bundle(root)
    except NotFetchedError as error:
        print(words("form.not_fetched", said=error), file=sys.stderr)
        raise click.exceptions.Exit(1) from None


def _load(config: Path, memory: EntryCache) -> Site:
    """The site as the files say now, of which only what changed is read."""
    return load_site(config, read_mkdocs_settings(config)["extra"], memory=memory)


def _answering(backend: EditorBackend, words: Messages) -> Any:
    """What the server asks: the configuration, and whatever the editor asks, each with its status."""

    def told(error: FormRefusedError | ProblemsFoundError) -> tuple[int, Any]:
        lines = list(error.sentences) if isinstance(error, FormRefusedError) else error.told(words).splitlines()
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"error": " ".join(lines), "told": lines}

    def config(api: str) -> tuple[int, Any]:
        try:
            return HTTPStatus.OK, backend.config(api)
        except ProblemsFoundError as error:
            return told(error)

    def answer(asked: Mapping[str, Any]) -> tuple[int, Any]:
        try:
            return HTTPStatus.OK, backend.answer(asked)
        except (FormRefusedError, ProblemsFoundError) as error:
            return told(error)

    return config, answer


@contextmanager
def _shown(config: Path, wanted: bool) -> Iterator[str]:
    """The address at which the site is shown beside the editor, by a program of its own; empty for none."""
    root = config.resolve().parent
    if not wanted or not (root / SHOWS).is_file():
        yield ""
        return
    with socket() as free:
        free.bind((HOST, 0))
        host = f"{HOST}:{free.getsockname()[1]}"
    command = [sys.executable, str(SHOWS), "--config-file", str(config.resolve()), "--dev-addr", host]
    quiet = subprocess.DEVNULL  # what is wrong in the files, the editor and the page itself say
    program = subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet)
    try:
        yield f"http://{host}/"
    finally:
        program.terminate() if os.name == "nt" else program.send_signal(SIGINT)  # Windows knows no such signal
        program.wait()
