"use strict";
/* What a day of the calendar is: its number, its weekday, which one of the month, and its week. */

/**
 * @typedef {object} Day
 * @property {number} yearly MMDD
 * @property {number} once YYYYMMDD
 * @property {number} weekday 0 for Monday
 * @property {number} nth 2 for the second such weekday of its month
 * @property {number} last -1 for the last such weekday of its month
 * @property {number} week of ISO 8601: the one that holds the first Thursday of a year is its first
 */

vineStreet.calendarDay = (() => {
  const DAY = 86_400_000; // milliseconds
  const THURSDAY = 3;

  /** Hundreds of schedules ask for the same few days. @type {Map<number, Day>} */
  const known = new Map();

  /** @param {number} number days since 1 January 1970 @returns {Day} */
  function work(number) {
    const at = new Date(number * DAY);
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    const weekday = (at.getUTCDay() + 6) % 7;
    const thursday = number - weekday + THURSDAY;
    const newYear = Date.UTC(new Date(thursday * DAY).getUTCFullYear(), 0, 1) / DAY;
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate(); // of the month
    return {
      yearly: month * 100 + day,
      once: year * 10_000 + month * 100 + day,
      weekday,
      nth: Math.ceil(day / 7),
      last: -Math.ceil((days - day + 1) / 7),
      week: Math.floor((thursday - newYear) / 7) + 1,
    };
  }

  return (number) => {
    const day = known.get(number) ?? work(number);
    known.set(number, day);
    return day;
  };
})();
