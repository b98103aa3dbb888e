"""What is told about the words that people type, and stops nothing: needs that nobody finds by typing."""

from vinestreet.core.problems import Problem
from vinestreet.core.project_paths import FOLDER
from vinestreet.site.site import Site


def needs_without_words(site: Site) -> list[Problem]:
    """Give each need of `site` that has no phrase in any language, with the file to write one into.

    In a fork, that is its own file: upstream's needs have words.
    """
    file = f"lexicon/{site.place.locale.language}.yml"
    file = f"{FOLDER}/{file}" if site.directory.overlay.file else file
    return [
        Problem(
            file, 0, f"needs.{id_}", "", "need_without_words", {"mended": f"{id_}: {{any: [{need.label.lower()}]}}"}
        )
        for id_, need in site.directory.needs.items()
        if not site.phrases.get(id_)
    ]
