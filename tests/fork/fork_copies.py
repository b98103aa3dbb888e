"""Copies of the project as repositories of their own: upstream, and a fork of it. No network, no settings of git's user."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import vinestreet.cli as package
from tests.command_runner import vinestreet
from tests.frozen_town import PROJECT, lay_town
from tests.without_texts import copy_without_texts
from vinestreet.directory.checked_values import mark_of
from vinestreet.directory.listing_parts import Phone
from vinestreet.directory.model import Listing
from vinestreet.opening_hours.expression import parse
from vinestreet.schema.scalars import number_in

WHO = ("-c", "user.name=Ines", "-c", "user.email=ines@example.org", "-c", "init.defaultBranch=main", "-c", "gc.auto=0")
SOURCES = Path(package.__file__).parents[1].relative_to(PROJECT)  # where the package lies in a project
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
NOT_UPSTREAMS = ("local/", "mkdocs.local.yml")
THE_TOWNS = ("docs/", "lexicon/", "resources.yml", "grades.yml", "mkdocs.yml")
ANSWERS = (
    "--name=Peers of Ashbury",
    "--place=Ashbury",
    "--country=US",
    "--timezone=America/New_York",
    "--areas=River Side, Hill",
    "--corrections=hello@ashbury.org",
    "--line=Ashbury Night Line: 413 555 0101",
)


# When Ines asked the lines; a check of long ago would be one more thing to do.
CHECKED = date.today() - timedelta(days=2)


def git(folder: Path, *command: str, fails: bool = False) -> str:
    """Run git in `folder`; gives what it says. A failure fails the test, unless it `fails` as expected."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ALONE
    done = subprocess.run(["git", *WHO, *command], cwd=folder, env=around, capture_output=True, text=True, check=False)
    assert fails or done.returncode == 0, f"git {' '.join(command)}:\n{done.stdout}{done.stderr}"
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit everything as it is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def upstream_at(folder: Path) -> Path:
    """Make a repository of the project as it lies here with the frozen town in it: changes and new files included."""
    names = git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in names:
        if name and (PROJECT / name).is_file() and not name.startswith((*NOT_UPSTREAMS, *THE_TOWNS)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    lay_town(folder)
    git(folder, "init", "--quiet")
    commit(folder, "Upstream as it is")
    return folder


def fork_at(folder: Path, upstream: Path) -> Path:
    """Clone `upstream`, and call it that, as the guide says."""
    git(folder.parent, "clone", "--quiet", "--origin", "upstream", str(upstream), str(folder))
    return folder


def small_fork(folder: Path) -> Path:
    """Make a fork of such a copy, in which everything is still left to do."""
    done = vinestreet(copy_without_texts(folder), "fork", *ANSWERS)
    assert done.returncode == 0, done.stderr
    return folder


def own_vinestreet(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the copy in `folder`, with the package that lies there."""
    return run(folder, "vinestreet", *command)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the copy as `make site` does."""
    return run(folder, "mkdocs", "build", "--strict", "--config-file", "mkdocs.local.yml")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python's with the package of the copy."""
    around = {**os.environ, **ALONE, "PYTHONPATH": str(folder / SOURCES), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=around,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def change(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which stands there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name}: {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def add(file: Path, text: str) -> None:
    """Write `text` at the end of `file`, which need not be there yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + text, encoding="utf-8")


def made_ready(fork: Path) -> None:
    """Do what is left to do in a new fork: ask the lines, and fill in what is to be filled in."""
    places = fork / "local/resources.yml"
    text = places.read_text(encoding="utf-8")
    asked = f"    checked: {{on: {CHECKED}, by: Ines, how: phone"
    text = re.sub(r"^  # ([a-z0-9-]+:)\n(?=  #   checked: )", r"  \1\n", text, flags=re.MULTILINE)
    text = re.sub(r"^  #   checked: .*(, of: \w+)\}$", rf"{asked}\1}}", text, flags=re.MULTILINE)
    text = re.sub(r"what: \"CHANGE ME.*", "what: Peers who are up at night.", text)
    country = re.search(r"^    country: (\w\w)", (fork / "mkdocs.local.yml").read_text(encoding="utf-8"), re.MULTILINE)
    text = re.sub(
        r"^    phone: \"?([^\"\n]+)\"?$(?=(?:\n    area: .*)?(\n    hours: 24/7)?)",
        lambda line: f"{line[0]}\n{asked}, of: {_mark(line[1], country[1] if country else 'US', bool(line[2]))}}}",
        text,
        flags=re.MULTILINE,
    )
    places.write_text(text, encoding="utf-8")
    for page in (fork / "local/docs").rglob("*.md"):
        words = page.read_text(encoding="utf-8").replace("CHANGE ME: ", "Six neighbours. Here stands ")
        page.write_text(words, encoding="utf-8")


def _mark(phone: str, country: str, always: bool) -> str:
    """What a check of a line is of that has a number, is there day and night or doesn't say when, and nothing else."""
    number = number_in(phone, country)
    assert number, phone
    hours = parse("24/7") if always else None
    return mark_of(Listing(id="x", name="x", what="x", needs=("crisis",), phones=(Phone(number=number),), hours=hours))
