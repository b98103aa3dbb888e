"""A small project in git that publishes what it can where something has a fault."""

from pathlib import Path

from tests.built_site.small import small_project
from tests.fork.fork_copies import commit, git


def publishing_project(folder: Path, **kinds) -> Path:
    """Make one in the new `folder`, with one commit; `kinds` are those of small_project."""
    project = small_project(folder, **kinds)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("    check_every:", "    publish_with_faults: true\n    check_every:", 1), "utf-8")
    git(project, "init", "--quiet")
    commit(project, "All is well")
    return project
