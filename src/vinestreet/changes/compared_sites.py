"""The two versions of a site that are compared."""

from dataclasses import dataclass

from vinestreet.site.site import Site


@dataclass(frozen=True, slots=True)
class ComparedSites:
    """The site `before` and `now`."""

    before: Site
    now: Site
