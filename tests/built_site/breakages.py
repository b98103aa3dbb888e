"""One fault of each kind that a project can have, each with the file and line on which it is to be told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ESSAY, TALK, SHEET = (
    "docs/essays/connection.md",
    "docs/conversations/two-at-the-sink.md",
    "docs/practise/own-reflection.md",
)
ABOUT = "docs/about/index.md"
SOUP = "---\ntitle: Soup\n---\n\nSoup at noon.\n"


@dataclass(frozen=True, slots=True)
class Breakage:
    """How `spoil` breaks a project, the file that is to be named, the line (0 for a file as a whole), and some words."""

    spoil: Callable[[Path], None]
    file: str
    line: int
    words: str


def write(name: str, text: str | bytes) -> Callable[[Path], None]:
    """Put a file there."""

    def spoil(project: Path) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return spoil


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Put `new` in the place of the first `old`, a pattern."""

    def spoil(project: Path) -> None:
        path = project / name
        before = path.read_text(encoding="utf-8")
        after = re.sub(old, lambda _: new, before, count=1, flags=re.MULTILINE)
        assert after != before, f"{old} is not in {name}"
        path.write_text(after, encoding="utf-8")

    return spoil


def gone(name: str) -> Callable[[Path], None]:
    """Take a file away."""
    return lambda project: (project / name).unlink()


def both(*parts: Callable[[Path], None]) -> Callable[[Path], None]:
    """Do one after the other."""

    def spoil(project: Path) -> None:
        for part in parts:
            part(project)

    return spoil


def page(body: str) -> Callable[[Path], None]:
    """Write a page about something else, whose body begins on line 5."""
    return write("docs/about/soup.md", f"---\ntitle: Soup\n---\n\n{body}\n")


SOUP_FILE = "docs/about/soup.md"
FORK = "local/README.md"  # a folder `local` makes a fork
MAIN = "overrides/main.html"

BREAKAGES: dict[str, Breakage] = {
    # texts: front matter
    "an unknown field of an essay": Breakage(change(ESSAY, r"^title:", "titel: x\ntitle:"), ESSAY, 2, "did you mean `title`?"),
    "front matter that ends in dots": Breakage(change(ABOUT, r"\A---\n(.*\n)*?---$", "---\ntitle: About\n..."), ABOUT, 3, "end in `...`"),
    "front matter without its marks": Breakage(write(SOUP_FILE, "title: Soup\n\nSoup.\n"), SOUP_FILE, 1, "is this a setting?"),
    "front matter without its end": Breakage(write(SOUP_FILE, "---\ntitle: Soup\n\nSoup.\n"), SOUP_FILE, 1, "have no end"),
    "an alias in front matter": Breakage(write(SOUP_FILE, "---\na: &a [x]\ntitle: *a\n---\n"), SOUP_FILE, 2, "a YAML anchor"),
    "front matter that is no YAML": Breakage(write(SOUP_FILE, "---\ntitle: 'x\n---\n"), SOUP_FILE, 3, "this line can't be read"),
    "a template that isn't there": Breakage(write(SOUP_FILE, "---\ntemplate: nope.html\n---\n"), SOUP_FILE, 2, "no such page template"),
    "an icon as template": Breakage(write(SOUP_FILE, "---\ntemplate: assets/icon.svg\n---\n"), SOUP_FILE, 2, "no such page template"),
    "a search setting of the wrong kind": Breakage(write(SOUP_FILE, "---\nsearch: 1\n---\n"), SOUP_FILE, 2, "search: "),
    "a sheet to practise with": Breakage(change(SHEET, r"^drawing: .*", "drawing: cat"), SHEET, 6, "unknown value"),
    "a need that an essay names": Breakage(change(ESSAY, r"needs: \[food", "needs: [fod"), ESSAY, 6, "unknown need"),
    "the name of a file": Breakage(write("docs/essays/The Soup.md", SOUP), "docs/essays/The Soup.md", 0, "can't be an address"),
    # texts: bodies
    "a conversation": Breakage(change(TALK, r"^///$", "Then: Nowhere\n\n///"), TALK, 0, "leads nowhere"),
    "a conversation on another page": Breakage(page("/// conversation\n\nPeople:\n\n- **A**, x\n\n**A:** y\n\nThen: Nowhere\n\n///"), SOUP_FILE, 13, ""),
    "a link to a page that isn't there": Breakage(page("[Soup](soop.md)"), SOUP_FILE, 5, "leads nowhere"),
    "a link by name": Breakage(page("[Soup][s]\n\n[s]: nope.md"), SOUP_FILE, 7, "leads nowhere"),
    "a link in HTML": Breakage(page("<a href='nope.md'>Soup</a>"), SOUP_FILE, 5, "leads nowhere"),
    "a heading that isn't there": Breakage(page("[Soup](index.md#soup)"), SOUP_FILE, 5, "doesn't have that heading"),
    "a heading that isn't on this page": Breakage(page("[Soup](#soop)"), SOUP_FILE, 5, "doesn't have that heading"),
    "a picture that isn't there": Breakage(page("![Soup](soup.png)"), SOUP_FILE, 5, "leads nowhere"),
    "a picture from another site": Breakage(page("![Soup](https://spy.example/soup.png)"), SOUP_FILE, 5, "left out"),
    "a script": Breakage(page("Soup.\n\n<script>alert(1)</script>"), SOUP_FILE, 7, "left out"),
    "an id of ours": Breakage(page('<p id="search">Soup.</p>'), SOUP_FILE, 5, "left out"),
    "a link that misleads": Breakage(page("[Call 988](tel:+18775658860)"), SOUP_FILE, 5, "dials a number"),
    "quotes inside each other": Breakage(page("> " * 30 + "Soup."), SOUP_FILE, 5, "inside each other"),
    "a mark that Python's parser fails at": Breakage(page("Soup <![x at noon."), SOUP_FILE, 0, ""),
    "letters that aren't UTF-8": Breakage(write(SOUP_FILE, b"# Soup\n\nCaf\xe9\n"), SOUP_FILE, 3, "that isn't UTF-8"),
    # files
    "a drawing among the texts": Breakage(write("docs/about/map.svg", "<svg/>"), "docs/about/map.svg", 0, "isn't published"),
    "a picture that is none": Breakage(write("docs/about/soup.png", "<script>"), "docs/about/soup.png", 0, "isn't what its name says"),
    "a link out of the folder": Breakage(lambda project: (project / SOUP_FILE).symlink_to("/etc/hostname"), SOUP_FILE, 0, "leads out of the folder"),
    "a link to a folder": Breakage(lambda project: (project / "docs/about/more").symlink_to("/etc"), "docs/about/more", 0, "leads out of the folder"),
    "a name that turns text around": Breakage(write("docs/about/a\u202edm.md", SOUP), "docs/about/aU+202Edm.md", 0, "turn text around"),
    "a drawing with a script": Breakage(write("local/assets/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>'), "local/assets/icon.svg", 2, "more than draw"),
    "two pages with one address": Breakage(write("docs/about/README.md", SOUP), "docs/about/README.md", 0, ""),
    "a page with the address of one that is made": Breakage(write("docs/directory/needs/food.md", SOUP), "docs/directory/needs/food.md", 0, ""),
    "a page with the address of a template": Breakage(write("docs/everything.md", SOUP), "docs/everything.md", 0, ""),
    "the crisis page is gone": Breakage(gone("docs/help-now.md"), "docs/help-now.md", 0, ""),
    "the home page is gone": Breakage(gone("docs/index.md"), "docs/index.md", 0, ""),
    # places
    "a place": Breakage(change("resources.yml", r"^    area: old-mill", "    area: old-mil"), "resources.yml", 0, "unknown area"),
    "places that are no YAML": Breakage(change("resources.yml", r"^resources:", "resources: ["), "resources.yml", 0, ""),
    "an icon of a need": Breakage(change("resources.yml", r"icon: bowl", "icon: bowll"), "resources.yml", 0, ""),
    "a fork's places": Breakage(write("local/resources.yml", "resources:\n  soup:\n    nam: Soup\n"), "local/resources.yml", 2, "there isn't one with this id"),
    "a fork's text": Breakage(write("local/docs/about/soup.md", "---\ntitel: Soup\n---\n"), "local/docs/about/soup.md", 2, "unknown field"),
    "a fork's link": Breakage(write("local/docs/about/soup.md", "[Soup](nope.md)\n"), "local/docs/about/soup.md", 1, "leads nowhere"),
    # settings
    "a setting of the place": Breakage(change("mkdocs.yml", r"^    check_every:", "    chek_every:"), "mkdocs.yml", 0, "unknown field"),
    "settings that are no YAML": Breakage(change("mkdocs.yml", r"^theme:", "theme: ["), "mkdocs.yml", 0, ""),
    "a setting that MkDocs doesn't know": Breakage(change("mkdocs.yml", r"^theme:", "colour: green\ntheme:"), "mkdocs.yml", 0, "colour"),
    "a theme that isn't there": Breakage(change("mkdocs.yml", r"name: material", "name: granite"), "mkdocs.yml", 0, "granite"),
    "a folder of templates that isn't there": Breakage(change("mkdocs.yml", r"custom_dir: overrides", "custom_dir: override"), "mkdocs.yml", 0, "override"),
    "a plugin that isn't there": Breakage(change("mkdocs.yml", r"^  search: ", "  serch: {}\n  search: "), "mkdocs.yml", 0, "serch"),
    "a setting of a plugin": Breakage(change("mkdocs.yml", r"^  search: \{lang:", "  search: {lan:"), "mkdocs.yml", 0, "lan"),
    "an extension that isn't there": Breakage(change("mkdocs.yml", r"^  footnotes: \{\}", "  footnots: {}"), "mkdocs.yml", 0, "footnots"),
    "a setting of an extension": Breakage(change("mkdocs.yml", r"permalink: false", "permalnk: false"), "mkdocs.yml", 0, "permalnk"),
    "a hook that isn't there": Breakage(change("mkdocs.yml", r"hooks/theme_assets.py", "hooks/theme_asset.py"), "mkdocs.yml", 0, "theme_asset.py"),
    "a hook that is left out": Breakage(change("mkdocs.yml", r"^  - hooks/site_setup.py\n", ""), "mkdocs.yml", 0, "site_setup"),
    "the order of the hooks": Breakage(change("mkdocs.yml", r"^  - hooks/site_setup.py\n  - hooks/markdown_pages.py\n", "  - hooks/markdown_pages.py\n  - hooks/site_setup.py\n"), "mkdocs.yml", 0, "site_setup"),
    "a page of the navigation": Breakage(change("mkdocs.yml", r"^theme:", "nav: [index.md, nope.md]\ntheme:"), "mkdocs.yml", 0, "nope.md"),
    "an address of the site": Breakage(change("mkdocs.yml", r"^theme:", "site_url: peers\ntheme:"), "mkdocs.yml", 0, "site_url"),
    "a setting of the wrong kind": Breakage(change("mkdocs.yml", r"^site_name: .*", "site_name: [a, b]"), "mkdocs.yml", 0, "site_name"),
    "a name that is left out": Breakage(change("mkdocs.yml", r"^site_name: .*\n", ""), "mkdocs.yml", 0, "site_name"),
    "an extra template": Breakage(change("mkdocs.yml", r"^theme:", "extra_templates: [nope.xml]\ntheme:"), "mkdocs.yml", 0, "nope.xml"),
    "a fork's settings": Breakage(write("mkdocs.local.yml", "INHERIT: mkdocs.yml\nsite_nam: x\n"), "mkdocs.local.yml", 2, "site_nam"),
    "settings to inherit from": Breakage(write("mkdocs.local.yml", "INHERIT: mkdoc.yml\n"), "mkdocs.local.yml", 1, "mkdoc.yml"),
    "more to keep than is allowed": Breakage(change("mkdocs.yml", r"files: 1000, megabytes: 20", "files: 20, megabytes: 20"), "mkdocs.yml", 0, "too many files"),
    "a heavier copy than is allowed": Breakage(both(write("docs/about/soup.png", b"\x89PNG\r\n\x1a\n" + bytes(1_500_000)), change("mkdocs.yml", r"megabytes: 20", "megabytes: 1")), "mkdocs.yml", 0, "too large"),
    # words
    "sentences that are no YAML": Breakage(change("messages/en.yml", r"^site:", "site: ["), "messages/en.yml", 0, ""),
    "a sentence that isn't there": Breakage(change("messages/en.yml", r"^  skip: .*\n", ""), "overrides/partials/header.html", 0, "site.skip"),
    "a sentence with a name that nothing fills": Breakage(change("messages/en.yml", r"^  invented: .*", '  invented: "All of {plac} is invented."'), "overrides/", 0, "plac"),
    "a sentence with a bracket that is open": Breakage(change("messages/en.yml", r"^  invented: .*", '  invented: "All of {place is invented."'), "messages/en.yml", 0, ""),
    "a fork's sentences": Breakage(write("local/messages/en.yml", "site:\n  skip: 'x\n"), "local/messages/en.yml", 0, ""),
    "a fork's sentence with another name": Breakage(write("local/messages/en.yml", 'site:\n  invented: "All of {plac}."\n'), "local/messages/en.yml", 2, "plac"),
    "the lexicon": Breakage(change("lexicon/en.yml", r"^  food:", "  fod:"), "lexicon/en.yml", 0, "no need has this id"),
    "a lexicon that is no YAML": Breakage(change("lexicon/en.yml", r"^needs:", "needs: ["), "lexicon/en.yml", 0, ""),
    "a fork's lexicon": Breakage(write("local/lexicon/en.yml", "needs:\n  fod: {any: [soup]}\n"), "local/lexicon/en.yml", 2, "no need has this id"),
    # the theme
    "a slip in a template": Breakage(change(MAIN, r"\{% block above %\}", "{% blck above %}"), MAIN, 0, "blck"),
    "a filter that isn't there": Breakage(change(MAIN, r"page.content\|safe", "page.content|saef"), MAIN, 0, "saef"),
    "a template to include": Breakage(change(MAIN, r"partials/footer.html", "partials/foter.html"), MAIN, 0, "foter.html"),
    "a template to extend": Breakage(change("overrides/home.html", r'extends "main.html"', 'extends "mian.html"'), "overrides/home.html", 0, "mian.html"),
    "a sentence that a template asks for": Breakage(change("overrides/404.html", r'notfound.what', 'notfound.wat'), "overrides/404.html", 0, "notfound.wat"),
    "a name that a template asks for": Breakage(change("overrides/directory/listing.html", r"listing.name", "listng.name"), "overrides/directory/listing.html", 0, "listng"),
    "a part of a part that a template asks for": Breakage(change("overrides/directory/card.html", r"listing.name", "listing.nam.e"), "overrides/directory/card.html", 0, ""),
    "a file that a template loads": Breakage(change(MAIN, r"assets/vine.css", "assets/vyne.css"), MAIN, 0, "vyne.css"),
    "an icon that a template shows": Breakage(change("overrides/partials/header.html", r'icon\("search"\)', 'icon("saerch")'), "overrides/partials/header.html", 0, "saerch"),
    "a script in a template": Breakage(change("overrides/partials/footer.html", r"\Z", "<script>alert(1)</script>"), "overrides/partials/footer.html", 0, "a script inside the page"),
    "an icon that is gone": Breakage(gone("overrides/.icons/vine/search.svg"), "overrides/partials/header.html", 0, "search"),
    "the drawing of a need that is gone": Breakage(gone("overrides/.icons/vine/bowl.svg"), "overrides/", 0, "bowl"),
    "the drawing of an essay that is gone": Breakage(gone("overrides/.drawings/tasks.svg"), "overrides/", 0, "tasks"),
    "an icon that runs something": Breakage(write("overrides/.icons/vine/search.svg", "<svg onload=alert(1)></svg>"), "overrides/.icons/vine/search.svg", 0, ""),
    "an icon that isn't UTF-8": Breakage(write("overrides/.icons/vine/search.svg", b"<svg>\xe9</svg>"), "overrides/.icons/vine/search.svg", 1, ""),
    "a template that isn't UTF-8": Breakage(write("overrides/partials/street.html", b"Caf\xe9"), "overrides/partials/street.html", 1, ""),
    "a style sheet that isn't UTF-8": Breakage(write("overrides/assets/css/foundation.css", b"/* Caf\xe9 */"), "overrides/assets/css/foundation.css", 1, ""),
    "a slip in a style sheet": Breakage(change("overrides/assets/css/foundation.css", r"\Z", "\n.x { color red }\n"), "overrides/assets/css/foundation.css", 0, "color red"),
    "a part of a style sheet": Breakage(change("overrides/assets/css/vine.css", r'@import "', '@import "nope.css";\n@import "'), "overrides/assets/css/vine.css", 0, "nope.css"),
    "a token of a style sheet": Breakage(change("overrides/assets/css/foundation.css", r"\Z", "\n.x { color: var(--nope) }\n"), "overrides/assets/css/foundation.css", 0, "--nope"),
    "a folder of scripts that is gone": Breakage(lambda project: [path.unlink() for path in (project / "overrides/assets/js/sheet").glob("*.js")], "overrides/directory/frame.html", 0, "sheet.js"),
    "a script that isn't UTF-8": Breakage(write("overrides/assets/js/sheet/soup.js", b"/* Caf\xe9 */"), "overrides/assets/js/sheet/soup.js", 1, ""),
    "the worker that keeps copies": Breakage(gone("overrides/assets/worker/keep-copies.js"), "overrides/assets/worker/keep-copies.js", 0, ""),
    "a fork's template without the policy": Breakage(write("local/overrides/partials/meta.html", '<meta charset="utf-8">'), "local/overrides/partials/meta.html", 0, "policy"),
    "a fork's frame without Leave": Breakage(write("local/overrides/partials/header.html", "<header></header>"), "local/overrides/partials/header.html", 0, "Leave"),
    "a fork's own template": Breakage(both(write("local/overrides/ours.html", "<p>Soup"), write("local/docs/about/soup.md", "---\ntemplate: ours.html\n---\n\nSoup.\n")), "local/overrides/ours.html", 0, "policy"),
    "a fork's slip in a template": Breakage(write("local/overrides/partials/street.html", "{{ place.name"), "local/overrides/partials/street.html", 1, ""),
    "a page among a fork's assets": Breakage(write("local/assets/soup.html", "<p>Soup"), "local/assets/soup.html", 0, "policy"),
}  # fmt: skip

# Of these MkDocs speaks before any hook of ours does, in words of its own.
MKDOCS_SPEAKS_FIRST = [
    BREAKAGES[name]
    for name in (
        "settings that are no YAML",
        "a setting that MkDocs doesn't know",
        "a theme that isn't there",
        "a folder of templates that isn't there",
        "a plugin that isn't there",
        "a setting of a plugin",
        "an extension that isn't there",
        "a setting of an extension",
        "a hook that isn't there",
        "an address of the site",
        "a setting of the wrong kind",
        "a name that is left out",
        "a fork's settings",
        "settings to inherit from",
        "a hook that is left out",
        "the order of the hooks",
    )
]
