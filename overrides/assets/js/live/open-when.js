"use strict";
/* When somebody wants a place to be open: now, today, tonight, or on another day, at a time or in a part of it. As it
   stands in addresses (`open=sa-0800`), and as minutes of a wall clock (clock.js). */

vineStreet.openWhen = (() => {
  const DAY = 1440; // minutes
  const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];
  /** @type {Record<string, [from: number, to: number]>} minutes after midnight */
  const PARTS = { morning: [300, 720], afternoon: [720, 1080], evening: [1080, 1380], night: [1320, 1740] };
  const [DUSK, NIGHT_ENDS] = [1080, 240]; // tonight goes from 6 in the evening until 4
  const FORM = new RegExp(
    `^(?:now|tonight|(?:today|tomorrow|${DAYS.join("|")})(?:-(?:[01]\\d[0-5]\\d|2[0-3][0-5]\\d|${Object.keys(PARTS).join("|")}))?)$`,
  );

  /** @param {string} time `0800`, `morning`, or empty for the whole day @returns {[from: number, to: number]} */
  function within(time) {
    if (!time) return [0, DAY];
    const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(2));
    return PARTS[time] ?? [minute, minute + 1];
  }

  return {
    /** Whether an address may ask for it. @param {string} when */
    isKnown: (when) => FORM.test(when),

    /**
     * What is asked for: any time from the first minute until before the second. What is over of it is left out; of a
     * weekday whose time is over today, the next one is meant.
     * @param {string} when `isKnown`
     * @param {number} now minutes of the place's clock
     * @returns {[from: number, to: number]} minutes of the same clock
     */
    span(when, now) {
      const midnight = now - (now % DAY);
      if (when === "now") return [now, now + 1];
      if (when === "tonight") {
        if (now - midnight < NIGHT_ENDS) return [now, midnight + NIGHT_ENDS]; // it is night still
        return [Math.max(now, midnight + DUSK), midnight + DAY + NIGHT_ENDS];
      }
      const [day, time = ""] = when.split("-");
      const [first, last] = within(time);
      const weekday = vineStreet.calendarDay(midnight / DAY).weekday;
      let ahead = day === "today" ? 0 : day === "tomorrow" ? 1 : (DAYS.indexOf(day) - weekday + 7) % 7;
      if (DAYS.includes(day) && midnight + ahead * DAY + last <= now) ahead += 7;
      const [from, to] = [midnight + ahead * DAY + first, midnight + ahead * DAY + last];
      return to > now ? [Math.max(from, now), to] : [from, to];
    },
  };
})();
