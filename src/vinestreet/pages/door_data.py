"""How to get in, for the page of the reader's own list: the finder, which everybody loads, does without it."""

from vinestreet.site.site import Site


def door_data(site: Site) -> dict[str, str]:
    """Give the sentence that gets a visitor in, by a listing's id, for `var __doors`.

    What is closed for good has no door any more, and one whose address is secret is on nobody's list.
    """
    return {
        listing.id: listing.arrive.door
        for listing in site.directory.listings.values()
        if listing.arrive and listing.arrive.door and listing.status.kind != "closed" and not listing.confidential
    }
