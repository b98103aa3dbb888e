"""Show the site on this computer, and in the open page whatever is saved."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click

from vinestreet.commands.build import AROUND
from vinestreet.commands.command_context import site_command


@site_command
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="where it answers (8000)")
def command(config: Path, port: int) -> None:
    """Start the server, which is one of the hooks for MkDocs, until Ctrl-C."""
    config = config.resolve()
    server = [sys.executable, str(config.with_name("hooks") / "serve.py")]
    arguments = [*server, "--config-file", str(config), "--dev-addr", f"127.0.0.1:{port}"]
    around = {**os.environ, **AROUND}
    if os.name != "nt":
        os.execve(sys.executable, arguments, around)  # in the place of this one: whoever ends it ends the server
    with suppress(KeyboardInterrupt):  # which the server has heard, too
        raise click.exceptions.Exit(subprocess.run(arguments, env=around, check=False).returncode)
