"""Opening hours before and now, day by day: which days are new, which are gone, and which have other times."""

from collections.abc import Iterator, Mapping

from vinestreet.core.messages import Messages
from vinestreet.directory.fact_phrasing import FactPhrasing
from vinestreet.opening_hours.day_schedule import WHOLE_DAY, is_exception, ladder, spans_of
from vinestreet.opening_hours.rules import Hours, Weekday

HALF = 30  # minutes
Week = tuple[tuple[str, ...], ...]  # the lines of each day, from Monday on


def changed_hours(before: Hours | None, now: Hours | None, say: FactPhrasing) -> Iterator[str]:
    """Give a sentence for each group of days that changed in the same way, and for each exception that did.

    Two expressions that say the same give nothing.
    """
    t = say.t
    if before is None or now is None:
        if now:
            yield t("changes.hours_known", now=_all(now, say))
        elif before:
            yield t("changes.hours_unknown", before=_all(before, say))
        return
    old, new = _week(before, say), _week(now, say)
    if not (old and new):
        if _all(before, say) != _all(now, say):
            yield t("changes.was", label=t("changes.label_hours"), before=_all(before, say), now=_all(now, say))
        return
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Weekday]] = {}
    for day, lines in enumerate(zip(old, new, strict=True)):
        if lines[0] != lines[1]:
            groups.setdefault(lines, []).append(Weekday(day))
    word = t("hours.closed")
    closed = (word[:1].upper() + word[1:],)
    for (was, is_), days in groups.items():
        values: Mapping[str, str] = {
            "days": t("hours.every_day")
            if len(days) == len(old)
            else t("changes.on_days", days=say.hours.weekdays(days)),
            "before": _inside("; ".join(was)),
            "now": _inside("; ".join(is_)),
        }
        key = "opens" if was == closed else "opens_no_more" if is_ == closed else "times"
        moved = " ".join(_moved(before, now, days[0].day, t)) if key == "times" else ""
        yield f"{t(f'changes.hours_{key}', **values)} {moved}".strip()
    exceptions = [[each.text for each in say.hours.sentences(hours) if each.exception] for hours in (before, now)]
    for gone in (text for text in exceptions[0] if text not in exceptions[1]):
        yield t("changes.hours_exception_gone", words=gone)
    for added in (text for text in exceptions[1] if text not in exceptions[0]):
        yield t("changes.hours_exception_new", words=added)


def _moved(before: Hours, now: Hours, day: int, t: Messages) -> Iterator[str]:
    """Say how much earlier or later it opens and closes where a day has the same times but for that."""
    steps = [ladder(hours, day) for hours in (before, now)]
    steps = [tuple(rule for rule in step if not is_exception(rule)) for step in steps]
    if any(len(step) != 1 or step[0].state != "open" for step in steps):
        return
    old, new = (spans_of(step[0]) for step in steps)
    if WHOLE_DAY in (*old, *new):
        return
    different = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    if len(old) != len(new) or len(different) != 1:
        return
    (was, is_), one = different[0], len(old) == 1
    if is_.start != was.start and (one or was == old[0]):
        yield t(f"changes.opens_{_way(is_.start - was.start)}", time=_time(is_.start - was.start, t))
    if was.end and is_.end and is_.end != was.end and (one or was == old[-1]):
        yield t(f"changes.closes_{_way(is_.end - was.end)}", time=_time(is_.end - was.end, t))


def _way(minutes: int) -> str:
    return "later" if minutes > 0 else "earlier"


def _time(minutes: int, t: Messages) -> str:
    hours, rest = divmod(abs(minutes), 60)
    if rest == HALF:
        return t("changes.hours_half", count=hours) if hours else t("changes.half_hour")
    return t("changes.hours_long", count=hours) if not rest else t("changes.minutes_long", count=abs(minutes))


def _week(hours: Hours, say: FactPhrasing) -> Week:
    days = say.hours.week(hours)
    return tuple(day.lines for day in (days * 7 if len(days) == 1 else days))


def _all(hours: Hours, say: FactPhrasing) -> str:
    return " ".join(sentence.text for sentence in say.hours.sentences(hours))


def _inside(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
