"""Builds projects in the way of `make site`: the frozen town, or one that a test has spoilt."""

import json
import logging
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from filelock import FileLock
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort, MkDocsException

from tests.frozen_town import PROJECT, the_town, town_at

__all__ = ["PROJECT", "attempt", "build", "copy_of_project", "made_once", "read_search_pages", "the_town"]

copy_of_project = town_at


def attempt(project: Path, into: Path, config: str = "mkdocs.yml", *, strict: bool = True) -> tuple[bool, str]:
    """Build `project` into the folder `into`; gives whether that came to its end, and all that it said.

    It happens inside of this process, which saves the second that MkDocs needs to start.
    """
    said = StringIO()
    listener = logging.StreamHandler(said)
    listener.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    loggers = [logging.getLogger(name) for name in ("mkdocs", "vinestreet")]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        with patch.dict(os.environ, NO_MKDOCS_2_WARNING="1"):
            settings = load_config(str(project / config), site_dir=str(into), strict=strict)
            settings.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(settings)
            settings.plugins.on_shutdown()
    except Abort as error:
        return False, f"{said.getvalue()}{error.message}"
    except MkDocsException as error:
        return False, f"{said.getvalue()}{error}"
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
        _forget_hooks(project)
    return True, said.getvalue()


def _forget_hooks(project: Path) -> None:
    """Let the next build load its own hooks: they keep what `make serve` needs from one rebuild to the next."""
    Hooks._load_hook.cache_clear()
    for name, module in list(sys.modules.items()):
        if Path(getattr(module, "__file__", None) or "/").is_relative_to(project / "hooks"):
            del sys.modules[name]


def build(project: Path, into: Path, config: str = "mkdocs.yml") -> Path:
    """Build `project` into the folder `into`; a build that fails, fails the test with what it said."""
    done, said = attempt(project, into, config)
    assert done, f"the build failed:\n{said}"
    return into


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Give the folder `name` that `make` fills: the first of the workers that asks makes it, for all of them.

    This is how pytest-xdist shows to run a fixture once: a lock in the folder that holds those of all workers.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            make(unfinished := shared / f"{name}.unfinished")
            unfinished.rename(folder)
    return folder


def read_search_pages(site: Path) -> list[dict[str, Any]]:
    """What the search knows of texts, as data."""
    script = (site / "search/pages.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("var __pages = ").removesuffix(";\n"))
