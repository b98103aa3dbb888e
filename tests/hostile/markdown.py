"""Every place of a page in Markdown where a contributor can write, as templates to put a text in."""

# With what a fork may switch on; a text can do more with these.
FORKS_EXTENSIONS = ("attr_list", "md_in_html", "abbr", "def_list", "pymdownx.details")

PLACES = {
    "a sentence": "Soup at noon, {line} and bread.",
    "the target of a link": "[soup]({line})",
    "the target of a link in brackets": "[soup](<{line}>)",
    "the title of a link": '[soup](soup.md "{line}")',
    "the words of a link": "[{line}](index.md)",
    "a link by name": "[soup][here]\n\n[here]: {line}",
    "the source of an image": "![soup]({line})",
    "the words for an image": "![{line}](soup.png)",
    "the title of an admonition": '!!! note "{line}"\n    Words.',
    "the kind of an admonition": "!!! {line}\n    Words.",
    "an admonition": '!!! note "Soup"\n    {line}',
    "the cell of a table": "| soup | {cell} |\n|---|:-:|\n| {cell} | [soup]({cell}) |",
    "a block of code": "```\n{text}\n```",
    "the language of a block of code": "```{line}\nsoup\n```",
    "code in a sentence": "Say `{line}` at the door.",
    "a footnote": "Soup.[^1]\n\n[^1]: {line}",
    "the name of a footnote": "Soup.[^{line}]\n\n[^{line}]: Words.",
    "a heading": "## Soup {line}",
    "a list": "- {line}\n- soup",
    "a quotation": "> {line}",
    "attributes": "Soup.\n{{: {line} }}",
    "attributes of a link": "[soup](index.md){{: {line} }}",
    "an abbreviation": "The VSK has soup.\n\n*[VSK]: {line}",
    "an attribute in raw HTML": '<p title="{line}" class="{line}" id="{line}">Soup.</p>',
    "an address in raw HTML": '<a href="{line}">soup</a> <img alt="soup" src="{line}">',
    "Markdown in raw HTML": '<div markdown="1">\n{text}\n</div>',
    "a block of its own": "{text}",
}


def filled(place: str, text: str) -> str:
    """The Markdown of `place` with `text` in it, on one line where it takes no more."""
    line = " ".join(text.splitlines())
    return place.format(text=text, line=line, cell=line.replace("|", "\\|"))
