"""All that templates may use beside the page itself, by name."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from vinestreet.core.yaml_reader import read_text
from vinestreet.pages.contact_links import voice_form
from vinestreet.pages.finder_data import finder_choices, offered_facets
from vinestreet.pages.first_ways import first_ways
from vinestreet.pages.page_list import PlaceFinder, all_needs, lines_abroad, never_without_you
from vinestreet.pages.sharing_card import SharingCards
from vinestreet.pages.site_icon import own_icon
from vinestreet.security.browser_storage import STORED_ITEMS
from vinestreet.security.csp import CONTENT_POLICY
from vinestreet.site.crisis_lines import is_old
from vinestreet.site.site import Site
from vinestreet.texts.library import Library

ICONS = ".icons/vine"
DRAWINGS = ".drawings"


def template_globals(
    site: Site,
    library: Library,
    *,
    root: Path,
    theme_folders: Sequence[Path],
    asset: Callable[[str], str],
    worker: str,
    config: Any,
) -> dict[str, Any]:
    """Give what templates may use: words, facts, texts, drawings from `theme_folders` (the first lies over the others)
    of the project in `root`.

    `asset` gives the name that a file is delivered under, and `worker` is the file of the worker that keeps copies,
    empty where there is none. `config` has the site's settings as templates ask for them.
    """
    icons, drawings = (_drawn(theme_folders, within) for within in (ICONS, DRAWINGS))
    return {
        "t": site.words,
        "say": site.say,
        "place": SimpleNamespace(
            name=site.place.name,
            country=site.place.country,
            demonstration=site.place.demonstration,
            crisis=[site.directory.listings[id_] for id_ in site.place.crisis],
            emergency=site.directory.listings[site.place.emergency],
            exit=site.place.exit,
            menu=site.place.menu,
            corrections=site.place.corrections,
            corrections_phone=site.place.corrections_phone,
        ),
        "banner": _banner(site),
        "to_do": 0 if site.can_be_published else len(site.doubtful),
        "directory": site.directory,
        "needs": all_needs(site.directory),
        "is_old": lambda line: is_old(line, site.made),
        "first_ways": first_ways,
        "never_without_you": lambda: never_without_you(site.directory, site.place.crisis),
        "lines_abroad": lambda: lines_abroad(site.directory, site.place.country),
        # Of the emergency number nobody has to hear that its hours aren't known, and to call first.
        "always_there": lambda line: (
            line.told_hours.expression == "24/7" if line.told_hours else line.id == site.place.emergency
        ),
        "made": site.made,
        "finder_choices": finder_choices(site),
        "finder_facets": offered_facets(site),
        "library": library,
        "sharing_card": SharingCards(site, config.site_name, config.site_url or "", library.texts).of_text,
        "voice_form": partial(voice_form, config.repo_url or ""),
        "essays_for_need": lambda need: library.essays_for([need.id]),
        "essays_for_listing": library.essays_for_listing,
        "find_places": PlaceFinder(site.directory, site.place.crisis).places,
        "icon": icons.__getitem__,
        "own_icon": own_icon(root),
        "drawing": drawings.__getitem__,
        "asset": asset,
        "worker": worker,
        "content_policy": Markup(CONTENT_POLICY),
        "kept": STORED_ITEMS,
    }


def _banner(site: Site) -> SimpleNamespace | None:
    """What stands on top of pages for now, and until when: in words, and as browsers read it."""
    if (banner := site.banner) is None:
        return None
    return SimpleNamespace(
        words=banner.words,
        link=banner.link,
        end=banner.end_in_words(site.say),
        ends=banner.ends(site.place.timezone),
        is_on=banner.is_on,
    )


def _drawn(theme_folders: Sequence[Path], within: str) -> dict[str, Markup]:
    """The drawings in a folder of the theme by their names; a fork's lie over upstream's."""
    folders = [folder / within for folder in reversed(theme_folders)]
    return {file.stem: Markup(read_text(file)) for folder in folders for file in folder.glob("*.svg")}
