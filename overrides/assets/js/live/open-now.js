"use strict";
/* What is open now, in a sentence: "Open until 9 PM.", "Closed. Opens tomorrow at 9 AM." */

vineStreet.openNow = (() => {
  const DAY = 1440; // minutes
  const NOON = 720;
  const FAR = 300; // days: a date so far off needs its year
  const { say } = vineStreet;

  /** @param {Intl.DateTimeFormatOptions} options @param {number} minutes of a wall clock */
  const format = (options, minutes) => vineStreet.formatDate(options, minutes * 60_000);

  /** @param {number} minutes @returns {string} `9 PM`, `noon`; `21:00`, `12:00` */
  function clockTime(minutes) {
    const ofDay = minutes % DAY;
    if (ofDay === 0) return say("live.midnight");
    const time = format({ timeStyle: "short" }, minutes);
    if (ofDay === NOON && /\p{L}/u.test(time)) return say("live.noon");
    // As src/vinestreet/opening_hours/sentences.py writes it: 9 PM, and no line breaks before PM.
    return time.replace(/:00(?=\s)/, "").replace(/\s/g, "\xa0");
  }

  /**
   * With its zone, and beside it what the reader's own device shows then, where people in other zones call.
   * @param {Clock} clock
   * @param {number} minutes
   * @returns {string} `9 PM`, `9 PM Eastern Time`, `9 PM Eastern Time (6 PM on this device)`
   */
  function timeOf(clock, minutes) {
    const time = clockTime(minutes);
    if (!clock.name) return time;
    const there = say("live.zone_time", { time, zone: clock.name });
    const onDevice = vineStreet.clock.onDevice(clock, minutes);
    if (onDevice === minutes) return there;
    /** @param {number} now @param {number} then midnight ends a day */
    const dayIn = (now, then) => dayOf(daysBetween(now, then - 1), then - 1);
    const day = dayIn(vineStreet.clock.onDevice(clock, clock.now), onDevice);
    const isSame = day === dayIn(clock.now, minutes);
    const here = isSame ? clockTime(onDevice) : say("live.day_at", { day, time: clockTime(onDevice) });
    return say("live.both_times", { time: there, here });
  }

  /** @param {number} days from today @param {number} at a minute of that day @returns {string} `tomorrow`, `Tuesday` */
  function dayOf(days, at) {
    if (days === 0) return say("live.today");
    if (days === 1) return say("live.tomorrow");
    if (days < 7) return format({ weekday: "long" }, at);
    return format({ month: "long", day: "numeric", year: days > FAR ? "numeric" : undefined }, at);
  }

  /** @param {number} now @param {number} then both minutes of the same wall clock */
  const daysBetween = (now, then) => Math.floor(then / DAY) - Math.floor(now / DAY);

  /** @param {Clock} clock @param {number} then */
  function opens(clock, then) {
    const soon = vineStreet.clock.until(clock, then);
    if (soon < Infinity) return say("live.opens_in", { count: soon });
    const days = daysBetween(clock.now, then);
    const time = timeOf(clock, then);
    return days ? say("live.opens_on", { day: dayOf(days, then), time }) : say("live.opens_at", { time });
  }

  /** @param {Clock} clock @param {number} then */
  function closes(clock, then) {
    if (then === Infinity) return say("live.always");
    const soon = vineStreet.clock.until(clock, then);
    if (soon < Infinity) return say("live.closes_in", { count: soon });
    const last = then - 1; // midnight ends a day: what is open until Friday at midnight closes as Saturday begins
    const days = daysBetween(clock.now, last);
    const time = timeOf(clock, then);
    // In the evening, "until 7 AM" can only be the next morning's.
    const isPlain = days === 0 || (days === 1 && then % DAY <= NOON && NOON <= clock.now % DAY);
    return isPlain ? say("live.open_until", { time }) : say("live.open_until_day", { day: dayOf(days, last), time });
  }

  /** @param {string} words of a contributor */
  const sentence = (words) => `${words[0].toLocaleUpperCase()}${words.slice(1).replace(/\.$/, "")}.`;

  /** @param {string} words @param {string} comment */
  const withComment = (words, comment) => (comment ? `${words} ${sentence(comment)}` : words);

  /** What it depends on: "Until noon: by appointment." @param {Clock} clock @param {Span} span */
  function depends(clock, { comment, end, reason }) {
    const isDay = end % DAY === 0 || reason === "no_end"; // a rule without times, or without an end
    return sentence(
      isDay ? say("live.depends", { comment }) : say("live.depends_until", { time: timeOf(clock, end), comment }),
    );
  }

  /** @param {Clock} clock @param {Span} span @param {string} first what to do first, in words */
  function unknown(clock, span, first) {
    const { reason, comment, start, opens } = span;
    if (reason === "no_end" && opens) return withComment(say("live.no_end", { time: timeOf(clock, start) }), comment);
    if (reason === "horizon") {
      const until = Date.parse(window.__place.horizon) / 60_000;
      return say("live.unknown_horizon", { first, date: format({ dateStyle: "long" }, until) });
    }
    if (reason === "holidays") return say("live.unknown_holidays", { first });
    return comment ? depends(clock, span) : say("live.unknown", { first });
  }

  /**
   * @param {Rule[] | null} rules null where nobody told us the hours
   * @param {string | undefined} key of the clock; the place's own when left out
   * @param {boolean} canCall
   * @returns {{state: OpenState, words: string}}
   */
  return (rules, key, canCall) => {
    const first = say(canCall ? "live.call_first" : "live.ask_first");
    if (!rules) return { state: "unknown", words: say("live.unknown_hours", { first }) };
    const clock = vineStreet.clock(key);
    if (!clock) return { state: "unknown", words: say("live.unknown_zone", { first }) };
    const { state, span, until, opens: next } = vineStreet.openingHours.status(rules, clock);
    if (!span) return { state, words: next ? opens(clock, next) : say("live.closed") };
    if (until === undefined) return { state, words: unknown(clock, span, first) };
    return { state, words: withComment(closes(clock, until), span.comment) };
  };
})();
