"""What is due, told three ways: lines for a terminal, a list to tick off for an issue of a code host, and data."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinestreet.core.markdown_text import as_words
from vinestreet.core.problems import visible
from vinestreet.directory.entry_lines import SourceLine
from vinestreet.maintenance.review_schedule import DueReview, ReviewPlan
from vinestreet.pages.contact_links import checked_form
from vinestreet.site.crisis_lines import is_checked_otherwise
from vinestreet.site.site import Site

MOST_TO_TICK = 150
MOST_LETTERS = 55_000  # of all that is to be ticked; code hosts take some 65,000 in one issue


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """Tells a `plan` as it is `on` a day and until `until`; `places` says where each entry begins."""

    plan: ReviewPlan
    site: Site
    places: Mapping[str, SourceLine]
    on: date
    until: date

    def text(self) -> str:
        """What is due and what comes, one line each, and whether the hours are enough."""
        parts = [[self._heading_of_faults(), *map(visible, self._faults())]] if self.site.stand_ins else []
        parts.append([self._heading(), *map(self._line, self.plan.due)])
        parts.append([self._heading_of_coming(), *map(self._line, self.plan.coming)])
        return "\n\n".join(["\n".join(part) for part in parts] + self._ended() + [self._effort()])

    def markdown(self, site_url: str, repository: str = "") -> str:
        """The same as Markdown, grouped by who looks after the area; pages are linked where `site_url` says where the
        site is. In the `repository`, if there is one, a form tells how it went; where none may, there is a box to tick.

        Names cannot bring marks of their own, and call nobody by @name.
        """
        t = self.site.words
        boxes = _Letters(MOST_LETTERS)
        parts = [self._heading(), *self._boxes(self.plan.due, site_url, repository, boxes)]
        parts += ["", self._heading_of_coming(), *self._boxes(self.plan.coming, site_url, repository, boxes)]
        has_forms = any(self._form(one, repository) for one in (*self.plan.due, *self.plan.coming))
        how_to = [t("stale.how_to_form" if has_forms else "stale.how_to")]
        how_to += [] if has_forms or repository else [t("stale.no_forms")]
        how_to += [] if site_url else [t("stale.no_pages")]
        faults = [f"- [ ] {as_words(line)}" for line in self._faults()]
        first = [f"**{self._heading_of_faults()}**", *faults, ""] if faults else []
        ended = [f"- {as_words(line)}" for part in self._ended() for line in part.split("\n")]
        return "\n".join([*first, "\n\n".join(how_to), "", *parts, "", *ended, *([""] * bool(ended)), self._effort()])

    def data(self) -> dict[str, Any]:
        """The same as data for JSON, in the same order; days are ISO 8601."""
        plan, place = self.plan, self.site.place
        return {
            "on": self.on.isoformat(),
            "until": self.until.isoformat(),
            **({"faults": [*self._faults()]} if self.site.stand_ins else {}),
            "due": [self._datum(one) for one in plan.due],
            "coming": [self._datum(one) for one in plan.coming],
            "checks_a_month": round(plan.a_month, 1),
            "volunteer_hours": place.volunteer_hours,
            "minutes_a_check": place.minutes_a_check,
            "hours_for": None if plan.hours_for is None else round(plan.hours_for, 1),
            "is_enough": plan.is_enough,
            "ended": [problem.told(self.site.words) for problem in self.site.ended],
        }

    def _heading_of_faults(self) -> str:
        return self.site.words("faults.go_on", count=len(self.site.stand_ins))

    def _faults(self) -> Iterator[str]:
        """Each place that's published as it last was, and what is wrong with its newer text."""
        for each in self.site.stand_ins:
            yield from (replace(problem, mended=None).told(self.site.words) for problem in each.problems)

    def _ended(self) -> list[str]:
        """What was to hold for a while and is over, one line each: nobody is shown it, and somebody takes it away."""
        told = [problem.told(self.site.words) for problem in self.site.ended]
        return ["\n".join(told)] if told else []

    def _heading(self) -> str:
        t, on = self.site.words, self.site.say.date(self.on)
        return t("stale.due", count=len(self.plan.due), on=on) if self.plan.due else t("stale.nothing_due", on=on)

    def _heading_of_coming(self) -> str:
        t, until = self.site.words, self.site.say.date(self.until)
        coming = len(self.plan.coming)
        return t("stale.coming", count=coming, until=until) if coming else t("stale.nothing_coming", until=until)

    def _line(self, one: DueReview) -> str:
        said = "; ".join([self._why(one), *self._ways(one)])
        return visible(f"{self.places[one.listing.id]}: {one.listing.id}: {said}")

    def _boxes(self, dues: Sequence[DueReview], site_url: str, repository: str, left: "_Letters") -> Iterator[str]:
        shown = 0
        groups: dict[tuple[str, ...], list[DueReview]] = {}
        for one in dues[:MOST_TO_TICK]:
            groups.setdefault(self._who(one), []).append(one)
        for names, ones in groups.items():
            if groups.keys() != {()}:
                who = ", ".join(map(as_words, names))
                yield from (
                    "",
                    self.site.words("stale.takes", names=who) if names else self.site.words("stale.anybody"),
                )
            for one in ones:
                box = self._box(one, site_url, repository)
                if left.take(box):
                    shown += 1
                    yield box
        if len(dues) > shown:
            yield "- " + self.site.words("stale.more", count=len(dues) - shown)

    def _box(self, one: DueReview, site_url: str, repository: str) -> str:
        name = as_words(one.listing.name)
        name = f"[{name}]({site_url.rstrip('/')}/{one.listing.url})" if site_url else name
        said = "; ".join([self._why(one), *(_as_link(way) for way in self._ways(one))])
        line = f"**{name}** (`{one.listing.id}`): {said}"
        if form := self._form(one, repository):
            return f"- {line}. **[{self.site.words('stale.tell')}]({form})**"
        return f"- [ ] {line}; {as_words(str(self.places[one.listing.id]))}"

    def _form(self, one: DueReview, repository: str) -> str:
        return "" if self._is_checked_otherwise(one) else checked_form(one.listing, repository)

    def _who(self, one: DueReview) -> tuple[str, ...]:
        """Who looks after the area, or after what nobody else does; nobody alone after a crisis line."""
        if one.crisis:
            return ()
        checkers = self.site.place.checkers
        names = tuple(who.called for who in checkers if one.listing.area in who.areas)
        return names or tuple(who.called for who in checkers if not who.areas)

    def _why(self, one: DueReview) -> str:
        """Why, and until when its check is good."""
        t, say, checked = self.site.words, self.site.say, one.listing.checked
        if checked is None:
            why = t("stale.never")
        elif one.why == "stored-copy":
            why = t("stale.stored_copy", on=say.date(checked.on))
        else:
            why = t("stale.old", on=say.date(checked.on))
        if one.crisis:
            why = t("stale.crisis", why=why)
        if one.by and one.by >= self.on and one.why == "old":
            why = t("stale.by", why=why, by=say.date(one.by))
        if tries := one.listing.tries:
            why = t("stale.tried", why=why, count=len(tries), on=say.date(tries[-1].on))
        return why

    def _ways(self, one: DueReview) -> Iterator[str]:
        """How to ask. Nobody should keep a crisis line busy to ask whether it is there, nor an emergency number."""
        t, listing = self.site.words, one.listing
        if self._is_checked_otherwise(one):
            yield t("stale.do_not_ring")
        else:
            yield from (t("stale.call", number=phone.shown) for phone in listing.phones[:1])
            yield from listing.emails[:1]
            if not (listing.phones or listing.emails or listing.websites):
                there = listing.address and not listing.confidential
                yield t("stale.go_there") if there else t("stale.no_way")
        yield from listing.websites[:1]

    def _is_checked_otherwise(self, one: DueReview) -> bool:
        return is_checked_otherwise(one.listing, self.site.directory, self.site.place)

    def _effort(self) -> str:
        t, plan, place = self.site.words, self.plan, self.site.place
        a_month = t("stale.a_month", count=round(plan.a_month))
        if plan.hours_for is None:
            return a_month + t("stale.undeclared", minutes=place.minutes_a_check)
        said = a_month + t("stale.hours_for", count=round(plan.hours_for))
        weeks = plan.weeks_to_catch_up
        if weeks is None:
            return said + t("stale.not_enough")
        return said + (t("stale.catch_up", count=max(1, round(weeks))) if plan.due else "")

    def _datum(self, one: DueReview) -> dict[str, Any]:
        listing, checked = one.listing, one.listing.checked
        return {
            "id": listing.id,
            "name": listing.name,
            "file": self.places[listing.id].file,
            "line": self.places[listing.id].line or None,
            "page": listing.url,
            "why": one.why,
            "crisis": one.crisis,
            "checked": checked.on.isoformat() if checked else None,
            "how": checked.how if checked else None,
            "by": one.by.isoformat() if one.by else None,
            "tried": [each.on.isoformat() for each in listing.tries],
            "phones": _shown(listing.phones),
            "websites": [*listing.websites],
        }


class _Letters:
    """How many letters there is still room for."""

    def __init__(self, room: int) -> None:
        self._room = room

    def take(self, line: str) -> bool:
        """Whether `line` has its place."""
        self._room -= len(line) + 1
        return self._room >= 0


def _shown(lines: Iterable[Any]) -> list[str]:
    return [line.shown for line in lines]


def _as_link(way: str) -> str:
    """Addresses in angle brackets, which neither kind may hold."""
    return f"<{way}>" if re.match(r"https?://\S+$|\S+@\S+$", way) else way
