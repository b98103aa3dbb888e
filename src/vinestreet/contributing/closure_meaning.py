"""What closures mean for places, told to whoever saved them: so nobody learns on the day whom they left out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.dates import format_interval
from babel.lists import format_list

from vinestreet.site.closures import Closure, applied_to, read_closures
from vinestreet.site.site import Site

MOST_NAMED = 12


def closures_of(root: Path, site: Site) -> tuple[Closure, ...]:
    """Give the closures that hold in the project in `root`."""
    return read_closures(root, site.place, site.directory, site.made)


def closures_told(closures: Iterable[Closure], before: Iterable[Closure], site: Site) -> Iterator[str]:
    """Tell of each of the `closures` that was not there `before`: when, what, for whom, and for whom not."""
    known = {_said(closure) for closure in before}
    for closure in closures:
        if _said(closure) not in known:
            yield _told(closure, site)


def _said(closure: Closure) -> tuple[object, ...]:
    return tuple(getattr(closure, name) for name in Closure.__slots__ if name != "line")


def _told(closure: Closure, site: Site) -> str:
    t, directory = site.words, site.directory
    every = directory.listings.values()
    meant = [each.name for each in every if any(applied_to(each, [closure], site.place, directory))]
    times = format_list([site.say.hours.span(span) for span in closure.spans], locale=t.locale)
    key = "form.closure_open" if closure.spans else "form.closure_closed"
    days = format_interval(closure.first, closure.until, "yMMMd", locale=t.locale)
    told = t(key, days=days, times=times, count=len(meant), names=_names(meant, site))
    if closure.besides:
        left_out = [directory.listings[id_].name for id_ in closure.besides if id_ in directory.listings]
        told = f"{told} {t('form.closure_besides', names=_names(left_out, site))}"
    return told


def _names(names: list[str], site: Site) -> str:
    more = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], site.words("form.closure_more", count=more)] if more > 0 else names
    return format_list(shown, locale=site.words.locale)
