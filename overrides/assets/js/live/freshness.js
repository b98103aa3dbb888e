"use strict";
/* How old a check is, and how old this copy: worked out when the page is read, because a copy may be read years later. */

vineStreet.freshness = (() => {
  const DAY = 86_400_000; // milliseconds
  const MONTH = 30.44; // days

  /** @param {number} day milliseconds, UTC */
  const inFull = (day) => vineStreet.formatDate({ dateStyle: "long" }, day);

  /** Making one costs a phone milliseconds. @type {Partial<Record<"auto" | "always", Intl.RelativeTimeFormat>>} */
  const formats = {};
  /** @param {number} days @returns {string} `yesterday`, `9 days ago`, `3 months ago` */
  function ago(days) {
    const months = Math.floor(days / MONTH);
    const numeric = days < 31 ? "auto" : "always";
    const format = (formats[numeric] ??= new Intl.RelativeTimeFormat(window.__place.locale, { numeric }));
    if (days < 31) return format.format(-days, "day");
    return months < 24 ? format.format(-months, "month") : format.format(-Math.floor(months / 12), "year");
  }

  /** The day where the places are, in days since 1970. */
  const todayHere = () => Math.floor((vineStreet.clock()?.now ?? Date.now() / 60_000) / 1440);

  /** Whether the device's clock is before the day on which this copy was made; a day more or less is its zone. */
  const clockIsWrong = () => Date.now() < Date.parse(window.__made) - DAY;

  /**
   * @param {string | undefined} checked day of the last check, 2026-11-12; none if there was none
   * @param {boolean} canCall
   * @param {boolean} [isLine] there is nowhere to go, and nobody calls an emergency number before calling it
   * @returns {string}
   */
  function check(checked, canCall, isLine = false) {
    const first = vineStreet.say(canCall ? "live.call_first" : "live.ask_first");
    if (!checked) return vineStreet.say(isLine ? "live.unchecked_line" : "live.unchecked", { first });
    const day = Date.parse(checked);
    const today = todayHere();
    const days = today - day / DAY;
    if (days < 0 || clockIsWrong()) return vineStreet.say("live.checked_on", { date: inFull(day) });
    if (days <= window.__place.checkEvery) return vineStreet.say("live.checked", { when: ago(days) });
    const thisYear = new Date(day).getUTCFullYear() === new Date(today * DAY).getUTCFullYear();
    const year = thisYear && days < 11 * MONTH ? undefined : "numeric";
    const month = vineStreet.formatDate({ month: "long", year }, day);
    return vineStreet.say(isLine ? "live.old_check_line" : "live.old_check", { month, first });
  }

  /** Whether nobody has to be told how old a check is. @param {string | undefined} checked */
  function isFresh(checked) {
    const days = checked ? todayHere() - Date.parse(checked) / DAY : NaN;
    return days >= 0 && days <= window.__place.checkEvery && !clockIsWrong();
  }

  /** @returns {string} what the reader has to know about this copy; empty when all is well */
  function copy() {
    const made = Date.parse(window.__made); // not a number where made.js could not be loaded: nothing to say then
    if (clockIsWrong()) {
      const date = new Intl.DateTimeFormat(window.__place.locale, { dateStyle: "long" }).format(Date.now());
      return vineStreet.say("live.wrong_clock", { date, made: inFull(made) });
    }
    const days = Math.floor((Date.now() - made) / DAY);
    if (!(days > window.__place.copyOldAfter)) return "";
    return vineStreet.say("live.old_copy", { when: ago(days), made: inFull(made) });
  }

  return { check, isFresh, clockIsWrong, copy };
})();
