"""The data of the directory that scripts load: each file's address, and what makes its text."""

from collections.abc import Callable

from vinestreet.core.project_paths import LayeredFolder
from vinestreet.pages.assets import MATERIAL, SCRIPTS, SHEETS, assigned, script_folders
from vinestreet.pages.door_data import door_data
from vinestreet.pages.finder_data import finder_data
from vinestreet.pages.lexicon_data import lexicon_data
from vinestreet.pages.place_data import place_data
from vinestreet.site.site import Site

DATA: dict[str, Callable[[Site], str]] = {
    "directory/place.js": lambda site: assigned("__place", place_data(site)),
    "directory/listings.js": lambda site: assigned("__directory", finder_data(site)),
    "directory/doors.js": lambda site: assigned("__doors", door_data(site)),
    "directory/lexicon.js": lambda site: assigned("__lexicon", lexicon_data(site)),
}


def asset_names(theme: LayeredFolder) -> list[str]:
    """Give every address that templates may ask `asset` for."""
    sheets = (f"assets/{name}.css" for name in SHEETS)
    return [MATERIAL, *DATA, *sheets, *(f"{SCRIPTS}/{name}.js" for name in script_folders(theme))]
