"""Lists of weekdays in free-text hours: Mon-Fri, M/W/F, 1st & 3rd Tue, Sat and holidays."""

from vinestreet.opening_hours.free_text.time_words import HOLIDAY
from vinestreet.opening_hours.free_text.tokens import NotUnderstoodError, Token

Day = tuple[int, tuple[int, ...]]  # a weekday or 7 for holidays, and which ones of the month
_DAILY = 7


class Cursor:
    """A place in the tokens of one text, which goes from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        """Leave out what says nothing: words like `open`, and dashes at the beginning of a line."""
        kept = [token for token in tokens if token.kind != "fill"]
        self.tokens = [
            token
            for before, token, after in zip([None, *kept], kept, [*kept[1:], None], strict=False)
            if token.kind != "dash"
            or token.text == "word"  # Mon-Thru is a slip
            or (before and after and "hard" not in (before.kind, after.kind))
        ]
        self.at = 0

    def _kind(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _skip(self, *kinds: str) -> bool:
        """Pass over tokens of these kinds; tell whether there were any."""
        before = self.at
        while self._kind() in kinds:
            self._take()
        return self.at > before


class Days(Cursor):
    """Reads lists of days."""

    def days(self) -> list[Day]:
        """Read a list of days; raises NotUnderstoodError."""
        found: list[Day] = []
        apart = lettered = counted = False  # whether the list has commas; whether its Tuesday was a T
        elements = 0
        while True:
            every = self._skip("every")
            nth = self._nth()
            if self._kind() not in ("day", "days", "t"):
                raise NotUnderstoodError
            first = self._take()
            days = list(first.value)
            if first.kind == "t":
                days, lettered = self._t(found, lettered), True
            ranged = first.kind != "days" and self._kind() == "dash" and self._kind(1) in ("day", "t")
            if ranged:
                days = self._range(first)
            if nth and (len(days) != 1 or days[0] == HOLIDAY):
                raise NotUnderstoodError
            if not nth and not every and found and found[-1][1]:
                raise NotUnderstoodError  # 1st Tue & Thu: which Thursdays?
            prefixed = bool(nth)
            nth = nth or (self._nth_behind() if len(days) == 1 and days[0] != HOLIDAY else ())
            if nth and not prefixed and any(not which for _, which in found):
                raise NotUnderstoodError  # Mon, Wed (1st & 3rd): which Mondays?
            if found and not nth and _DAILY in (len(days), len(found)):  # daily, Mon-Fri: every day of these
                if counted or first.text == "week":
                    raise NotUnderstoodError  # Monday, 7 days a week
                days = days if len(days) < _DAILY else [day for day, _ in found]
                found = []
            counted = first.text == "week"
            found += [(day, nth) for day in days]
            elements += 1
            if self._skip("monthly") and not any(which for _, which in found):
                raise NotUnderstoodError
            mark = self.at
            comma = self._skip("soft")
            if not (comma or self._goes_on(ranged)) or self._kind() not in ("day", "days", "t", "nth", "every"):
                self.at = mark
                break
            apart = apart or comma
        two = [day for day, which in found if not which]
        if elements == len(two) == 2 and not apart and abs(two[0] - two[1]) != 1:
            raise NotUnderstoodError  # Mon Fri: a dash may be lost
        return list(dict.fromkeys(found))

    def _goes_on(self, ranged: bool) -> bool:
        """Whether a list goes on without a comma, as in Mon Tue Wed; not in 9-5 Mon-Fri. Saturday by appointment."""
        stopped = self.tokens[self.at - 1].text == "."
        return not ranged and not (stopped and self._kind() and self.tokens[self.at].text != ".")

    def _t(self, found: list[Day], lettered: bool) -> list[int]:
        """A T is Tuesday, and in M T W T F then Thursday; W, T could be either."""
        if not found or found[-1][0] < 1 or found[-1][0] == 6:
            return [1]
        if lettered and found[-1][0] == 2:
            return [3]
        raise NotUnderstoodError

    def _range(self, first: Token) -> list[int]:
        """Mon-Fri; three and more in a chain are a list: M-W-F."""
        chain = [first]
        while self._kind() == "dash" and self._kind(1) in ("day", "t"):
            self._take()
            chain.append(self._take())
        days = [token.value[0] for token in chain]
        if len(chain) > 2:
            if any(token.kind == "t" for token in chain[2:]) or len(set(days)) < len(days):
                raise NotUnderstoodError
            return days
        if chain[1].kind == "t" or days[0] == days[1] or (chain[0].kind == "t" and days[1] == 3):
            raise NotUnderstoodError  # M-T, Sun-Sun, T-Th
        return [(days[0] + step) % 7 for step in range((days[1] - days[0]) % 7 + 1)]

    def _nth(self) -> tuple[int, ...]:
        found: list[int] = []
        while self._kind() == "nth":
            found += self._take().value
            mark = self.at
            if self._skip("soft") and self._kind() != "nth":
                self.at = mark
        return tuple(sorted(set(found), key=lambda n: n % 9))

    def _nth_behind(self) -> tuple[int, ...]:
        """Sat (4th of the month): which ones, behind the day, if no other day follows them."""
        mark = self.at
        self._skip("soft")
        nth = self._nth()
        monthly = self._skip("monthly")
        if nth and (monthly or self._kind() in ("soft", "clock", "hard", "")):
            behind = self.at
            if not (self._skip("soft") or monthly) or self._kind() not in ("day", "days", "t", "nth"):
                self.at = behind
                return nth
        self.at = mark
        return ()
