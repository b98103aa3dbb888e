"""`vinestreet changes`: what it compares with, what it says where something can't be read, and how it is told."""

import shutil
from pathlib import Path

import pytest

from tests.browser.find import NoBrowserError, find
from tests.changes.comparing import commit, git, repository
from tests.command_runner import vinestreet
from tests.directory.reading import WORDS
from tests.maintenance.project import listing
from tests.programs import skip
from vinestreet.changes import page_pictures
from vinestreet.changes.change_report import ChangedItem, ChangedSection, ChangeReport

PHONE = 'phone: "+1 413 732 3069"'


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "resources.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path / "p", listing("one", PHONE), listing("two", PHONE))


def test_what_is_not_committed_yet_counts_too(project):
    assert vinestreet(project, "changes", "main").stdout.splitlines()[1:] == ["Nothing changes for readers."]
    change(project, "name: The place called two", "name: Kite")
    (project / "docs/new.md").write_text("# New\n\nWords.\n", encoding="utf-8")
    done = vinestreet(project, "changes", "main")
    assert done.returncode == 0
    assert "    - Name: was “The place called two”, is now “Kite”.\n" in done.stdout
    assert "  “New” is new\n" in done.stdout


def test_it_compares_with_where_the_branch_began_and_not_with_what_others_did_since(project):
    git(project, "checkout", "--quiet", "-b", "mine")
    change(project, "name: The place called two", "name: Kite")
    commit(project)
    git(project, "checkout", "--quiet", "main")
    change(project, "name: The place called one", "name: Hill")
    commit(project)
    git(project, "checkout", "--quiet", "mine")
    said = vinestreet(project, "changes", "main").stdout
    assert "Kite" in said
    assert "Hill" not in said


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "main..main", "$(touch x)"])
def test_a_revision_that_is_not_there_is_said_to_be(project, name):
    done = vinestreet(project, "changes", "--", name)
    assert done.returncode == 2
    assert f"there's no such branch, tag or commit here; expected one, such as `main`; found `{name}`" in done.stderr
    assert not (project / "x").exists()


def test_without_a_repository_nothing_is_compared(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    from tests.maintenance.project import project as bare

    done = vinestreet(bare(tmp_path / "p"), "changes", "main")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there's no such branch" in done.stderr


def test_what_cannot_be_read_is_named_and_the_rest_is_compared(project):
    change(project, "name: The place called two", "name: Kite")
    change(project, f"what: A place.\n    needs: [talk]\n    checked: {{on: 2026-11-01, by: Joan, how: phone}}\n    {PHONE}\n\n",
           "what: A place.\n    needs: [nothing]\n\n")  # fmt: skip
    done = vinestreet(project, "changes", "main")
    assert done.returncode == 1
    assert "There's 1 problem that has to be fixed first; `make check` says where and how.\n" in done.stdout
    assert (
        "These can't be read, so what's new in them is left out of the comparison: resources.yml: one.\n" in done.stdout
    )
    assert "is now “Kite”" in done.stdout


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("mkdocs.yml", "extra: [", "mkdocs.yml"),
        ("docs/talk.md", "---\ntitle: x\n", "docs/talk.md"),
        ("messages/en.yml", "site: [", "messages/en.yml"),
    ],
)
def test_a_whole_file_that_cannot_be_read_is_compared_as_it_was(project, file, text, named):
    change(project, "name: The place called two", "name: Kite")
    (project / file).write_text(text, encoding="utf-8")
    done = vinestreet(project, "changes", "main")
    assert done.returncode == 1
    assert named in done.stdout.split("left out of the comparison:")[1].split("\n")[0]
    assert "is now “Kite”" in done.stdout


def test_a_place_in_a_file_of_its_own_that_cannot_be_read_is_left_out_alone(project):
    (project / "resources").mkdir()
    (project / "resources/three.yml").write_text("name: Three\nwhat: A place.\nneeds: [nothing]\n", encoding="utf-8")
    change(project, "name: The place called two", "name: Kite")
    done = vinestreet(project, "changes", "main")
    assert done.returncode == 1
    assert "left out of the comparison: resources/three.yml.\n" in done.stdout
    assert "is now “Kite”" in done.stdout


def test_where_the_version_before_cannot_be_read_the_files_are_named(project):
    text = (project / "resources.yml").read_text(encoding="utf-8")
    (project / "resources.yml").write_text("resources: [", encoding="utf-8")
    commit(project)
    (project / "resources.yml").write_text(text, encoding="utf-8")
    done = vinestreet(project, "changes", "main")
    assert done.returncode == 0
    assert "The version before this can't be read, so there's nothing to compare it with." in done.stdout
    assert "resources.yml" in done.stdout


def test_code_is_named_and_so_are_settings_that_run_it(project):
    (project / "hooks").mkdir()
    (project / "hooks/new.py").write_text("", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks/new.py]\n")
    (project / "local").symlink_to("docs")
    said = vinestreet(project, "changes", "main").stdout
    code = said.partition("Code: a person who reads code has to look at this\n")[2]
    assert "the setting `hooks`" in code
    assert "hooks/new.py" in code


def test_a_rule_that_went_from_a_guide_is_loud_and_said_to_be_no_place(project):
    guide = project / "CONTRIBUTING.md"
    guide.write_text("# Rules\n\n**Name nobody, and never say where a refuge is.** Be kind.\n", encoding="utf-8")
    commit(project)
    guide.write_text("# Rules\n\n**Name nobody.** Be kind.\n", encoding="utf-8")
    said = vinestreet(project, "changes", "HEAD").stdout
    assert "No place is different.\n" in said
    assert "GUIDES THAT LOST WORDS\n  CONTRIBUTING.md\n" in said
    assert "    - Gone: “and never say where a refuge is.”. Now it says: “Rules Name nobody. Be kind.”\n" in said


def test_a_guide_with_more_words_is_told_in_them_and_calm(project):
    guide = project / "contributing/start.md"
    guide.parent.mkdir()
    guide.write_text("# Rules\n\nBe kind to whoever comes.\n", encoding="utf-8")
    commit(project)
    guide.write_text("# Rules\n\nBe kind to whoever comes. Ask before you hug.\n", encoding="utf-8")
    said = vinestreet(project, "changes", "HEAD").stdout
    assert "Guides and other files to read\n  contributing/start.md\n    - New: “Ask before you hug.”" in said


def test_a_place_under_another_id_is_told_where_a_page_still_names_the_old_one(project):
    essays = project / "docs/essays"
    essays.mkdir()
    essay = "---\ntitle: One\ndescription: About one.\nplaces: {ids: [two]}\n---\nWords.\n"
    (essays / "one.md").write_text(essay, encoding="utf-8")
    commit(project)
    change(project, "  two:\n", "  three:\n")
    done = vinestreet(project, "changes", "HEAD")
    assert done.returncode == 1
    assert "These still point to the old one, `two`, which isn't there anymore: docs/essays/one.md.\n" in done.stdout
    assert "Its page moved from directory/two.html to directory/three.html" in done.stdout


def test_words_of_despair_that_go_stand_with_the_lines_for_a_crisis(project):
    lexicon = project / "lexicon/despair/en.yml"
    lexicon.parent.mkdir(exist_ok=True)
    lexicon.write_text("crisis: {line: [want to die, wish i was dead]}\n", encoding="utf-8")
    commit(project)
    lexicon.write_text("crisis: {line: [want to die]}\n", encoding="utf-8")
    said = vinestreet(project, "changes", "HEAD").stdout
    crisis = said.partition("LINES FOR PEOPLE IN A CRISIS\n")[2]
    assert "Whoever types this isn't shown the lines for a crisis first anymore: “wish i was dead”." in crisis


def test_where_readers_write_is_a_loud_setting(project):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("tell@ashbury.example", "x@evil.example"), encoding="utf-8")
    said = vinestreet(project, "changes", "main").stdout
    assert "SETTINGS\n  Where readers write when something is wrong\n" in said


HOSTILE = (
    "::error::x @everyone #1 <script>alert(1)</script> [a](https://evil.example) `b` www.evil.example\n::set-output"
)


def test_nothing_that_somebody_wrote_is_markdown_or_a_command():
    report = ChangeReport(WORDS, [ChangedSection("places", [ChangedItem(HOSTILE, [HOSTILE])])], [HOSTILE])
    for form in (report.markdown(), report.text()):
        assert not [line for line in form.split("\n") if line.lstrip(" -*").startswith("::")] or form == report.text()
    said = report.markdown()
    assert "<script" not in said.replace("\\<script", "")
    assert "@everyone" not in said
    assert "#1" not in said.replace("\\#\u20601", "")
    assert "](" not in said.replace("\\]\\(", "")
    assert "https:" not in said
    assert "www." not in said


def test_a_workflow_gets_it_on_its_page_and_nothing_of_it_where_commands_are_read(project, tmp_path, monkeypatch):
    change(project, "name: The place called two", 'name: "::stop-commands::x"')
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = vinestreet(project, "changes", "main", "--format", "github")
    assert done.stdout == "What changes for readers is on this run's summary page.\n"
    assert summary.read_text(encoding="utf-8").startswith("before\n")
    assert "stop\\-commands" in summary.read_text(encoding="utf-8")


def test_without_a_browser_there_are_no_pictures_and_the_rest_is_told(project, tmp_path, monkeypatch):
    change(project, "name: The place called two", "name: Kite")
    monkeypatch.setattr(page_pictures, "BROWSERS", ("no-such-browser",))
    done = vinestreet(project, "changes", "main", "--pictures", str(tmp_path / "pictures"))
    assert done.returncode == 0
    assert (
        "There are no pictures, because there's no browser on this machine; expected one of no-such-browser."
        in done.stdout
    )
    assert "is now “Kite”" in done.stdout


def test_pictures_show_the_changed_pages_before_and_now(project, tmp_path, monkeypatch):
    try:
        browser = find()
    except NoBrowserError as error:
        skip("a Chromium browser", str(error))
    monkeypatch.setattr(page_pictures, "BROWSERS", (browser,))

    def build(project: Path, config: str, into: Path) -> bool:
        (into / "directory").mkdir(parents=True)
        (into / "directory/two.html").write_text(f"<h1>{project.name}</h1>", encoding="utf-8")
        return True

    monkeypatch.setattr(page_pictures, "build_site", build)
    change(project, "name: The place called two", "name: Kite")
    into = tmp_path / "pictures"
    said = vinestreet(project, "changes", "main", "--pictures", str(into)).stdout
    assert "1 changed page is shown before and after" in said
    assert (into / "directory--two.png").read_bytes().startswith(b"\x89PNG")
    assert 'src="directory--two.png"' in (into / "changes.html").read_text(encoding="utf-8")
    shutil.rmtree(into)
