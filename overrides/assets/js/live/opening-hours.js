"use strict";
/* Opening hours on a wall clock. The rules are those of src/vinestreet/opening_hours/browser_rules.py, in the order of the
   expression: on a day, the last rule that names it holds.

   A span belongs to the day on which it begins: a Thursday of 22:00-04:00 runs into Friday whatever is said of Friday,
   as people read it. (opening-hours-py ends it at midnight where another rule names Friday.) A weekday rule holds on
   holidays too, unless a later rule for holidays says otherwise. Hours without a set end are unknown from their beginning
   until the next ones begin, at the latest until six in the morning. Where a rule says that it depends ("by
   appointment"), nobody is told that it opens. src/vinestreet/opening_hours/day_schedule.py reckons the same way. */

/**
 * @typedef {object} Span something that holds from `start` until `end`, in minutes of vineStreet.clock
 * @property {number} start
 * @property {number} end
 * @property {"open" | "unknown"} state
 * @property {string} comment
 * @property {"" | "no_end" | "horizon" | "holidays"} reason why it is unknown, where the rules themselves do not say so
 * @property {boolean} opens whether it surely begins
 *
 * @typedef {object} Status
 * @property {OpenState} state
 * @property {Span} [span] what holds now; always there when it is not closed
 * @property {number} [until] when what is open closes; Infinity where that is not within a week
 * @property {number} [opens] when what is closed opens next, within 400 days, if that is sure
 */

/**
 * Whether something is open at some time of what is asked for, for many at once: no words, no search for what is next.
 * @param {Rule[]} rules
 * @param {string | undefined} key of the clock; the place's own when left out
 * @param {string} when as open-when.js has it: `now`, `today`, `sa-0800` …
 * @returns {Answer}
 */
vineStreet.isOpen = (rules, key, when) => {
  const clock = vineStreet.freshness.clockIsWrong() ? null : vineStreet.clock(key);
  const [from, to] = clock ? vineStreet.openWhen.span(when, clock.now) : [0, 0];
  const state = clock ? vineStreet.openingHours.during(rules, clock, from, to) : "unknown";
  return state === "open" ? "yes" : state === "closed" ? "no" : state;
};

vineStreet.openingHours = (() => {
  const DAY = 1440; // minutes
  const AHEAD = 400; // days: far enough for places of one season
  const ALWAYS = 8; // days of being open without a break
  const NIGHT_ENDS = 360; // minutes after midnight: until then, or until the next hours, an open end is unknown

  /** @param {Rule} rule @param {Day} day @param {boolean} isHoliday */
  function names(rule, day, isHoliday) {
    /** @param {[first: number, last: number]} range */
    const inDates = ([first, last]) => {
      const date = first > 9999 ? day.once : day.yearly;
      return first <= last ? first <= date && date <= last : first <= date || date <= last;
    };
    /** @param {number | number[]} named */
    const isDay = (named) =>
      typeof named === "number"
        ? named === day.weekday
        : named[0] === day.weekday && (named.includes(day.nth, 1) || named.includes(day.last, 1));
    if (rule.dates && !rule.dates.some(inDates)) return false;
    if (rule.weeks !== undefined && rule.weeks !== day.week % 2) return false;
    if (!rule.days && !rule.holidays) return true;
    return Boolean((rule.holidays && isHoliday) || rule.days?.some(isDay));
  }

  /** @param {Rule[]} rules @param {Clock} clock @param {number} number of the day @returns {Span[]} that begin on it */
  function begin(rules, clock, number) {
    const day = vineStreet.calendarDay(number);
    const midnight = number * DAY;
    if (rules.some((rule) => rule.holidays)) {
      const reason = !clock.holidays ? "holidays" : day.once > clock.horizon ? "horizon" : "";
      if (reason)
        return [{ start: midnight, end: midnight + DAY, state: "unknown", comment: "", reason, opens: false }];
    }
    const isHoliday = Boolean(clock.holidays?.has(day.once));
    let rule;
    for (const each of rules) if (names(each, day, isHoliday)) rule = each;
    if (!rule || rule.state === "closed") return [];
    const { spans = [[0, DAY]], state = "open", comment = "" } = rule;
    const opens = state === "open";
    return spans.map(([from, to]) => {
      const start = midnight + from;
      return to === null
        ? { start, end: midnight + DAY + NIGHT_ENDS, state: "unknown", comment, reason: "no_end", opens }
        : { start, end: midnight + to, state, comment, reason: "", opens };
    });
  }

  /**
   * What holds at the minute `at`: what is surely open first, and what of it ends last.
   * @param {Rule[]} rules
   * @param {Clock} clock
   * @param {number} at
   */
  function holding(rules, clock, at) {
    const today = Math.floor(at / DAY);
    /** @type {Span | undefined} */
    let best;
    const begun = [today - 1, today].flatMap((day) => begin(rules, clock, day)).filter(({ start }) => start <= at);
    const latest = Math.max(...begun.map(({ start }) => start));
    for (const span of begun) {
      if (span.end <= at || (span.reason === "no_end" && span.start < latest)) continue;
      if (!best || (span.state === best.state ? span.end > best.end : span.state === "open")) best = span;
    }
    return best;
  }

  /**
   * When what is open at `at` closes; spans that touch are one.
   * @param {Rule[]} rules
   * @param {Clock} clock
   * @param {number} at
   */
  function closing(rules, clock, at) {
    const soon = at + ALWAYS * DAY;
    let end = at;
    while (end < soon) {
      const span = holding(rules, clock, end);
      if (span?.state !== "open") break;
      end = span.end;
    }
    return end < soon ? end : Infinity;
  }

  /**
   * When what is closed at `at` opens next; undefined where something that is not sure comes before.
   * @param {Rule[]} rules
   * @param {Clock} clock
   * @param {number} at
   */
  function opening(rules, clock, at) {
    const today = Math.floor(at / DAY);
    for (let number = today; number <= today + AHEAD; number++) {
      const later = begin(rules, clock, number).filter(({ start }) => start > at);
      if (!later.length) continue;
      const next = later.reduce((first, span) => (span.start < first.start ? span : first));
      return next.opens ? next.start : undefined;
    }
  }

  return {
    /**
     * Whether a rule names one of the next days; where holidays are not known, any may be one.
     * @param {Rule} rule
     * @param {Clock} clock
     * @param {number} days
     */
    comes(rule, clock, days) {
      const today = Math.floor(clock.now / DAY);
      return Array.from({ length: days }, (_, ahead) => vineStreet.calendarDay(today + ahead)).some((day) =>
        names(rule, day, clock.holidays?.has(day.once) ?? true),
      );
    },

    /**
     * Whether it is open at some time from the minute `from` until before `to`: then already, or opening in between. It
     * is unknown where it is surely open at none of them, and may be at one.
     * @param {Rule[]} rules
     * @param {Clock} clock
     * @param {number} from
     * @param {number} to
     * @returns {OpenState}
     */
    during(rules, clock, from, to) {
      const first = holding(rules, clock, from);
      if (first?.state === "open") return "open";
      let state = /** @type {OpenState} */ (first ? "unknown" : "closed");
      for (let number = Math.floor(from / DAY); number * DAY < to; number++) {
        for (const { start, opens } of begin(rules, clock, number)) {
          if (start <= from || start >= to) continue;
          if (opens) return "open";
          state = "unknown";
        }
      }
      return state;
    },

    /** @param {Rule[]} rules @param {Clock} clock @returns {Status} */
    status(rules, clock) {
      const span = holding(rules, clock, clock.now);
      if (!span) return { state: "closed", opens: opening(rules, clock, clock.now) };
      return { state: span.state, span, until: span.state === "open" ? closing(rules, clock, clock.now) : undefined };
    },
  };
})();
